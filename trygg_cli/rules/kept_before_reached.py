"""C25."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.assessments import KEPT, latest_assessments
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_REACHED = (Verdict.NOT_YET, Verdict.ON_THE_WAY)


@rule(
    "C25",
    "hållet-utan-att-nås",
    "kept-before-reached",
    source="Polisens metodstöd för medborgarlöften: löftet ska kunna följas upp",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Medborgarlöften 2025–2026
        typ: medborgarlöften
        gäller: {från: 2025-01-01, till: 2026-12-31}
        indikatorer:
          - id: I1
            namn: Trygghetsvandringar
            räknas: summa
            mål: {minst: 8}
            utfall: [{period: 2025, värde: 3}]
        löften:
          - id: L1
            löfte: Minst åtta trygghetsvandringar
            indikatorer: [I1]
            uppföljning:
              - {avser: 2025, datum: 2026-01-20, bedömning: hållet}
    """,
    good="""
        id: p
        titel: Medborgarlöften 2025–2026
        typ: medborgarlöften
        gäller: {från: 2025-01-01, till: 2026-12-31}
        indikatorer:
          - id: I1
            namn: Trygghetsvandringar
            räknas: summa
            mål: {minst: 8}
            utfall: [{period: 2025, värde: 3}]
        löften:
          - id: L1
            löfte: Minst åtta trygghetsvandringar
            indikatorer: [I1]
            uppföljning:
              - {avser: 2025, datum: 2026-01-20, bedömning: bedöms hållas}
    """,
)
def kept_before_reached(case: Case) -> Iterator[Finding]:
    """A promise assessed as kept has reached its target, or a comment says why it is kept all the same.

    Readers see both, and where the target is not reached only a comment can tell them what the assessment rests on.
    Write it, or assess what is on the way as bedöms hållas. Only the latest assessment is looked at. That an
    assessment and a target whose time is over contradict each other has a rule of its own.
    """
    for route, entry, measured, _ in latest_assessments(case):
        if entry.assessment not in KEPT or (entry.comment or "").strip():
            continue
        lacking = [
            indicator for indicator in measured if case.standing.progress(indicator).verdict in _NOT_REACHED
        ]
        if not lacking:
            continue
        yield Finding(
            route,
            message(
                "the assessment is {assessment}, but indicator {id} is {verdict}, and no comment says why",
                assessment=message(entry.assessment or ""),
                id=lacking[0].id,
                verdict=case.standing.progress(lacking[0]).verdict.word,
            ),
            message(
                "write in the comment what the assessment rests on, or assess it as bedöms hållas or hålls delvis"
            ),
        )
