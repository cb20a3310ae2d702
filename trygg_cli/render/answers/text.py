"""For a person at a terminal: first how much there is, then what waits for somebody, then what is new by item."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.render.answers import items
from trygg_cli.render.answers.lines import block, flat, label, line, place, said
from trygg_cli.safe import terminal
from trygg_cli.templates import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.collect.change_list import ListedItem
    from trygg_cli.collect.intake import HeldWords
    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.respondents import Respondent
    from trygg_cli.collect.returned_cells import CellNote
    from trygg_cli.collect.weighing import AnswerConflict, PlanWish, WeighedAnswers
    from trygg_cli.message import Message
    from trygg_cli.period import Period


class AnswerPage(NamedTuple):
    """All that is shown of what came for a plan and a period; `books` is how many workbooks there were."""

    plan: str
    period: Period
    books: int
    home: str
    """The folder that the files are in."""
    weighed: WeighedAnswers
    held: Sequence[HeldWords]
    listed: Sequence[ListedItem]
    owed: Sequence[tuple[Respondent, Sequence[Question]]]


def render(page: AnswerPage) -> str:
    """Return the page: what needs a person stands before what does not."""
    weighed = page.weighed
    parts = [
        *_part(message("Conflicts: not written until somebody has chosen"), _conflicts(weighed.conflicts)),
        *_part(message("May be about a person: not written until somebody has read it"), _held(page.held)),
        *_part(
            message("Wishes about the plan: for the coordination, and not written"), _wishes(weighed.wishes)
        ),
        *_part(message("Cells that cannot be taken"), _notes(weighed.refused)),
        *_part(message("Not read"), _notes(weighed.unread)),
        *_part(message("Not answered"), _owed(page)),
    ]
    for heading, group in groupby(page.listed, key=lambda item: item.heading):
        parts += _part(heading, items.lines(group))
    parts += _part(message("Worth knowing"), (f"  {line(remark)}" for remark in weighed.remarks))
    return "".join(f"{text}\n" for text in (*_summary(page), "", *parts))


def _part(heading: Message, lines: Iterable[str]) -> list[str]:
    found = [*lines]
    while found and not found[-1]:
        found.pop()
    return [translate(heading), "", *found, ""] if found else []


def _summary(page: AnswerPage) -> Iterator[str]:
    """Yield how much came, and how much of what waits for somebody."""
    reports = sum(len(item.reports) for item in page.listed)
    came = [
        plural("{count} workbook", "{count} workbooks", page.books),
        plural("{count} report to be written", "{count} reports to be written", reports),
    ]
    period = times.period(page.period)
    yield line(
        message("{plan}, follow-up of {period}: {came}", plan=page.plan, period=period, came=_joined(came))
    )
    waits = waiting(page)
    if waits:
        yield line(waits)
    if page.home:
        yield line(message("The files are in {folder}", folder=page.home))


def waiting(page: AnswerPage) -> Message | None:
    """Return how much waits for somebody, if anything does."""
    weighed = page.weighed
    left = sum(len(questions) for _, questions in page.owed)
    counts = [
        plural("{count} conflict", "{count} conflicts", len(weighed.conflicts)),
        plural(
            "{count} text that may be about a person",
            "{count} texts that may be about persons",
            len(page.held),
        ),
        plural("{count} wish", "{count} wishes", len(weighed.wishes)),
        plural(
            "{count} cell that cannot be taken", "{count} cells that cannot be taken", len(weighed.refused)
        ),
        plural("{count} cell or sheet not read", "{count} cells or sheets not read", len(weighed.unread)),
        plural("{count} item not answered", "{count} items not answered", left),
    ]
    if not any(form.number for form in counts):
        return None
    return message("Waiting for somebody: {waiting}", waiting=_joined(counts))


def _joined(forms: Iterable[Message]) -> str:
    return ", ".join(translate(form) for form in forms if form.number)


def numbered(conflict: AnswerConflict) -> Iterator[str]:
    """Yield the lines of a conflict, with numbers for the one who chooses."""
    yield _about(conflict.question, conflict.key)
    for number, side in enumerate(_sides(conflict), 1):
        yield from block(f"    {number}. ", side)


def _about(question: Question, key: str) -> str:
    return f"  {label(question)}: {key.replace('_', ' ')}"


def _sides(conflict: AnswerConflict) -> Iterator[str]:
    """Yield what the plan says now and what each answer says, as `AnswerConflict.choices` has them."""
    for choice in conflict.choices:
        if choice is None:
            now = conflict.now or translate(message("nothing"))
            yield translate(message("the plan now: {value}", value=now))
        else:
            yield said(conflict.answers[choice])


def _conflicts(found: Iterable[AnswerConflict]) -> Iterator[str]:
    for conflict in found:
        yield _about(conflict.question, conflict.key)
        for side in _sides(conflict):
            yield from block("    ", side)


def _held(found: Iterable[HeldWords]) -> Iterator[str]:
    for words in found:
        answer = words.report.values.get(words.key)
        at = answer.place if answer else words.report.signature.place
        where = f"{place(at)}: " if at else ""
        yield _about(words.report.question, words.key)
        yield terminal(f"    {where}{'; '.join(translate(reason) for reason in words.reasons)}")


def held(words: HeldWords) -> Iterator[str]:
    """Yield the lines that show words that may be about a person to the one who is asked about them."""
    answer = words.report.values.get(words.key)
    yield from _held([words])
    yield from block("    ", said(answer) if answer else words.report.signature.author)


def _wishes(found: Iterable[PlanWish]) -> Iterator[str]:
    for wish in found:
        if wish.question:
            yield f"  {label(wish.question)}"
        yield from block("    " if wish.question else "  ", said(wish.answer))


def _notes(found: Iterable[CellNote]) -> Iterator[str]:
    """Yield what is told of cells: those of a row that have the same fault together."""
    alike: dict[tuple[str, ...], list[CellNote]] = {}
    for note in found:
        row = note.place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        reason, remedy = translate(note.reason), translate(note.remedy) if note.remedy else ""
        alike.setdefault((note.place.file, note.place.sheet, row, reason, remedy), []).append(note)
    for (*_, reason, remedy), notes in alike.items():
        quoted = [f"”{flat(note.said)}”" for note in notes if note.said and note.said not in reason]
        first, *more = notes
        cells = ", ".join((place(first.place), *(note.place.cell for note in more)))
        about = f" ({first.about})" if first.about else ""
        yield terminal(f"  {cells}: {', '.join(quoted)}{': ' if quoted else ''}{reason}{about}")
        if remedy:
            yield terminal(f"    {remedy}")


def _owed(page: AnswerPage) -> Iterator[str]:
    """Yield what nobody has answered, by actor."""
    waiting = {
        (conflict.question.name, conflict.question.part, conflict.key) for conflict in page.weighed.conflicts
    }
    for who, left in page.owed:
        yield terminal(f"  {who.name}: {', '.join(_lacking(question, waiting) for question in left)}")


def _lacking(question: Question, waiting: set[tuple[str, str | None, str]]) -> str:
    if (question.name, question.part, question.main_key) in waiting:
        return translate(message("{id} ({key} is in conflict)", id=question.id, key=question.main_key))
    if not question.is_begun:
        return question.id
    return translate(message("{id} ({key} is missing)", id=question.id, key=question.main_key))
