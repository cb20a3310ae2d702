"""What of a plan an id stands for, and the explanation of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.why.indicator_verdict import explain_indicator
from trygg_cli.why.measure_status import explain_measure
from trygg_cli.why.opinions import explain_goal, explain_promise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trygg_cli.model.item_name import RequestedItem
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.why.explanation import Explanation

_EXPLAIN: dict[str, Callable[[PlanStanding, Any, Route], Explanation]] = {
    "measure": explain_measure,
    "goal": explain_goal,
    "promise": explain_promise,
    "indicator": explain_indicator,
}


class FoundItem(NamedTuple):
    """Something with an id; what is never judged has no part here, only its kind and id."""

    kind: str
    id: str
    route: Route = ()
    part: object = None

    @property
    def is_judged(self) -> bool:
        """Whether there is anything to explain."""
        return self.kind in _EXPLAIN


def find(plan: Plan, asked: RequestedItem) -> list[FoundItem]:
    """Return everything in a plan with the id, what is judged first."""
    return [item for item in everything(plan) if asked.means(item.kind, item.id)]


def everything(plan: Plan) -> Iterator[FoundItem]:
    """Yield what has an id, what is judged first."""
    yield from (FoundItem("measure", measure.id, route, measure) for route, measure in plan.walk_measures())
    yield from (FoundItem("goal", goal.id, route, goal) for route, goal in plan.walk_goals())
    yield from _listed("promise", "löften", plan.promises)
    yield from _listed("indicator", "indikatorer", plan.indicators)
    yield FoundItem("plan", plan.id)
    yield from (FoundItem("area", area.id) for _, area in plan.walk_areas())
    yield from (FoundItem("actor", ref) for ref in plan.actors)
    others: dict[str, Iterable[Any]] = {
        "body": plan.bodies,
        "place": plan.places,
        "problem": plan.problems,
        "source": plan.sources,
    }
    yield from (
        FoundItem(kind, value.id) for kind, several in others.items() for value in several if value.id
    )


def explain(standing: PlanStanding, found: FoundItem) -> Explanation:
    """Return how what was found is judged, and why."""
    return _EXPLAIN[found.kind](standing, found.part, found.route)


def _listed(kind: str, key: str, several: Iterable[Any]) -> Iterator[FoundItem]:
    yield from (FoundItem(kind, value.id, (key, index), value) for index, value in enumerate(several))
