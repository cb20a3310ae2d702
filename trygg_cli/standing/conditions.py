"""The conditions that a target can set, each compared with the value that is judged.

A way done is only told from a baseline, or from nought where the indicator counts work done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Counting, IndicatorKind
from trygg_cli.standing import relative_targets, starting_points
from trygg_cli.standing.amount import ASK, PER_CENT, Amount, added, amount, counting, total, window
from trygg_cli.standing.outcomes import valued
from trygg_cli.standing.recurring import count_recurring
from trygg_cli.standing.target_terms import (
    has_bounds,
    has_figure,
    is_more_too_much,
    is_time,
    longest,
    looks_at_value,
)
from trygg_cli.standing.verdict import (
    REACHED,
    Compared,
    Progress,
    Verdict,
    missed,
    pending,
    together,
    under_way,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator, SubTarget, Target
    from trygg_cli.standing.amount import Frame, Window
    from trygg_cli.standing.outcomes import Series


def check(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> Iterator[Progress]:
    """Yield the verdict on each condition of the target; what was measured is for one place, oldest first."""
    how = counting(indicator)
    if target.recurring:
        yield count_recurring(target, slots, frame, how or Counting.SUM)
    if looks_at_value(target):
        yield from _values(indicator, target, slots, frame)
    if target.change_percent is not None or (target.direction and not has_figure(target)):
        yield relative_targets.check(indicator, target, slots, frame)
    for part in target.of_which:
        yield _part(part, slots, how, window(target, frame), frame)


def _values(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> Iterator[Progress]:
    time, how = window(target, frame), counting(indicator)
    if how is None and target.within and is_time(indicator) and len(_inside(slots, time)) <= 1:
        how = Counting.STATE  # a length of time is no sum
    found = amount(how, slots, time, frame)
    if isinstance(found, Message):
        yield unknown(found)
        return
    if how is None:
        yield from _either_way(indicator, target, found, slots, frame)
        return
    for verdict in _on_value(indicator, target, slots, found, time):
        yield verdict._replace(amount=found)


def _either_way(
    indicator: Indicator, target: Target, found: Amount, slots: Series, frame: Frame
) -> Iterator[Progress]:
    """Yield the verdicts on a single outcome where nobody says how it is counted.

    It may be a state or a part of a sum, and the verdicts must be the same both ways.
    """
    time = window(target, frame)
    latest = amount(Counting.STATE, slots, time, frame)
    ways = [
        [unknown(latest)]
        if isinstance(latest, Message)
        else [*_on_value(indicator, target, slots, latest, time)]
    ]
    nothing = found._replace(value=0.0, counting=Counting.SUM)
    summed = total(found.slots, time, frame) if _inside(found.slots, time) else nothing
    if isinstance(summed, Amount):
        ways.append([*_on_value(indicator, target, slots, summed, time)])
        if found.span == (time.start, time.end):
            ways.pop(0)  # it is for all of the time: nothing can be added to it
    words = [[_class(verdict) for verdict in way] for way in ways]
    if all(other == words[0] for other in words):
        yield from (verdict._replace(amount=found) for verdict in ways[0])
    else:
        yield unknown(ASK)._replace(amount=found)


def _inside(slots: Series, time: Window) -> Series:
    return tuple(slot for slot in valued(slots) if time.covers(slot.span))


def _class(verdict: Progress) -> Verdict:
    return Verdict.NOT_YET if verdict.verdict is Verdict.ON_THE_WAY else verdict.verdict


def _on_value(
    indicator: Indicator, target: Target, slots: Series, found: Amount, time: Window
) -> Iterator[Progress]:
    if target.within:
        yield _in_time(indicator, target, slots, found, time)
    if has_bounds(target):
        limits = (target.at_least, target.at_most, target.exactly)
        if is_more_too_much(indicator, target):
            limits = (target.exactly, target.exactly, None)
        yield bounds(limits, found, time, _start(indicator, slots, found))
    if target.every and not target.within:
        yield _every(indicator, slots, found, time)


def bounds(
    limits: tuple[float | None, float | None, float | None],
    found: Amount,
    time: Window,
    start: float | None,
) -> Progress:
    """Return whether a value is at least, at most or exactly what it should be; the way to there begins at a start."""
    low, high, exact = limits
    if exact is not None:
        low = high = exact
    compared = Compared(found.value, low, high, slots=found.slots)
    if exact is not None and compared.is_too_much:
        answer = Progress(Verdict.MORE, 1.0)
    elif found.counting in (Counting.SUM, Counting.UNIQUE):
        answer = _adding_up(compared, found)
    elif low is not None and compared.is_too_little:
        answer = _behind(starting_points.way(start, found.value, low), time)
    elif high is not None and compared.is_too_much:
        answer = _behind(starting_points.way(start, found.value, high), time)
    else:
        answer = REACHED
    return answer._replace(compared=(compared,))


def _behind(fraction: float | None, time: Window) -> Progress:
    return missed(fraction) if time.is_over else pending(fraction)


def _adding_up(compared: Compared, found: Amount) -> Progress:
    """Return the verdict on what grows with time: only its end tells, save where it is already too much or enough."""
    low, enough = compared.low, not compared.is_too_little
    if compared.is_too_much:
        return missed(None, message("more than the target allows"))
    if low is not None and compared.high is None and enough:
        return REACHED
    fraction = None if low is None or enough else starting_points.way(0.0, found.value, low)
    if not found.is_final:
        return under_way() if enough else pending(fraction)
    if found.may_be_more:
        return unknown(relative_targets.unmeasured(found))
    return REACHED if enough else missed(fraction)


def _start(indicator: Indicator, slots: Series, found: Amount) -> float | None:
    """Return where the way to the target begins; nowhere where something was measured in another way since."""
    start = starting_points.baseline(indicator)
    if start is None:
        return 0.0 if indicator.kind is IndicatorKind.OUTPUT else None
    since = starting_points.day_of_baseline(indicator)
    return None if relative_targets.is_broken(found.among(slots), since, found.span.end) else start


def _every(indicator: Indicator, slots: Series, found: Amount, time: Window) -> Progress:
    """Return whether all of them are reached: 100 per cent, or as many as the scale goes up to."""
    top = indicator.scale.high if indicator.scale else None
    whole = 100.0 if indicator.unit in PER_CENT else top
    if whole is None:
        return unknown(message("the target is all of them, and the plan does not say how many they are"))
    return bounds((whole, None, None), found, time, _start(indicator, slots, found) or 0.0)


def _in_time(indicator: Indicator, target: Target, slots: Series, found: Amount, time: Window) -> Progress:
    """Return whether it goes fast enough; the value is a time, or how many (or what share) were in time."""
    if target.within is None:
        return REACHED
    if is_time(indicator):
        limit = longest(indicator, target.within)
        if limit is None:
            return unknown(message("the outcome and the target are in units of time that cannot be compared"))
        return bounds((None, limit, None), found, time, _start(indicator, slots, found))
    if has_bounds(target):
        return REACHED  # the value counts those in time, and its bounds are looked at for themselves
    if indicator.unit in PER_CENT:
        return _every(indicator, slots, found, time)
    return unknown(message("the target is a time, and what is measured is not"))


def _part(part: SubTarget, slots: Series, how: Counting | None, time: Window, frame: Frame) -> Progress:
    """Return whether so many of them, or such a share, are of a certain sort."""
    if how is not None:
        return _part_counted(part, slots, how, time, frame)
    if len(_inside(slots, time)) > 1:
        return unknown(ASK)
    ways = [_part_counted(part, slots, way, time, frame) for way in (Counting.STATE, Counting.SUM)]
    if not _inside(slots, time) and not time.is_over:
        ways[1] = pending(None)  # of a sum there is nothing yet
    return ways[0] if _class(ways[0]) is _class(ways[1]) else unknown(ASK)


def _part_counted(part: SubTarget, slots: Series, how: Counting, time: Window, frame: Frame) -> Progress:
    found = amount(how, slots, time, frame)
    if isinstance(found, Message):  # what is measured of a part may be measured alone
        alone = (slot for slot in slots if part.subgroup in slot.subgroups)
        found = amount(
            how, tuple(slot._replace(value=slot.subgroups[part.subgroup]) for slot in alone), time, frame
        )
        has_whole = False
    else:
        has_whole = True
    if isinstance(found, Message) or any(part.subgroup not in slot.subgroups for slot in found.slots):
        return unknown(message("nothing has been measured for {subgroup}", subgroup=part.subgroup))
    value = added(slot.subgroups[part.subgroup] for slot in found.slots)
    of = Compared(value, part.at_least, subgroup=part.subgroup, slots=found.slots)
    verdicts = []
    if part.at_least is not None:
        own = found._replace(value=value / len(found.slots) if how is Counting.MEAN else value)
        verdict = bounds((part.at_least, None, None), own, time, 0.0)
        verdicts.append(verdict._replace(compared=(of._replace(value=own.value),)))
    if part.at_least_percent is not None:
        whole = added(slot.value or 0.0 for slot in found.slots) if has_whole else 0.0
        verdicts.append(_share(of._replace(low=part.at_least_percent, is_share=True), whole, found, time))
    return together(verdicts) if verdicts else unknown(message("the target has no figure to compare with"))


def _share(of: Compared, whole: float, found: Amount, time: Window) -> Progress:
    if not whole:
        return unknown(
            message(
                "the share of {subgroup} cannot be counted, since the whole is not known",
                subgroup=of.subgroup,
            )
        )
    if found.is_final and found.may_be_more:
        return unknown(relative_targets.unmeasured(found))
    share = of._replace(value=of.value / whole * 100)
    way = starting_points.way(0.0, share.value, share.low or 0.0)
    answer = _behind(way, time) if share.is_too_little else REACHED
    return answer._replace(compared=(share,))
