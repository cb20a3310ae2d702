"""C15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.rule import FOLLOWING, Case, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import FollowUp
    from trygg_cli.position import Route
    from trygg_cli.standing.parties import Contradiction


@rule(
    "C15",
    "motsägande-status",
    "contradicting-statuses",
    source="Lag (2023:196) 6 §",
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
    """A measure has one status for one period.

    When two follow-ups about the same period say different things, and nothing says which came later, or what was done
    is no longer so, readers do not know what to believe; reports show both. That a measure goes on in June and is done
    in December is progress, and so is what two parties say of their own parts.
    """
    for route, measure in case.plan.walk_measures():
        for one in case.standing.measure(measure).contradictions if len(measure.follow_ups) > 1 else ():
            yield _found(route, measure.follow_ups, one)


def _found(route: Route, follow_ups: tuple[FollowUp, ...], one: Contradiction) -> Finding:
    index = next(index for index, entry in enumerate(follow_ups) if entry is one.second)
    return Finding(
        (*route, "uppföljning", index, "status"),
        message(
            "two different statuses for {period}: {first} and {second}",
            period=one.second.period.text,
            first=_said(one.first),
            second=_said(one.second),
        ),
        message(
            "keep the one that is right; if both are, write which came later (datum), whose each is (part), "
            "or the later period that the second is about (avser)"
        ),
    )


def _said(entry: FollowUp) -> Message:
    status = message(entry.status or "")
    if entry.date is None:
        return message("{status} (no date)", status=status)
    return message("{status} ({date})", status=status, date=entry.date)
