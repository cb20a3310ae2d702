"""Cells that are only for reading, as they came back: where somebody wrote in them, and what the plan says since."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect.answer_book import LOCKED
from trygg_cli.collect.questions import shown
from trygg_cli.collect.returned_cells import CellNote
from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.model.item_name import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.returned_cells import LockedCell, Returned


class ComparedCells(NamedTuple):
    """What is told of them: notes by cell, and remarks on items that were promised otherwise."""

    notes: list[CellNote]
    remarks: list[Message]


def compared(
    book: Returned, questions: Mapping[tuple[str, str], Question], *, is_same_plan: bool
) -> ComparedCells:
    """Return what is to be told of a workbook, beside the questions as the plan asks them now."""
    is_same_language = all(
        book.base.headings.get(translate(heading)) == name for name, heading in LOCKED.items()
    )
    answered = {answer.item for answer in book.answers}
    found = ComparedCells([], [])
    for cell in book.locked:
        sent = book.base.locked.get((cell.ref, cell.item, cell.column))
        if is_same_plan and cell.text == sent:  # as nearly every one is
            continue
        question = questions.get((cell.ref, cell.item)) if is_same_language else None
        now = _now(question, cell.column) if question else None
        if sent is None:  # a sheet from before this was kept in it
            found.notes.extend(_of_older(cell, now, is_same_plan=is_same_plan))
            continue
        if not _is_same(cell.text, sent):
            before = _flat(sent) or message("nothing")
            reason = message("it is only for reading, and is not taken in; it said: {before}", before=before)
            found.notes.append(CellNote(cell.place, cell.text, reason))
        if now is not None and cell.column != "förra" and cell.item in answered and not _is_same(sent, now):
            told = message(
                "{item} was promised otherwise when the sheet was sent: {before}",
                item=spoken(cell.item),
                before=_flat(sent),
            )
            found.remarks.append(told)
    return found


def _of_older(cell: LockedCell, now: str | None, *, is_same_plan: bool) -> Iterator[CellNote]:
    if now is not None and not _is_within(cell.text, now):
        reason = message("it is only for reading, and what was written there is not taken in")
        if not is_same_plan:
            value = _flat(now) or message("nothing")
            reason = message("it is only for reading, and the plan says now: {value}", value=value)
        yield CellNote(cell.place, cell.text, reason)


def _now(question: Question, column: str) -> str:
    """Return what would stand in a cell if it were sent now."""
    match column:
        case "vad":
            return question.title
        case "utlovat":
            return question.promised
        case _:
            return question.last


def _is_same(text: str, other: str) -> bool:
    return text == other or _flat(text) == _flat(other)


def _is_within(text: str, whole: str) -> bool:
    """Tell whether each line of a text begins one of another, which says more since sheets say more."""
    lines = sorted(_flat(line) for line in whole.split("\n"))
    for said in map(_flat, text.split("\n")):
        at = bisect_left(lines, said)
        if at == len(lines) or not lines[at].startswith(said):
            return False
    return True


def _flat(text: str) -> str:
    return " ".join(shown(text).split())
