"""The part of a history that somebody wants to see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from trygg_cli.change import Weight
    from trygg_cli.history.narrative import Narrative


@dataclass(frozen=True, slots=True)
class Choice:
    """From when until when, both days included; changes of which weights; and how many of the last entries."""

    since: date | None = None
    until: date | None = None
    weights: frozenset[Weight] = frozenset()
    limit: int | None = None
    newest_first: bool = False


def choose(telling: Narrative, choice: Choice) -> Narrative:
    """Return what is wanted of a telling; without weights all changes, and versions that changed nothing."""
    *earlier, last = (_chosen(part, choice) for part in telling.parts)
    found = replace(last, earlier=tuple(earlier))
    if choice.limit is not None:
        told = found.in_order
        kept = {id(entry) for _, entry in told[max(0, len(told) - choice.limit) :]}
        *earlier, last = (_only(part, kept) for part in found.parts)
        found = replace(last, earlier=tuple(earlier))
    return _turned(found) if choice.newest_first else found


def _chosen(telling: Narrative, choice: Choice) -> Narrative:
    """Return what is wanted of what is told of one plan, by days and weights."""
    kept = [entry for entry in telling.entries if _is_within(entry.version.date, choice)]
    if choice.weights:
        narrowed = (
            replace(
                entry, changes=tuple(change for change in entry.changes if change.weight in choice.weights)
            )
            for entry in kept
        )
        kept = [entry for entry in narrowed if entry.changes]
    turned = (
        replace(course, turns=tuple(turn for turn in course.turns if _is_within(turn.day, choice)))
        for course in telling.courses
    )
    courses = tuple(course for course in turned if course.turns)
    return replace(telling, entries=tuple(kept), courses=courses)


def _only(telling: Narrative, kept: Collection[int]) -> Narrative:
    return replace(telling, entries=tuple(entry for entry in telling.entries if id(entry) in kept))


def _turned(telling: Narrative) -> Narrative:
    earlier = tuple(map(_turned, telling.earlier))
    return replace(telling, entries=telling.entries[::-1], earlier=earlier, newest_first=True)


def _is_within(day: date, choice: Choice) -> bool:
    return (choice.since is None or day >= choice.since) and (choice.until is None or day <= choice.until)
