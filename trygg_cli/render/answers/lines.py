"""What answers are shown with: the place of a cell, an item by its name, and texts that keep their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.model.item_name import spoken
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.returned_cells import Answer, CellPlace
    from trygg_cli.message import Message


def line(sentence: Message) -> str:
    """Return a sentence, safe on a terminal."""
    return terminal(translate(sentence))


def label(question: Question) -> str:
    """Return an item as people know it."""
    return terminal(f"{spoken(question.name)} {flat(question.title)}")


def place(at: CellPlace) -> str:
    """Return where a cell is: its file, its sheet and its name there."""
    return f"{at.file}, {at}"


def said(answer: Answer) -> str:
    """Return what an answer says, after where it says so."""
    return f"{place(answer.place)}: {answer.text or translate(message('empty'))}"


def flat(text: str) -> str:
    """Return a text on one line."""
    return " / ".join(text.split("\n"))


def block(start: str, text: str) -> Iterator[str]:
    """Yield a text line by line, those after the first a little further in than the beginning."""
    first, *more = text.split("\n")
    room = " " * (len(start) - len(start.lstrip()) + 2)
    yield terminal(f"{start}{first}")
    yield from (terminal(f"{room}{rest}") for rest in more)
