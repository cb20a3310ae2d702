"""C21."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import judged_parts
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.prose.figures import figures, written
from trygg_cli.standing.opinion import opinion
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp
    from trygg_cli.model.indicator import Indicator

_KEPT = (Assessment.REACHED, PromiseAssessment.KEPT)
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
    indicators = {one.id: one for one in case.plan.indicators if one.outcomes}
    for route, part in judged_parts(case.plan) if indicators else ():
        measured = [indicators[name] for name in part.indicators if name in indicators]
        entry = opinion(part.follow_ups, case.standing.judged, part.responsible).entry if measured else None
        if entry is None or any(_lasts_longer(one, entry) for one in measured):
            continue
        verdicts = [case.standing.progress(one) for one in measured]
        against = None
        if entry.assessment in _KEPT:
            against = next((n for n, one in enumerate(verdicts) if one.verdict is Verdict.MISSED), None)
        elif entry.assessment in _BROKEN and len(measured) == len(part.indicators):
            is_reached = all(one.verdict in (Verdict.REACHED, Verdict.MORE) for one in verdicts)
            against = 0 if is_reached else None
        amount = verdicts[against].amount if against is not None else None
        if against is None or amount is None or _is_told(entry, amount.value):
            continue
        index = next(index for index, one in enumerate(part.follow_ups) if one is entry)
        yield Finding(
            (*route, "uppföljning", index, "bedömning"),
            message(
                "the assessment is {assessment}, but the target of indicator {id} is {verdict}: {value}",
                assessment=message(entry.assessment or ""),
                id=measured[against].id,
                verdict=verdicts[against].verdict.word,
                value=written(amount.value),
            ),
            message(
                "correct the one that is wrong; if both are right, say why in the comment, with the value"
            ),
        )


def _lasts_longer(indicator: Indicator, entry: GoalFollowUp | PromiseFollowUp) -> bool:
    return any(one.period.end > entry.period.end for one in indicator.outcomes)


def _is_told(entry: GoalFollowUp | PromiseFollowUp, value: float) -> bool:
    """Tell whether the comment speaks of the value that was measured."""
    return any(value in (one.low, one.high) for one in figures(entry.comment or ""))
