"""How far an indicator is from its target.

Computed from outcomes and never typed.  Without a target or an outcome the answer is that it cannot be
assessed; it is never guessed to be well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.standing import conditions
from trygg_cli.standing.recurring import TimeFrame
from trygg_cli.standing.verdict import Progress, Verdict, missed, not_yet, together, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.model.governance import Validity
    from trygg_cli.model.indicator import Indicator, Outcome, Target
    from trygg_cli.period import Period

__all__ = ["Progress", "Verdict", "assess", "measured"]


def measured(outcomes: Iterable[Outcome], reported: Period) -> list[Outcome]:
    """Return the outcomes that hold a value and end no later than the reported period, oldest first."""
    known = [
        outcome
        for outcome in outcomes
        if outcome.period.end <= reported.end and (outcome.value is not None or outcome.subgroups)
    ]
    return sorted(known, key=lambda outcome: (outcome.period.end, outcome.period.start))


def assess(indicator: Indicator, reported: Period, valid: Validity | None = None) -> Progress:
    """Return how far the indicator is from its target by the end of the reported period."""
    target = indicator.target
    if target is None:
        return unknown(message("no target is set"))
    if not conditions.has_any(target):
        return unknown(message("the target has no figure to compare with"))
    outcomes = measured(indicator.outcomes, reported)
    if not outcomes:
        return unknown(message("nothing has been measured yet"))
    frame = TimeFrame(reported, valid)
    for_all = [outcome for outcome in outcomes if outcome.place is None]
    if target.per_place or (target.places and not for_all):
        progress = _everywhere(indicator, target, outcomes, frame)
    elif for_all:
        progress = together(conditions.check(indicator, target, for_all, frame))
    else:
        progress = unknown(message("it has only been measured for separate places"))
    return _when_time_is_up(progress, target, outcomes, reported)


def _everywhere(
    indicator: Indicator, target: Target, outcomes: Sequence[Outcome], frame: TimeFrame
) -> Progress:
    """Return the verdict on a target that holds for every place on its own.

    The way done is the share of the places where it is reached.
    """
    places = list(dict.fromkeys(target.places or [outcome.place for outcome in outcomes if outcome.place]))
    found = {place: [outcome for outcome in outcomes if outcome.place == place] for place in places}
    verdicts = [together(conditions.check(indicator, target, here, frame)) for here in found.values() if here]
    reached = sum(verdict.verdict is Verdict.REACHED for verdict in verdicts)
    if any(verdict.is_behind for verdict in verdicts):
        over = any(verdict.verdict is Verdict.MISSED for verdict in verdicts)
        progress = missed(reached / len(places)) if over else not_yet(reached / len(places))
        where = message("reached in {reached} of {count} places", reached=reached, count=len(places))
        return replace(progress, reason=where)
    if not target.places:
        return unknown(message("the target holds for every place, but the plan does not say which they are"))
    if reached == len(places):
        return together(verdicts)
    missing = sum(not here for here in found.values())
    if missing:
        return unknown(
            message("{missing} of {count} places have not been measured", missing=missing, count=len(places))
        )
    return together(verdicts)


def _when_time_is_up(
    progress: Progress, target: Target, outcomes: Sequence[Outcome], reported: Period
) -> Progress:
    """Return what is not reached yet as missed, once the period in which it was to be reached is over."""
    if target.by is None or reported.end < target.by.end:
        return progress
    if not progress.is_behind:
        return progress
    if outcomes[-1].period.end < target.by.start:
        return unknown(
            message("nothing has been measured in the period in which the target was to be reached")
        )
    return replace(progress, verdict=Verdict.MISSED)
