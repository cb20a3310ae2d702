"""Every commit that wrote a plan, whatever its file was called, and on whatever branch.

Unlike the versions of a file these only ever grow in number: a plan that was renamed, that changed names with another
or that was away for a time has all of its commits, and those of a branch are there before and after it is merged.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.reading import identity
from trygg_cli.repository.git import Repository, TreeFile
from trygg_cli.system import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.reading.document import Document
    from trygg_cli.reading.identity import Identity

_LOG = (
    *("log", "-z", "--raw", "-c", "--root", "--no-renames", "--no-abbrev", "--topo-order", "--reverse"),
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-notes", "--no-color"),
    *("--format=tformat:%H%x00%as", "--end-of-options", "HEAD"),
)
_FILE = "100"


class WritingCommit(NamedTuple):
    """A commit that wrote a plan: its day, the files that held the plan before it, and the one that it made."""

    day: date
    before: tuple[TreeFile, ...]
    after: TreeFile


class PlanCommits:
    """Reads what commits made of plans, each repository once."""

    def __init__(self) -> None:
        self._logs: dict[Path, _Log | None] = {}

    def of(self, document: Document) -> CommitsOfPlan | None:
        """Return the commits of a plan; nothing where git has none that can be read."""
        folder, own = Path(document.name).absolute().parent, identity.of(document.data)
        if folder not in self._logs:
            self._logs[folder] = _log(folder)
        log = self._logs[folder]
        if log is None or own is None:
            return None
        path = log.repository.path(document.name)
        found = [made for step in log.steps.get(own.key, ()) if (made := step.of(own, path))]
        now = [entry for held, entry in log.now.get(own.key, ()) if held.may_be(own)]
        return CommitsOfPlan(log.repository, found, tuple(now)) if found else None

    @property
    def is_cut(self) -> bool:
        """Whether what came before some commits is not in a shallow clone."""
        return any(log.repository.is_shallow for log in self._logs.values() if log)

    def close(self) -> None:
        """Let go of the repositories."""
        for log in filter(None, self._logs.values()):
            log.repository.close()


class CommitsOfPlan(NamedTuple):
    """The commits of a plan, parents before children, and the files that hold it in the last one."""

    repository: Repository
    steps: list[WritingCommit]
    now: tuple[TreeFile, ...]


_Holders = dict[str, list[tuple["Identity", TreeFile]]]
"""Files with the plans that they hold, by the ids of these."""


@dataclass(frozen=True, slots=True)
class _CommitStep:
    day: date
    before: list[tuple[Identity, TreeFile]]
    after: list[tuple[Identity, TreeFile]]

    def of(self, own: Identity, path: str | None) -> WritingCommit | None:
        """Return what the commit made of a plan; of copies the one at its path."""
        before, after = (
            [entry for held, entry in some if held.may_be(own)] for some in (self.before, self.after)
        )
        if not after:
            return None
        here = next((entry for entry in after if entry.path == path), after[-1])
        return WritingCommit(self.day, tuple(before), here)


@dataclass(frozen=True, slots=True)
class _Log:
    repository: Repository
    steps: dict[str, list[_CommitStep]]
    now: _Holders


def _log(folder: Path) -> _Log | None:
    """Return what the commits of the repository that a folder is in made of plans; nothing where it cannot be read."""
    try:
        repository = Repository(folder)
    except TryggError:
        return None
    try:
        known: dict[str, Identity | None] = {}
        steps: dict[str, list[_CommitStep]] = {}
        for day, old, new in _changes(repository):
            before, after = (_holders(repository, some, known) for some in (old, new))
            for key, holders in after.items():
                steps.setdefault(key, []).append(_CommitStep(day, before.get(key, []), holders))
        return _Log(repository, steps, _holders(repository, repository.files("HEAD"), known))
    except TryggError:
        repository.close()
        return None


def _holders(
    repository: Repository, entries: Iterable[TreeFile], known: dict[str, Identity | None]
) -> _Holders:
    found: _Holders = {}
    for entry in entries:
        if not files.is_plan(entry.path):
            continue
        if entry.hash not in known:
            known[entry.hash] = identity.read(repository.read(entry))
        if plan := known[entry.hash]:
            found.setdefault(plan.key, []).append((plan, entry))
    return found


def _changes(repository: Repository) -> Iterator[tuple[date, list[TreeFile], list[TreeFile]]]:
    """Yield for each commit its day, and the files that it changed as they were and as they are.

    A merge has changed those that are as in none of its parents.
    """
    words = filter(None, repository.answer(*_LOG).split(b"\0"))
    day = date.max
    old: list[TreeFile] = []
    new: list[TreeFile] = []
    for word in words:
        if not word.lstrip(b"\n").startswith(b":"):
            yield day, old, new
            day, old, new = _day(next(words)), [], []
            continue
        *before, after = _sides(word.strip(b"\n").decode("ascii"), os.fsdecode(next(words)))
        old += filter(None, before)
        new += filter(None, [after])
    yield day, old, new


def _sides(facts: str, path: str) -> Iterator[TreeFile | None]:
    """Yield a file as it was in each parent, and as it is; nothing where it was none."""
    parents = len(facts) - len(facts.lstrip(":"))
    words = facts.lstrip(":").split(" ")
    modes, hashes = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    for mode, hash_ in zip(modes, hashes, strict=True):
        yield TreeFile(path, hash_) if mode.startswith(_FILE) else None


def _day(text: bytes) -> date:
    """Return the day of a commit; a date that no calendar has is the last one there is."""
    try:
        return date.fromisoformat(text.decode("ascii"))
    except ValueError:
        return date.max
