"""K15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import judged_parts, last_days
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp


@rule(
    "K15",
    "uppföljning-utan-bedömning",
    "follow-up-without-assessment",
    source="Polisens metodstöd för medborgarlöften: löftet återkopplas till invånarna",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Medborgarlöften 2025
        typ: medborgarlöften
        gäller: {från: 2025-01-01, till: 2025-12-31}
        löften:
          - id: L1
            löfte: Minst fyra trygghetsvandringar
            uppföljning:
              - avser: 2025-T1
                datum: 2025-05-12
                kommentar: En vandring gjordes i mars.
    """,
    good="""
        id: p
        titel: Medborgarlöften 2025
        typ: medborgarlöften
        gäller: {från: 2025-01-01, till: 2025-12-31}
        löften:
          - id: L1
            löfte: Minst fyra trygghetsvandringar
            uppföljning:
              - avser: 2025-T1
                datum: 2025-05-12
                bedömning: bedöms hållas
                kommentar: En vandring gjordes i mars.
    """,
)
def follow_up_without_assessment(case: Case) -> Iterator[Finding]:
    """Follow-ups say how far a measure has come, and the latest of a goal or promise whether it is reached or kept.

    Readers can see what was done, but not whether it is enough: the report says that it is reported without an
    assessment. Whoever answers for it assesses it; where nobody can tell yet, the word is ej bedömt.
    """
    yield from _measures(case)
    for route, part in judged_parts(case.plan):
        entries: tuple[GoalFollowUp | PromiseFollowUp, ...] = part.follow_ups
        seen: list[GoalFollowUp | PromiseFollowUp] = case.standing.seen(part)
        latest = [entry for entry in seen if entry.period.end == seen[-1].period.end]
        if latest and not any(entry.assessment for entry in latest):
            index = next(index for index, item in enumerate(entries) if item is latest[-1])
            yield Finding(
                (*route, "uppföljning", index),
                message("the follow-up about {period} has no assessment", period=latest[-1].period.text),
                message(
                    "ask whoever answers for it, and write it under bedömning; where nobody can tell yet, ej bedömt"
                ),
            )


def _measures(case: Case) -> Iterator[Finding]:
    """Yield the measures that were reported on without a status; once the last day has passed K12 tells."""
    judged = case.standing.judged
    for route, measure in case.plan.walk_measures():
        seen = case.standing.seen(measure)
        if not seen or case.standing.measure(measure).status is not None:
            continue
        if any(judged.has_passed(day) for _, day in last_days(route, measure)):
            continue
        index = next(index for index, follow_up in enumerate(measure.follow_ups) if follow_up is seen[-1])
        yield Finding(
            (*route, "uppföljning", index),
            message("no follow-up says how far the measure has come"),
            message("ask whoever answers for it, and write it under status"),
        )
