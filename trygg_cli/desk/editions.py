"""Reading the versions of a plan and comparing each with the one before it, every one read once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind
from trygg_cli.desk.git import TreeFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.data import Data
    from trygg_cli.desk.git import Repository
    from trygg_cli.history import Edition
    from trygg_cli.reading.document import Document
    from trygg_cli.version import FileVersion

_PLAIN = re.compile(r"[0-9A-Za-z_-]+")
_OTHER_WAYS = (b"\\", "\N{KELVIN SIGN}".encode())


class Held:
    """What a version holds: read as a plan only where somebody asks for that."""

    def __init__(self, repository: Repository, version: FileVersion) -> None:
        self.version = version
        self._repository = repository

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self._repository.read(TreeFile(self.version.path, self.version.hash))

    @cached_property
    def document(self) -> Document:
        """The plan: with all that is wrong with it, and as far as it can be read."""
        from trygg_cli.reading import compared, document

        found = document.read(self.version.path, self.content)
        if isinstance(found.data, dict):
            return found
        loose = compared.read_loosely(self.version.path, self.content)
        return loose if isinstance(loose.data, dict) and loose.problems else found

    @property
    def is_readable(self) -> bool:
        """Whether it can be compared."""
        return isinstance(self.document.data, dict)

    def may_name(self, ids: Collection[str]) -> bool:
        """Tell whether some of the ids may stand in the file.

        One of ASCII letters and digits stands there as it is, unless a backslash writes it in another way or
        one of its letters is a sign that Unicode holds for the same.
        """
        if any(mark in self.content for mark in _OTHER_WAYS):
            return True
        return any(not _PLAIN.fullmatch(text) or text.encode() in self.content for text in ids)


def editions(
    repository: Repository,
    versions: Iterable[FileVersion],
    start: Document,
    ids: Collection[str] | None = None,
) -> Iterator[Edition]:
    """Yield each version with what it changed since the last one that could be read, or since the start.

    With ids, only those versions that may name one of them, and those that may have ceased to.
    """
    from trygg_cli.history import Edition, makers

    last = _Last(start)
    for version in versions:
        if not version.hash:
            if ids is None or last.may_name(ids):
                yield Edition(version, None, _changes(repository, version, last.document, start))
            last = _Last(start)
            continue
        held = Held(repository, version)
        if ids is not None and not held.may_name(ids) and not last.may_name(ids):
            last.skipped.append(held)
        elif not held.is_readable:
            yield Edition(version, held.document, ())
        else:
            old = last.document
            changes = _changes(repository, version, old, held.document)
            taken = version.merged if changes else ()
            branches = [[*_branch(repository, merged, old)] for merged in taken]
            yield Edition(version, held.document, changes, makers(changes, branches))
            last = _Last(held.document, held)


class _Last:
    """The last version that could be read, or the start, and those that nobody needed to read since."""

    def __init__(self, document: Document, held: Held | None = None) -> None:
        self._document, self._held = document, held
        self.skipped: list[Held] = []

    @property
    def document(self) -> Document:
        """The last one that can be read."""
        return next((held.document for held in reversed(self.skipped) if held.is_readable), self._document)

    def may_name(self, ids: Collection[str]) -> bool:
        """Tell whether some of the ids may stand in it."""
        return not self.skipped and self._held is not None and self._held.may_name(ids)


def _branch(
    repository: Repository, merged: Iterable[FileVersion], old: Document
) -> Iterator[tuple[FileVersion, Sequence[Difference]]]:
    """Yield the versions of a branch that a merge took in, with what differs from the plan before the merge."""
    for version in merged:
        held = Held(repository, version)
        if version.hash and held.is_readable:
            yield version, _changes(repository, version, old, held.document)


def _changes(
    repository: Repository, version: FileVersion, old: Document, new: Document
) -> Sequence[Difference]:
    """Return what differs; what went to or came from another plan in the same commit has moved."""
    from trygg_cli.diff import NOTHING_MOVED, Moves, differences

    moves = Moves()
    ways = moves.look(old.composed, new.composed)
    others = [*_others(repository, version, ways)] if ways else []
    for before, after in others:
        moves.look(before, after)
    return differences(old, new, moved=moves.found()[0] if others else NOTHING_MOVED)


def _others(
    repository: Repository, version: FileVersion, ways: Collection[ChangeKind]
) -> Iterator[tuple[Data, Data]]:
    """Yield, as data before and after, the other plans that a commit changed, where something may have moved.

    What came may be from a plan that was there before, and what is gone in one that is there after.
    """
    from trygg_cli.desk import files
    from trygg_cli.desk.counterparts import matches
    from trygg_cli.desk.plan_log import held
    from trygg_cli.text import source

    changed = repository.changed(version.commit)
    sides = [
        [value for value in side if value and files.is_plan(value.path)]
        for side in zip(*changed, strict=True)
    ]
    from_, to = ([value.path != version.path for value in side] for side in sides or ([], []))
    if not (ChangeKind.ADDED in ways and any(from_)) and not (ChangeKind.REMOVED in ways and any(to)):
        return
    for match in matches(*([held(repository, value.path, value.hash) for value in side] for side in sides)):
        here = match.new if version.hash else match.old
        if here is None or here.path != version.path:
            yield tuple(  # type: ignore[misc]
                source.parse(source.decode(origin.read())[0]).data if origin else None
                for origin in (match.old, match.new)
            )
