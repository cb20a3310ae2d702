"""What rules about things left out or late ask: where to show it, and whether it matters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Finding
from trygg_cli.message import Message, message
from trygg_cli.model.areas import areas_around
from trygg_cli.model.kinds import GoalKind, Status
from trygg_cli.standing.status import deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from trygg_cli.lint.rule import Case
    from trygg_cli.model.goal import Goal
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.model.measure import FollowUp, Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise
    from trygg_cli.position import Route

_WORD = re.compile(r"\w+")
_SETTLED = (Status.DONE, Status.RESTING, Status.CANCELLED)


def missing(case: Case, route: Route, key: str, text: Message, remedy: Message) -> Finding:
    """Return a finding on a key that should say something; on its item where the key is not there at all."""
    spans = case.document.spans
    stands_there = spans.key((*route, key)) not in (spans.key(route), spans.value(route))
    return Finding((*route, key) if stands_there else route, text, remedy, on_key=stands_there)


def write_under(key: str) -> Message:
    """Return what to do about something that is not said."""
    return message('write it under "{key}"', key=key)


def is_settled(case: Case, measure: Measure) -> bool:
    """Tell whether a measure was last reported as done, resting or cancelled, so that nothing is to plan."""
    return case.standing.measure(measure).status in _SETTLED


def last_days(route: Route, measure: Measure) -> Iterator[tuple[Route, date]]:
    """Yield the days by which a measure is to be done or decided on, with where they stand; a wish has none.

    One day is one delay: it is told once, however many keys name it.
    """
    schedule = measure.schedule
    day = deadline(schedule)
    if schedule and day:
        named = {"till": schedule.end, "perioder": schedule.periods, "när": schedule.period}
        yield (*route, "tid", next(key for key, value in named.items() if value)), day
    if measure.decide_by and measure.decide_by != day:
        yield (*route, "beslut_senast"), measure.decide_by


def judged_parts(plan: Plan) -> Iterator[tuple[Route, Goal | Promise]]:
    """Yield what assessments are reported of, goals and promises, each with its route."""
    yield from plan.walk_goals()
    yield from ((("löften", index), promise) for index, promise in enumerate(plan.promises))


def aims(plan: Plan) -> Callable[[Route, Measure], list[Goal | Promise]]:
    """Return a way to find the goals and promises that a measure at a route serves; overall goals are too far away.

    They are those that it names; else those of its focus area and those against the same problems; else the only
    promise of a plan without goals.
    """
    near: dict[str, Goal | Promise] = {
        goal.id: goal for _, goal in plan.walk_goals() if goal.kind is not GoalKind.OVERALL
    }
    alone = plan.promises if len(plan.promises) == 1 and not near else ()
    against: dict[str, list[str]] = {}
    for goal in near.values():
        for problem in getattr(goal, "problems", ()):
            against.setdefault(problem, []).append(goal.id)
    behind = {cause.id: problem.id for problem in plan.problems for cause in problem.causes}
    near.update((promise.id, promise) for promise in plan.promises)
    promised: dict[str, list[int]] = {}
    for index, promise in enumerate(plan.promises):
        for name in promise.focus_areas:
            promised.setdefault(name, []).append(index)

    def served(route: Route, measure: Measure) -> list[Goal | Promise]:
        if measure.goals:
            return [near[name] for name in measure.goals if name in near]
        areas = areas_around(plan, route)
        names = [goal.id for area in areas for goal in area.goals if goal.id in near]
        places = {place for area in areas for place in promised.get(area.id, ())}
        names += [plan.promises[place].id for place in sorted(places)]
        met = [*measure.problems, *(behind[name] for name in measure.causes if name in behind)]
        met = met or [name for area in areas for name in area.problems]
        known = {*names}
        names += [name for problem in met for name in against.get(problem, ()) if name not in known]
        return [near[name] for name in names] or [*alone]

    return served


def is_measured(indicator: Indicator) -> bool:
    """Tell whether an indicator has an outcome with a value; one may only say why nothing was measured."""
    return any(outcome.value is not None or outcome.subgroups for outcome in indicator.outcomes)


def says_what(measure: Measure) -> bool:
    """Tell whether a measure says more than its title about what is to be done."""
    return bool(measure.activities or measure.description or any(part.text for part in measure.commitments))


def is_same(one: str, other: str) -> bool:
    """Tell whether two headings have the same words, as they stand: *nätverka* says more than *nätverk*."""
    return one[:1].casefold() == other[:1].casefold() and _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def says_something(entry: FollowUp) -> bool:
    """Tell whether a follow-up has any words of its own."""
    return any(
        (text or "").strip() for text in (entry.comment, entry.deviation, entry.remedy, entry.next_step)
    )
