"""What a target says: whether it has a figure, binds the value, or is a time, and which way is better by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Direction, TimeUnit
from trygg_cli.standing.recurring import bounds_of, says_how_many

if TYPE_CHECKING:
    from trygg_cli.model.indicator import Duration, Indicator, Target

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


def has_any(target: Target) -> bool:
    """Tell whether the target says anything that an outcome can be compared with."""
    return has_figure(target) or target.direction is not None


def has_figure(target: Target) -> bool:
    """Tell whether the target says more than which way an outcome is to go."""
    figures = (target.at_least, target.at_most, target.exactly, target.change_percent)
    return any(figure is not None for figure in figures) or any(
        (target.every, target.within, target.recurring, target.of_which)
    )


def better(indicator: Indicator) -> Direction | None:
    """Return which way is better: as the scale or the target says, or as follows from the target."""
    target = indicator.target
    if indicator.scale and indicator.scale.better:
        return indicator.scale.better
    if target is None:
        return None
    return target.direction or _implied(indicator, target)


def is_more_too_much(indicator: Indicator, target: Target) -> bool:
    """Tell whether more than exactly so much falls short: of what is to be less, or nothing at all."""
    if target.exactly is None:
        return False
    stated = (indicator.scale and indicator.scale.better) or target.direction
    return stated is Direction.DOWN or (target.exactly == 0 and stated is None)


def _implied(indicator: Indicator, target: Target) -> Direction | None:
    if target.change_percent:
        return Direction.UP if target.change_percent > 0 else Direction.DOWN
    if is_more_too_much(indicator, target) or (target.within and is_time(indicator)):
        return Direction.DOWN
    low, high = target.at_least, target.at_most
    if low is None and high is None and target.recurring:
        low, high = bounds_of(target, target.recurring)
    if (low is None) == (high is None):
        return Direction.UP if target.every else None
    return Direction.DOWN if low is None else Direction.UP


def looks_at_value(target: Target) -> bool:
    """Tell whether a condition is about the value, and not only about how often, which way or parts of it."""
    return has_bounds(target) or bool(target.every or target.within)


def has_bounds(target: Target) -> bool:
    """Tell whether the value itself is bound; where how often has no figure of its own, bounds are for that."""
    if target.recurring and not says_how_many(target.recurring):
        return target.exactly is not None
    return any(bound is not None for bound in (target.at_least, target.at_most, target.exactly))


def is_time(indicator: Indicator) -> bool:
    """Tell whether what is measured may be a length of time."""
    return indicator.unit is None or indicator.unit in _TIME_UNITS


def longest(indicator: Indicator, within: Duration) -> float | None:
    """Return the longest time in the indicator's own unit; months are only compared with months."""
    unit, own = within.unit, _TIME_UNITS.get(indicator.unit or "", within.unit)
    if own is unit:
        return within.number
    return within.number * _HOURS[unit] / _HOURS[own] if own in _HOURS and unit in _HOURS else None
