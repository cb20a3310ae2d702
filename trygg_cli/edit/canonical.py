"""The canonical layout of a plan: the order of its keys, indentation, empty lines.

Only lines move. Whatever comes out is read again, and where it holds other data or other comments, or exceptions
from rules would hold elsewhere, it is thrown away.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import leaves
from trygg_cli.edit.layout import LineWriter
from trygg_cli.edit.mend import trailing_spaces
from trygg_cli.lint import suppression
from trygg_cli.reading.reread import NotAsMeant, reread_unchanged
from trygg_cli.text import line_ends, source, splice
from trygg_cli.text.text_spans import comments
from trygg_cli.text.tree import NotEditable

if TYPE_CHECKING:
    from trygg_cli.position import Node, Route
    from trygg_cli.reading.document import Document


class Formatted(NamedTuple):
    """A text in canonical layout; or the old one, where `is_left_alone` since its layout cannot be changed safely."""

    text: str
    is_left_alone: bool = False


def formatted(document: Document) -> str:
    """Return a plan's text in canonical layout, or as it is where that is not safe or it has problems."""
    return layout(document).text


def layout(document: Document) -> Formatted:
    """Return a plan in canonical layout, and whether it had to be left alone."""
    if document.problems:
        return Formatted(document.text, is_left_alone=True)
    for with_order in (True, False):
        text = _written(document, with_order=with_order)
        if text is not None:
            return Formatted(text)
    return Formatted(document.text, is_left_alone=True)


def _written(document: Document, *, with_order: bool) -> str | None:
    """Return the text anew, if it says the same as before and would not be changed again."""
    text = _rewritten(document.text, document.spans.root, with_order=with_order)
    if text is None or text == document.text:
        return text
    try:
        again = reread_unchanged(document, text)
    except NotAsMeant:
        return None
    if (
        not _say_the_same(document, again)
        or _rewritten(text, again.spans.root, with_order=with_order) != text
    ):
        return None
    return text


def _rewritten(text: str, root: Node, *, with_order: bool) -> str | None:
    spaces = trailing_spaces(text, root)
    if spaces:
        text = splice.apply(text, spaces)
        root = source.parse(text).spans.root
    try:
        lines = LineWriter(text, with_order=with_order).write(root)
    except NotEditable:
        return None
    line_end = line_ends.usual(text)
    return line_end.join(lines) + line_end


def _say_the_same(one: Document, other: Document) -> bool:
    """Tell whether two documents of the same data have the same comments, letters and exceptions."""
    return (
        Counter(comments(one.text, one.spans.root)) == Counter(comments(other.text, other.spans.root))
        and (_lines(one.text) == _lines(other.text) or _letters(one.text) == _letters(other.text))
        and _exceptions(one) == _exceptions(other)
    )


def _lines(text: str) -> Counter[str]:
    """Return the lines of a text without the spaces around them: where these are the same, so are all letters."""
    lines = Counter(map(str.strip, text.split("\n")))
    del lines[""]
    return lines


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _exceptions(document: Document) -> list[tuple[str, list[Route]]]:
    """Return the exceptions from rules, each with the ways to the texts for which it holds."""
    found = suppression.find(document)
    routes = sorted(route for route, _ in leaves(document.data)) if found else []
    starts = [document.spans.value(route).start for route in routes]
    return sorted(
        (
            document.text[exception.place.start : exception.place.end].rstrip(),
            [
                route
                for route, start in zip(routes, starts, strict=True)
                if exception.scope.start <= start <= exception.scope.end
            ],
        )
        for exception in found
    )
