"""Whose report it is, where several parties report on the same thing.

What nobody in particular reported speaks for all.  A party's latest is its own or, where that is newer, what speaks
for all; where each of those who answer has reported since, what speaks for all is no longer asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from typing import Protocol

    from trygg_cli.standing.moment import DatedReport, Judged

    class PartyFollowUp(DatedReport, Protocol):
        """A follow-up that may say whose it is."""

        @property
        def party(self) -> str | None:
            """The actor whose it is."""


_F = TypeVar("_F", bound="PartyFollowUp")


class Contradiction(NamedTuple, Generic[_F]):
    """Two reports for the same period by the same party that cannot both be so, and which of them counts.

    The second is the later, unless nothing tells which is: then the lesser counts.
    """

    first: _F
    second: _F
    counted: _F

    is_tied: bool


def contradictions(
    entries: Iterable[_F],
    judged: Judged,
    said: Callable[[_F], object],
    goes_back: Callable[[_F, _F], bool],
    least: Callable[[list[_F]], _F],
) -> Iterator[Contradiction[_F]]:
    """Yield reports for one period by one party that differ on one day, or on none, or go back, oldest first in."""
    seen: dict[object, _F] = {}
    for entry in entries:
        if said(entry) is None:
            continue
        key = (entry.party, entry.period.start, entry.period.end)
        before = seen.get(key)
        if before is not None and said(before) != said(entry):
            days = judged.written(before), judged.written(entry)
            if None in days or days[0] == days[1] or goes_back(before, entry):
                is_tied = judged.age(before) == judged.age(entry)
                yield Contradiction(before, entry, least([before, entry]) if is_tied else entry, is_tied)
        seen[key] = entry


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


def silent(parts: Iterable[Sequence[str]], entries: Iterable[PartyFollowUp]) -> tuple[str, ...]:
    """Return those of whom nobody in their part has said anything, where others have; what nobody signed is of all."""
    said = {entry.party for entry in entries}
    if not said or None in said:
        return ()
    return tuple(dict.fromkeys(part[0] for part in parts if said.isdisjoint(part)))


def in_order(chosen: Iterable[_F], entries: Iterable[_F]) -> list[_F]:
    """Return what is chosen of some entries in the order of these, oldest first."""
    known = {id(entry) for entry in chosen}
    return [entry for entry in entries if id(entry) in known]


def tied(pairs: Iterable[Contradiction[_F]], found: Mapping[str | None, _F]) -> Iterator[_F]:
    """Yield both of the contradicting reports of which nothing says which is the later, where one is a latest."""
    for pair in pairs:
        if pair.is_tied and found.get(pair.second.party) is pair.second:
            yield from (pair.first, pair.second)


def differ(found: Iterable[_F], value: Callable[[_F], Hashable]) -> bool:
    """Tell whether the parties say different things."""
    return len({value(entry) for entry in found}) > 1
