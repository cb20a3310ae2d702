"""Targets that are changes: from the baseline, or from the same part of the year before."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import ComparedWith, Counting, Direction
from trygg_cli.period import Period
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
from trygg_cli.standing.moment import Judged
from trygg_cli.standing.outcomes import valued
from trygg_cli.standing.spans import Span
from trygg_cli.standing.verdict import Compared, Progress, Verdict, missed, pending, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator, Target
    from trygg_cli.standing.amount import Frame
    from trygg_cli.standing.outcomes import Series

_NO_BASELINE = message("the target is a change, and there is no baseline to count from")
_OTHER_WAY = message("it was measured in another way than what it is compared with")


class Pair(NamedTuple):
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
    before, found = pair.before, pair.found
    percent, done = target.change_percent, None
    if percent is None:
        low, high = (before, None) if target.direction is Direction.UP else (None, before)
    elif before == 0:
        return unknown(message("the target is a change in per cent, and it is counted from nought"))
    else:
        goal = before + abs(before) * percent / 100
        low, high = goal if percent >= 0 else None, goal if percent <= 0 else None
        done = way(before, found.value, goal)
    compared = Compared(found.value, low, high, percent is None, pair.basis)
    if not (compared.is_too_little or compared.is_too_much):
        return Progress(Verdict.REACHED, 1.0, None, found, compared=(compared,))
    verdict = missed(done) if window(target, frame).is_over else pending(done)
    return replace(verdict, amount=found, compared=(compared,))


def baseline(indicator: Indicator) -> float | None:
    """Return the value of the baseline."""
    return indicator.baseline.value if indicator.baseline else None


def way(start: float | None, value: float, goal: float) -> float | None:
    """Return how much of the way from start to goal is done; nothing where the way does not lead there."""
    if start is None or math.isclose(start, goal) or (value - goal) * (start - goal) < 0:
        return None
    return max(0.0, (value - start) / (goal - start))


def figure(slots: Series, span: Span, how: Counting | None) -> Amount | Message | None:
    """Return the value for just that time; nothing where all of it is not measured."""
    exact = next((slot for slot in slots if slot.span == span), None)
    if exact and exact.is_contradicted:
        return contradicted(exact)
    if exact:
        return Amount(exact.value or 0.0, how, span, (exact,), is_final=True)
    inside = tuple(slot for slot in slots if span.start <= slot.span.start and slot.span.end <= span.end)
    if how is not Counting.SUM or not inside:
        return None
    found = _sum(inside, span)
    return None if isinstance(found, Amount) and found.may_be_more else found


def _sum(slots: Series, span: Span) -> Amount | Message:
    return total(slots, Window(*span, is_over=True), Judged(None, None, is_asked=False, valid=None))


def _pair(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> Pair | Message:
    if not slots:
        return NOT_MEASURED
    if target.compared_with is ComparedWith.YEAR_BEFORE:
        return _with_year_before(indicator, slots, frame)
    return _with_baseline(indicator, target, slots, frame)


def _with_year_before(indicator: Indicator, slots: Series, frame: Frame) -> Pair | Message:
    """Return the figures of the reported period, else of the latest that was measured, this year and the last."""
    how, reported = counting(indicator), frame.judged.period
    latest = slots[-1].outcomes[0].period
    missing = message("there is no outcome for the same part of the year before")
    for period in [reported, latest] if reported else [latest]:
        before = period.year_before
        now = figure(slots, Span(period.start, period.end), how)
        then = figure(slots, Span(before.start, before.end), how) if before else None
        wrong = next((one for one in (now, then) if isinstance(one, Message)), None)
        if wrong:
            return wrong
        if isinstance(now, Amount) and isinstance(then, Amount):
            return _OTHER_WAY if is_broken(slots, then.span, now.span) else Pair(then, now)
    return missing


def is_broken(slots: Series, before: Span, now: Span) -> bool:
    """Tell whether what was measured after one time, up to another, was measured in another way."""
    return any(not slot.is_comparable and before.end < slot.span.end <= now.end for slot in slots)


def _with_baseline(indicator: Indicator, target: Target, slots: Series, frame: Frame) -> Pair | Message:
    start, how = baseline(indicator), counting(indicator)
    if start is None:
        return _NO_BASELINE
    if how in (Counting.SUM, Counting.UNIQUE):
        found = _of_like_length(indicator, target, slots, frame)
    else:
        found = amount(how, slots, window(target, frame), frame.judged)
        if how is None and isinstance(found, Amount) and not _is_alike(indicator, found.span):
            found = ASK
    if isinstance(found, Message):
        return found
    if any(not slot.is_comparable and slot.span.end <= found.span.end for slot in slots):
        return _OTHER_WAY
    return Pair(start, found)


def _is_alike(indicator: Indicator, span: Span) -> bool:
    """Tell whether a time is as long as that of the baseline: a year, or its part of one."""
    own = indicator.baseline.period if indicator.baseline else None
    if own:
        return _part_of_year(own, span.end.year) == span
    return span == Span(span.end.replace(month=1, day=1), span.end.replace(month=12, day=31))


def _part_of_year(period: Period, year: int) -> Span | None:
    """Return the same part of another year."""
    moved = period.in_year(year)
    return Span(moved.start, moved.end) if moved else None


def _of_like_length(
    indicator: Indicator, target: Target, slots: Series, frame: Frame
) -> Amount | Message:
    """Return the latest figure for a time as long as that of the baseline: a year, or its part of one."""
    own = indicator.baseline
    if own is None or (own.year is None and own.period is None):
        return message("the baseline does not say what time it is for: write år or period under baslinje")
    time = window(target, frame)
    for span in _like_spans(own.period, slots):
        if (time.end is None or span.end <= time.end) and frame.judged.is_over(span.end):
            found = figure(slots, span, counting(indicator))
            if found:
                return found
    return message("no time as long as that of the baseline has been measured whole")


def _like_spans(period: Period | None, slots: Series) -> Iterator[Span]:
    last, first = slots[-1].span.end.year, slots[0].span.start.year
    for year in range(last, first - 1, -1):
        span = _part_of_year(period or Period.parse(f"{year:04}"), year)
        if span:
            yield span
