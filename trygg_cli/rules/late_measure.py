"""K05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.gap import is_settled
from trygg_cli.message import message
from trygg_cli.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.standing.status import deadline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.model.measure import Measure
    from trygg_cli.position import Route


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

    The last day has passed, and nothing says that the measure is done, resting or cancelled. Report how it went; or
    let whoever decided on the time decide on a new one, and say why. That a measure is late is worked out and never
    written, so reports show it too. A time that is only a wish cannot be late.
    """
    if case.as_of is None:
        return
    for route, measure in case.plan.walk_measures():
        last = measure.latest_status
        for place, day in _last_days(route, measure):
            if day >= case.as_of or is_settled(measure):
                continue
            if last:
                text = message(
                    "the last day was {date}, and the measure is still {status}",
                    date=day,
                    status=message(last[1].status or ""),
                )
            else:
                text = message("the last day was {date}, and nothing says that the measure is done", date=day)
            yield Finding(place, text, message("report how it went, or decide on a new time and say why"))


def _last_days(route: Route, measure: Measure) -> Iterator[tuple[Route, date]]:
    schedule = measure.schedule
    day = deadline(schedule)
    if schedule and day:
        yield (*route, "tid", "till" if schedule.end else "när"), day
    if measure.decide_by:
        yield (*route, "beslut_senast"), measure.decide_by
