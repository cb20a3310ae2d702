"""What is written to those who are asked, and to those who have not answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect.front_page import counts
from trygg_cli.collect.questions import shown
from trygg_cli.language import translate
from trygg_cli.message import Message, listed, message
from trygg_cli.templates import times

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.respondents import Respondent
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period


class LetterText(NamedTuple):
    """A letter in words: to whom, from whom, its subject and its paragraphs."""

    to: str | None
    sender: str | None
    subject: str
    paragraphs: tuple[str, ...]


def asking(plan: Plan, asked: Respondent, period: Period, until: date | None) -> LetterText:
    """Return the letter that goes with a workbook."""
    what = listed(counts(asked.questions))
    return _letter(
        plan,
        asked,
        message("Follow-up of {period}: {plan}", period=times.period_name(period), plan=plan.title),
        [
            message("Hello,"),
            message(
                "It is time to follow up {period} in {plan}. {name} answers for {what}: see the attached workbook.",
                period=times.period(period),
                plan=plan.title,
                name=asked.name,
                what=what,
            ),
            message("Its first sheet says what to do. Write nothing about individuals."),
            *_until(until),
        ],
    )


def reminding(plan: Plan, asked: Respondent, period: Period, until: date | None, today: date) -> LetterText:
    """Return the letter to one who has something left to answer."""
    left = [_left(question) for question in asked.lacking]
    when = []
    if until:
        passed = message("The last day to answer was {day}.", day=times.day(until))
        when = [
            passed if until < today else message("The last day to answer is {day}.", day=times.day(until))
        ]
    return _letter(
        plan,
        asked,
        message(
            "Reminder of the follow-up of {period}: {plan}", period=times.period_name(period), plan=plan.title
        ),
        [
            message("Hello,"),
            message(
                "{name} has not yet answered all about {period} in {plan}. Still missing:",
                name=asked.name,
                period=times.period(period),
                plan=plan.title,
            ),
            *left,
            *when,
            message("If you have already answered, you need do nothing."),
        ],
    )


def _left(question: Question) -> Message:
    if question.is_begun:
        key = question.main_key
        return message("{id} {title}: {key} is missing", id=question.id, title=question.title, key=key)
    return message("{id} {title}", id=question.id, title=question.title)


def _until(until: date | None) -> Iterable[Message]:
    if until:
        yield message("Send the workbook back by {day}.", day=times.day(until))
    else:
        yield message("Send the workbook back when it is filled in.")


def _letter(plan: Plan, asked: Respondent, subject: Message, paragraphs: Iterable[Message]) -> LetterText:
    there = plan.coordination
    said = [shown(translate(paragraph)) for paragraph in paragraphs]
    if there:
        said.append(shown(there.name))
    return LetterText(asked.mailbox, there.mailbox if there else None, shown(translate(subject)), tuple(said))
