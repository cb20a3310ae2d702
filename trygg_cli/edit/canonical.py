"""The canonical layout of a plan: the order of its keys, indentation, empty lines.

Only lines move. Whatever comes out is read again, and where it holds other data or other comments, or exceptions
from rules would hold elsewhere, it is thrown away.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import leaves
from trygg_cli.edit import layout as lines_of
from trygg_cli.edit.layout import SPACED, Block, LayoutEntry
from trygg_cli.edit.mend import trailing_spaces
from trygg_cli.lint import suppression
from trygg_cli.model.shape import ROOT, shapes
from trygg_cli.reading.document import Document, read
from trygg_cli.reading.reread import NotAsMeant, reread
from trygg_cli.text import splice
from trygg_cli.text.entries import FOR_THE_FILE, indentation
from trygg_cli.text.text_spans import comments
from trygg_cli.text.tree import NotEditable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route

_KEEPS_BELOW = re.compile(r"\s*(?:&\S+\s+)?[|>][1-9]?\+")


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
    text = _rewritten(document, with_order=with_order)
    if text is None or text == document.text:
        return text
    try:
        again = reread(document.name, text, document.data)
    except NotAsMeant:
        return None
    if not _say_the_same(document, again) or _rewritten(again, with_order=with_order) != text:
        return None
    return text


def _rewritten(document: Document, *, with_order: bool) -> str | None:
    spaces = trailing_spaces(document)
    if spaces:
        document = read(document.name, splice.apply(document.text, spaces))
    try:
        head, plan = lines_of.read(document.text, document.spans.root)
    except NotEditable:
        return None
    ends = Counter(re.findall(r"\r\n|\n|\r", document.text))
    line_end = max(ends, key=lambda end: ends[end]) if ends else "\n"
    lines = _Writer(with_order=with_order).write(head, plan)
    return line_end.join(lines) + line_end


class _Writer:
    """Puts a plan together again."""

    def __init__(self, *, with_order: bool) -> None:
        self._with_order = with_order
        self._keeps_below = False  # the latest text has the empty lines below it for its own

    def write(self, head: list[str], plan: Block) -> list[str]:
        """Return the lines of a plan, from those above its first key to the comments at its end."""
        head, plan.entries[0].lead = _split(head)
        while plan.tail and not plan.tail[-1]:
            del plan.tail[-1]
        return [*_tidy(_without_first_blank(head)), *self._block(plan, 0, ROOT)]

    def _block(self, block: Block, indent: int, part: str | None, field: Field | None = None) -> list[str]:
        """Return the lines of a part; or of the list or map in a field, whose entries are parts."""
        fields = shapes()[part].fields if part and block.is_mapping and not field else {}
        entries = block.entries
        if fields and self._with_order:
            order = _order(part or ROOT)
            entries = sorted(entries, key=lambda value: order.get(_composed(value.key), len(order)))
        lines: list[str] = []
        before: LayoutEntry | None = None
        for entry in entries:
            lead = entry.lead
            if before is None:
                lead = _without_first_blank(lead)
            elif field and field.key in SPACED and (before.inside or entry.inside) and not self._keeps_below:
                lead = ["", *lead]
            inner = fields.get(_composed(entry.key))
            if inner and inner.container:
                own = self._entry(entry, indent, None, inner)
            else:
                own = self._entry(entry, indent, inner.part if inner else field.part if field else None)
            if lead:
                lines += _indented(_tidy(lead), indent)
            lines += own
            before = entry
        self._keeps_below = self._keeps_below and not block.tail
        return lines + _indented(_tidy(block.tail), indent) if block.tail else lines

    def _entry(
        self, entry: LayoutEntry, indent: int, part: str | None, field: Field | None = None
    ) -> list[str]:
        if entry.inside is None:
            self._keeps_below = entry.is_literal and bool(_KEEPS_BELOW.match(entry.body[0]))
            lines = _value(entry, indent)
            return lines + _indented(_tidy(entry.below), indent + 2) if entry.below else lines
        lines = self._block(entry.inside, indent + 2, part, field)
        if entry.label != "-" or entry.head:
            return [" " * indent + entry.label + entry.head, *lines]
        above = next(
            number for number, line in enumerate(lines) if line and not line.lstrip().startswith("#")
        )
        begin = " " * indent + "- " + lines[above][indent + 2 :]
        return [*(line[2:] for line in lines[:above]), begin, *lines[above + 1 :]]


def _value(entry: LayoutEntry, indent: int) -> list[str]:
    """Return the lines of a value in brackets, or of a text, moved to where its key or dash now stands."""
    first, *rest = entry.body
    begins, began = (0, entry.column) if entry.content is None else (entry.explicit or 2, entry.content)
    shift = indent + begins - began
    is_remark = first.lstrip().startswith("#")
    begin = first if is_remark or not first.strip() else " " + first.lstrip(" \t")
    return [
        " " * indent + entry.label + begin,
        *(_moved(line, shift, entry.content if entry.is_literal else None) for line in rest),
    ]


def _moved(line: str, shift: int, content: int | None) -> str:
    """Return a line moved sideways; of an empty one in a block scalar only what is more than its indentation."""
    width = indentation(line)
    if width == len(line) and (content is None or width <= content):
        return ""
    return " " * max(0, width + shift) + line[width:]


def _split(head: list[str]) -> tuple[list[str], list[str]]:
    """Return what stays at the top of a file, and the comment that goes with its first key wherever that goes."""
    stays = 0
    for number, line in enumerate(head, 1):
        if not line.lstrip().startswith("#") or FOR_THE_FILE.match(line.lstrip()):
            stays = number
    return head[:stays], [line.strip() for line in head[stays:]]


@cache
def _order(part: str) -> dict[str, int]:
    return {key: number for number, key in enumerate(shapes()[part].fields)}


def _composed(key: str) -> str:
    return unicodedata.normalize("NFC", key)


def _tidy(lines: list[str]) -> list[str]:
    """Return comments with at most one empty line between them."""
    return [line for line, before in zip(lines, ["#", *lines], strict=False) if line or before]


def _without_first_blank(lines: list[str]) -> list[str]:
    return lines[next((number for number, line in enumerate(lines) if line), len(lines)) :]


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _say_the_same(one: Document, other: Document) -> bool:
    """Tell whether two documents of the same data have the same comments, letters and exceptions."""
    return (
        not other.problems
        and Counter(comments(one.text, one.spans.root)) == Counter(comments(other.text, other.spans.root))
        and Counter("".join(one.text.split())) == Counter("".join(other.text.split()))
        and _exceptions(one) == _exceptions(other)
    )


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
