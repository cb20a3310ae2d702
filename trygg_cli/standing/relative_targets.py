"""Targets that are changes: from the baseline, or from the same part of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, listed, message
from trygg_cli.model.kinds import ComparedWith, Counting, Direction
from trygg_cli.period import days_later
from trygg_cli.standing.amount import (
    ASK,
    NOT_MEASURED,
    Amount,
    Window,
    amount,
    contradicted,
    counting,
    total,
    window,
)
from trygg_cli.standing.outcomes import valued
from trygg_cli.standing.spans import DaySpan
from trygg_cli.standing.starting_points import baseline, day_of_baseline, part_of_year, way
from trygg_cli.standing.verdict import Compared, Progress, Verdict, missed, pending, under_way, unknown

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.indicator import Indicator, Target
    from trygg_cli.period import Period
    from trygg_cli.standing.amount import Frame
    from trygg_cli.standing.outcomes import Series

_NO_BASELINE = message("the target is a change, and there is no baseline to count from")
_OTHER_WAY = message("it was measured in another way than what it is compared with")


_ADDED = (Counting.SUM, Counting.UNIQUE)


class ComparedValues(NamedTuple):
    """What a value is compared with, and the value; `basis` is what was measured then, or the baseline."""

    basis: Amount | float
    found: Amount

    @property
    def before(self) -> float:
        """The figure that it is compared with."""
        return self.basis if isinstance(self.basis, (int, float)) else self.basis.value


def check(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> Progress:
    """Return whether the value has changed as much, or in the direction, that the target says."""
    pair = _pair(indicator, target, valued(slots), frame)
    if isinstance(pair, Message):
        return unknown(pair)
    if target.change_percent is not None and pair.before == 0:
        return unknown(message("the target is a change in per cent, and it is counted from zero"))
    compared = _compared(target, pair)
    verdict = _verdict(indicator, compared, pair, target, frame)
    return verdict._replace(amount=pair.found, compared=(compared,))


def _compared(target: Target, pair: ComparedValues) -> Compared:
    """Return the value with what it is to come up to (or down to), or beyond where only the direction is said."""
    percent, before = target.change_percent, pair.before
    if percent is None:
        low, high = (before, None) if target.direction is Direction.UP else (None, before)
    else:
        goal = before + abs(before) * percent / 100
        low, high = goal if percent >= 0 else None, goal if percent <= 0 else None
    return Compared(pair.found.value, low, high, percent is None, pair.basis)


def _verdict(
    indicator: Indicator, compared: Compared, pair: ComparedValues, target: Target, frame: Frame
) -> Progress:
    """Return the verdict; of what is added up, the time that was measured last need not be the target's last."""
    found, time = pair.found, window(target, frame)
    grows = found.counting in _ADDED and target.compared_with is None
    verdict = _adding_up(compared, found) if grows else _as_it_is(compared, pair, target, frame)
    rest = _rest(indicator, target, found, time)
    if rest and time.is_over:
        return unknown(unmeasured(found._replace(gaps=(rest,))))
    if rest and verdict.verdict is Verdict.MISSED:
        is_whole = found.is_final and not found.may_be_more
        return _as_it_is(compared, pair, target, frame) if is_whole else pending(None)
    return verdict


def _rest(indicator: Indicator, target: Target, found: Amount, time: Window) -> DaySpan | None:
    """Return what of the target's time comes after that which was added up, and may change the answer."""
    span = found.span
    if time.end is None or span.end >= time.end or found.counting not in _ADDED:
        return None
    if target.compared_with:
        return DaySpan(days_later(span.end), time.end) if found.counting is Counting.SUM else None
    own = indicator.baseline.period if indicator.baseline else None
    years = range(time.end.year, span.end.year - 1, -1)
    parts = (part_of_year(own, year) for year in years)
    last = next((part for part in parts if part and time.covers(part)), None)
    return last if last and last.start > span.end else None


def _as_it_is(compared: Compared, pair: ComparedValues, target: Target, frame: Frame) -> Progress:
    if compared.is_met:
        return Progress(Verdict.REACHED, 1.0)
    goal = compared.low if compared.high is None else compared.high
    done = None if compared.is_strict or goal is None else way(pair.before, compared.value, goal)
    return missed(done) if window(target, frame).is_over else pending(done)


def _adding_up(compared: Compared, found: Amount) -> Progress:
    """Return the verdict on what grows until its time is over: enough stays enough, and too much too much."""
    if compared.is_too_much:
        return missed(None)
    if compared.high is None and compared.is_met:
        return Progress(Verdict.REACHED, 1.0)
    if not found.is_final:
        return under_way() if compared.is_met else pending(None)
    if found.may_be_more:
        return unknown(unmeasured(found))
    return Progress(Verdict.REACHED, 1.0) if compared.is_met else missed(None)


def unmeasured(found: Amount) -> Message:
    """Return what is not measured of the time or the places that a value is for."""
    if found.gaps:
        times = listed([gap.words for gap in found.gaps])
        if found.is_by_place:
            if len(found.gaps) > 1:
                return message("{times} are not measured in each place", times=times)
            return message("{time} is not measured in each place", time=times)
        if len(found.gaps) > 1:
            return message("{times} are not measured", times=times)
        return message("{time} is not measured", time=times)
    return message("it is measured for separate places, and the plan does not say whether these are all")


def _inside(slots: Series, span: DaySpan) -> Series:
    time = Window(*span, is_over=True)
    return tuple(slot for slot in slots if time.covers(slot.span))


def figure(slots: Series, span: DaySpan, how: Counting | None, frame: Frame) -> Amount | Message | None:
    """Return the value for just that time; nothing where all of it is not measured."""
    inside = _inside(slots, span)
    if how is Counting.SUM and inside:
        found = total(inside, Window(*span, is_over=True), frame)
        return None if isinstance(found, Amount) and found.may_be_more else found
    exact = next((slot for slot in inside if slot.span == span), None)
    if exact and exact.is_contradicted:
        return contradicted(exact)
    return Amount(exact.value or 0.0, how, span, (exact,), is_final=True) if exact else None


def _pair(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> ComparedValues | Message:
    if not slots:
        return NOT_MEASURED
    if target.compared_with is ComparedWith.YEAR_BEFORE:
        return _with_year_before(indicator, slots, window(target, frame), frame)
    return _with_baseline(indicator, target, slots, frame)


def _with_year_before(
    indicator: Indicator, slots: Series, time: Window, frame: Frame
) -> ComparedValues | Message:
    """Return the figures of the reported period, else of the latest that was measured, this year and the last."""
    how, reported = counting(indicator), frame.judged.period
    if how is None and sum(time.covers(slot.span) for slot in slots) > 1:
        return ASK
    latest = _latest(slots, how)
    for period in [reported, latest] if reported else [latest]:
        before = period.year_before
        now = figure(slots, DaySpan(period.start, period.end), how, frame)
        then = figure(slots, DaySpan(before.start, before.end), how, frame) if before else None
        wrong = next((sentence for sentence in (now, then) if isinstance(sentence, Message)), None)
        if wrong and period == latest:
            return wrong
        basis = then if isinstance(then, Amount) else _stated(indicator, before)
        if how is Counting.SUM and period is reported and frame.judged.is_over(period.end):
            part = period if now is None else before if basis is None else None
            lacking = _lacking(slots, part, frame) if part else None
            if lacking:
                return lacking
        if before and isinstance(now, Amount) and basis is not None:
            return (
                _OTHER_WAY
                if is_broken(now.among(slots), before.end, now.span.end)
                else ComparedValues(basis, now)
            )
    return _incomplete(slots, latest, how, frame) or message(
        "there is no outcome for the same part of the year before"
    )


def _incomplete(slots: Series, latest: Period, how: Counting | None, frame: Frame) -> Message | None:
    """Return what is not measured of a sum for a time, or for the same part of the year before."""
    for period in (latest, latest.year_before):
        inside = _inside(slots, DaySpan(period.start, period.end)) if period and how is Counting.SUM else ()
        found = (
            total(inside, Window(period.start, period.end, is_over=True), frame)
            if period and inside
            else None
        )
        if isinstance(found, Amount) and found.may_be_more:
            return unmeasured(found)
    return None


def _latest(slots: Series, how: Counting | None) -> Period:
    """Return the time that was measured last; of a sum that for the longest of what ends at once."""
    end = slots[-1].span.end
    last = next(slot for slot in slots if slot.span.end == end) if how is Counting.SUM else slots[-1]
    return last.outcomes[0].period


def _lacking(slots: Series, period: Period, frame: Frame) -> Message | None:
    """Return what is not measured of a sum for a period, where a part of it is and no longer time that holds it."""
    span = DaySpan(period.start, period.end)
    if any(slot.span.start <= span.start and span.end <= slot.span.end for slot in slots):
        return None
    inside = _inside(slots, span)
    found = total(inside, Window(*span, is_over=True), frame) if inside else None
    return unmeasured(found) if isinstance(found, Amount) and found.may_be_more else None


def _stated(indicator: Indicator, period: Period | None) -> float | None:
    """Return the baseline, where it is for just that period."""
    own = indicator.baseline
    is_it = own and period and own.period and (own.period.start, own.period.end) == (period.start, period.end)
    return own.value if own and is_it else None


def is_broken(slots: Series, before: date, now: date) -> bool:
    """Tell whether what was measured after one day, up to another, was measured in another way."""
    return any(not slot.is_comparable and before < slot.span.end <= now for slot in slots)


def _with_baseline(
    indicator: Indicator, target: Target, slots: Series, frame: Frame
) -> ComparedValues | Message:
    start, how = baseline(indicator), counting(indicator)
    if start is None:
        return _NO_BASELINE
    if how in _ADDED:
        found = _of_like_length(indicator, target, slots, frame)
    else:
        found = amount(how, slots, window(target, frame), frame)
        if how is None and isinstance(found, Amount):
            found = amount(Counting.STATE, slots, window(target, frame), frame)
        if how is None and isinstance(found, Amount) and not _is_alike(indicator, found.span):
            found = ASK
    if isinstance(found, Message):
        return found
    return (
        _OTHER_WAY
        if is_broken(found.among(slots), day_of_baseline(indicator), found.span.end)
        else ComparedValues(start, found)
    )


def _is_alike(indicator: Indicator, span: DaySpan) -> bool:
    """Tell whether a time is as long as that of the baseline: a year, or its part of one."""
    own = indicator.baseline.period if indicator.baseline else None
    return part_of_year(own, span.end.year) == span


def _of_like_length(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> Amount | Message:
    """Return the figure so far for a time as long as that of the baseline: the latest of which anything is measured."""
    own, how = indicator.baseline, counting(indicator)
    if own is None or (own.year is None and own.period is None):
        return message("the baseline does not say what time it is for: write år or period under baslinje")
    time = window(target, frame)
    for year in range(slots[-1].span.end.year, slots[0].span.start.year - 1, -1):
        span = part_of_year(own.period, year)
        if span is None or not time.covers(span):
            continue
        inside = _inside(slots, span)
        if inside:
            return amount(how, inside, Window(*span, frame.judged.is_over(span.end)), frame)
    return message("no time as long as that of the baseline has been measured")
