"""What has come of goals and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Assessment
from trygg_cli.report.indicators import pick
from trygg_cli.report.parts import GoalReport, IndicatorReport, PromiseReport, Tally
from trygg_cli.standing import follow_ups

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.model.indicator import GoalFollowUp
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.report.names import Names
    from trygg_cli.standing.verdict import Verdict


def report_goals(
    plan: Plan, reported: Period, indicators: dict[str, IndicatorReport]
) -> tuple[GoalReport, ...]:
    """Return all goals, those of the whole plan first."""
    areas = {goal.id: area.name for _, area in plan.walk_areas() for goal in area.goals}
    return tuple(
        GoalReport(
            goal,
            areas.get(goal.id),
            *_judgement(goal.follow_ups, reported),
            follow_ups.within(goal.follow_ups, reported),
            pick(indicators, goal.indicators),
        )
        for _, goal in plan.walk_goals()
    )


def report_promises(
    plan: Plan, reported: Period, names: Names, indicators: dict[str, IndicatorReport]
) -> tuple[PromiseReport, ...]:
    """Return all promises."""
    return tuple(
        PromiseReport(
            promise,
            names.actors(promise.responsible),
            *_judgement(promise.follow_ups, reported),
            follow_ups.within(promise.follow_ups, reported),
            pick(indicators, promise.indicators),
        )
        for promise in plan.promises
    )


def tally(found: Iterable[Verdict | Assessment], kinds: Sequence[Verdict | Assessment]) -> tuple[Tally, ...]:
    """Return how many there are of each kind that occurs."""
    every = [*found]
    return tuple(Tally(kind, every.count(kind)) for kind in kinds if kind in every)


def _judgement(entries: Iterable[GoalFollowUp], reported: Period) -> tuple[Assessment, Period | None]:
    """Return the latest assessment and the period it was made for."""
    judged = [entry for entry in follow_ups.until(entries, reported) if entry.assessment]
    if not judged or judged[-1].assessment is None:
        return Assessment.NOT_ASSESSED, None
    return judged[-1].assessment, judged[-1].period
