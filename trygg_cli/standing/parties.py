"""Whose report it is, where several parties report on the same thing.

What nobody in particular reported speaks for all.  A party's latest is its own or, where that is newer, what speaks
for all; where each of those who answer has reported since, what speaks for all is no longer asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from typing import Protocol

    from trygg_cli.model.measure import FollowUp
    from trygg_cli.standing.moment import DatedReport, Judged

    class PartyFollowUp(DatedReport, Protocol):
        """A follow-up that may say whose it is."""

        @property
        def party(self) -> str | None:
            """The actor whose it is."""


_F = TypeVar("_F", bound="PartyFollowUp")


class Contradiction(NamedTuple):
    """Two reports for the same period by the same party that cannot both be so; the later, if either is, is second."""

    first: FollowUp
    second: FollowUp


def latest(entries: Sequence[_F], answering: Iterable[str]) -> dict[str | None, _F]:
    """Return the latest entry of each party, oldest first in; nothing is who speaks for all."""
    found: dict[str | None, _F] = {}
    for entry in entries:
        if entry.party is None:
            found = {None: entry}
        else:
            found[entry.party] = entry
    every = {*answering, *(entry.party for entry in entries if entry.party is not None)}
    if len(found) > 1 and every <= found.keys():
        found.pop(None, None)
    return found


def tied(pairs: Iterable[tuple[_F, _F]], found: Mapping[str | None, _F], judged: Judged) -> Iterator[_F]:
    """Yield both of the contradicting reports of which nothing says which is the later, where one is a latest."""
    for first, second in pairs:
        if found.get(second.party) is second and judged.age(first) == judged.age(second):
            yield from (first, second)


def differ(found: Iterable[_F], value: Callable[[_F], Hashable]) -> bool:
    """Tell whether the parties say different things."""
    return len({value(entry) for entry in found}) > 1
