"""Texts that end where YAML takes what follows for a comment: of `åtgärd: Lampa #2 i parken` it keeps "Lampa".

A comment is written with a space after its #, or on a line of its own. A # with a letter or figure close behind it,
after a text that people write as they like, is a number, a hashtag or a name; its text would be lost in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import message
from trygg_cli.model.shape import field_at, item_at
from trygg_cli.position import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data
    from trygg_cli.position import SourceMap

_SIGN = re.compile(r"#(?=\w)")
_LINE_END = re.compile(r"[\r\n]")
_BEFORE = " \t"
_ENDED = ("'", '"', "|", ">")
"""How a value begins that ends by a sign of its own."""


def problems(text: str, data: Data, spans: SourceMap) -> Iterator[PlacedProblem]:
    """Yield the texts that are cut so, each at its #."""
    signs = dict(_after_text(text))
    if not signs:
        return
    for _, route, place in spans.routes():
        sign = signs.get(place.end) if place else None
        if place is None or sign is None or text.startswith(_ENDED, place.start):
            continue
        field = field_at(route)
        if field and field.is_text:
            yield PlacedProblem(
                "S15",
                Span(sign, _line_end(text, sign)),
                message("from # on the line is a comment, so its end is missing"),
                message(
                    "put the text in quotes if # belongs to it; write a space after # if it is a comment"
                ),
                item_at(data, route),
            )


def _after_text(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the text before each sign with space before it ends, and where the sign stands."""
    for sign in _SIGN.finditer(text):
        end = sign.start()
        while end and text[end - 1] in _BEFORE:
            end -= 1
        if end != sign.start():
            yield end, sign.start()


def _line_end(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)
