"""The conditions that a target can set, each compared with what has been measured.

A way done is only told from a baseline, or from nought where the indicator counts work done.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.model.kinds import Direction, IndicatorKind, TimeUnit
from trygg_cli.standing.recurring import TimeFrame, count_recurring
from trygg_cli.standing.verdict import REACHED, Progress, not_yet, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.model.indicator import Duration, Indicator, Outcome, SubTarget, Target

_HOURS = {TimeUnit.HOURS: 1, TimeUnit.DAYS: 24, TimeUnit.WEEKS: 168}
_TIME_UNITS = {
    "timme": TimeUnit.HOURS,
    "timmar": TimeUnit.HOURS,
    "dag": TimeUnit.DAYS,
    "dagar": TimeUnit.DAYS,
    "dygn": TimeUnit.DAYS,
    "vecka": TimeUnit.WEEKS,
    "veckor": TimeUnit.WEEKS,
    "månad": TimeUnit.MONTHS,
    "månader": TimeUnit.MONTHS,
}
_PER_CENT = ("%", "procent")


def has_any(target: Target) -> bool:
    """Tell whether the target says anything that an outcome can be compared with."""
    return has_figure(target) or target.direction is not None


def has_figure(target: Target) -> bool:
    """Tell whether the target says more than which way an outcome is to go."""
    figures = (target.at_least, target.at_most, target.change_percent)
    return any(figure is not None for figure in figures) or any(
        (target.every, target.within, target.recurring, target.of_which)
    )


def check(
    indicator: Indicator, target: Target, outcomes: Sequence[Outcome], frame: TimeFrame
) -> Iterator[Progress]:
    """Yield the verdict on each condition of the target; the outcomes are of one place, oldest first."""
    if target.recurring:
        yield count_recurring(target, outcomes, frame)
    values = [outcome.value for outcome in outcomes if outcome.value is not None]
    if values:
        yield from _value(indicator, target, values[-1])
    elif _looks_at_value(target):
        yield unknown(message("nothing has been measured yet"))
    for part in target.of_which:
        yield _part(part, outcomes)


def better(indicator: Indicator) -> Direction | None:
    """Return which way is better: as the scale or the target says, or as follows from the target."""
    target = indicator.target
    if indicator.scale and indicator.scale.better:
        return indicator.scale.better
    if target is None:
        return None
    return target.direction or _implied(indicator, target)


def _implied(indicator: Indicator, target: Target) -> Direction | None:
    if target.change_percent:
        return Direction.UP if target.change_percent > 0 else Direction.DOWN
    if target.within and _is_time(indicator):
        return Direction.DOWN
    if (target.at_least is None) == (target.at_most is None):
        return Direction.UP if target.every or target.recurring else None
    return Direction.DOWN if target.at_least is None else Direction.UP


def _value(indicator: Indicator, target: Target, value: float) -> Iterator[Progress]:
    if target.within:
        yield _in_time(indicator, target, value)
    if _has_bounds(target):
        yield _bounds(indicator, target.at_least, target.at_most, value)
    if target.change_percent is not None:
        yield _change(indicator, target.change_percent, value)
    if target.every and not target.within:
        yield _every(indicator, value)
    if target.direction and not has_figure(target):
        yield _direction(indicator, target.direction, value)


def _looks_at_value(target: Target) -> bool:
    """Tell whether a condition is about the whole, and not only about how often or about parts of it."""
    return not (target.recurring or target.of_which) or any(
        (target.within, _has_bounds(target), target.change_percent is not None, target.every)
    )


def _has_bounds(target: Target) -> bool:
    """Tell whether the value is to be at least or at most something; how often is counted elsewhere."""
    return not target.recurring and not (target.at_least is None and target.at_most is None)


def _bounds(indicator: Indicator, low: float | None, high: float | None, value: float) -> Progress:
    start = _start(indicator)
    if low is not None and _less(value, low):
        return not_yet(_way(start, value, low))
    if high is not None and _less(high, value):
        return not_yet(_way(start, value, high))
    return REACHED


def _start(indicator: Indicator) -> float | None:
    """Return where the way to the target begins."""
    start = _baseline(indicator)
    return 0.0 if start is None and indicator.kind is IndicatorKind.OUTPUT else start


def _baseline(indicator: Indicator) -> float | None:
    return indicator.baseline.value if indicator.baseline else None


def _way(start: float | None, value: float, goal: float) -> float | None:
    """Return how much of the way from start to goal is done; nothing where the way does not lead there."""
    if start is None or math.isclose(start, goal) or (value - goal) * (start - goal) < 0:
        return None
    return max(0.0, (value - start) / (goal - start))


def _less(value: float, bound: float) -> bool:
    return value < bound and not math.isclose(value, bound, rel_tol=1e-9, abs_tol=1e-12)


def _change(indicator: Indicator, percent: float, value: float) -> Progress:
    start = _baseline(indicator)
    if start is None:
        return unknown(message("the target is a change, and there is no baseline to count from"))
    if start == 0:
        return unknown(message("the target is a change in per cent, and the baseline is nought"))
    goal = start + abs(start) * percent / 100
    if percent > 0:
        return _bounds(indicator, goal, None, value)
    if percent < 0:
        return _bounds(indicator, None, goal, value)
    return _bounds(indicator, goal, goal, value)


def _every(indicator: Indicator, value: float) -> Progress:
    """Return whether all of them are reached: 100 per cent, or as many as the scale goes up to."""
    top = indicator.scale.high if indicator.scale else None
    whole = 100.0 if indicator.unit in _PER_CENT else top
    if whole is None:
        return unknown(message("the target is all of them, and the plan does not say how many they are"))
    if _less(value, whole):
        return not_yet(_way(_start(indicator) or 0.0, value, whole))
    return REACHED


def _is_time(indicator: Indicator) -> bool:
    return indicator.unit is None or indicator.unit in _TIME_UNITS


def _in_time(indicator: Indicator, target: Target, value: float) -> Progress:
    """Return whether it goes fast enough; the value is a time, or how many (or what share) were in time."""
    if target.within is None:
        return REACHED
    if _is_time(indicator):
        limit = _limit(indicator, target.within)
        if limit is None:
            return unknown(message("the outcome and the target are in units of time that cannot be compared"))
        return _bounds(indicator, None, limit, value)
    if target.at_least is not None or target.at_most is not None:
        return REACHED  # the value counts those in time, and its bounds are looked at for themselves
    if indicator.unit in _PER_CENT:
        return _every(indicator, value)
    return unknown(message("the target is a time, and what is measured is not"))


def _limit(indicator: Indicator, within: Duration) -> float | None:
    """Return the longest time in the indicator's own unit; months are only compared with months."""
    unit, own = within.unit, _TIME_UNITS.get(indicator.unit or "", within.unit)
    if own is unit:
        return within.number
    return within.number * _HOURS[unit] / _HOURS[own] if own in _HOURS and unit in _HOURS else None


def _direction(indicator: Indicator, direction: Direction, value: float) -> Progress:
    start = _baseline(indicator)
    if start is None:
        return unknown(message("the target is a change, and there is no baseline to count from"))
    wanted = _less(start, value) if direction is Direction.UP else _less(value, start)
    return REACHED if wanted else not_yet()


def _part(part: SubTarget, outcomes: Sequence[Outcome]) -> Progress:
    """Return whether so many of them, or such a share, are of a certain sort."""
    outcome = outcomes[-1]
    value = outcome.subgroups.get(part.subgroup)
    if value is None:
        return unknown(message("nothing has been measured for {subgroup}", subgroup=part.subgroup))
    if part.at_least is not None and _less(value, part.at_least):
        return not_yet(_way(0.0, value, part.at_least))
    if part.at_least_percent is not None:
        return _share(part.subgroup, part.at_least_percent, value, outcome.value)
    return (
        REACHED if part.at_least is not None else unknown(message("the target has no figure to compare with"))
    )


def _share(subgroup: str, goal: float, value: float, whole: float | None) -> Progress:
    if not whole:
        return unknown(
            message(
                "the share of {subgroup} cannot be counted, since the whole is not known", subgroup=subgroup
            )
        )
    percent = value / whole * 100
    return not_yet(_way(0.0, percent, goal)) if _less(percent, goal) else REACHED
