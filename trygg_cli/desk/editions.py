"""Reading the versions of a plan and comparing each with the one before it, every one read once."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import ChangeKind
from trygg_cli.reading.reading_on import VersionReader
from trygg_cli.repository.git import TreeFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.data import Data
    from trygg_cli.history import EditionStep
    from trygg_cli.reading.document import Document
    from trygg_cli.repository.git import Repository
    from trygg_cli.version import FileVersion


class HeldVersion:
    """What a version holds: read as a plan only where somebody asks for that."""

    def __init__(
        self, repository: Repository, version: FileVersion, reader: VersionReader | None = None
    ) -> None:
        self.version = version
        self._repository, self._reader = repository, reader

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self._repository.read(TreeFile(self.version.path, self.version.hash))

    @cached_property
    def document(self) -> Document:
        """The plan: with all that is wrong with it, and as far as it can be read."""
        from trygg_cli.reading import compared, document

        read = self._reader.read if self._reader else document.read
        found = read(self.version.path, self.content)
        if isinstance(found.data, dict):
            return found
        loose = compared.read_loosely(self.version.path, self.content)
        return loose if isinstance(loose.data, dict) and loose.problems else found

    @property
    def is_readable(self) -> bool:
        """Whether it can be compared."""
        return isinstance(self.document.data, dict)

    @property
    def mark(self) -> object:
        """What it says follows from."""
        return self.version.path, self.version.hash


class _Start(NamedTuple):
    """What the first version is compared with: no plan, or one that says nothing."""

    document: Document

    @property
    def mark(self) -> object:
        """What it says follows from."""
        return self.document.name, self.document.data is None


def steps(
    repository: Repository, versions: Iterable[FileVersion], document: Document
) -> Iterator[EditionStep]:
    """Yield what is kept of each version: it and what it changed since the last that could be read, or the start.

    What the repository has notes of is not read again.
    """
    from trygg_cli.history import Condition, kept_steps

    start, reader = _Start(document), VersionReader()
    last: HeldVersion | _Start = start
    for version in versions:
        key, found = _key(repository, last, version, start), None
        with suppress(KeyError, kept_steps.NotKept):
            found = kept_steps.unpacked(repository.notes[key], version)
        held = HeldVersion(repository, version, reader)
        if found is None:
            found = _step(repository, last, held, start)
            with suppress(kept_steps.NotKept):
                repository.notes[key] = kept_steps.packed(found)
        yield found
        if found.condition is Condition.GONE:
            last = start
        elif found.condition is not Condition.UNREADABLE:
            last = held


def _key(repository: Repository, last: HeldVersion | _Start, version: FileVersion, start: _Start) -> str:
    """Return what everything that is kept of a version follows from, but for the program.

    Its commit tells what became of other plans; in a clone that lacks what came before, it tells less.
    """
    merged = [[(taken.path, taken.hash, taken.commit) for taken in branch] for branch in version.merged]
    here = version.path, version.hash or start.mark, version.commit, version.date.isoformat()
    text = repr((last.mark, here, merged, repository.is_shallow))
    return f"step {sha256(text.encode('utf-8', 'surrogateescape')).hexdigest()}"


def _step(
    repository: Repository, last: HeldVersion | _Start, held: HeldVersion, start: _Start
) -> EditionStep:
    from trygg_cli.history import Edition, makers, step

    version, before = held.version, last.document
    if not version.hash:
        gone = _changes(repository, version, before, start.document)
        return step(Edition(version, None, gone, before=before.data))
    if not held.is_readable:
        return step(Edition(version, held.document, ()))
    changes = _changes(repository, version, before, held.document)
    taken = version.merged if changes else ()
    branches = [[*_branch(repository, merged, before)] for merged in taken]
    return step(Edition(version, held.document, changes, makers(changes, branches), before.data))


def _branch(
    repository: Repository, merged: Iterable[FileVersion], old: Document
) -> Iterator[tuple[FileVersion, Sequence[Difference]]]:
    """Yield the versions of a branch that a merge took in, with what differs from the plan before the merge."""
    for version in merged:
        held = HeldVersion(repository, version)
        if version.hash and held.is_readable:
            yield version, _changes(repository, version, old, held.document)


def _changes(
    repository: Repository, version: FileVersion, old: Document, new: Document
) -> Sequence[Difference]:
    """Return what differs; what went to or came from another plan in the same commit has moved."""
    from trygg_cli.diff import NOTHING_MOVED, Moves, differences

    plain = differences(old, new)
    if all(
        difference.change.key not in ("", "id") for difference in plain
    ):  # nothing came or went as a whole
        return plain
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
    from trygg_cli.desk.counterparts import matches
    from trygg_cli.desk.plan_log import held
    from trygg_cli.system import files
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
            old, new = (
                source.parse(source.decode(origin.read())[0]).data if origin else None
                for origin in (match.old, match.new)
            )
            yield old, new
