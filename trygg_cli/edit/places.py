"""The places of keys and values in a plan's text, as a tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trygg_cli.position import Span, line_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.reading.document import Document

Node = Any
"""`(start, end)` and, in a collection, its keys with their places, or its items; see `SourceMap`."""

_LINE = re.compile(r"[^\r\n]*")
_SPACE = re.compile(r"\s*")
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+\s*")


def root(document: Document) -> Node:
    """Return the node that holds all others."""
    return document.spans.root


def entries(node: Node) -> list[tuple[Span | None, Node]]:
    """Return what stands directly in a collection, in the order of the text: the key, if any, and the value."""
    if len(node) < 3:
        return []
    if isinstance(node[2], dict):
        return [(Span(start, end), value) for start, end, value in node[2].values()]
    return [(None, value) for value in node[2]]


def sign(text: str, node: Node) -> str:
    """Return the character that a value begins with, its anchor aside."""
    anchor = _ANCHOR.match(text, node[0])
    start = anchor.end() if anchor else node[0]
    return text[start : start + 1]


def is_block(text: str, node: Node) -> bool:
    """Tell whether a node is a mapping or a list without brackets."""
    return len(node) > 2 and sign(text, node) not in {"{", "["}


def indentation(text: str, at: int) -> str:
    """Return what a line begins with to end up below a place: spaces, where before it are only spaces and dashes."""
    return text[line_start(text, at) : at].replace("-", " ")


def line_end(text: str) -> str:
    """Return how the lines of a text end."""
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def scalars(node: Node) -> Iterator[Span]:
    """Yield where keys and scalar values stand, in the order of the text."""
    waiting: list[tuple[Span | None, Node]] = [(None, node)]
    while waiting:
        key, value = waiting.pop()
        if key:
            yield key
        if len(value) > 2:
            waiting += reversed(entries(value))
        else:
            yield Span(value[0], value[1])


def untouchable(document: Document) -> list[Span]:
    """Return the stretches in which every space may mean something: quoted texts and block scalars."""
    text = document.text
    found: list[Span] = []
    for span in scalars(root(document)):
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
    for start, end in [*scalars(root(document)), Span(len(text), len(text))]:
        found += [comment.rstrip() for comment in _COMMENT.findall(text, at, max(at, start))]
        at = max(at, end)
    return found


_COMMENT = re.compile(r"(?:^|(?<=[\s]))#[^\r\n]*", re.MULTILINE)
