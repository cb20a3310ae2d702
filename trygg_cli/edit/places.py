"""The places in a plan's text where a space or a sign # may mean something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.position import Span, line_start
from trygg_cli.text.entries import sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Keyed, Node
    from trygg_cli.reading.document import Document

_LINE = re.compile(r"[^\r\n]*")
_SPACE = re.compile(r"\s*")


def indentation(text: str, at: int) -> str:
    """Return what a line begins with to end up below a place: spaces, where before it are only spaces and dashes."""
    return text[line_start(text, at) : at].replace("-", " ")


def line_end(text: str) -> str:
    """Return how the lines of a text end."""
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def _scalars(node: Node) -> Iterator[Span]:
    """Yield where keys and scalar values stand, in the order of the text."""
    waiting: list[Node | Keyed] = [node]
    while waiting:
        found = waiting.pop()
        inside = found[2] if len(found) > 2 else None
        if isinstance(inside, dict):
            waiting += reversed(inside.values())
        elif isinstance(inside, list):
            waiting += reversed(inside)
        else:
            yield Span(found[0], found[1])
            if inside:  # it was a key, and this is the value
                waiting.append(inside)


def untouchable(document: Document) -> list[Span]:
    """Return the stretches in which every space may mean something: quoted texts and block scalars."""
    text = document.text
    found: list[Span] = []
    for span in _scalars(document.spans.root):
        begins = sign(text, span)
        if begins in {"|", ">"}:  # from the end of its first line to the next sign of something else
            head, rest = _LINE.match(text, span.start), _SPACE.match(text, span.end)
            found.append(Span(head.end() if head else span.start, rest.end() if rest else span.end))
        elif begins in {'"', "'"}:
            found.append(span)
    return found


def comments(document: Document) -> list[str]:
    """Return the comments of a plan without spaces at their ends, those in the heads of block scalars left out."""
    found: list[str] = []
    text, at = document.text, 0
    for start, end in [*_scalars(document.spans.root), Span(len(text), len(text))]:
        if start > at and "#" in text[at:start]:  # mostly there is not, which is seen much faster so
            found += [comment.rstrip() for comment in _COMMENT.findall(text, at, start)]
        at = max(at, end)
    return found


_COMMENT = re.compile(r"(?:^|(?<=[\s]))#[^\r\n]*", re.MULTILINE)
