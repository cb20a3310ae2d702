"""The places in a plan's text where a space or a sign # may mean something."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from trygg_cli.position import Span, line_start
from trygg_cli.text.entries import sign
from trygg_cli.text.text_spans import text_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.position import Node

_LINE = re.compile(r"[^\r\n]*")
_SPACE = re.compile(r"\s*")


def indentation(text: str, at: int) -> str:
    """Return what a line begins with to end up below a place: spaces, where before it are only spaces and dashes."""
    return text[line_start(text, at) : at].replace("-", " ")


def line_end(text: str) -> str:
    """Return how the lines of a text end."""
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def untouchable(text: str, root: Node, asked: Sequence[int]) -> list[Span]:
    """Return the stretches around the places asked about, which are in order, in which every space may mean something.

    These are quoted texts and block scalars.
    """

    def is_asked(start: int, end: int) -> bool:
        rest = _SPACE.match(text, end)
        at = bisect_left(asked, start)
        return at < len(asked) and asked[at] < (rest.end() if rest else end)

    found: list[Span] = []
    for span in text_spans(root, is_asked):
        begins = sign(text, span)
        if begins in {"|", ">"}:  # from the end of its first line to the next sign of something else
            head, rest = _LINE.match(text, span.start), _SPACE.match(text, span.end)
            found.append(Span(head.end() if head else span.start, rest.end() if rest else span.end))
        elif begins in {'"', "'"}:
            found.append(span)
    return found
