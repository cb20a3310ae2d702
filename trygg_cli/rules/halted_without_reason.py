"""K07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import judged_parts
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import Assessment, PromiseAssessment, Status
from trygg_cli.standing.opinion import opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp

_NOT = (
    *(Assessment.UNLIKELY, Assessment.MISSED),
    *(PromiseAssessment.UNLIKELY, PromiseAssessment.BROKEN),
)


@rule(
    "K07",
    "stoppad-utan-motivering",
    "halted-without-reason",
    source=("Lag (2023:196) 6 §; Trygghet i utemiljön 2022: ”inget behov i nuläget”", "2023:196 6 §"),
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Marknadsföring av aktiviteter
            uppföljning:
              - {avser: 2022-T2, datum: 2022-09-02, status: vilande}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Marknadsföring av aktiviteter
            uppföljning:
              - avser: 2022-T2
                datum: 2022-09-02
                status: vilande
                kommentar: Behövs först när badet öppnar.
    """,
)
def halted_without_reason(case: Case) -> Iterator[Finding]:
    """A measure that rests or was cancelled says why, and so does a goal or promise that falls short.

    A follow-up tells what came of what was decided. Whoever decided needs to know whether the problem is gone, or
    the money or the people are, and whoever was promised something why it was not kept. A comment, or what did not
    go as planned, is enough.
    """
    for route, measure, index, last in case.stated:
        if last.status not in (Status.RESTING, Status.CANCELLED):
            continue
        same = [entry for entry in case.standing.seen(measure) if entry.status is last.status]
        if not any((text or "").strip() for entry in same for text in (entry.comment, entry.deviation)):
            yield Finding(
                (*route, "uppföljning", index, "status"),
                message("the measure is reported as {status}, but not why", status=message(last.status)),
                message("write the reason under the key kommentar"),
            )
    yield from _missed(case)


def _missed(case: Case) -> Iterator[Finding]:
    for route, part in judged_parts(case.plan):
        entries: tuple[GoalFollowUp | PromiseFollowUp, ...] = part.follow_ups
        last = opinion(entries, case.standing.judged, part.responsible).entry if entries else None
        if last is None or last.assessment not in _NOT:
            continue
        same = [entry for entry in case.standing.judged.seen(entries) if entry.assessment is last.assessment]
        if not any((entry.comment or "").strip() for entry in same):
            index = next(index for index, entry in enumerate(entries) if entry is last)
            yield Finding(
                (*route, "uppföljning", index, "bedömning"),
                message(
                    "the assessment is {assessment}, and nothing says why",
                    assessment=message(last.assessment or ""),
                ),
                message("write the reason under the key kommentar"),
            )
