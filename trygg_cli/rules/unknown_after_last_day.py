"""K12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.gap import last_days
from trygg_cli.message import message
from trygg_cli.model.promisers import time_of
from trygg_cli.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.standing.spans import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Promise


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
    """A measure whose last day has passed has a status, and such a promise an assessment.

    Where nobody has reported how it went, nobody knows whether the measure is done or late or the promise kept, and
    reports can say neither. Ask whoever answers for it, and report how far it has come. A time that is only a wish has
    no last day; a promise without one of its own has that of the plan.
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
    for index, promise in enumerate(case.plan.promises):
        end = time_of(case.plan, promise)[1]
        if end and judged.has_passed(end) and _is_unanswered(case, promise):
            has_own = promise.valid and promise.valid.end
            yield Finding(
                ("löften", index, "gäller", "till") if has_own else ("löften", index),
                message(
                    "the last day, {day}, has passed, and nobody has reported whether the promise was kept",
                    day=day_words(end),
                ),
                message("write under uppföljning whether it was kept: bedömning"),
            )


def _is_unanswered(case: Case, promise: Promise) -> bool:
    """Tell whether a promise that still holds was never assessed, not even as what cannot be assessed."""
    return not promise.replaced_by and case.standing.promise(promise).entry is None
