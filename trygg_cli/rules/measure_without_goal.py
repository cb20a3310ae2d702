"""B06."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import aims, missing
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import GoalKind
from trygg_cli.prose.pattern import Pattern
from trygg_cli.reading.references import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Measure
    from trygg_cli.position import Route

_PURPOSE = Pattern(
    r"\b(?:för att|så att|i syfte att|syftar till|syftet är|leder till|ska leda till)\b", re.IGNORECASE
)


@rule(
    "B06",
    "åtgärd-utan-mål",
    "measure-without-goal",
    source="Brå, Exempel på åtgärdsplan: kolumnen Operativa mål",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Affischer om fritidsaktiviteter
            mål:
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Affischer om fritidsaktiviteter
            mål: Affischer på alla skolor och bibliotek före sommarlovet
          - id: N2
            åtgärd: Trygghetsvandringar
            effekt: Brister i belysningen blir kända och åtgärdade
    """,
)
def measure_without_goal(case: Case) -> Iterator[Finding]:
    """Every measure says what it is to lead to.

    Without a goal of its own a measure can be done but never be finished, and its follow-up can only tell
    that something happened. Write what is to have been reached, in mål or effekt, or tie the measure to a
    goal, a promise or an indicator. An overall goal of the plan is too far away to count alone. The goals and promises
    of the focus area that a measure stands in count, and so do the goals against the problems that it is against, the
    only promise of a plan without other goals, and a title or description that says what the work is for.
    """
    served = aims(case.plan)
    have_aims = bool(case.plan.promises) or any(
        goal.kind is not GoalKind.OVERALL for _, goal in case.plan.walk_goals()
    )
    known = {goal.id for _, goal in case.plan.walk_goals()} | {promise.id for promise in case.plan.promises}
    for route, measure in case.plan.walk_measures():
        yield from _only_ids(route, measure, known)
        if _leads_somewhere(measure) or served(route, measure):
            continue
        if have_aims:
            yield missing(
                case,
                route,
                "bidrar_till",
                message("nothing says which goal or promise of the plan the measure serves"),
                message(
                    "name it by its id under bidrar_till, or write under mål what the measure is to lead to"
                ),
            )
        else:
            yield missing(
                case,
                route,
                "mål",
                message("nothing says what the measure is to lead to"),
                message("ask whoever answers for it what is to have been reached when it is done"),
            )


def _only_ids(route: Route, measure: Measure, known: set[str]) -> Iterator[Finding]:
    ids = BETWEEN.split(measure.goal.strip()) if measure.goal and known else []
    if ids and known.issuperset(ids):
        yield Finding(
            (*route, "mål"),
            message(
                "under mål stands the id of a goal or promise of the plan, and not what the measure leads to"
            ),
            message("write instead bidrar_till: {ids}", ids=f"[{', '.join(ids)}]"),
            on_key=True,
        )


def _leads_somewhere(measure: Measure) -> bool:
    if measure.goal or measure.effect or measure.indicators:
        return True
    texts = (measure.title, measure.description or "", *measure.activities)
    return any(_PURPOSE.search(text) for text in texts)
