"""A plan followed up for a period: all that a report tells, and all its arithmetic.

Pure: what comes out follows from the plan, the period and the day, and never from today's date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Assessment, DecisionKind
from trygg_cli.report.actors import report_actors
from trygg_cli.report.coming import holds, look_ahead
from trygg_cli.report.goals import report_goals, report_promises, tally
from trygg_cli.report.indicators import report_indicators
from trygg_cli.report.measures import Measures, deviations
from trygg_cli.report.names import Names
from trygg_cli.report.parts import (
    Gaps,
    GoalReport,
    Header,
    IndicatorReport,
    MeasureReport,
    PromiseReport,
    Report,
    Summary,
    of_areas,
)
from trygg_cli.standing import follow_ups
from trygg_cli.standing.status import State, status_shares
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trygg_cli.model.governance import Decision
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

__all__ = ["Report", "build"]


def build(plan: Plan, period: Period, as_of: date | None = None) -> Report:
    """Return the report of a plan for a period.

    What is late is judged as of a day: by default the last day something was written about the period, or
    the period's own last day where nothing was.
    """
    names = Names(plan)
    as_of = as_of or follow_ups.latest_day(plan, period) or period.end
    indicators = report_indicators(plan, period, names)
    every = (*indicators.values(),)
    reporting = Measures(period, as_of, names, indicators)
    areas, other = reporting.areas(plan), reporting.several(plan.measures)
    measures = (*of_areas(areas), *other)
    goals = report_goals(plan, period, indicators)
    promises = report_promises(plan, period, names, indicators)
    return Report(
        plan=plan,
        period=period,
        as_of=as_of,
        language=plan.language or "sv",
        header=_header(plan, period, names),
        summary=_summary(plan, period, measures, goals, promises, every),
        areas=areas,
        other_measures=other,
        goals=goals,
        indicators=every,
        promises=promises,
        actors=report_actors(plan, measures, names),
        deviations=deviations(plan, measures, period),
        gaps=_gaps(measures, goals, promises, every),
        coming=look_ahead(plan, period.next, measures, every),
    )


def _header(plan: Plan, period: Period, names: Names) -> Header:
    decision = _decision(plan)
    return Header(
        title=plan.title,
        municipality=plan.municipality,
        group=plan.group,
        kind=plan.kind,
        version=plan.version,
        document_status=plan.status,
        record_number=plan.record_number,
        valid=plan.valid,
        holds=holds(plan, period),
        owner=plan.owner,
        board=names.actor(plan.leading_board) if plan.leading_board else None,
        coordination=plan.coordination.name if plan.coordination else None,
        decision=decision,
        decided_by=names.actor(decision.body) if decision and decision.body else None,
        authors=follow_ups.authors(plan, period),
        written=follow_ups.latest_day(plan, period),
    )


def _decision(plan: Plan) -> Decision | None:
    """Return the last decision on the plan; a proposal is not one."""
    decided = [decision for decision in plan.decisions if decision.kind is DecisionKind.DECISION]
    return decided[-1] if decided else None


def _summary(
    plan: Plan,
    period: Period,
    measures: Sequence[MeasureReport],
    goals: Sequence[GoalReport],
    promises: Sequence[PromiseReport],
    indicators: Sequence[IndicatorReport],
) -> Summary:
    states = [report.standing.state for report in measures]
    reported = sum(bool(report.reports) for report in measures)
    return Summary(
        len(measures),
        reported,
        reported + sum(report.lacks_report for report in measures),
        states.count(State.LATE),
        status_shares(states),
        tally((report.assessment for report in goals), [*Assessment]),
        tally((report.assessment for report in promises), [*Assessment]),
        tally((report.progress.verdict for report in indicators), [*Verdict]),
        follow_ups.within(plan.follow_ups, period),
    )


def _gaps(
    measures: Sequence[MeasureReport],
    goals: Sequence[GoalReport],
    promises: Sequence[PromiseReport],
    indicators: Sequence[IndicatorReport],
) -> Gaps:
    """Return what nothing has been reported about; an indicator, which may be measured seldom, never yet."""
    return Gaps(
        tuple(report for report in measures if report.lacks_report),
        tuple(report for report in goals if not report.reports),
        tuple(report for report in promises if not report.reports),
        tuple(report for report in indicators if not report.outcome and not report.places),
    )
