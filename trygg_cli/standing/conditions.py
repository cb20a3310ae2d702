"""The conditions that a target can set, each compared with the value that is judged.

A way done is only told from a baseline, or from nought where the indicator counts work done.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Counting, Direction, IndicatorKind, TimeUnit
from trygg_cli.standing import changes
from trygg_cli.standing.amount import ASK, PER_CENT, Amount, amount, counting, longest, total, window
from trygg_cli.standing.recurring import bounds_of, count_recurring
from trygg_cli.standing.verdict import (
    REACHED,
    Compared,
    Progress,
    Verdict,
    missed,
    pending,
    under_way,
    unknown,
)

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
        yield _part(part, slots, how, window(target, frame))


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
    found = amount(how, slots, time, frame.judged)
    if isinstance(found, Message):
        yield unknown(found)
        return
    if how is None:
        yield from _either_way(indicator, target, found, frame)
        return
    for verdict in _on_value(indicator, target, found, time):
        yield replace(verdict, amount=found)


def _either_way(
    indicator: Indicator, target: Target, found: Amount, frame: Frame
) -> Iterator[Progress]:
    """Yield the verdicts on a single outcome where nobody says how it is counted: they must be the same both ways."""
    time = window(target, frame)
    summed = total(found.slots, time, frame.judged)
    ways = [[*_on_value(indicator, target, found, time)]]
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
    if exact is not None:
        low = high = exact
    compared = Compared(found.value, low, high)
    if exact is not None and compared.is_too_much:
        answer = Progress(Verdict.MORE, 1.0)
    elif found.counting in (Counting.SUM, Counting.UNIQUE):
        answer = _adding_up(compared, found)
    elif low is not None and compared.is_too_little:
        answer = _behind(changes.way(_start(indicator, found), found.value, low), time)
    elif high is not None and compared.is_too_much:
        answer = _behind(changes.way(_start(indicator, found), found.value, high), time)
    else:
        answer = REACHED
    return replace(answer, compared=(compared,))


def _behind(fraction: float | None, time: Window) -> Progress:
    return missed(fraction) if time.is_over else pending(fraction)


def _adding_up(compared: Compared, found: Amount) -> Progress:
    """Return the verdict on what grows with time: only its end tells, save where it is already too much or enough."""
    low, enough = compared.low, not compared.is_too_little
    if compared.is_too_much:
        return missed(None, message("more than the target allows"))
    if low is not None and compared.high is None and enough:
        return REACHED
    fraction = None if low is None or enough else changes.way(0.0, found.value, low)
    if not found.is_final:
        return under_way() if enough else pending(fraction)
    if found.may_be_more:
        return unknown(_unmeasured(found))
    return REACHED if enough else missed(fraction)


def _unmeasured(found: Amount) -> Message:
    if found.gaps:
        return message("{time} is not measured", time=[gap.words for gap in found.gaps])
    return message("not all places are measured")


def _start(indicator: Indicator, found: Amount) -> float | None:
    """Return where the way to the target begins; nowhere where something was measured in another way since."""
    start = changes.baseline(indicator)
    if start is None:
        return 0.0 if indicator.kind is IndicatorKind.OUTPUT else None
    return start if all(slot.is_comparable for slot in found.slots) else None


def _every(indicator: Indicator, found: Amount, time: Window) -> Progress:
    """Return whether all of them are reached: 100 per cent, or as many as the scale goes up to."""
    top = indicator.scale.high if indicator.scale else None
    whole = 100.0 if indicator.unit in PER_CENT else top
    if whole is None:
        return unknown(message("the target is all of them, and the plan does not say how many they are"))
    compared = Compared(found.value, whole)
    answer = REACHED
    if compared.is_too_little:
        answer = _behind(changes.way(_start(indicator, found) or 0.0, found.value, whole), time)
    return replace(answer, compared=(compared,))


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


def _part(part: SubTarget, slots: Series, how: Counting | None, time: Window) -> Progress:
    """Return whether so many of them, or such a share, are of a certain sort, as last measured or added up."""
    chosen = [slot for slot in slots if part.subgroup in slot.subgroups]
    if how is Counting.SUM:
        chosen = [*longest([slot for slot in chosen if time.covers(slot.span)])]
    elif how is not Counting.STATE and len(chosen) > 1:
        return unknown(ASK)
    else:
        chosen = chosen[-1:] if chosen and chosen[-1] is slots[-1] else []
    if not chosen:
        return unknown(message("nothing has been measured for {subgroup}", subgroup=part.subgroup))
    value = sum(slot.subgroups[part.subgroup] for slot in chosen)
    of = Compared(value, part.at_least, subgroup=part.subgroup, slots=tuple(chosen))
    if part.at_least is not None and of.is_too_little:
        return replace(_behind(changes.way(0.0, value, part.at_least), time), compared=(of,))
    if part.at_least_percent is not None:
        return _share(part, of, part.at_least_percent, time)
    if part.at_least is None:
        return unknown(message("the target has no figure to compare with"))
    return replace(REACHED, compared=(of,))


def _share(part: SubTarget, of: Compared, goal: float, time: Window) -> Progress:
    """Return whether a part of the whole is as large a share as it should be."""
    values = [slot.value for slot in of.slots if slot.value is not None]
    whole = sum(values) if len(values) == len(of.slots) else None
    if not whole:
        return unknown(
            message(
                "the share of {subgroup} cannot be counted, since the whole is not known",
                subgroup=part.subgroup,
            )
        )
    share = of._replace(value=of.value / whole * 100, low=goal, is_share=True)
    behind = _behind(changes.way(0.0, share.value, goal), time)
    return replace(behind if share.is_too_little else REACHED, compared=(of, share))
