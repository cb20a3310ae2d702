"""K12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.gap import last_days
from trygg_cli.message import message
from trygg_cli.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.standing.spans import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "K12",
    "status-saknas-efter-slutdatum",
    "unknown-after-last-day",
    source="Lag (2023:196) 6 §",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        version: 2022-09-02
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            tid: {till: 2022-06-30}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        version: 2022-09-02
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
def unknown_after_last_day(case: Case) -> Iterator[Finding]:
    """A measure whose last day has passed has a status.

    Where nobody has reported how it went, nobody knows whether the measure is done or late, and reports can say
    neither. Ask whoever answers for it, and report how far it has come. A time that is only a wish has no last day.
    """
    judged = case.standing.judged
    for route, measure in case.plan.walk_measures():
        for place, day in last_days(route, measure):
            if judged.has_passed(day) and case.standing.measure(measure).status is None:
                yield Finding(
                    place,
                    message(
                        "the last day, {day}, has passed, and no status has been reported", day=day_words(day)
                    ),
                    message("write under uppföljning how far it has come: status"),
                )
