"""What has come of what is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.report.parts import IndicatorReport, PlaceOutcome
from trygg_cli.standing.progress import assess, measured
from trygg_cli.standing.trend import course

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.model.indicator import Indicator, Outcome
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.report.names import Names


def report_indicators(plan: Plan, reported: Period, names: Names) -> dict[str, IndicatorReport]:
    """Return all indicators of the plan with their latest outcomes, by id, in the order of the plan."""
    return {indicator.id: _report(indicator, plan, reported, names) for indicator in plan.indicators}


def pick(reports: dict[str, IndicatorReport], ids: Iterable[str]) -> tuple[IndicatorReport, ...]:
    """Return the indicators that are referred to."""
    return tuple(reports[ref] for ref in ids if ref in reports)


def _report(indicator: Indicator, plan: Plan, reported: Period, names: Names) -> IndicatorReport:
    outcomes = measured(indicator.outcomes, reported)
    for_all = [outcome for outcome in outcomes if outcome.place is None]
    outcome = for_all[-1] if for_all else None
    by_place = {outcome.place: outcome for outcome in outcomes if outcome.place}
    return IndicatorReport(
        indicator,
        outcome,
        _meaning(indicator, outcome),
        tuple(PlaceOutcome(names.place(place).text, latest) for place, latest in by_place.items()),
        assess(indicator, reported, plan.valid),
        course(indicator, for_all),
    )


def _meaning(indicator: Indicator, outcome: Outcome | None) -> str | None:
    """Return what the value means on the scale; nothing where it falls between two bands."""
    value = outcome.value if outcome else None
    if value is None or indicator.scale is None:
        return None
    return next((band.meaning for band in indicator.scale.bands if band.low <= value <= band.high), None)
