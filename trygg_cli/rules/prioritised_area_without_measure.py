"""B05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message, plural
from trygg_cli.model.kinds import PartialList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.focus_area import FocusArea, SubArea
    from trygg_cli.model.plan import Plan


@rule(
    "B05",
    "prioriterat-område-utan-åtgärd",
    "prioritised-area-without-measure",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: steg 4",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        fokusområden:
          - id: klotter
            namn: Klotter
            prioriterat: ja
          - id: krogmiljö
            namn: Våld i krogmiljö
            prioriterat: ja
            åtgärder:
              - id: N1
                åtgärd: Utbildning i ansvarsfull alkoholservering
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        fokusområden:
          - id: klotter
            namn: Klotter
          - id: krogmiljö
            namn: Våld i krogmiljö
            prioriterat: ja
            åtgärder:
              - id: N1
                åtgärd: Utbildning i ansvarsfull alkoholservering
    """,
)
def prioritised_area_without_measure(case: Case) -> Iterator[Finding]:
    """Every focus area that the plan puts first has a measure.

    To put an area first and then do nothing particular in it is to promise more than the plan holds. Add a
    measure, tie a measure or promise from elsewhere to the area's goals or problems, or say that the area is
    not put first. A plan that says it shows only some of its measures is not judged.
    """
    plan = case.plan
    if PartialList.MEASURES in plan.partial:
        return
    prioritised = [(route, area) for route, area in plan.walk_areas() if area.prioritised]
    if not prioritised:
        return
    served = _Served(plan)
    empty = [(route, area) for route, area in prioritised if not served.has(area)]
    if len(empty) > 1 and not any(True for _ in plan.walk_measures()):
        yield _all_empty(plan, len(empty))
        return
    for route, _ in empty:
        yield Finding(
            route,
            message("the focus area is put first and has no measure"),
            message("add a measure, or say that the area is not put first"),
        )


def _all_empty(plan: Plan, count: int) -> Finding:
    if plan.promises:
        sentence = plural(
            "{count} focus area is put first, and no measure or promise belongs to it",
            "{count} focus areas are put first, and no measure or promise belongs to them",
            count,
        )
        remedy = message(
            "name under fokusområden in each promise the areas that it belongs to, or add measures"
        )
    else:
        sentence = plural(
            "{count} focus area is put first, and the plan has no measures at all",
            "{count} focus areas are put first, and the plan has no measures at all",
            count,
        )
        remedy = message(
            "add measures; if they stand in a plan of their own, allow this here and say in which"
        )
    return Finding(("fokusområden",), sentence, remedy)


class _Served:
    """What the measures and promises of a plan serve."""

    def __init__(self, plan: Plan) -> None:
        measures = [measure for _, measure in plan.walk_measures()]
        self._areas = {ref for promise in plan.promises for ref in promise.focus_areas}
        self._goals = {ref for measure in measures for ref in measure.goals}
        causes = {ref for measure in measures for ref in measure.causes}
        self._problems = {ref for measure in measures for ref in measure.problems}
        self._problems |= {
            problem.id for problem in plan.problems if any(cause.id in causes for cause in problem.causes)
        }

    def has(self, area: FocusArea | SubArea) -> bool:
        """Tell whether a measure or promise stands in the area, or serves its goals or problems."""
        return any(
            part.measures
            or part.id in self._areas
            or not self._problems.isdisjoint(part.problems)
            or any(goal.id in self._goals for goal in part.goals)
            for part in (area, *getattr(area, "parts", ()))
        )
