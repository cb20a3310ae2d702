"""The part of a history that somebody wants to see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    kept = [entry for entry in telling.entries if _is_within(entry.version.date, choice)]
    if choice.weights:
        narrowed = (
            replace(
                entry, changes=tuple(change for change in entry.changes if change.weight in choice.weights)
            )
            for entry in kept
        )
        kept = [entry for entry in narrowed if entry.changes]
    if choice.limit is not None:
        kept = kept[max(0, len(kept) - choice.limit) :]
    turned = (
        replace(course, turns=tuple(turn for turn in course.turns if _is_within(turn.day, choice)))
        for course in telling.courses
    )
    return replace(
        telling,
        entries=tuple(reversed(kept) if choice.newest_first else kept),
        courses=tuple(course for course in turned if course.turns),
    )


def _is_within(day: date, choice: Choice) -> bool:
    return (choice.since is None or day >= choice.since) and (choice.until is None or day <= choice.until)
