"""B03."""

from collections.abc import Iterator

from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.areas import areas_around
from trygg_cli.model.kinds import PlanKind


@rule(
    "B03",
    "åtgärd-utan-problem",
    "measure-without-problem",
    source="Brå, Exempel på åtgärdsplan: kolumnen Orsak",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        problem:
          - id: P1
            problem: Många undviker Stadsparken efter mörkrets inbrott
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            problem: [P1]
          - id: N2
            åtgärd: Ommålning av busskurer
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        problem:
          - id: P1
            problem: Många undviker Stadsparken efter mörkrets inbrott
            orsaker:
              - {id: O1, orsak: Mörka gångvägar, typ: situationell}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            orsaker: [O1]
    """,
)
def measure_without_problem(case: Case) -> Iterator[Finding]:
    """Every measure says which problem or cause it is to do something about.

    A measure that starts from an idea and not from a problem may do good, but nobody can tell whether it was
    the right one. Refer to the problem or, better, to the cause behind it: by the keys problem and orsaker on
    the measure, on its focus area or on the goal that it serves. A measure that serves a promise is there because of
    the promise.
    """
    plan = case.plan
    goals = {goal.id: goal for _, goal in plan.walk_goals()}
    told = {name for name, goal in goals.items() if goal.problems or goal.problem_picture}
    promised = {promise.id for promise in plan.promises}
    measures = [
        (route, measure)
        for route, measure in plan.walk_measures()
        if plan.kind is not PlanKind.PROMISES and promised.isdisjoint(measure.goals)
    ]
    if measures and not plan.problems and not told:
        yield Finding(
            (),
            message("the plan lists no problems, so no measure is tied to one"),
            message("describe under problem what the measures were chosen against, and what causes it"),
        )
        return
    for route, measure in measures:
        areas = areas_around(plan, route)
        is_tied = measure.problems or measure.causes or any(area.problems for area in areas)
        if not is_tied and told.isdisjoint(measure.goals):
            yield Finding(
                route,
                message("the measure is not tied to any problem or cause"),
                message("name by its id the problem or cause that it does something about"),
            )
