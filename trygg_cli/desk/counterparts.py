"""Which file on one side of a comparison holds the plan of which file on the other.

A plan is known by its id: renamed, swapped or archived it is the same plan, and another plan at its old path is
not.  Where files have no id to go by, or a plan got another id where it stands, the path tells; where it got both
another id and another file, what it says.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.reading import identity

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from trygg_cli.desk.compared_plans import Source
    from trygg_cli.reading.identity import Identity


_FIGURES = re.compile(r"\d+")
MOST_COMPARED = 400
"""Couples of plans that are compared by what they say, at most."""


@dataclass(frozen=True, eq=False, slots=True)
class Holder:
    """A file on one side, and the plan that it holds, as far as it says."""

    source: Source
    plan: Identity | None

    @property
    def path(self) -> str | None:
        """Its path among the others."""
        return self.source.path


class Match(NamedTuple):
    """Two files that hold the same plan; one alone holds a plan that came or went.

    `replaced` held another plan at the path where a plan came, and that plan is nowhere now.
    """

    old: Source | None
    new: Source | None
    replaced: Source | None = None


def holder(source: Source) -> Holder:
    """Return a file with the plan that it holds; raises `TryggError`."""
    return Holder(source, identity.read(source.read()))


def matches(old: Sequence[Holder], new: Sequence[Holder]) -> Iterator[Match]:
    """Yield the files that belong together in the order of the new side; then what came, and what went."""
    found = _by_plan(old, new)
    taken = {*found.values()}
    at = {file.path: file for file in old if file not in taken and file.path is not None}
    replaced: dict[Holder, Source] = {}
    for file in new:
        before = None if file in found or file.path is None else at.pop(file.path, None)
        if before and hold_the_same(before, file):
            found[file] = before
        elif before:
            replaced[file] = before.source
    taken = {*found.values()}
    came, gone = [file for file in new if file not in found], [file for file in old if file not in taken]
    found |= {after: before for before, after in renamed(gone, came)}
    sources = {file.source for file in found.values()}
    replaced = {file: source for file, source in replaced.items() if source not in sources}
    yield from (Match(found[file].source, file.source) for file in new if file in found)
    yield from (Match(None, file.source, replaced.get(file)) for file in new if file not in found)
    taken = {*found.values()}
    yield from (Match(file.source, None) for file in old if file not in taken)


def hold_the_same(one: Holder, other: Holder) -> bool:
    """Tell whether two versions of a file hold one plan: with the same id, or other ids and much the same contents.

    What has no id to go by is taken for the same.
    """
    if one.plan is None or other.plan is None or one.plan.key == other.plan.key:
        return True
    from trygg_cli.text import source
    from trygg_cli.words.likeness import are_alike

    return are_alike(*(source.parse(source.decode(side.source.read())[0]).data for side in (one, other)))


def renamed(old: Sequence[Holder], new: Sequence[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """Yield the plans that got another id and another file at once: much the same for sure, and as no other is.

    A plan for another time that was made of the last one is another plan. Of many at once nothing is said: each would
    have to be compared with every other.
    """
    if not 0 < len(old) * len(new) <= MOST_COMPARED:
        return
    from trygg_cli.words.likeness import SURELY_ALIKE, say_the_same

    before, after = ([_ReadFile.of(file) for file in side if file.plan] for side in (old, new))
    found = [
        (file.holder, other.holder)
        for file in before
        for other in after
        if _may_be_renamed(file, other) and say_the_same(file.texts, other.texts, SURELY_ALIKE)
    ]
    times = Counter(file for couple in found for file in couple)
    yield from ((file, other) for file, other in found if times[file] == times[other] == 1)


class _ReadFile(NamedTuple):
    """A file with what its plan says, and for what time that is."""

    holder: Holder
    texts: Counter[tuple[str, str]]
    valid: object

    @classmethod
    def of(cls, one: Holder) -> _ReadFile:
        from trygg_cli.text import source
        from trygg_cli.words.likeness import texts

        data = source.parse(source.decode(one.source.read())[0]).data
        return cls(one, texts(data), data.get("gäller") if isinstance(data, dict) else None)


def _may_be_renamed(one: _ReadFile, other: _ReadFile) -> bool:
    """Tell whether two plans are of one municipality, as far as they say, and of one time, as ids and they say."""
    before, after = one.holder.plan, other.holder.plan
    if before is None or after is None or one.valid != other.valid:
        return False
    homes = {before.home, after.home}
    is_next = _FIGURES.sub("0", before.key) == _FIGURES.sub("0", after.key)
    return not is_next and (len(homes) == 1 or "" in homes)


def _by_plan(old: Sequence[Holder], new: Sequence[Holder]) -> dict[Holder, Holder]:
    """Return the old file of each new one that holds the same plan.

    Of several with one id the municipality tells, and the path where that does not; a plan that names no
    municipality may be anybody's.
    """
    sides = [[(file, file.plan) for file in side if file.plan] for side in (old, new)]
    found: dict[Holder, Holder] = {}
    _match(sides, found, lambda one, plan: (plan.key, plan.home, one.path))
    _match(sides, found, lambda _, plan: (plan.key, plan.home))
    _match(sides, found, lambda one, plan: (plan.key, one.path))
    for anybody in (0, 1):
        some = [
            [pair for pair in side if number != anybody or not pair[1].home]
            for number, side in enumerate(sides)
        ]
        _match(some, found, lambda _, plan: plan.key)
    return found


def _match(
    sides: Sequence[Sequence[tuple[Holder, Identity]]],
    found: dict[Holder, Holder],
    mark: Callable[[Holder, Identity], Hashable],
) -> None:
    """Match those that are left and have the same mark, in order."""
    taken = {*found.values()}
    waiting: dict[Hashable, deque[Holder]] = {}
    for side, plan in sides[0]:
        if side not in taken:
            waiting.setdefault(mark(side, plan), deque()).append(side)
    for side, plan in sides[1]:
        others = waiting.get(mark(side, plan))
        if side not in found and others:
            found[side] = others.popleft()
