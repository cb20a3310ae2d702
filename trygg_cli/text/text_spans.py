"""Where the texts of a plan's file stand, and the comments between them: a sign # inside a text begins none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.position import Span, children, is_scalar
from trygg_cli.text.tree import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Node


def text_spans(root: Node) -> Iterator[Span]:
    """Yield where keys and texts stand, in the order of the file."""
    waiting: list[tuple[Span | None, Node]] = [(None, root)]
    while waiting:
        key, node = waiting.pop()
        if key:
            yield key
        if is_scalar(node):
            yield Span(*node[:2])
        else:
            waiting += reversed([(place, inner) for _, place, inner in children(node)])


def comment_spans(text: str, root: Node) -> Iterator[Span]:
    """Yield where comments stand; what is in the head of a text in lines of its own counts as the text's."""
    at = 0
    for start, end in (*text_spans(root), Span(len(text), len(text))):
        for found in COMMENT.finditer(text, at, max(at, start)):
            yield Span(*found.span())
        at = max(at, end)


def comments(text: str, root: Node) -> list[str]:
    """Return the comments, without spaces at their ends."""
    return [text[slice(*span)].rstrip() for span in comment_spans(text, root)]
