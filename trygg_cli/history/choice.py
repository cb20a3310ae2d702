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
    kept = [one for one in telling.entries if _is_within(one.version.date, choice)]
    if choice.weights:
        narrowed = (
            replace(one, changes=tuple(change for change in one.changes if change.weight in choice.weights))
            for one in kept
        )
        kept = [one for one in narrowed if one.changes]
    if choice.limit is not None:
        kept = kept[max(0, len(kept) - choice.limit) :]
    turned = (
        replace(one, turns=tuple(turn for turn in one.turns if _is_within(turn.day, choice)))
        for one in telling.courses
    )
    return replace(
        telling,
        entries=tuple(reversed(kept) if choice.newest_first else kept),
        courses=tuple(one for one in turned if one.turns),
    )


def _is_within(day: date, choice: Choice) -> bool:
    return (choice.since is None or day >= choice.since) and (choice.until is None or day <= choice.until)
