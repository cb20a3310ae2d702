"""Whether something happens as often as it is to.

Outcomes are counts.  They are summed over the unit of time that the target names (the calendar year,
the tertial …), or, where an outcome spans several such units, over its own time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.model.kinds import Unit
from trygg_cli.period import Period
from trygg_cli.standing.verdict import REACHED, Progress, missed, not_yet, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.model.governance import Validity
    from trygg_cli.model.indicator import Outcome, Target

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.TERTIAL: 4, Unit.TERM: 6, Unit.HALF_YEAR: 6, Unit.YEAR: 12}
_KINDS = {Unit.QUARTER: "Q", Unit.TERTIAL: "T", Unit.TERM: "H", Unit.HALF_YEAR: "H"}
_WEEK = 7


@dataclass(frozen=True, slots=True)
class TimeFrame:
    """The period reported on, and the time of the plan, which `per: planperiod` counts over."""

    reported: Period
    valid: Validity | None = None


def count_recurring(target: Target, outcomes: Sequence[Outcome], frame: TimeFrame) -> Progress:
    """Return whether a recurring target is reached; the outcomes are of one place, oldest first."""
    frequency = target.recurring
    if frequency is None:
        return REACHED
    low = next((n for n in (frequency.times, frequency.least, target.at_least) if n is not None), None)
    high = frequency.most if frequency.most is not None else target.at_most
    if (low is None and high is None) or frequency.per is None:
        return unknown(message("the target does not say how many times, or per what time"))
    counts = [outcome for outcome in outcomes if outcome.value is not None]
    if not counts:
        return unknown(message("nothing has been measured yet"))
    window = _window(frequency.per, counts[-1].period, frame.valid)
    if window is None:
        return unknown(
            message("the target is for the time of the plan, and the plan does not say when that is")
        )
    units = _units(frequency.per, window)
    total = _sum_within(counts, window)
    return _compare(total, low and low * units, high and high * units, over=window.end <= frame.reported.end)


def _compare(total: float, low: float | None, high: float | None, *, over: bool) -> Progress:
    if high is not None and total > high:
        return missed()
    if low is not None and total < low:
        return missed(total / low) if over else not_yet(total / low)
    if high is not None and not over:
        return unknown(message("the time that the target counts over has not ended"))
    return REACHED


def _window(unit: Unit, latest: Period, valid: Validity | None) -> Period | None:
    """Return the time to sum over: the unit in which the latest outcome ends, or the outcome's if longer."""
    if unit is Unit.PLAN:
        if valid is None or valid.start is None or valid.end is None:
            return None
        return Period(valid.start, valid.end, f"{valid.start}/{valid.end}")
    if unit is Unit.WEEK:
        return latest
    end = latest.end
    if unit is Unit.YEAR:
        own = Period.parse(f"{end.year:04}")
    elif unit is Unit.MONTH:
        own = Period.parse(f"{end.year:04}-{end.month:02}")
    else:
        own = Period.parse(f"{end.year:04}-{_KINDS[unit]}{(end.month - 1) // _MONTHS[unit] + 1}")
    return own if own.covers(latest) else latest


def _units(unit: Unit, window: Period) -> int:
    """Return how many whole units of time the window holds, at least one."""
    if unit is Unit.PLAN:
        return 1
    if unit is Unit.WEEK:
        return max(1, ((window.end - window.start).days + 1) // _WEEK)
    return max(1, _months(window) // _MONTHS[unit])


def _months(window: Period) -> int:
    return (window.end.year - window.start.year) * 12 + window.end.month - window.start.month + 1


def _sum_within(outcomes: Sequence[Outcome], window: Period) -> float:
    """Return the sum of the outcomes inside the window, of those that overlap only the longest."""
    inside = [outcome for outcome in outcomes if window.covers(outcome.period)]
    inside.sort(key=lambda outcome: outcome.period.end - outcome.period.start, reverse=True)
    taken: list[Period] = []
    total = 0.0
    for outcome in inside:
        if not any(outcome.period.overlaps(one.start, one.end) for one in taken):
            taken.append(outcome.period)
            total += outcome.value or 0.0
    return total
