"""The first sheet of a workbook to be answered, as data: until when, what to do, and what the words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect.questions import CHOICES, shown
from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.model import kinds
from trygg_cli.templates import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.collect.answer_book import AnswerSheet
    from trygg_cli.collect.questions import Question
    from trygg_cli.message import Message
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

_STEPS = (
    message(
        "1. Open your sheet. Fill in the framed, light cells. The others are locked, and only for reading."
    ),
    message(
        "2. Choose the status in the list, or write your own words. Write only about this period, and where others "
        "answer about the same thing, only about your own part."
    ),
    message(
        "3. A cell with – is not to be filled in. What you leave empty counts as not answered. If you cannot answer "
        "yet, write in the comment when the answer comes."
    ),
    message(
        "4. Does the plan need to change: a new last day, a measure to be dropped, a new measure? Write it in the "
        "last column, or at the top of the sheet. The coordination reads it."
    ),
    message("5. Write nothing about individuals: the plan is public, and what is stored is stored for good."),
    message("6. Save as an Excel workbook, without a password, and send the file back."),
)
_WORDS = {
    "measure": message("The words for measures"),
    "goal": message("The words for goals"),
    "promise": message("The words for promises"),
}


class FrontLine(NamedTuple):
    """A line of the front page, with what it explains where it is a word, or the sheet that it leads to."""

    style: str
    text: str
    more: str = ""


def front_lines(
    plan: Plan, period: Period, sheets: Sequence[AnswerSheet], until: date | None
) -> Iterator[FrontLine]:
    """Yield the lines of the first sheet."""
    yield FrontLine("title", shown(plan.title))
    yield FrontLine("heading", translate(message("Follow-up of {period}", period=times.period(period))))
    if until:
        last = translate(message("Send the file back by {day}.", day=times.day(until)))
        yield FrontLine("strong", last)
    box = plan.coordination.mailbox if plan.coordination else None
    if box:
        yield FrontLine("text", shown(translate(message("Send it to {mailbox}.", mailbox=box))))
    yield FrontLine("heading", translate(message("What to do")))
    yield from (FrontLine("text", translate(step)) for step in _STEPS)
    yield FrontLine("heading", translate(message("The sheets")))
    for sheet in sheets:
        who = sheet.respondent
        yield FrontLine("link", sheet.name, f"{shown(who.name)} – {counted(who.questions)}")
    kinds_asked = {question.kind for sheet in sheets for question in sheet.respondent.questions}
    for kind, heading in _WORDS.items():
        if kind in kinds_asked:
            yield FrontLine("heading", translate(heading))
            choice = getattr(kinds, CHOICES[kind])
            yield from (FrontLine("word", word.value, translate(word.meaning)) for word in choice)


def counted(questions: Iterable[Question]) -> str:
    """Return how many of each kind there are: 3 measures, 1 indicator."""
    return ", ".join(map(translate, counts(questions)))


def counts(questions: Iterable[Question]) -> list[Message]:
    """Return how many there are of each kind that there are any of."""
    found = [question.kind for question in questions]
    forms = {
        "measure": plural("{count} measure", "{count} measures", found.count("measure")),
        "goal": plural("{count} goal", "{count} goals", found.count("goal")),
        "promise": plural("{count} promise", "{count} promises", found.count("promise")),
        "indicator": plural("{count} indicator", "{count} indicators", found.count("indicator")),
    }
    return [form for form in forms.values() if form.number]
