"""For a person at a terminal: what is new by item, what went wrong first, and then what waits for somebody."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.changes import wording
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.collect.intake import HeldWords, ListedItem
    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.respondents import Respondent
    from trygg_cli.collect.returned_cells import Answer, CellNote
    from trygg_cli.collect.weighing import AnswerConflict, NewReport, PlanWish, WeighedAnswers
    from trygg_cli.message import Message


def changes(items: Sequence[ListedItem]) -> str:
    """Return the change list."""
    lines: list[str] = []
    for heading, group in groupby(items, key=lambda item: item.heading):
        lines += [translate(heading), ""]
        for item in group:
            first = item.differences[0]
            who = "; ".join(dict.fromkeys(map(_from, item.reports)))
            lines.append(f"  {wording.item(first)}  ({terminal(who)})")
            for difference in item.differences:
                lines.append(f"    {wording.sentence(difference)}")
                lines += [f"      {line}" for line in wording.texts(difference)]
            lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _from(report: NewReport) -> str:
    return ", ".join(
        dict.fromkeys((report.signature.author, *(value.place.file for value in report.values.values())))
    )


def waiting(weighed: WeighedAnswers, held: Sequence[HeldWords]) -> str:
    """Return what waits for a person: conflicts, words on persons, cells that were refused; and what was not read."""
    parts = [
        (message("Conflicts: not written until somebody has chosen"), _conflicts(weighed.conflicts)),
        (message("May be about a person: not written until somebody has read it"), _held(held)),
        (message("Wishes about the plan: for the coordination, and not written"), _wishes(weighed.wishes)),
        (message("Cells that cannot be taken"), _notes(weighed.refused)),
        (message("Not read"), _notes(weighed.unread)),
        (message("Worth knowing"), (f"  {_line(remark)}" for remark in weighed.remarks)),
    ]
    return "".join(_part(heading, [*lines]) for heading, lines in parts)


def _part(heading: Message, lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in (translate(heading), "", *lines, "")) if lines else ""


def numbered(one: AnswerConflict) -> Iterator[str]:
    """Yield the lines of a conflict, with numbers for the one who chooses."""
    yield _about(one)
    yield from (f"    {number}. {said}" for number, said in enumerate(_sides(one), 1))


def _about(one: AnswerConflict) -> str:
    return f"  {label(one.question)}: {one.key.replace('_', ' ')}"


def _sides(one: AnswerConflict) -> Iterator[str]:
    """Yield what the plan says now and what each answer says, as `AnswerConflict.choices` has them."""
    for choice in one.choices:
        if choice is None:
            now = one.now or translate(message("nothing"))
            yield _line(message("the plan now: {value}", value=now))
        else:
            yield _said(one.answers[choice])


def _said(answer: Answer) -> str:
    said = _flat(answer.text) or translate(message("emptied"))
    return terminal(f"{answer.place.file}, {answer.place}: {said}")


def label(question: Question) -> str:
    """Return an item as people know it."""
    return terminal(f"{question.name.replace(':', ' ')} {_flat(question.title)}")


def _conflicts(found: Sequence[AnswerConflict]) -> Iterator[str]:
    for answer_conflict in found:
        yield _about(answer_conflict)
        yield from (f"    {said}" for said in _sides(answer_conflict))


def _held(found: Sequence[HeldWords]) -> Iterator[str]:
    for words in found:
        answer = words.report.values.get(words.key)
        at = answer.place if answer else words.report.signature.place
        place = f"{at.file}, {at}: " if at else ""
        yield f"  {label(words.report.question)}: {words.key.replace('_', ' ')}"
        yield f"    {terminal(place)}{_line(words.reason)}"


def held(one: HeldWords) -> Iterator[str]:
    """Yield the lines that show words that may be about a person to the one who is asked about them."""
    answer = one.report.values.get(one.key)
    yield from _held([one])
    yield f"    {_said(answer) if answer else terminal(one.report.signature.author)}"


def _wishes(found: Sequence[PlanWish]) -> Iterator[str]:
    for wish in found:
        if wish.question:
            yield f"  {label(wish.question)}"
        yield f"{'    ' if wish.question else '  '}{_said(wish.answer)}"


def _notes(found: Sequence[CellNote]) -> Iterator[str]:
    for note in found:
        reason = translate(note.reason)
        text = f"”{_flat(note.said)}”: " if note.said and note.said not in reason else ""
        yield terminal(f"  {note.place.file}, {note.place}: {text}{reason}")
        if note.remedy:
            yield f"    {_line(note.remedy)}"


def owed(found: Sequence[tuple[Respondent, Sequence[Question]]]) -> str:
    """Return what nobody has answered, by actor."""
    lines = [
        terminal(f"  {who.name}: {', '.join(_lacking(question) for question in left)}") for who, left in found
    ]
    return _part(message("Not answered"), lines)


def _lacking(question: Question) -> str:
    if not question.is_begun:
        return question.id
    return translate(message("{id} ({key} is missing)", id=question.id, key=question.main_key))


def _line(sentence: Message) -> str:
    return terminal(translate(sentence))


def _flat(text: str) -> str:
    return " / ".join(text.split("\n"))
