"""K05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import last_days
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.standing.status import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "K05",
    "försenad-åtgärd",
    "late-measure",
    source="Västerås stad, uppföljning av trygghetsarbetet 2015: försenad",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            tid: {till: 2022-06-30}
            uppföljning:
              - {avser: 2022-T2, datum: 2022-09-02, status: pågår, kommentar: Stolparna är beställda.}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            tid: {till: 2022-06-30}
            uppföljning:
              - avser: 2022-T2
                datum: 2022-09-02
                status: genomförd
                kommentar: Stolparna är på plats.
    """,
)
def late_measure(case: Case) -> Iterator[Finding]:
    """No measure is late.

    The last day has passed, and the measure was last reported as not started or going on. Report how it went; or
    let whoever decided on the time decide on a new one, and say why. That a measure is late is worked out and never
    written, so reports show it too. A time that is only a wish cannot be late, and where nothing was reported
    nobody knows: that has a rule of its own.
    """
    judged = case.standing.judged
    for route, measure in case.plan.walk_measures():
        for place, day in last_days(route, measure):
            standing = case.standing.measure(measure) if judged.has_passed(day) else None
            if standing and standing.status in OPEN:
                text = message(
                    "the last day was {date}, and the measure is still {status}",
                    date=day,
                    status=message(standing.status),
                )
                yield Finding(place, text, message("report how it went, or decide on a new time and say why"))
