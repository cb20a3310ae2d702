"""For a person at a terminal: what needs a decision first, under the items it changed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import CommitmentTurn, Weight
from trygg_cli.diff.rewritten_words import shortened
from trygg_cli.language import translate
from trygg_cli.render.changes import wording as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Difference, TextPiece

_BOLD, _DIM = "1", "2"
_COLOURS = {Weight.DECISION: "1;33", Weight.FOLLOW_UP: "1;36", Weight.WORDING: "1;2"}
_TURNS = {CommitmentTurn.WEAKER: "31", CommitmentTurn.STRONGER: "32", CommitmentTurn.UNCLEAR: "33"}
_PIECES = {"-": "31", "+": "32"}


def render(differences: Sequence[Difference], files: Sequence[str], *, colour: bool = False) -> str:
    """Return the differences by weight and item, and a line that counts them."""
    lines: list[str] = []
    for weight, homes in words.in_groups(differences):
        lines += [_paint(translate(words.HEADINGS[weight]), _COLOURS[weight], colour=colour), ""]
        for first, inside in homes:
            where = _paint(words.place(first), _DIM, colour=colour)
            lines.append(f"  {_paint(words.item(first), _BOLD, colour=colour)}  {where}")
            lines += [line for difference in inside for line in _lines(difference, colour=colour)]
            lines.append("")
    return "\n".join([*lines, translate(words.closing(differences))]) + "\n"


def _lines(difference: Difference, *, colour: bool) -> Iterator[str]:
    sign = words.SIGNS[difference.turn]
    style = _TURNS.get(difference.turn)
    yield f"  {_paint(sign, style, colour=colour and bool(style))} {words.sentence(difference)}"
    if difference.pieces:
        yield "      " + _rewritten(shortened(difference.pieces), colour=colour)
    yield from (f"      {line}" for line in words.texts(difference))


def _rewritten(pieces: Sequence[TextPiece], *, colour: bool) -> str:
    return "".join(
        _paint(text, _PIECES.get(piece.sign), colour=colour and piece.sign != "=")
        for piece in pieces
        for text in [words.marked([piece]) + " " * piece.text[-1:].isspace()]
    ).rstrip()


def _paint(text: str, style: str | None, *, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
