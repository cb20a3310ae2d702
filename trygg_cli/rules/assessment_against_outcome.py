"""C21."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import digits
from trygg_cli.lint.assessments import KEPT, latest_assessments
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.prose.figures import figures
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp

_BROKEN = (Assessment.MISSED, PromiseAssessment.BROKEN)


@rule(
    "C21",
    "bedömning-mot-utfall",
    "assessment-against-outcome",
    source="Polisens metodstöd för medborgarlöften: löftet ska kunna följas upp",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Medborgarlöften 2025
        typ: medborgarlöften
        gäller: {från: 2025-01-01, till: 2025-12-31}
        indikatorer:
          - id: I1
            namn: Trygghetsvandringar
            räknas: summa
            mål: {minst: 4}
            utfall: [{period: 2025, värde: 2}]
        löften:
          - id: L1
            löfte: Minst fyra trygghetsvandringar
            indikatorer: [I1]
            uppföljning:
              - {avser: 2025, datum: 2026-01-20, bedömning: hållet}
    """,
    good="""
        id: p
        titel: Medborgarlöften 2025
        typ: medborgarlöften
        gäller: {från: 2025-01-01, till: 2025-12-31}
        indikatorer:
          - id: I1
            namn: Trygghetsvandringar
            räknas: summa
            mål: {minst: 4}
            utfall: [{period: 2025, värde: 5}]
        löften:
          - id: L1
            löfte: Minst fyra trygghetsvandringar
            indikatorer: [I1]
            uppföljning:
              - {avser: 2025, datum: 2026-01-20, bedömning: hållet}
    """,
)
def assessment_against_outcome(case: Case) -> Iterator[Finding]:
    """What is assessed agrees with what was measured.

    A promise that is said to be kept although its target was missed, or the other way round, makes readers believe
    neither. Correct the one that is wrong. If both are right, say so in the comment, with the value that was measured.
    Only the latest assessment is looked at, where it is about all of the time that was measured and that time is over.
    """
    for route, entry, measured, is_all in latest_assessments(case):
        verdicts = [case.standing.progress(indicator) for indicator in measured]
        against = None
        if entry.assessment in KEPT:
            against = next(
                (n for n, verdict in enumerate(verdicts) if verdict.verdict is Verdict.MISSED), None
            )
        elif entry.assessment in _BROKEN and is_all:
            is_reached = all(verdict.verdict in (Verdict.REACHED, Verdict.MORE) for verdict in verdicts)
            against = 0 if is_reached else None
        amount = verdicts[against].amount if against is not None else None
        if against is None or amount is None or _is_told(entry, amount.value):
            continue
        yield Finding(
            route,
            message(
                "the assessment is {assessment}, but the target of indicator {id} is {verdict}: {value}",
                assessment=message(entry.assessment or ""),
                id=measured[against].id,
                verdict=verdicts[against].verdict.word,
                value=digits(amount.value),
            ),
            message(
                "correct the one that is wrong; if both are right, say why in the comment, with the value"
            ),
        )


def _is_told(entry: GoalFollowUp | PromiseFollowUp, value: float) -> bool:
    """Tell whether the comment speaks of the value that was measured."""
    return any(value in (figure.low, figure.high) for figure in figures(entry.comment or ""))
