"""P06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.message import message
from trygg_cli.rule import Case, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.indicator import GoalFollowUp
    from trygg_cli.model.measure import FollowUp
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route


@rule(
    "P06",
    "intern-kommentar",
    "internal-comment",
    severity=Severity.INFO,
    source="Tryckfrihetsförordningen 2 kap. 1 och 10 §§; offentlighets- och sekretesslagen (2009:400)",
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fältarbete i centrum
            uppföljning:
              - {avser: 2022-T2, status: pågår, kommentar: Bemanningen är osäker., intern: ja}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fältarbete i centrum
            uppföljning:
              - avser: 2022-T2
                status: pågår
                kommentar: Bemanningen ses över under hösten.
    """,
)
def internal_comment(case: Case) -> Iterator[Finding]:
    """What is written in the plan can be read by everybody.

    A follow-up with intern: ja is kept out of reports, but it stands in the file and in all its older versions, and the
    file may be an official document that anybody can ask for. Write it so that it can be published, or keep it
    somewhere else. What is secret never belongs in the file.
    """
    for route, entries in _reported(case.plan):
        for index, entry in enumerate(entries):
            if entry.internal:
                yield Finding(
                    (*route, "uppföljning", index, "intern"),
                    message("reports leave this out, but everybody who gets the file can read it"),
                    message("write it so that it can be published, or keep it somewhere else"),
                    on_key=True,
                )


def _reported(plan: Plan) -> Iterator[tuple[Route, Iterable[FollowUp | GoalFollowUp]]]:
    yield from ((route, measure.follow_ups) for route, measure in plan.walk_measures())
    yield from ((route, goal.follow_ups) for route, goal in plan.walk_goals())
    yield from ((("löften", index), promise.follow_ups) for index, promise in enumerate(plan.promises))
