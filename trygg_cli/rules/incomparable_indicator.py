"""B14."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint.omissions import is_measured
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Assessment, Counting, PromiseAssessment
from trygg_cli.standing.amount import counting, window
from trygg_cli.standing.spans import DaySpan
from trygg_cli.standing.starting_points import time_of_baseline
from trygg_cli.standing.target_terms import has_any, has_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp
    from trygg_cli.model.indicator import Indicator, Target
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_NOT_ASSESSED = (None, Assessment.NOT_ASSESSED, PromiseAssessment.NOT_ASSESSED)
_YEAR = timedelta(days=364)  # from the first of January to the last of December


@rule(
    "B14",
    "ojämförbar-indikator",
    "incomparable-indicator",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: steg 5",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Medborgarlöften
        typ: medborgarlöften
        indikatorer:
          - id: I1
            namn: Antal trygghetsdialoger
            mål: {minst: 4}
        löften:
          - id: L1
            löfte: Vi ordnar trygghetsdialoger
            indikatorer: [I1]
            uppföljning:
              - {avser: 2025, bedömning: uppnått}
    """,
    good="""
        id: p
        titel: Medborgarlöften
        typ: medborgarlöften
        indikatorer:
          - id: I1
            namn: Antal trygghetsdialoger
            mål: {minst: 4}
            utfall:
              - {period: 2025, värde: 5}
        löften:
          - id: L1
            löfte: Vi ordnar trygghetsdialoger
            indikatorer: [I1]
            uppföljning:
              - {avser: 2025, bedömning: uppnått}
    """,
)
def incomparable_indicator(case: Case) -> Iterator[Finding]:
    """Every outcome has a target to be compared with, and every target has an outcome.

    An outcome without a target cannot be judged, and a target without an outcome is judged on no ground. A
    target needs an outcome once its time is over, once the plan has been followed up for a year, or once a
    goal or promise that rests on it is said to be reached or not. What is to be added up is not compared where it is
    only in part for the target's time, as a tertial in which the plan began, nor is the sum of several years with a
    baseline of one.
    """
    assessed = dict(_assessed(case.plan))
    for index, indicator in enumerate(case.plan.indicators):
        route = ("indikatorer", index)
        if not indicator.target or not has_any(indicator.target):
            if is_measured(indicator):
                yield Finding(
                    (*route, "utfall"),
                    message("the outcome has no target to be compared with"),
                    message("write under mål what value was aimed at; if only the way was decided, riktning"),
                )
        elif not is_measured(indicator):
            reason = assessed.get(indicator.id) or _over(case, indicator.target)
            if reason:
                yield Finding(
                    (*route, "mål"),
                    reason,
                    message(
                        "write what was measured under utfall; if nothing was, say what the assessment rests on"
                    ),
                )
        else:
            yield from _across(case, route, indicator, indicator.target)
            yield from _of_other_length(case, route, indicator, indicator.target)


def _across(case: Case, route: Route, indicator: Indicator, target: Target) -> Iterator[Finding]:
    """Yield the outcomes that do not count, since they are in part for another time than the target."""
    if counting(indicator) in (None, Counting.STATE) or target.compared_with:
        return
    time = window(target, case.standing.frame(indicator))
    start, end = time.start or date.min, time.end or date.max
    for number, outcome in enumerate(indicator.outcomes):
        first, last = max(outcome.period.start, start), min(outcome.period.end, end)
        if (
            outcome.value is None
            or first > last
            or (first, last) == (outcome.period.start, outcome.period.end)
        ):
            continue
        yield Finding(
            (*route, "utfall", number, "period"),
            message(
                "only {time} of {period} is in the target's time, so the outcome is not counted",
                time=DaySpan(first, last).words,
                period=outcome.period.text,
            ),
            message(
                "if what was measured in {period} is known, write that for itself; else correct the time under gäller",
                period=f"{first}/{last}",
            ),
        )


def _of_other_length(case: Case, route: Route, indicator: Indicator, target: Target) -> Iterator[Finding]:
    """Yield that a sum is counted over a time that is at least twice as long as that of the baseline."""
    own, before = indicator.baseline, time_of_baseline(indicator)
    time = window(target, case.standing.frame(indicator))
    is_sum = counting(indicator) is Counting.SUM and has_bounds(target) and not target.recurring
    if not (is_sum and own and own.value is not None and before and time.start and time.end):
        return
    if (time.end - time.start).days + 1 < 2 * ((before.end - before.start).days + 1):
        return
    yield Finding(
        (*route, "mål"),
        message(
            "the outcomes are added up over {time}, and the baseline is for {before}",
            time=DaySpan(time.start, time.end).words,
            before=DaySpan(before.start, before.end).words,
        ),
        message(
            "if the target is for each year, write it under återkommande, per: år; else write a baseline for as long"
        ),
        severity=Severity.INFO,
    )


def _assessed(plan: Plan) -> Iterator[tuple[str, Message]]:
    """Yield the indicators of goals and promises that are said to be reached or not."""
    for _, goal in plan.walk_goals():
        if _is_assessed(goal.follow_ups):
            text = message("goal {id} has been assessed, and nothing has been measured", id=goal.id)
            yield from ((name, text) for name in goal.indicators)
    for promise in plan.promises:
        if _is_assessed(promise.follow_ups):
            text = message("promise {id} has been assessed, and nothing has been measured", id=promise.id)
            yield from ((name, text) for name in promise.indicators)


def _is_assessed(follow_ups: Iterable[GoalFollowUp | PromiseFollowUp]) -> bool:
    return any(item.assessment not in _NOT_ASSESSED for item in follow_ups)


def _over(case: Case, target: Target) -> Message | None:
    """Return what is over without an outcome: the target's time, the plan's, or a year of follow-ups."""
    periods = [
        entry.period
        for _, _, entry in case.plan.walk_follow_ups()
        if case.as_of and entry.period.end <= case.as_of
    ]
    if not periods:
        return None
    valid, latest = case.plan.valid, max(period.end for period in periods)
    start = valid.start if valid and valid.start else min(period.start for period in periods)
    if target.by and target.by.end <= latest:
        return message("the time of the target is over, and nothing has been measured")
    if valid and valid.end and valid.end <= latest:
        return message("the time of the plan is over, and nothing has been measured")
    if not target.by and latest - start >= _YEAR:
        return message("the plan has been followed up for a year, and nothing has been measured")
    return None
