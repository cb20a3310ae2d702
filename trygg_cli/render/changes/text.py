"""For a person at a terminal: what needs a decision first, under the items it changed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import CommitmentTurn, Weight
from trygg_cli.diff.rewritten_words import shortened
from trygg_cli.language import translate
from trygg_cli.render.changes import wording as words
from trygg_cli.render.painting import BOLD, DIM, paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Difference, TextPiece

_COLOURS = {Weight.DECISION: "1;33", Weight.FOLLOW_UP: "1;36", Weight.WORDING: "1;2"}
_TURNS = {CommitmentTurn.WEAKER: "31", CommitmentTurn.STRONGER: "32", CommitmentTurn.UNCLEAR: "33"}
_PIECES = {"-": "31", "+": "32"}


def render(differences: Sequence[Difference], files: Sequence[str], *, colour: bool = False) -> str:
    """Return the differences by weight and item, and a line that counts them."""
    lines: list[str] = []
    for weight, homes in words.in_groups(differences):
        lines += [paint(translate(words.HEADINGS[weight]), _COLOURS[weight], colour=colour), ""]
        for first, inside in homes:
            where = paint(words.place(first), DIM, colour=colour)
            lines.append(f"  {paint(words.item(first), BOLD, colour=colour)}  {where}")
            lines += [line for difference in inside for line in _lines(difference, colour=colour)]
            lines.append("")
    return "\n".join([*lines, translate(words.closing(differences))]) + "\n"


def sign(difference: Difference, *, colour: bool) -> str:
    """Return what stands before a sentence, in the colour of which way the commitment turned."""
    return paint(words.SIGNS[difference.turn], _TURNS.get(difference.turn), colour=colour)


def _lines(difference: Difference, *, colour: bool) -> Iterator[str]:
    yield f"  {sign(difference, colour=colour)} {words.sentence(difference)}"
    if difference.pieces:
        yield "      " + _rewritten(shortened(difference.pieces), colour=colour)
    yield from (f"      {line}" for line in words.texts(difference))


def _rewritten(pieces: Sequence[TextPiece], *, colour: bool) -> str:
    return "".join(
        paint(text, _PIECES.get(piece.sign), colour=colour)
        for piece in pieces
        for text in [words.marked([piece]) + " " * piece.text[-1:].isspace()]
    ).rstrip()
