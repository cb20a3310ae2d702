"""An index brought up to date with the plans on disk, and asked."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from trygg_cli.desk import harvest
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.query.index import Index, IndexedPlan, number
from trygg_cli.reading.same_id import remark
from trygg_cli.safe import storable
from trygg_cli.system import cache, files, parallel_reading, terminal
from trygg_cli.system.spooled_rows import NoRoom

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trygg_cli.desk.indexed_findings import FindingsTask
    from trygg_cli.query import Moment, UnderstoodQuestion
    from trygg_cli.settings.config import Config

_T = TypeVar("_T")
_PATIENCE = 10.0
"""Seconds to wait for another process that writes to the same database."""

_PRIMARY = 0xFF
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""How SQLite says that a file is no database, or not one with our tables."""


def place(names: Sequence[str], config: Config, findings: FindingsTask | None) -> tuple[object, ...]:
    """Return what tells the index of these names from others: where it is asked, if that matters, and the names.

    Before them comes what is near and, where there are findings, what they follow from.
    """
    found = (config.soon_late_days, *(findings.key if findings else ()))
    if names and all(map(os.path.isabs, names)):
        return *found, *names
    return *found, str(Path.cwd()), *(names or config.plans)


class _Lack(NamedTuple):
    """What keeps an index from being up to date: plans that are gone, and files to look at.

    Each file has the entry that it is to have, with the digest and stamp of what the index holds of it.
    """

    gone: list[IndexedPlan]
    files: list[tuple[str, IndexedPlan]]


class Selection:
    """The plans that questions are about; what cannot be asked of them is told once, as soon as it is found."""

    def __init__(self, found: Sequence[str | FileUnreadable], stdin_name: str) -> None:
        self._files = [name for name in found if isinstance(name, str)]
        self._shown = {files.STDIN: stdin_name}
        self._stdin: bytes | None = None
        self.unreadable: set[str] = set()
        self.left_out: set[str] = set()
        self.called: dict[str, str] = {}
        """What plans are called, by file, where several have the same id."""
        for error in found:
            if isinstance(error, FileUnreadable):
                terminal.complain(error)
                self.unreadable.add(str(error.sentence.args["name"]))

    @property
    def names(self) -> list[str]:
        """The names of the files that could be read."""
        return [self._name(file) for file in self._files if file not in self.unreadable]

    def ask(
        self,
        asked: UnderstoodQuestion,
        moment: Moment,
        path: Path | None,
        question: Callable[[Index], _T],
        findings: FindingsTask | None = None,
    ) -> _T:
        """Return what an index of the plans answers: one that is kept in a file, or one for this question alone.

        What is found in the plans has rows where there is a task of finding it.  Where the file is damaged it is made
        anew; where it is in use, or cannot be used, it is done without.
        """
        kept = harvest.Task(moment, None, findings)
        if path:
            for _ in range(2):
                try:
                    return self._ask(_open(str(path)), asked, kept, question)
                except Exception as error:
                    if isinstance(error, TryggError):
                        raise
                    if not _is_damage(error):
                        break
                    cache.remove(path)
        try:
            wanted = asked.tables(harvest.tables())
            return self._ask(_open(""), asked, kept._replace(wanted=wanted), question)
        except sqlite3.Error as error:
            from trygg_cli.system.system_errors import complaint_of_sqlite

            raise NoRoom(complaint_of_sqlite(error)) from error

    def _ask(
        self,
        index: Index,
        asked: UnderstoodQuestion,
        task: harvest.Task,
        question: Callable[[Index], _T],
    ) -> _T:
        with closing(index):
            index.begin()
            if not self._is_ready(index, asked):
                index.commit()
                self._bring_up_to_date(index, asked, task)
            self.called = index.called()
            if unclear := remark(self.called):
                terminal.say(unclear)
            return question(index)

    def _is_ready(self, index: Index, asked: UnderstoodQuestion) -> bool:
        if not index.is_prepared or (asked.searches and not index.is_searchable()):
            return False
        lack = self._lack(index.entries())
        return not lack.gone and not lack.files

    def _bring_up_to_date(self, index: Index, asked: UnderstoodQuestion, task: harvest.Task) -> None:
        """Put into an index what it lacks, and hold on to what is there then."""
        index.begin(to_write=True)
        if not index.is_prepared:
            index.prepare(task.tables)
        self._catch_up(index, self._lack(index.entries()), task)
        index.tell_apart()
        before = _held(index)
        index.commit()
        if asked.searches:
            index.begin(to_write=True)
            index.make_searchable()
            index.commit()
        if index.path:
            cache.trim(Path(index.path))
        index.begin()
        if _held(index) != before:
            raise sqlite3.OperationalError  # somebody else was quicker, and sees other files

    def _lack(self, entries: Sequence[IndexedPlan]) -> _Lack:
        """Return what an index with these entries lacks."""
        known = {entry.name: entry for entry in entries}
        old = [known.pop(self._kept_name(file), None) for file in self._files]
        numbers = number([entry and entry.number for entry in old])
        if numbers is None:  # there is no room between the old ones
            return _Lack([*entries], self._all_new())
        wanted = []
        for file, entry, at in zip(self._files, old, numbers, strict=True):
            if entry is None:
                wanted.append((file, IndexedPlan(at, self._kept_name(file))))
            elif not entry.stamp or entry.stamp != _stamp(file):
                wanted.append((file, entry))
        return _Lack([*known.values()], wanted)

    def _all_new(self) -> list[tuple[str, IndexedPlan]]:
        numbers = number([None] * len(self._files)) or []
        return [
            (file, IndexedPlan(at, self._kept_name(file)))
            for file, at in zip(self._files, numbers, strict=True)
        ]

    def _catch_up(self, index: Index, lack: _Lack, task: harvest.Task) -> None:
        for entry in lack.gone:
            index.drop(entry.number)
        changed = [(file, entry) for file, entry in lack.files if not self._is_same(index, file, entry)]
        read = parallel_reading.read([file for file, _ in changed if file != files.STDIN], task)
        for file, entry in terminal.track(changed):
            found = None if file == files.STDIN else next(read)
            if found is None or not found.digest:
                found = self._look(file, task)
            index.drop(entry.number)
            if found:
                index.put(IndexedPlan(entry.number, entry.name, found.digest, found.stamp), found.tables)

    def _is_same(self, index: Index, file: str, entry: IndexedPlan) -> bool:
        """Tell whether a file holds what an index has of it; note how it looks if so."""
        if not entry.digest:
            return False
        try:
            content, stamp = cache.read(file)
        except OSError:
            return False
        if cache.digest(content) != entry.digest:
            return False
        if stamp != entry.stamp:
            index.touch(entry._replace(stamp=stamp))
        return True

    def _look(self, file: str, task: harvest.Task) -> harvest.Harvest | None:
        """Say why a file cannot be asked, and return what there is of it all the same."""
        from trygg_cli.desk import documents
        from trygg_cli.reading import document

        name = self._name(file)
        try:
            content = self._content(file)
        except FileUnreadable as error:
            if file not in self.unreadable:
                terminal.complain(error)
            self.unreadable.add(file)
            return None
        found = document.read(name, content)
        if found.problems and name not in self.left_out:
            documents.is_sound(found)  # says what is wrong
            self.left_out.add(name)
        return task.of(name, content)

    def _content(self, file: str) -> bytes:
        if file != files.STDIN:
            return files.read(file)
        if self._stdin is None:
            self._stdin = files.read(file)
        return self._stdin

    def _kept_name(self, file: str) -> str:
        return storable(self._name(file))

    def _name(self, file: str) -> str:
        return self._shown.get(file, file)


def _is_damage(error: Exception) -> bool:
    """Tell whether an index is to be made anew: SQLite says that it is damaged, or what it holds makes no sense."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return not code or code in _DAMAGED


def _open(path: str) -> Index:
    """Return an index in a file, or for an empty path in one that is gone afterwards."""
    types = sqlite3.PARSE_DECLTYPES
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, detect_types=types)
    try:
        return Index(connection, path)
    except sqlite3.Error:  # the file is no database, or somebody holds it
        connection.close()
        raise


def _held(index: Index) -> list[tuple[int, str, bytes]]:
    return [(entry.number, entry.name, entry.digest) for entry in index.entries()]


def _stamp(file: str) -> str:
    try:
        return cache.stamp(os.stat(file))
    except OSError:
        return ""
