"""Which way an indicator goes: its latest value against the same part of the year before, or the part before."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Counting, Direction, IndicatorKind
from trygg_cli.standing.amount import Amount, counting
from trygg_cli.standing.outcomes import valued
from trygg_cli.standing.recurring import sums_of_units
from trygg_cli.standing.relative_targets import is_broken
from trygg_cli.standing.spans import DaySpan, year_before
from trygg_cli.standing.starting_points import baseline, time_of_baseline
from trygg_cli.standing.target_terms import better

if TYPE_CHECKING:
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.standing.amount import Frame
    from trygg_cli.standing.outcomes import Series, Slot
    from trygg_cli.standing.verdict import Progress


_YEAR = 12
"""Months of a year."""


class Trend(StrEnum):
    """Which way it goes; only better or worse where the plan says which way is better."""

    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"

    @property
    def word(self) -> Message:
        """The trend in a word."""
        return _WORDS[self]


_WORDS = {
    Trend.BETTER: message("better"),
    Trend.UNCHANGED: message("unchanged"),
    Trend.WORSE: message("worse"),
    Trend.HIGHER: message("higher"),
    Trend.LOWER: message("lower"),
    Trend.UNKNOWN: message("not enough data"),
}


class TrendDirection(NamedTuple):
    """A trend, and whether the value itself rose (1), fell (-1) or stood still (0).

    `latest` is compared with `before`; where that is nothing, with the baseline.
    """

    trend: Trend
    step: int = 0
    latest: Slot | Amount | None = None
    before: Slot | Amount | None = None

    @property
    def symbol(self) -> str:
        """An arrow the way that the value went, or a dash where that is not known."""
        return "–" if self.trend is Trend.UNKNOWN else "→↗↘"[self.step]


def course(indicator: Indicator, slots: Series, frame: Frame, progress: Progress) -> TrendDirection:
    """Return which way the outcomes for the whole go, oldest first.

    Only like is compared with like: equally long times, the same part of the year where it was measured, and
    nothing across a change of method.  A part of what adds up over a year is not compared with a baseline, but all of
    the year is; and beside the total of a time that is over, no part of it is the trend.  Where a target compares with
    the year before, so does the trend; where it is for units of time, the units are compared.
    """
    compared = next((found for found in progress.compared if isinstance(found.basis, Amount)), None)
    if compared and isinstance(compared.basis, Amount) and progress.amount:
        return _direction(indicator, compared.basis.value, progress.amount, compared.basis)
    known = _up_to_shown(valued(slots), progress)
    if indicator.target and indicator.target.recurring:
        known = sums_of_units(indicator.target, known, frame, counting(indicator))
        if progress.amount and known and known[-1].span != progress.amount.span:
            return TrendDirection(Trend.UNKNOWN)
    if not known or known[-1].is_contradicted:
        return TrendDirection(Trend.UNKNOWN)
    latest, before, start = known[-1], _before(known), _baseline(indicator, known)
    total = _total(indicator, progress)
    if total and not (before and before.span == _year_before(latest)):
        is_like = _is_whole_year(indicator, known, total)
        return _direction(indicator, baseline(indicator) if is_like else None, total, None)
    if before and start is not None and _is_more_like(indicator, latest, before):
        before = None
    if before and (before.is_contradicted or is_broken(known, before.span.end, latest.span.end)):
        return TrendDirection(Trend.UNKNOWN)
    return _direction(indicator, before.value if before else start, latest, before)


def _up_to_shown(slots: Series, progress: Progress) -> Series:
    """Return what was measured, last that which is judged: a figure for a longer time is not told by its last part."""
    found = progress.amount
    if found is None or progress.counts or found.counting not in (Counting.SUM, Counting.UNIQUE):
        return slots
    shown = found.slots[-1]
    before = (slot for slot in slots if slot != shown and slot.span.end <= shown.span.end)
    return (*before, shown) if shown in slots else slots


def _direction(
    indicator: Indicator, start: float | None, latest: Slot | Amount, before: Slot | Amount | None
) -> TrendDirection:
    value = latest.value
    if start is None or value is None:
        return TrendDirection(Trend.UNKNOWN)
    threshold = indicator.threshold or 0.0
    if abs(value - start) <= threshold or math.isclose(
        abs(value - start), threshold, rel_tol=1e-9, abs_tol=1e-12
    ):
        return TrendDirection(Trend.UNCHANGED, 0, latest, before)
    step = 1 if value > start else -1
    direction = better(indicator)
    if direction is None:
        return TrendDirection(Trend.HIGHER if step > 0 else Trend.LOWER, step, latest, before)
    trend = Trend.BETTER if (step > 0) == (direction is Direction.UP) else Trend.WORSE
    return TrendDirection(trend, step, latest, before)


def _before(slots: Series) -> Slot | None:
    """Return what the latest is compared with: the same part of the year before, else the part before."""
    latest = slots[-1]
    alike = [
        slot
        for slot in slots[:-1]
        if slot.span.end < latest.span.start and _months(slot.span) == _months(latest.span)
    ]
    then = _year_before(latest)
    same_part = [slot for slot in alike if slot.span == then]
    return next(iter(same_part or alike[-1:]), None)


def _is_more_like(indicator: Indicator, latest: Slot, before: Slot) -> bool:
    """Tell whether the baseline is for the same part of the year before, and what was measured before is not."""
    own, then = time_of_baseline(indicator), _year_before(latest)
    return own is not None and then == (own.start, own.end) and before.span != then


def _year_before(slot: Slot) -> DaySpan | None:
    """Return the same part of the year before: by the period that was measured, else by its months."""
    period = slot.outcomes[0].period
    if slot.span != (period.start, period.end):
        return year_before(slot.span)
    earlier = period.year_before
    return DaySpan(earlier.start, earlier.end) if earlier else None


def _total(indicator: Indicator, progress: Progress) -> Amount | None:
    """Return what parts of a time that is over add up to; that is what is told then, and not the last part."""
    found = progress.amount
    if found is None or (indicator.target and indicator.target.recurring):
        return None
    return found if found.counting is Counting.SUM and len(found.slots) > 1 and found.is_final else None


def _is_whole_year(indicator: Indicator, slots: Series, total: Amount) -> bool:
    """Tell whether a total is of a whole year, as the baseline is, and measured in the same way."""
    own = time_of_baseline(indicator)
    if own is None or total.may_be_more or not all(slot.is_comparable for slot in slots):
        return False
    return _months(total.span) == _months(DaySpan(own.start, own.end)) == _YEAR


def _baseline(indicator: Indicator, slots: Series) -> float | None:
    """Return the baseline, where the latest outcome is for a time like it and was measured in the same way."""
    own, latest = indicator.baseline, slots[-1]
    if own is None or not all(slot.is_comparable for slot in slots):
        return None
    if own.period:
        moved = own.period.in_year(latest.span.end.year)
        return own.value if moved and latest.span == DaySpan(moved.start, moved.end) else None
    adds_up = counting(indicator) in (Counting.SUM, Counting.UNIQUE) or (
        indicator.counted is None and indicator.kind is IndicatorKind.OUTPUT
    )
    return None if adds_up and _months(latest.span) != _YEAR else own.value


def _months(span: DaySpan) -> int:
    """Return the length of a stretch in months, to the nearest."""
    return round((span.end - span.start).days / 30.44)
