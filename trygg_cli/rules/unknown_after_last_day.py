"""K12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint import law
from trygg_cli.lint.omissions import last_days
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.promisers import time_of
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.spans import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator


_A_YEAR = 12


@rule(
    "K12",
    "status-saknas-efter-slutdatum",
    "unknown-after-last-day",
    source=("Lag (2023:196) 6 §", "2023:196 6 §"),
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
    """A measure or promise whose last day has passed has been reported on.

    A follow-up of the plan tells how it went, and without a report it can say neither whether the measure is done
    or late nor whether the promise was kept. Ask whoever answers for it, and report how far it has come. A time
    that is only a wish has no last day; a promise without one of its own has that of the plan, and one without any
    is to have been reported on within a year.
    """
    for route, measure in case.plan.walk_measures():
        for place, day in last_days(route, measure):
            has_passed = case.standing.judged.has_passed(day) and place not in case.far_years
            if has_passed and case.standing.measure(measure).status is None:
                yield Finding(
                    place,
                    message(
                        "the last day, {day}, has passed, and no status has been reported", day=day_words(day)
                    ),
                    message(
                        "ask whoever answers for it how far it has come, and write it under uppföljning: status"
                    ),
                )
    yield from _promises(case)


def _promises(case: Case) -> Iterator[Finding]:
    judged = case.standing.judged
    for index, promise in enumerate(case.plan.promises):
        if promise.replaced_by or case.standing.promise(promise).what is not Lack.NOT_REPORTED:
            continue
        start, end = time_of(case.plan, promise)
        remedy = message(
            "ask whoever answers for it whether it was kept, and write it under uppföljning: bedömning"
        )
        if end and judged.has_passed(end):
            has_own = promise.valid and promise.valid.end
            yield Finding(
                ("löften", index, "gäller", "till") if has_own else ("löften", index),
                message(
                    "the last day, {day}, has passed, and nobody has reported whether the promise was kept",
                    day=day_words(end),
                ),
                remedy,
            )
        elif start and not end and judged.has_passed(law.after(start, _A_YEAR)):
            yield Finding(
                ("löften", index),
                message(
                    "the promise has held since {day}, and nobody has reported whether it is kept",
                    day=day_words(start),
                ),
                remedy,
            )
