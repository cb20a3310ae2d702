"""B11."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.model.kinds import GoalKind
from trygg_cli.prose.wording import find_words, has_word, place
from trygg_cli.rule import WRITING, Case, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_DIGIT = re.compile(r"\d")


@rule(
    "B11",
    "omätbart-mål",
    "unmeasurable-goal",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: steg 4, formulera mål",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            mål: Ökad trygghet i utemiljön
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som undviker Stadsparken efter mörkrets inbrott
            enhet: '%'
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            mål: Ökad trygghet i Stadsparken
            indikatorer: [I1]
          - id: N2
            åtgärd: Nattvandring
            mål: Från 2 till minst 8 nattvandringsgrupper
    """,
)
def unmeasurable_goal(case: Case) -> Iterator[Finding]:
    """A goal to increase, reduce or improve something says how it is measured.

    More and less can always be claimed. Tie the goal to an indicator, or write in it how far: a number, a
    share, a day. An overall goal may be measured by the other goals of the plan, and a measure's by the goals
    it serves.
    """
    measured = _measured_goals(case.plan)
    for route, text in _unmeasured(case.plan, measured):
        change = None if _DIGIT.search(text) else next(find_words(text, "change"), None)
        if change and not has_word(text, "amounts"):
            yield Finding(
                route,
                message(
                    'the goal says "{word}", and no figure or indicator shows how much',
                    word=text[change.start : change.end],
                ),
                message("tie the goal to an indicator, or write in it how far"),
                span=place(case.document, route, change),
            )


def _measured_goals(plan: Plan) -> set[str]:
    """Return the ids of goals that an indicator shows, of their own or of a measure that serves them."""
    measured = {goal.id for _, goal in plan.walk_goals() if goal.indicators}
    for _, measure in plan.walk_measures():
        if measure.indicators:
            measured.update(measure.goals)
    return measured


def _unmeasured(plan: Plan, measured: set[str]) -> Iterator[tuple[Route, str]]:
    for route, goal in plan.walk_goals():
        is_shown_by_others = goal.kind is GoalKind.OVERALL and measured
        if goal.id not in measured and not is_shown_by_others:
            yield (*route, "mål"), goal.text
    for route, measure in plan.walk_measures():
        if measure.goal and not measure.indicators and measured.isdisjoint(measure.goals):
            yield (*route, "mål"), measure.goal
