"""Where the texts of a plan's file stand, and the comments between them: a sign # inside a text begins none."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trygg_cli.position import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.position import Keyed, Node

COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")


def text_spans(root: Node, is_wanted: Callable[[int, int], bool] | None = None) -> Iterator[Span]:
    """Yield where keys and texts stand, in the order of the file; where asked, only in stretches that are wanted."""
    waiting: list[Node | Keyed] = [root]
    while waiting:
        found = waiting.pop()
        inside = found[2] if len(found) > 2 else None
        if is_wanted and not is_wanted(found[0], inside[1] if isinstance(inside, tuple) else found[1]):
            continue
        if isinstance(inside, dict):
            waiting += reversed(inside.values())
        elif isinstance(inside, list):
            waiting += reversed(inside)
        else:
            yield Span(found[0], found[1])
            if inside:  # it was a key, and this is its value
                waiting.append(inside)


def comment_spans(text: str, root: Node) -> Iterator[Span]:
    """Yield where comments stand; what is in the head of a text in lines of its own counts as the text's."""
    at = 0
    has_sign = partial(_has_sign, text)
    for start, end in (*text_spans(root, has_sign), Span(len(text), len(text))):
        if "#" in text[at:start]:  # which is seen much faster than that there is no comment
            for found in COMMENT.finditer(text, at, start):
                yield Span(*found.span())
        at = max(at, end)


def _has_sign(text: str, start: int, end: int) -> bool:
    return text.find("#", start, end) >= 0


def comments(text: str, root: Node) -> list[str]:
    """Return the comments, without spaces at their ends."""
    return [text[slice(*span)].rstrip() for span in comment_spans(text, root)]
