"""C15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import judged_parts
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.standing.opinion import contradictions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp
    from trygg_cli.model.measure import FollowUp
    from trygg_cli.position import Route

    Opinion = GoalFollowUp | PromiseFollowUp


@rule(
    "C15",
    "motsägande-status",
    "contradicting-statuses",
    source=("Lag (2023:196) 6 §", "2023:196 6 §"),
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - avser: 2022-T2
                datum: 2022-09-02
                status: genomförd
                kommentar: Stolparna är på plats.
              - avser: 2022-T2
                datum: 2022-09-09
                status: pågår
                kommentar: Två stolpar återstår.
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - avser: 2022-T2
                datum: 2022-09-02
                status: pågår
                kommentar: Två stolpar återstår.
              - avser: 2022-T2
                datum: 2022-09-09
                status: genomförd
                kommentar: Stolparna är på plats.
    """,
)
def contradicting_statuses(case: Case) -> Iterator[Finding]:
    """A measure has one status for one period, and a goal or promise one assessment.

    When two follow-ups about the same period say different things, and nothing says which came later, or what was
    done, kept or broken is no longer so, readers do not know what to believe; reports show both. That a measure
    goes on in June and is done in December is progress, and so is what two parties say of their own parts.
    """
    for route, measure in case.plan.walk_measures():
        contradicted = case.standing.measure(measure).contradictions if len(measure.follow_ups) > 1 else ()
        places = _places(measure.follow_ups) if contradicted else {}
        for contradiction in contradicted:
            text = message(
                "two different statuses for {period}: {first} and {second}",
                period=contradiction.second.period.text,
                first=_said(contradiction.first, message(contradiction.first.status or "")),
                second=_said(contradiction.second, message(contradiction.second.status or "")),
            )
            yield _found((*route, "uppföljning", places[id(contradiction.second)], "status"), text)
    judged = case.standing.judged
    for route, part in judged_parts(case.plan):
        said: Sequence[Opinion] = case.standing.seen(part) if len(part.follow_ups) > 1 else ()
        places = _places(part.follow_ups) if said else {}
        for first, second, *_ in contradictions(said, judged):
            text = message(
                "two different assessments for {period}: {first} and {second}",
                period=second.period.text,
                first=_said(first, message(first.assessment or "")),
                second=_said(second, message(second.assessment or "")),
            )
            yield _found((*route, "uppföljning", places[id(second)], "bedömning"), text)


def _places(follow_ups: Iterable[object]) -> dict[int, int]:
    return {id(entry): index for index, entry in enumerate(follow_ups)}


def _found(route: Route, text: Message) -> Finding:
    return Finding(
        route,
        text,
        message(
            "keep the one that is right; if both are, write which came later (datum), whose each is (part), "
            "or the later period that the second is about (avser)"
        ),
    )


def _said(entry: FollowUp | Opinion, status: Message) -> Message:
    if entry.date is None:
        return message("{status} (no date)", status=status)
    return message("{status} ({date})", status=status, date=entry.date)
