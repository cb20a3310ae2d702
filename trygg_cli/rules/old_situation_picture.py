"""L02."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route


@rule(
    "L02",
    "gammal-lägesbild",
    "old-situation-picture",
    severity=Severity.ERROR,
    source=("Lag (2023:196) 6 §", "2023:196 6 §"),
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2028-12-31}
        lägesbild:
          uppdaterad: 2024-09-15
          analys: Våldet följer krogarnas stängning
        uppföljning:
          - {avser: 2026-T3, datum: 2027-01-20, kommentar: Åtgärderna går framåt}
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2028-12-31}
        lägesbild:
          uppdaterad: 2026-09-01
          analys: Våldet har flyttat från krogarna till resecentrum
        uppföljning:
          - {avser: 2026-T3, datum: 2027-01-20, kommentar: Åtgärderna går framåt}
    """,
)
def old_situation_picture(case: Case) -> Iterator[Finding]:
    """The situation picture is brought up to date at least every second year.

    A picture that is a document of its own, named among the plan's sources with its year, is as old as that year
    says. The finding is a warning when three months are left and an error when the day has passed. Time is counted
    to the day the plan is judged on; for a situation picture from before the law, the law's two years begin on 1
    July 2023.
    """
    plan, day = case.plan, law.day(case)
    if not law.applies(case):
        return
    picture, separate = plan.picture, law.separate_pictures(plan)
    found = [
        _Dated(separate_picture.route, date(separate_picture.year, 12, 31), str(separate_picture.year))
        for separate_picture in separate
        if separate_picture.year
    ]
    if picture and picture.updated:
        found.append(_Dated(("lägesbild", "uppdaterad"), picture.updated, str(picture.updated)))
    latest = max(found, key=lambda value: value.day, default=None)
    if latest is None or (picture and not picture.updated and _is_old(latest, day)):
        yield from _undated(case)
    elif day and _is_old(latest, day):
        yield _old(latest, day)


class _Dated(NamedTuple):
    """Where a situation picture says how old it is, its last possible day, and what it says."""

    route: Route
    day: date
    said: str


def _is_old(picture: _Dated, day: date | None) -> bool:
    return day is not None and day >= law.after(picture.day, law.REMINDER)


def _old(picture: _Dated, day: date) -> Finding:
    due = law.after(max(picture.day, law.IN_FORCE), law.INTERVAL)
    return Finding(
        picture.route,
        message(
            "the situation picture of {updated} was to be brought up to date by {due}",
            updated=picture.said,
            due=due,
        )
        if day > due
        else message(
            "the situation picture of {updated} is to be brought up to date by {due}",
            updated=picture.said,
            due=due,
        ),
        message("counted on {day}", day=day),
        severity=None if day > due else Severity.WARNING,
    )


def _undated(case: Case) -> Iterator[Finding]:
    """Yield that the age cannot be seen, where there is a picture at all."""
    separate = law.separate_pictures(case.plan)
    if case.plan.picture:
        yield Finding(
            ("lägesbild",),
            message("the situation picture has no date, so its age cannot be seen"),
            message("write under uppdaterad when it was last brought up to date"),
            severity=Severity.WARNING,
        )
    elif separate:
        yield Finding(
            separate[0].route,
            message("the situation picture has no year, so its age cannot be seen"),
            message("name it under underlag, with its year under år"),
            severity=Severity.WARNING,
        )
