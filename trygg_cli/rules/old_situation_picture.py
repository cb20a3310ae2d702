"""L02."""

from collections.abc import Iterator

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message


@rule(
    "L02",
    "gammal-lägesbild",
    "old-situation-picture",
    severity=Severity.ERROR,
    source="Lag (2023:196) 6 §",
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

    What was true two years ago may send people to the wrong place today. The finding is a warning when three
    months are left and an error when the day has passed. Time is counted to the day the plan is judged on;
    for a situation picture from before the law, the law's two years begin on 1 July 2023.
    """
    picture, day = case.plan.picture, law.day(case)
    if picture is None or not law.applies(case):
        return
    if picture.updated is None:
        yield Finding(
            ("lägesbild",),
            message("the situation picture has no date, so its age cannot be seen"),
            message("write under uppdaterad when it was last brought up to date"),
            severity=Severity.WARNING,
        )
    elif day and day >= law.after(picture.updated, law.REMINDER):
        due = law.after(max(picture.updated, law.IN_FORCE), law.INTERVAL)
        yield Finding(
            ("lägesbild", "uppdaterad"),
            message(
                "the situation picture of {updated} was to be brought up to date by {due}",
                updated=picture.updated,
                due=due,
            )
            if day > due
            else message(
                "the situation picture of {updated} is to be brought up to date by {due}",
                updated=picture.updated,
                due=due,
            ),
            message("counted on {day}", day=day),
            severity=None if day > due else Severity.WARNING,
        )
