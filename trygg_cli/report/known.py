"""What a plan's short names stand for, and what its approvals are worth: for all parts of a report."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.reading import approval_validity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.data import Fields
    from trygg_cli.model.approval import Approval
    from trygg_cli.model.governance import Decision
    from trygg_cli.model.plan import Plan


class FullName(NamedTuple):
    """Somebody or something that the plan refers to, by its full name."""

    id: str
    text: str
    conditional: bool = False


class Known(NamedTuple):
    """The names behind the ids, by kind, and what was decided on each id.

    `people` are actors and bodies, `items` all that a decision can be about.
    """

    people: dict[str, FullName]
    places: dict[str, str]
    areas: dict[str, str]
    problems: dict[str, str]
    causes: dict[str, str]
    sources: dict[str, str]
    ongoing: dict[str, str]
    goals: dict[str, str]
    items: dict[str, str]
    decisions: dict[str, list[Decision]]


def known(plan: Plan) -> Known:
    """Return the names behind the ids of a plan."""
    areas = {area.id: area.name for _, area in plan.walk_areas()}
    problems = {problem.id: problem.title for problem in plan.problems}
    goals = {goal.id: goal.text for _, goal in plan.walk_goals()}
    goals |= {promise.id: promise.text for promise in plan.promises}
    bodies = {body.id: FullName(body.id, body.name) for body in plan.bodies}
    actors = {ref: FullName(ref, actor.name, actor.conditional) for ref, actor in plan.actors.items()}
    return Known(
        people=bodies | actors,
        places={place.id: place.name for place in plan.places},
        areas=areas,
        problems=problems,
        causes={cause.id: cause.text for problem in plan.problems for cause in problem.causes},
        sources={source.id: source.name for source in plan.sources},
        ongoing={work.id: work.title for work in plan.ongoing},
        goals=goals,
        items={
            **{agreement.id: agreement.title for agreement in plan.agreements},
            **areas,
            **problems,
            **{indicator.id: indicator.name for indicator in plan.indicators},
            **goals,
            **{measure.id: measure.title for _, measure in plan.walk_measures()},
        },
        decisions=_decisions(plan),
    )


def _decisions(plan: Plan) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in plan.decisions:
        for ref in dict.fromkeys(decision.about):
            found.setdefault(ref, []).append(decision)
    return found


class Hold(StrEnum):
    """Whether what was approved is what stands there now."""

    HOLDS = "holds"
    LAPSED = "lapsed"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


class ApprovalStamp(NamedTuple):
    """An approval, and whether it holds; nothing where nobody looked. An earlier one has had another after it."""

    approval: Approval
    hold: Hold | None


Stamps = dict[str, dict[str, tuple[ApprovalStamp, ...]]]
"""Approvals in the order of the file, by kind and id of what was approved."""


def stamps(plan: Plan, data: Fields | None) -> Stamps:
    """Return the approvals of a plan; whether they hold is seen in the data that the plan was made from."""
    found: Stamps = {
        kind: {} for kind in ("plan", "area", "goal", "indicator", "measure", "problem", "promise")
    }
    holds = (
        {(item.kind, item.data["id"]): [*_holds(item)] for item in approval_validity.items(data)}
        if data
        else {}
    )
    for kind, item in _approvable(plan):
        known_of: Sequence[Hold | None] = holds.get((kind, item.id)) or (None,) * len(item.approvals)
        found[kind][item.id] = tuple(map(ApprovalStamp, item.approvals, known_of))
    return found


def _approvable(plan: Plan) -> Iterator[tuple[str, Any]]:
    yield "plan", plan
    yield from (("area", area) for _, area in plan.walk_areas())
    yield from (("goal", goal) for _, goal in plan.walk_goals())
    yield from (("measure", measure) for _, measure in plan.walk_measures())
    yield from (("indicator", indicator) for indicator in plan.indicators)
    yield from (("problem", problem) for problem in plan.problems)
    yield from (("promise", promise) for promise in plan.promises)


def _holds(item: approval_validity.ApprovableItem) -> Iterator[Hold]:
    holding = item.holding
    lapsed = approval_validity.lapsed(item).values()
    for place, stamp in enumerate(item.stamps):
        if stamp in holding:
            yield Hold.HOLDS
        elif stamp["avtryck"][0] not in approval_validity.RECIPES:
            yield Hold.UNKNOWN
        else:
            yield Hold.LAPSED if place in lapsed else Hold.EARLIER
