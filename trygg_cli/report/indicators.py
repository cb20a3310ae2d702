"""What has come of what is measured."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trygg_cli.report.indicator_report import IndicatorReport, OutcomeReport, PlaceOutcome
from trygg_cli.standing.amount import Amount
from trygg_cli.standing.outcomes import valued
from trygg_cli.why.indicator_verdict import explain_indicator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.indicator import Indicator
    from trygg_cli.report.full_names import FullNames
    from trygg_cli.standing.outcomes import Series, Slot
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.standing.progress import Progress

_EARLIER = 4
"""How many earlier outcomes stand beside the one that is judged; all of them are told of the indicator itself."""


def report_indicators(standing: PlanStanding, names: FullNames) -> dict[str, IndicatorReport]:
    """Return the indicators of the period with what was measured, by id, in the order of the plan."""
    return {
        indicator.id: _report(indicator, standing, names)
        for indicator in standing.plan.indicators
        if standing.has_indicator(indicator)
    }


def pick(reports: dict[str, IndicatorReport], ids: Iterable[str]) -> tuple[IndicatorReport, ...]:
    """Return the indicators that are referred to."""
    return tuple(reports[ref] for ref in ids if ref in reports)


def _report(indicator: Indicator, standing: PlanStanding, names: FullNames) -> IndicatorReport:
    by_place = standing.by_place(indicator)
    latest = next(reversed(by_place.get(None, ())), None)
    shown = standing.shown(indicator)
    earlier = _earlier(shown or latest, by_place.get(None, ()))
    return IndicatorReport(
        indicator,
        standing.progress(indicator),
        standing.course(indicator),
        latest,
        earlier[-_EARLIER:],
        len(earlier[:-_EARLIER]),
        _meaning(indicator, shown.value if shown else None),
        tuple(_places(standing.progress(indicator), by_place, names)),
        _outcomes(standing, indicator, names),
        names.actors(indicator.responsible),
        partial(explain_indicator, standing, indicator, ()),
    )


def _earlier(shown: Amount | Slot | None, slots: Series) -> Series:
    """Return what was measured for the whole before the value shown, and is no part of it."""
    if shown is None:
        return ()
    used = shown.slots if isinstance(shown, Amount) else (shown,)
    start = min(slot.span.start for slot in used)
    return tuple(slot for slot in valued(slots) if slot.span.end < start and not slot.is_contradicted)


def _places(
    progress: Progress, by_place: dict[str | None, Series], names: FullNames
) -> Iterator[PlaceOutcome]:
    """Yield what is told of each place: the value judged, else what was measured last; what was added up is told."""
    if progress.amount and progress.amount.is_by_place:
        return
    judged = {place: site.amount for place, site in progress.places}
    for place, slots in by_place.items():
        if place:
            yield PlaceOutcome(names.place(place).text, judged.get(place) or slots[-1])


def _outcomes(standing: PlanStanding, indicator: Indicator, names: FullNames) -> tuple[OutcomeReport, ...]:
    slots = [slot for slots in standing.by_place(indicator).values() for slot in slots]
    corrected = {
        id(outcome): slot.replaced for slot in slots for outcome in slot.outcomes if outcome.corrects
    }
    replaced = {id(outcome) for outcome in standing.replaced(indicator)}
    return tuple(
        OutcomeReport(
            outcome,
            names.place(outcome.place) if outcome.place else None,
            corrected.get(id(outcome), ()),
            id(outcome) in replaced,
        )
        for outcome in standing.judged.measured(indicator.outcomes)
    )


def _meaning(indicator: Indicator, value: float | None) -> str | None:
    """Return what the value means on the scale; nothing where it falls between two bands."""
    if value is None or indicator.scale is None:
        return None
    return next((band.meaning for band in indicator.scale.bands if band.low <= value <= band.high), None)
