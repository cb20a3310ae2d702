"""Where an indicator starts from: its baseline, the time that it is for, and the way from there to a target."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.period import Period
from trygg_cli.standing.spans import DaySpan

if TYPE_CHECKING:
    from trygg_cli.model.indicator import Indicator


def baseline(indicator: Indicator) -> float | None:
    """Return the value of the baseline."""
    return indicator.baseline.value if indicator.baseline else None


def way(start: float | None, value: float, goal: float) -> float | None:
    """Return how much of the way from start to goal is done; nothing where the way does not lead there."""
    if start is None or math.isclose(start, goal) or (value - goal) * (start - goal) < 0:
        return None
    return max(0.0, (value - start) / (goal - start))


def time_of_baseline(indicator: Indicator) -> Period | None:
    """Return what the baseline is for: a part of a year, else a year; nothing where that is not said."""
    own = indicator.baseline
    if own and own.year and not own.period:
        return Period.parse(f"{own.year:04}")
    return own.period if own else None


def day_of_baseline(indicator: Indicator) -> date:
    """Return the last day that the baseline is for; the first of all where that is not said."""
    time = time_of_baseline(indicator)
    return time.end if time else date.min


def part_of_year(period: Period | None, year: int) -> DaySpan | None:
    """Return the same part of another year; without a period the whole year."""
    moved = period.in_year(year) if period else Period.parse(f"{year:04}")
    return DaySpan(moved.start, moved.end) if moved else None
