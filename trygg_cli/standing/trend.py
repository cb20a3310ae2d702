"""Which way an indicator goes: its latest outcome against the one before, or against the baseline."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Direction, IndicatorKind
from trygg_cli.standing.conditions import better

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.model.indicator import Indicator, Outcome
    from trygg_cli.period import Period


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


@dataclass(frozen=True, slots=True)
class Course:
    """A trend, and whether the value itself rose (1), fell (-1) or stood still (0)."""

    trend: Trend
    step: int = 0

    @property
    def symbol(self) -> str:
        """An arrow the way that the value went, or a dash where that is not known."""
        return "–" if self.trend is Trend.UNKNOWN else "→↗↘"[self.step]


def course(indicator: Indicator, outcomes: Sequence[Outcome]) -> Course:
    """Return which way the outcomes go, oldest first.

    Only like is compared with like: outcomes for the same place and over equally long times, and a count of
    work done over a part of a year not with a baseline.
    """
    values = [outcome for outcome in outcomes if outcome.value is not None]
    latest = values[-1].value if values else None
    before = _before(indicator, values) if values else None
    if latest is None or before is None:
        return Course(Trend.UNKNOWN)
    if math.isclose(latest, before, rel_tol=1e-9, abs_tol=1e-12):
        return Course(Trend.UNCHANGED)
    step = 1 if latest > before else -1
    direction = better(indicator)
    if direction is None:
        return Course(Trend.HIGHER if step > 0 else Trend.LOWER, step)
    return Course(Trend.BETTER if (step > 0) == (direction is Direction.UP) else Trend.WORSE, step)


def _before(indicator: Indicator, values: Sequence[Outcome]) -> float | None:
    latest = values[-1]
    alike = [
        outcome.value
        for outcome in values[:-1]
        if outcome.place == latest.place
        and outcome.period.end < latest.period.start
        and _months(outcome.period) == _months(latest.period)
    ]
    if alike:
        return alike[-1]
    if indicator.baseline is None or latest.place is not None:
        return None
    counts_part = indicator.kind is IndicatorKind.OUTPUT and _months(latest.period) % 12
    return None if counts_part else indicator.baseline.value


def _months(period: Period) -> int:
    """Return the length of a period in months, to the nearest."""
    return round((period.end - period.start).days / 30.44)
