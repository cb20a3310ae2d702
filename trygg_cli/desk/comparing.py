"""Reading both sides of a comparison and pairing their plans, for every command that compares."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from trygg_cli.desk import plan_files
from trygg_cli.desk.counterparts import Holder, Match, matches
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.reading.compared import is_comparable, nothing
from trygg_cli.reading.same_id import seen_in
from trygg_cli.system import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trygg_cli.desk.compared_plans import ComparisonSide, Source
    from trygg_cli.diff import Moved
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.identity import Identity
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.settings.config import Config

_T = TypeVar("_T")


class TooManySides(TryggError):
    """More than two things were to be compared."""

    hint = message("name an old and a new side")

    def __init__(self, count: int) -> None:
        super().__init__(
            plural(
                "{count} thing cannot be compared, only two",
                "{count} things cannot be compared, only two",
                count,
            )
        )


class NotThere(TryggError):
    """One side lacks the plan that the other side names."""

    def __init__(self, name: str, side: str) -> None:
        super().__init__(message("{side} has no plan to compare {name} with", name=name, side=side))


class DocumentPair(NamedTuple):
    """Two documents that belong together; a plan that came or went has `nothing` on its other side.

    `replaced` is the plan that stood where one came, where that plan is nowhere now.
    """

    old: Document
    new: Document
    replaced: Document | None = None


class _LookedAt(NamedTuple):
    """Whether a plan is the same on both sides, and what each holds; nothing where it is not, or is not here."""

    is_same: bool
    contents: Sequence[bytes | None]


class Comparison:
    """Reads both sides, plan by plan; what cannot be read is complained of and counted.

    `read` makes a document of a name and bytes. `names` are the plans that were compared, `seen` all that there
    are on both sides, and `commits` the hashes of the sides that are revisions. With `on_lines` a plan is called by
    its path also where it is that of a revision, since annotations go on lines of a file.
    """

    def __init__(
        self, config: Config, stdin_name: str, read: Callable[[str, bytes], Document], *, on_lines: bool
    ) -> None:
        from trygg_cli.desk.comparison_sides import Chooser

        self._chooser, self._plans = Chooser(config, stdin_name), config.plans
        self._read, self._on_lines = read, on_lines
        self.names: list[str] = []
        self.commits: tuple[str, str] = ("", "")
        self.seen: tuple[list[Sighting], list[Sighting]] = ([], [])
        self._unreadable = 0
        self._sources: list[Source] = []

    def close(self) -> None:
        """Let go of the repository."""
        self._chooser.close()

    @property
    def unreadable(self) -> int:
        """How many plans, or places where they should be, could not be read."""
        return self._unreadable + len(self._chooser.unread)

    def matches(self, named: Sequence[str]) -> list[Match]:
        """Return the files that belong together and are not the same to the byte; raises `TryggError`."""
        old, new = self._chooser.sides(*[*named, None, None][:2])
        if not old.plans and not new.plans:
            raise plan_files.NoPlans([name for name in (old.name, new.name) if name] or self._plans)
        self.commits = old.commit, new.commit
        self._sources = [*old.plans, *new.plans]
        if old.one and new.one:
            return self._two(next(iter(old.plans), None), next(iter(new.plans), None))
        return self._all(old, new)

    def mentions(self, name: str) -> bool:
        """Tell whether a name stands anywhere in the plans of either side, å, ä, ö and letter case aside."""
        from trygg_cli.suggestion import fold

        contents = (content for source in self._sources if (content := _content(source)))
        return any(fold(name) in fold(content.decode("utf-8", "replace")) for content in contents)

    def read(self, match: Match) -> DocumentPair:
        """Return the documents of two files; raises `TryggError` where one cannot be read any more."""
        old, new, replaced = map(self._document, match)
        there = new or old
        assert there is not None
        return DocumentPair(
            old or nothing(there.name), new or nothing(_without_revision(there.name)), replaced
        )

    def each(self, matches: Sequence[Match], ask: Callable[[DocumentPair, Moved], _T]) -> list[_T]:
        """Return what is answered of each pair, and of what moved between its plan and others.

        A plan from or to which something may have moved is read once more when all have been read, so that not all
        of them are held at the same time.
        """
        from trygg_cli.diff import NOTHING_MOVED, Moves

        moves, answers = Moves(), dict[int, _T]()
        may_move = len(matches) > 1 and any(hit.old for hit in matches) and any(hit.new for hit in matches)
        for number, match in enumerate(matches):
            pair = self.read(match)
            is_looked_at = may_move and is_comparable(pair.old) and is_comparable(pair.new)
            if not moves.look(*((pair.old.composed, pair.new.composed) if is_looked_at else (None, None))):
                answers[number] = ask(pair, NOTHING_MOVED)
        for number, moved in enumerate(moves.found()):
            if number not in answers:
                answers[number] = ask(self.read(matches[number]), moved)
        return [answers[number] for number in range(len(matches))]

    def _document(self, source: Source | None) -> Document | None:
        return None if source is None else self._read(self.shown(source), source.read())

    def _two(self, old: Source | None, new: Source | None) -> list[Match]:
        """Return the two files that were named as one match, whatever plans they hold."""
        looked_at = self._look_at(old, new)
        if looked_at is None:
            return []
        self.names += [self.shown(new)] if new else []
        return [] if looked_at.is_same else [Match(old, new)]

    def _all(self, old: ComparisonSide, new: ComparisonSide) -> list[Match]:
        """Return the matches of all plans, or of the one that was named on one side; raises `NotThere`."""
        kept: tuple[list[Holder], list[Holder]] = ([], [])
        for couple in _couples(*_without_absent(old.plans, new.plans)):
            looked_at = self._look_at(*couple)
            if looked_at is None or any(source.is_module for source in couple if source):
                continue
            for number, (source, content) in enumerate(zip(couple, looked_at.contents, strict=True)):
                if source:
                    sighting = seen_in(self.shown(source), content) if content else None
                    self.seen[number].extend([sighting] if sighting else [])
                    plan = sighting.plan if sighting else None
                    kept[number].extend([] if looked_at.is_same else [Holder(source, plan)])
            self.names += [self.shown(source) for source in couple[1:] if source]
        found = [*matches(*kept)]
        self._say_renamed({holder.source: holder.plan for side in kept for holder in side}, found)
        return self._of_one(old, new, found) if old.one or new.one else found

    def _look_at(self, old: Source | None, new: Source | None) -> _LookedAt | None:
        """Return what a plan is on both sides, each read once; nothing where it cannot be read, which is complained of.

        What is the same, as git knows by hashes, need not be here.
        """
        contents, faults = list[bytes | None](), list[TryggError]()
        for source in (old, new):
            try:
                contents.append(source.read() if source else None)
            except TryggError as error:
                contents.append(None)
                faults.append(error)
        is_same = bool(old and new and old.is_same(new, *contents))
        if faults and not is_same:
            terminal.complain(faults[0])
            self._unreadable += 1
            return None
        return _LookedAt(is_same, contents)

    def _say_renamed(self, plans: Mapping[Source, Identity | None], found: Iterable[Match]) -> None:
        """Say which plans are taken for the same by what they say alone."""
        for old, new, _ in found:
            before, after = (plans.get(source) if source else None for source in (old, new))
            if old and new and before and after and old.path != new.path and before.key != after.key:
                terminal.say(
                    message(
                        "{old} is called {new} now: the plan has another id and another file, and says much the same",
                        old=self.shown(old),
                        new=self.shown(new),
                    )
                )

    def _of_one(self, old: ComparisonSide, new: ComparisonSide, found: Sequence[Match]) -> list[Match]:
        """Return the match of the plan that was named alone on one side; raises `NotThere` where it has none."""
        found = [match for match in found if (match.old if old.one else match.new)]
        for match in found:
            named, others = (match.old, new) if old.one else (match.new, old)
            if named and not (match.old and match.new):
                raise NotThere(self.shown(named), others.name)
        self.names = [self.shown(match.new) for match in found if match.new]
        return found

    def shown(self, source: Source) -> str:
        """Return what a file is called."""
        return source.path or source.name if self._on_lines and ":" in source.name else source.name


def _content(source: Source) -> bytes | None:
    """Return what a plan holds; nothing where it is not here, as what is the same on both sides need not be."""
    with suppress(TryggError):
        return source.read()
    return None


def _without_absent(*sides: Sequence[Source]) -> Iterator[Sequence[Source]]:
    """Yield the sides without the plans in submodules that one of them lacks, which cannot be compared."""
    absent = tuple(f"{source.path}/" for side in sides for source in side if source.is_module)
    for side in sides:
        yield [source for source in side if not (source.path or "").startswith(absent)] if absent else side


def _couples(old: Sequence[Source], new: Sequence[Source]) -> Iterator[tuple[Source | None, Source | None]]:
    """Yield the files that have one path, in the order of the new side, and each that has its own; those gone last."""
    before = {source.path: source for source in old if source.path is not None}
    after = {source.path for source in new}
    yield from ((before.get(source.path or ""), source) for source in new)
    yield from ((source, None) for source in old if source.path is None or source.path not in after)


def _without_revision(name: str) -> str:
    """Return the path in `REV:path`, where a plan that is gone was; a drive is no revision."""
    return name if Path(name).is_absolute() else name.partition(":")[2] or name
