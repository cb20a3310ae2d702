"""B06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.gap import missing
from trygg_cli.message import message
from trygg_cli.model.kinds import GoalKind
from trygg_cli.rule import WRITING, Case, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Measure


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
    goal, a promise or an indicator. An overall goal of the plan is too far away to count alone.
    """
    near = {goal.id for _, goal in case.plan.walk_goals() if goal.kind is not GoalKind.OVERALL}
    near.update(promise.id for promise in case.plan.promises)
    for route, measure in case.plan.walk_measures():
        if not _leads_somewhere(measure) and near.isdisjoint(measure.goals):
            yield missing(
                case,
                route,
                "mål",
                message("nothing says what the measure is to lead to"),
                message("write what is to have been reached when it is done"),
            )


def _leads_somewhere(measure: Measure) -> bool:
    return bool(measure.goal or measure.effect or measure.indicators)
