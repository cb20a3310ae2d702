"""Who owes what by when: as a table, as days for a calendar, and in words for a letter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect.answer_book import kind_name
from trygg_cli.exchange.events import FOLLOW_UP, Event
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.model.kinds import Unit
from trygg_cli.reading.identity import Identity
from trygg_cli.standing.recurring import period_around
from trygg_cli.table import Column, ColumnKind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.respondents import Respondent
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

_COLUMNS = (
    Column("plan", description=message("The plan's id")),
    Column("aktör", description=message("Who is to answer")),
    Column("e-post", description=message("The mailbox of the function")),
    Column("slag", description=message("Whether it is a measure, a goal, a promise or an indicator")),
    Column("id", description=message("The item's id")),
    Column("vad", description=message("What the item is called")),
    Column("saknas", description=message("The key that is missing of a half answer, else everything")),
    Column("senast", ColumnKind.DATE, message("The last day to answer")),
    Column(
        "dagar_kvar",
        ColumnKind.WHOLE,
        message("Days left; a negative number is how many days have passed since"),
    ),
)


_IN_A_YEAR = (Unit.MONTH, Unit.QUARTER, Unit.TERTIAL, Unit.HALF_YEAR)
"""What a year is divided into for reports, the shortest first."""


class Owing(NamedTuple):
    """What one has left to answer about a plan, and the last day to do it."""

    plan: Plan
    who: Respondent
    until: date | None


def table(owed: Iterable[Owing], today: date) -> Table:
    """Return who owes what, a row for each item."""
    rows = [
        (
            owing.plan.id,
            owing.who.name,
            owing.who.mailbox,
            kind_name(question),
            question.id,
            question.title,
            missing(question),
            owing.until,
            (owing.until - today).days if owing.until else None,
        )
        for owing in owed
        for question in owing.who.lacking
    ]
    return Table("svar", _COLUMNS, tuple(rows))


def missing(question: Question) -> str:
    """Return what is missing: everything, or the status of what has a comment."""
    return question.main_key if question.is_begun else translate(message("everything"))


def events(owed: Iterable[Owing], period: Period, today: date) -> Iterator[Event]:
    """Yield the last day to answer, once for each who has anything left."""
    for plan, who, until in owed:
        if until:
            name = Identity(plan.id, plan.municipality or "").name
            ids = [question.id for question in who.lacking]
            summary = message(
                "{name} is to answer about {period}: {ids}", name=who.name, period=period.text, ids=ids
            )
            uid = f"{name}/{who.ref}/svar-{period.text}"
            yield Event(uid, until, FOLLOW_UP, summary, plan.title, today, (who.name,))


def rounds(plan: Plan, about: Period) -> list[Period]:
    """Return the periods that a plan is reported on in a year, where each is shorter; nothing for another period."""
    units = {rule.every for rule in plan.follow_up_rules}
    shortest = next((unit for unit in _IN_A_YEAR if unit in units), None)
    year = about.start.year
    if shortest is None or Unit.YEAR in units or about.text != f"{year}":
        return []
    return [*dict.fromkeys(period_around(shortest, date(year, month, 1)) for month in range(1, 13))]
