"""A plan followed up for a period: all that a report tells, and all its arithmetic.

Pure: what comes out follows from the plan, the period and the day, and never from today's date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.report.actors import report_actors, without_owner
from trygg_cli.report.coming import look_ahead
from trygg_cli.report.corrections import corrections, is_told
from trygg_cli.report.full_names import FullNames
from trygg_cli.report.gaps import unreported
from trygg_cli.report.goals import report_goals, report_promises
from trygg_cli.report.header import report_header
from trygg_cli.report.in_figures import summary
from trygg_cli.report.indicators import report_indicators
from trygg_cli.report.known import stamps
from trygg_cli.report.measures import Measures, deviations
from trygg_cli.report.parts import Report, of_areas
from trygg_cli.report.report_settings import DEFAULT
from trygg_cli.report.restated import revisions
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.data import Fields
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.report.report_settings import ReportSettings

__all__ = ["Report", "build"]


def build(
    plan: Plan,
    period: Period,
    as_of: date | None = None,
    data: Fields | None = None,
    settings: ReportSettings = DEFAULT,
) -> Report:
    """Return the report of a plan for a period, judged at its end or on a day; `data` tell which approvals hold."""
    names, standing = FullNames(plan), PlanStanding(plan, Moment(period, as_of, settings.near))
    indicators = report_indicators(standing, names)
    every = (*indicators.values(),)
    reporting = Measures(standing, names, indicators)
    areas, other = reporting.areas(plan), reporting.several(plan.measures)
    measures = (*of_areas(areas), *other)
    goals = report_goals(standing, names, indicators)
    promises = report_promises(standing, names, indicators, measures)
    corrected = tuple(corrections(standing, every))
    return Report(
        plan=plan,
        period=period,
        as_of=as_of or period.end,
        judged=standing.judged,
        settings=settings,
        known=names.known,
        stamps=stamps(plan, data),
        header=report_header(plan, standing, names),
        summary=summary(standing, measures, goals, promises, every),
        areas=areas,
        other_measures=other,
        goals=goals,
        indicators=every,
        promises=promises,
        actors=report_actors(plan, measures, names),
        unowned=without_owner(plan, measures),
        deviations=deviations(plan, measures, standing.judged),
        corrections=corrected,
        revisions=tuple(revision for revision in revisions(standing) if not is_told(revision, corrected)),
        gaps=unreported(standing, measures, goals, promises, every),
        coming=look_ahead(plan, period.next, measures, every, promises),
    )
