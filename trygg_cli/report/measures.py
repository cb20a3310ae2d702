"""What has come of the measures, area by area."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.report.indicators import pick
from trygg_cli.report.parts import (
    AreaReport,
    CommitmentReport,
    Deviation,
    MeasureReport,
    PartyReport,
    Waiting,
)
from trygg_cli.standing.status import State
from trygg_cli.why.measure_status import explain_measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.model.focus_area import FocusArea, SubArea
    from trygg_cli.model.measure import Commitment, Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.report.full_names import FullNames
    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.standing.moment import Judged
    from trygg_cli.standing.plan_standing import PlanStanding


class Measures(NamedTuple):
    """Reports on the measures of a plan for a period, as of a day."""

    standing: PlanStanding
    names: FullNames
    indicators: dict[str, IndicatorReport]

    def areas(self, plan: Plan) -> tuple[AreaReport, ...]:
        """Return all focus areas, also those without measures."""
        return tuple(self._area(area) for area in plan.focus_areas)

    def several(self, measures: Iterable[Measure], area: str | None = None) -> tuple[MeasureReport, ...]:
        """Return the reports on those of some measures that belong to the period."""
        return tuple(self.one(measure, area) for measure in measures if self.standing.has_measure(measure))

    def one(self, measure: Measure, area: str | None = None) -> MeasureReport:
        """Return the report on a measure."""
        seen, judged = self.standing.seen(measure), self.standing.judged
        before = [follow_up for follow_up in seen if not judged.concerns(follow_up)]
        where = self.standing.measure(measure)
        return MeasureReport(
            measure,
            area,
            where,
            self.standing.reports(measure),
            before[-1] if before else None,
            self.standing.lacks_report(measure),
            tuple(PartyReport(self.names.actor(e.party) if e.party else None, e) for e in where.apart),
            self.names.named(self.standing.silent(measure)),
            tuple(Waiting(other, self.standing.measure(other)) for other in self.standing.waits_for(measure)),
            self.names.actors(measure.responsible),
            self.names.actors(measure.participants),
            self.names.actors(measure.external),
            tuple(map(self._commitment, measure.commitments)),
            self.names.places(measure.places),
            self.names.goals(measure.goals),
            pick(self.indicators, measure.indicators),
            partial(explain_measure, self.standing, measure, ()),
        )

    def _commitment(self, commitment: Commitment) -> CommitmentReport:
        return CommitmentReport(
            self.names.actor(commitment.party),
            commitment.text,
            self.names.actors(commitment.responsible),
            self.names.actors(commitment.together_with),
            self.names.places(commitment.places),
            commitment.condition,
        )

    def _area(self, area: FocusArea | SubArea) -> AreaReport:
        parts = getattr(area, "parts", ())
        return AreaReport(
            area, self.several(area.measures, area.name), tuple(self._area(part) for part in parts)
        )


def deviations(plan: Plan, measures: Iterable[MeasureReport], judged: Judged) -> tuple[Deviation, ...]:
    """Return what did not go as planned: what was reported as such, else what is late, cancelled or still on hold.

    The latter have the comment of who reported, now or last, which may say why.
    """
    found = [
        Deviation(None, entry.period, entry.deviation, None, None)
        for entry in judged.news(plan.follow_ups)
        if entry.deviation
    ]
    for report in measures:
        told = [entry for entry in report.reports if entry.deviation or entry.remedy]
        for entry in told:  # what was to come next before it was done is no longer next
            is_past = report.standing.state is State.DONE and entry is not report.reports[-1]
            step = None if is_past else entry.next_step
            found.append(Deviation(report, entry.period, entry.deviation, entry.remedy, step))
        is_old = report.standing.state is State.CANCELLED and not report.reports
        if not told and report.standing.departs and not is_old:
            found.append(_departure(report))
    return tuple(found)


def _departure(report: MeasureReport) -> Deviation:
    """Return what is known of a measure that is late, cancelled or on hold: what was said of it now, else last."""
    steps = [entry.next_step for entry in report.reports if entry.next_step]
    comments = [entry.comment for entry in report.reports if entry.comment]
    last = None if report.reports else report.standing.entry
    if last and (last.deviation or last.comment or last.remedy or last.next_step):
        return Deviation(report, last.period, last.deviation or last.comment, last.remedy, last.next_step)
    return Deviation(report, None, comments[-1] if comments else None, None, steps[-1] if steps else None)
