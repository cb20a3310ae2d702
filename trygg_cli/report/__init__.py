"""A plan followed up for a period: all that a report tells, and all its arithmetic.

Pure: what comes out follows from the plan, the period and the day, and never from today's date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trygg_cli.model.kinds import Assessment, DecisionKind, PromiseAssessment
from trygg_cli.report.actors import report_actors, without_owner
from trygg_cli.report.coming import holds, look_ahead
from trygg_cli.report.corrections import corrections
from trygg_cli.report.full_names import FullNames
from trygg_cli.report.goals import report_goals, report_promises, tally
from trygg_cli.report.indicators import report_indicators
from trygg_cli.report.known import stamps
from trygg_cli.report.measures import Measures, deviations
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
from trygg_cli.report.restated import revisions
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.status import State, status_shares
from trygg_cli.standing.verdict import Verdict
from trygg_cli.why.counts import explain_summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from trygg_cli.model.governance import Decision
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

__all__ = ["Report", "build"]


def build(
    plan: Plan, period: Period, as_of: date | None = None, data: Mapping[str, Any] | None = None
) -> Report:
    """Return the report of a plan for a period.

    It is judged at the end of the period or, where one is given, as of another day.  In the data that the plan was
    made from is seen which approvals still hold.
    """
    names, standing = FullNames(plan), PlanStanding(plan, Moment(period, as_of))
    indicators = report_indicators(standing, names)
    every = (*indicators.values(),)
    reporting = Measures(standing, names, indicators)
    areas, other = reporting.areas(plan), reporting.several(plan.measures)
    measures = (*of_areas(areas), *other)
    goals = report_goals(standing, names, indicators)
    promised = report_promises(standing, names, indicators, measures)
    promises = tuple(report for report in promised if standing.has_promise(report.promise))
    return Report(
        plan=plan,
        period=period,
        as_of=as_of or period.end,
        judged=standing.judged,
        known=names.known,
        stamps=stamps(plan, data),
        language=plan.language or "sv",
        header=_header(plan, standing, names),
        summary=_summary(standing, measures, goals, promises, every),
        areas=areas,
        other_measures=other,
        goals=goals,
        indicators=every,
        promises=promises,
        actors=report_actors(plan, measures, names),
        unowned=without_owner(plan, measures),
        deviations=deviations(plan, measures, standing.judged),
        corrections=tuple(corrections(standing, every)),
        revisions=tuple(revisions(standing)),
        gaps=_gaps(standing, measures, goals, promises, every),
        coming=look_ahead(plan, period.next, measures, every, promises),
    )


def _header(plan: Plan, standing: PlanStanding, names: FullNames) -> Header:
    decision, period = _last(plan, DecisionKind.DECISION), standing.judged.period
    proposal = None if decision else _last(plan, DecisionKind.PROPOSAL)
    proposed_by = proposal and (proposal.proposed_by or None)
    return Header(
        title=plan.title,
        municipality=plan.municipality,
        group=plan.group,
        kind=plan.kind,
        version=plan.version,
        document_status=plan.status,
        record_number=plan.record_number,
        valid=plan.valid,
        holds=period is None or holds(plan, period),
        owner=plan.owner,
        board=names.actor(plan.leading_board) if plan.leading_board else None,
        coordination=plan.coordination.name if plan.coordination else None,
        decision=decision,
        decided_by=names.actor(decision.body) if decision and decision.body else None,
        proposal=proposal,
        proposed_by=names.actor(proposed_by) if proposed_by else None,
        authors=standing.authors,
        written=standing.last_written,
    )


def _last(plan: Plan, kind: DecisionKind) -> Decision | None:
    """Return the last decision, or proposal, on the plan as a whole."""
    found = [decision for decision in plan.decisions if decision.kind is kind and not decision.about]
    return found[-1] if found else None


def _summary(
    standing: PlanStanding,
    measures: Sequence[MeasureReport],
    goals: Sequence[GoalReport],
    promises: Sequence[PromiseReport],
    indicators: Sequence[IndicatorReport],
) -> Summary:
    states = [report.standing.state for report in measures]
    reported = sum(standing.is_reported(report.measure) for report in measures)
    return Summary(
        len(measures),
        sum(1 for _ in standing.plan.walk_measures()),
        reported,
        reported + sum(report.lacks_report for report in measures),
        states.count(State.LATE),
        status_shares(states),
        tally((report.opinion.what for report in goals), [*Assessment, *Lack]),
        tally((report.opinion.what for report in promises), [*PromiseAssessment, *Lack]),
        tally((report.progress.verdict for report in indicators if report.indicator.target), [*Verdict]),
        sum(report.indicator.target is None for report in indicators),
        standing.judged.news(standing.plan.follow_ups),
        lambda: tuple(explain_summary(standing)),
    )


def _gaps(
    standing: PlanStanding,
    measures: Sequence[MeasureReport],
    goals: Sequence[GoalReport],
    promises: Sequence[PromiseReport],
    indicators: Sequence[IndicatorReport],
) -> Gaps:
    """Return what nothing has been reported about; an indicator, which may be measured seldom, never yet.

    First come the measures without a status whose last day has passed: nobody knows whether they are late.
    """
    lacking = [report for report in measures if report.lacks_report]
    return Gaps(
        tuple(sorted(lacking, key=lambda report: not report.standing.is_unknown_and_due)),
        tuple(
            report
            for report in measures
            if report.standing.state is State.UNKNOWN and not report.lacks_report
        ),
        tuple(report for report in goals if standing.lacks_goal_report(report.goal)),
        tuple(report for report in promises if standing.lacks_promise_report(report.promise)),
        tuple(report for report in indicators if not report.outcomes),
    )
