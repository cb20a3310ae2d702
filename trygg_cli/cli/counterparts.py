"""Which file on one side of a comparison holds the plan of which file on the other.

A plan is known by its id: renamed, swapped or archived it is the same plan, and another plan at its old path is
not.  Where files have no id to go by, or a plan got another id where it stands, the path tells.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import identity

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from trygg_cli.cli.sides import Source
    from trygg_cli.identity import Identity


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
    at = {one.path: one for one in old if one not in taken and one.path is not None}
    replaced: dict[Holder, Source] = {}
    for one in new:
        before = None if one in found or one.path is None else at.pop(one.path, None)
        if before and hold_the_same(before, one):
            found[one] = before
        elif before:
            replaced[one] = before.source
    yield from (Match(found[one].source, one.source) for one in new if one in found)
    yield from (Match(None, one.source, replaced.get(one)) for one in new if one not in found)
    taken = {*found.values()}
    yield from (Match(one.source, None) for one in old if one not in taken)


def hold_the_same(one: Holder, other: Holder) -> bool:
    """Tell whether two versions of a file hold one plan: with the same id, or other ids and much the same contents.

    What has no id to go by is taken for the same.
    """
    if one.plan is None or other.plan is None or one.plan.key == other.plan.key:
        return True
    from trygg_cli import source
    from trygg_cli.likeness import are_alike

    return are_alike(*(source.parse(source.decode(side.source.read())[0]).data for side in (one, other)))


def _by_plan(old: Sequence[Holder], new: Sequence[Holder]) -> dict[Holder, Holder]:
    """Return the old file of each new one that holds the same plan.

    Of several with one id the municipality tells, and the path where that does not; a plan that names no
    municipality may be anybody's.
    """
    sides = [[(one, one.plan) for one in side if one.plan] for side in (old, new)]
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
    for one, plan in sides[0]:
        if one not in taken:
            waiting.setdefault(mark(one, plan), deque()).append(one)
    for one, plan in sides[1]:
        others = waiting.get(mark(one, plan))
        if one not in found and others:
            found[one] = others.popleft()
