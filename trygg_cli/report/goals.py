"""What has come of goals and promises."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trygg_cli.model.promisers import promisers, time_of
from trygg_cli.report.indicators import pick
from trygg_cli.report.parts import GoalReport, MeasureReport, PromiseReport
from trygg_cli.why.opinions import explain_goal, explain_promise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trygg_cli.period import Period
    from trygg_cli.report.full_names import FullNames
    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.standing.opinion import Opinion
    from trygg_cli.standing.plan_standing import PlanStanding


def report_goals(
    standing: PlanStanding, names: FullNames, indicators: dict[str, IndicatorReport]
) -> tuple[GoalReport, ...]:
    """Return all goals, those of the whole plan first."""
    areas = {goal.id: area.name for _, area in standing.plan.walk_areas() for goal in area.goals}
    return tuple(
        GoalReport(
            goal,
            areas.get(goal.id),
            names.actors(goal.responsible),
            standing.goal(goal),
            _earlier(standing, standing.goal(goal), None),
            names.named(standing.silent_on_goal(goal)),
            standing.judged.news(goal.follow_ups),
            pick(indicators, goal.indicators),
            partial(explain_goal, standing, goal, ()),
        )
        for _, goal in standing.plan.walk_goals()
    )


def report_promises(
    standing: PlanStanding,
    names: FullNames,
    indicators: dict[str, IndicatorReport],
    measures: Sequence[MeasureReport],
) -> tuple[PromiseReport, ...]:
    """Return the promises that belong to the period, each with the measures that serve it."""
    plan = standing.plan
    known = {promise.id: promise.text for promise in plan.promises}
    serving: dict[str, list[MeasureReport]] = {}
    for report in measures:
        for ref in dict.fromkeys(report.measure.goals):
            serving.setdefault(ref, []).append(report)
    return tuple(
        PromiseReport(
            promise,
            names.actors(promisers(plan, promise)),
            names.actors(promise.responsible),
            names.places(promise.places),
            tuple((ref, known.get(ref, ref)) for ref in promise.replaced_by),
            standing.promise(promise),
            _earlier(standing, standing.promise(promise), time_of(plan, promise)[1]),
            names.named(standing.silent_on_promise(promise)),
            standing.promise_deadline(promise),
            standing.is_soon_late(promise),
            standing.judged.news(promise.follow_ups),
            pick(indicators, promise.indicators),
            tuple(serving.get(promise.id, ())),
            partial(explain_promise, standing, promise, ()),
        )
        for promise in plan.promises
        if standing.has_promise(promise)
    )


def _earlier(standing: PlanStanding, found: Opinion, last: date | None) -> Period | None:
    """Return the time that something was assessed for, where that ends before the period, the plan and itself."""
    period, valid = standing.judged.period, standing.plan.valid
    if period is None or found.entry is None or found.assessment is None:
        return None
    about = found.entry.period
    ends = (period.end, valid.end if valid else None, last)
    return about if about.end < min(end for end in ends if end) else None
