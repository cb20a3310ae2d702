"""The conditions that a target can set, each compared with the value that is judged.

A way done is only told from a baseline, or from nought where the indicator counts work done.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Counting, Direction, IndicatorKind, TimeUnit
from trygg_cli.standing import changes
from trygg_cli.standing.amount import ASK, PER_CENT, Amount, amount, counting, total, window
from trygg_cli.standing.recurring import bounds_of, count_recurring
from trygg_cli.standing.verdict import REACHED, Progress, Verdict, missed, pending, under_way, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Duration, Indicator, SubTarget, Target
    from trygg_cli.standing.amount import Frame, Window
    from trygg_cli.standing.outcomes import Series

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


def check(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> Iterator[Progress]:
    """Yield the verdict on each condition of the target; what was measured is for one place, oldest first."""
    how = counting(indicator)
    if target.recurring:
        yield count_recurring(target, slots, frame, how or Counting.SUM)
    if _looks_at_value(target):
        yield from _values(indicator, target, slots, frame)
    if target.change_percent is not None or (target.direction and not has_figure(target)):
        yield changes.check(indicator, target, slots, frame)
    for part in target.of_which:
        yield _part(part, slots, how, (window(target, frame), frame))


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
    low, high = target.at_least, target.at_most
    if low is None and high is None and target.recurring:
        low, high = bounds_of(target, target.recurring)
    if (low is None) == (high is None):
        return Direction.UP if target.every else None
    return Direction.DOWN if low is None else Direction.UP


def _looks_at_value(target: Target) -> bool:
    """Tell whether a condition is about the value, and not only about how often, which way or parts of it."""
    return has_bounds(target) or bool(target.every or target.within)


def has_bounds(target: Target) -> bool:
    """Tell whether the value itself is bound; where how often has no figure of its own, bounds are for that."""
    if target.recurring and bounds_of(target, target.recurring) == (target.at_least, target.at_most):
        return target.exactly is not None
    return any(bound is not None for bound in (target.at_least, target.at_most, target.exactly))


def _values(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> Iterator[Progress]:
    time, how = window(target, frame), counting(indicator)
    found = amount(how, slots, time, frame)
    if isinstance(found, Message):
        yield unknown(found)
        return
    if how is None:
        yield from _either_way(indicator, target, found, frame)
        return
    for verdict in _on_value(indicator, target, found, time):
        yield replace(verdict, amount=found)


def _either_way(indicator: Indicator, target: Target, found: Amount, frame: Frame) -> Iterator[Progress]:
    """Yield the verdicts on a single outcome where nobody says how it is counted.

    It may be a state or a part of a sum, and the verdicts must be the same both ways.  A length of time is no sum.
    """
    time = window(target, frame)
    ways = [[*_on_value(indicator, target, found, time)]]
    if not (target.within and _is_time(indicator)):
        inside = all(time.covers(slot.span) for slot in found.slots)
        nothing = replace(found, value=0.0, counting=Counting.SUM)
        summed = total(found.slots, time, frame) if inside else nothing
        if isinstance(summed, Amount):
            ways.append([*_on_value(indicator, target, summed, time)])
    words = [[_class(verdict) for verdict in way] for way in ways]
    if all(other == words[0] for other in words):
        yield from (replace(verdict, amount=found) for verdict in ways[0])
    else:
        yield replace(unknown(ASK), amount=found)


def _class(verdict: Progress) -> Verdict:
    return Verdict.NOT_YET if verdict.verdict is Verdict.ON_THE_WAY else verdict.verdict


def _on_value(indicator: Indicator, target: Target, found: Amount, time: Window) -> Iterator[Progress]:
    if target.within:
        yield _in_time(indicator, target, found, time)
    if has_bounds(target):
        yield bounds(indicator, (target.at_least, target.at_most, target.exactly), found, time)
    if target.every and not target.within:
        yield _every(indicator, found, time)


def bounds(
    indicator: Indicator, limits: tuple[float | None, float | None, float | None], found: Amount, time: Window
) -> Progress:
    """Return whether a value is at least, at most or exactly what it should be."""
    low, high, exact = limits
    if exact is not None and _less(exact, found.value):
        return Progress(Verdict.MORE, 1.0)
    if exact is not None:
        low = high = exact
    if found.counting in (Counting.SUM, Counting.UNIQUE):
        return _adding_up(low, high, found)
    if low is not None and _less(found.value, low):
        return _behind(changes.way(_start(indicator, found), found.value, low), time)
    if high is not None and _less(high, found.value):
        return _behind(changes.way(_start(indicator, found), found.value, high), time)
    return REACHED


def _behind(fraction: float | None, time: Window) -> Progress:
    return missed(fraction) if time.is_over else pending(fraction)


def _adding_up(low: float | None, high: float | None, found: Amount) -> Progress:
    """Return the verdict on what grows with time: only its end tells, save where it is already too much or enough."""
    if high is not None and _less(high, found.value):
        return missed(None, message("more than the target allows"))
    enough = low is None or not _less(found.value, low)
    if low is not None and high is None and enough:
        return REACHED
    fraction = None if low is None or enough else changes.way(0.0, found.value, low)
    if not found.is_final:
        return under_way() if enough else pending(fraction)
    if found.may_be_more:
        return unknown(changes.unmeasured(found))
    return REACHED if enough else missed(fraction)


def _start(indicator: Indicator, found: Amount) -> float | None:
    """Return where the way to the target begins; nowhere where something was measured in another way since."""
    start = changes.baseline(indicator)
    if start is None:
        return 0.0 if indicator.kind is IndicatorKind.OUTPUT else None
    return start if all(slot.is_comparable for slot in found.slots) else None


def _less(value: float, bound: float) -> bool:
    return changes.less(value, bound)


def _every(indicator: Indicator, found: Amount, time: Window) -> Progress:
    """Return whether all of them are reached: 100 per cent, or as many as the scale goes up to."""
    top = indicator.scale.high if indicator.scale else None
    whole = 100.0 if indicator.unit in PER_CENT else top
    if whole is None:
        return unknown(message("the target is all of them, and the plan does not say how many they are"))
    if _less(found.value, whole):
        return _behind(changes.way(_start(indicator, found) or 0.0, found.value, whole), time)
    return REACHED


def _is_time(indicator: Indicator) -> bool:
    return indicator.unit is None or indicator.unit in _TIME_UNITS


def _in_time(indicator: Indicator, target: Target, found: Amount, time: Window) -> Progress:
    """Return whether it goes fast enough; the value is a time, or how many (or what share) were in time."""
    if target.within is None:
        return REACHED
    if _is_time(indicator):
        limit = _limit(indicator, target.within)
        if limit is None:
            return unknown(message("the outcome and the target are in units of time that cannot be compared"))
        return bounds(indicator, (None, limit, None), found, time)
    if has_bounds(target):
        return REACHED  # the value counts those in time, and its bounds are looked at for themselves
    if indicator.unit in PER_CENT:
        return _every(indicator, found, time)
    return unknown(message("the target is a time, and what is measured is not"))


def _limit(indicator: Indicator, within: Duration) -> float | None:
    """Return the longest time in the indicator's own unit; months are only compared with months."""
    unit, own = within.unit, _TIME_UNITS.get(indicator.unit or "", within.unit)
    if own is unit:
        return within.number
    return within.number * _HOURS[unit] / _HOURS[own] if own in _HOURS and unit in _HOURS else None


def _part(part: SubTarget, slots: Series, how: Counting | None, when: tuple[Window, Frame]) -> Progress:
    """Return whether so many of them, or such a share, are of a certain sort, as last measured or added up."""
    time, frame = when
    chosen = [slot for slot in slots if part.subgroup in slot.subgroups]
    if how is Counting.SUM:
        found = amount(how, tuple(chosen), time, frame)
        chosen = [*found.slots] if isinstance(found, Amount) else []
    elif how is None and len(chosen) > 1:
        return unknown(ASK)
    else:
        chosen = chosen[-1:] if chosen and chosen[-1] is slots[-1] else []
    if not chosen:
        return unknown(message("nothing has been measured for {subgroup}", subgroup=part.subgroup))
    value = sum(slot.subgroups[part.subgroup] for slot in chosen)
    if part.at_least is not None and _less(value, part.at_least):
        return _behind(changes.way(0.0, value, part.at_least), time)
    if part.at_least_percent is None:
        return (
            REACHED
            if part.at_least is not None
            else unknown(message("the target has no figure to compare with"))
        )
    whole = None if any(slot.value is None for slot in chosen) else sum(slot.value or 0.0 for slot in chosen)
    if not whole:
        return unknown(
            message(
                "the share of {subgroup} cannot be counted, since the whole is not known",
                subgroup=part.subgroup,
            )
        )
    share, goal = value / whole * 100, part.at_least_percent
    return _behind(changes.way(0.0, share, goal), time) if _less(share, goal) else REACHED
