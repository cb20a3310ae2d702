"""What comes again by itself in the next plan: work that recurs, and where things stood last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import MeasureKind

if TYPE_CHECKING:
    from trygg_cli.data import Fields
    from trygg_cli.model.measure import Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period


def recurs(measure: Measure) -> bool:
    """Tell whether a measure is done anew each year: by its frequency, or as it is done anyway.

    A season alone is a time of the year, as a month is: what was to be done in the autumn has been done once.
    """
    is_ordinary = measure.kind is MeasureKind.ORDINARY
    return is_ordinary or bool(measure.schedule and measure.schedule.frequency)


def baseline(value: float, period: Period, plan: Plan) -> Fields:
    """Return the last outcome of a plan as a baseline."""
    written = f"{value:.6f}".rstrip("0").rstrip(".")
    is_year = len(period.text) == len("2022")
    when = {"år": period.text} if is_year else {"period": period.text}
    return {"värde": written, **when, "källa": plan.title}
