"""What has come of the measures, area by area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Status
from trygg_cli.report.indicators import pick
from trygg_cli.report.parts import AreaReport, CommitmentReport, Deviation, IndicatorReport, MeasureReport
from trygg_cli.standing import follow_ups
from trygg_cli.standing.status import Standing, State, first_day, standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trygg_cli.model.measure import Measure
    from trygg_cli.model.plan import FocusArea, Plan, SubArea
    from trygg_cli.period import Period
    from trygg_cli.report.names import Names


@dataclass(frozen=True, slots=True)
class Measures:
    """Reports on the measures of a plan for a period, as of a day."""

    reported: Period
    as_of: date
    names: Names
    indicators: dict[str, IndicatorReport]

    def areas(self, plan: Plan) -> tuple[AreaReport, ...]:
        """Return all focus areas, also those without measures."""
        return tuple(self._area(area) for area in plan.focus_areas)

    def several(self, measures: Iterable[Measure], area: str | None = None) -> tuple[MeasureReport, ...]:
        """Return the reports on some measures."""
        return tuple(self.one(measure, area) for measure in measures)

    def one(self, measure: Measure, area: str | None = None) -> MeasureReport:
        """Return the report on a measure."""
        known = follow_ups.until(measure.follow_ups, self.reported)
        reports = follow_ups.within(measure.follow_ups, self.reported)
        before = known[: len(known) - len(reports)]
        where = standing(measure, self.reported, self.as_of)
        return MeasureReport(
            measure,
            area,
            where,
            reports,
            before[-1] if before else None,
            not reports and not self._needs_none(measure, where),
            self.names.actors(measure.responsible),
            self.names.actors(measure.participants),
            self.names.actors(measure.external),
            tuple(
                CommitmentReport(
                    self.names.actor(commitment.party),
                    commitment.text,
                    self.names.actors(commitment.responsible),
                    self.names.actors(commitment.together_with),
                )
                for commitment in measure.commitments
            ),
            self.names.places(measure.places),
            self.names.goals(measure.goals),
            pick(self.indicators, measure.indicators),
        )

    def _area(self, area: FocusArea | SubArea) -> AreaReport:
        parts = getattr(area, "parts", ())
        return AreaReport(
            area, self.several(area.measures, area.name), tuple(self._area(part) for part in parts)
        )

    def _needs_none(self, measure: Measure, where: Standing) -> bool:
        """Tell whether no report was to be expected: the measure was over before, or begins later."""
        if where.reported in (Status.DONE, Status.CANCELLED):
            return True
        schedule = measure.schedule
        start = first_day(schedule) if schedule else None
        return start is not None and start > self.reported.end


def deviations(plan: Plan, measures: Iterable[MeasureReport], reported: Period) -> tuple[Deviation, ...]:
    """Return what did not go as planned: what was reported as such, and what is late without a word."""
    found = [
        Deviation(None, entry.period, entry.deviation, None, None)
        for entry in follow_ups.within(plan.follow_ups, reported)
        if entry.deviation
    ]
    for report in measures:
        told = [entry for entry in report.reports if entry.deviation or entry.remedy]
        found += (Deviation(report, e.period, e.deviation, e.remedy, e.next_step) for e in told)
        if not told and report.standing.state is State.LATE:
            steps = [entry.next_step for entry in report.reports if entry.next_step]
            found.append(Deviation(report, None, None, None, steps[-1] if steps else None))
    return tuple(found)
