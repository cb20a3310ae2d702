"""The focus areas that an item stands in, and the problems that a measure is against because of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trygg_cli.model.focus_area import FocusArea, SubArea
    from trygg_cli.model.measure import Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route


def areas_around(plan: Plan, route: Route) -> tuple[FocusArea | SubArea, ...]:
    """Return the focus area, and its part if it stands in one, of the measure or goal at a route."""
    if route[0] != "fokusområden":
        return ()
    area = plan.focus_areas[int(route[1])]
    return (area, area.parts[int(route[3])]) if route[2] == "delområden" else (area,)


def measures_against(plan: Plan) -> dict[str, list[Measure]]:
    """Return the measures against each problem.

    A measure names it, or one of its causes; else its focus area or a goal that it serves does.
    """
    found: dict[str, list[Measure]] = {problem.id: [] for problem in plan.problems}
    behind = {cause.id: problem.id for problem in plan.problems for cause in problem.causes}
    goals = {goal.id: goal.problems for _, goal in plan.walk_goals()}
    for route, measure in plan.walk_measures() if found else ():
        met = {*measure.problems, *(behind[name] for name in measure.causes if name in behind)}
        met.update(*(goals.get(name, ()) for name in measure.goals))
        met.update(*(area.problems for area in areas_around(plan, route)))
        for name in met & found.keys():
            found[name].append(measure)
    return found
