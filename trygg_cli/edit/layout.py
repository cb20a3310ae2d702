"""The lines of a plan put together anew, in one walk over the places of its values.

A key or dash whose value ends on its line, as most do, is copied; only what stands on several lines or has a comment
beside it is taken apart. What stands in brackets and what a text is made of is kept as it is written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.edit import moved_value
from trygg_cli.edit.moved_value import EntryLabel, LaidLines, indented, stripped, tidy, without_first_blank
from trygg_cli.model.shape import ROOT, shapes
from trygg_cli.position import Span, line_start
from trygg_cli.text import entries, line_ends
from trygg_cli.text.entries import FOR_THE_FILE
from trygg_cli.text.tree import LINE_END, NotEditable

if TYPE_CHECKING:
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Node

SPACED = {"fokusområden", "delområden", "åtgärder", "indikatorer", "löften"}
"""The lists with an empty line between their items."""

_HEAD = re.compile(r"[ \t]*(?:&\S+[ \t]*)?(?:(?<![^ \t])#.*)?")
_BRACKETS = frozenset("[{")
_TAKEN_APART = frozenset("|>&")
"""What a text in lines of its own begins with, and an anchor."""


class _LaidEntry(NamedTuple):
    """An entry with its place in the order of the model, the lines above it, and whether others are in it."""

    rank: int
    lead: list[str]
    is_block: bool
    laid: LaidLines


class LineWriter:
    """Writes the lines of one plan anew; what cannot be moved raises `NotEditable`."""

    def __init__(self, text: str, *, with_order: bool) -> None:
        self._text = text if text.endswith(("\n", "\r")) else text + "\n"
        self._line_end = line_ends.common(self._text)
        self._remarks = line_ends.remark_lines(self._text)
        self._with_order = with_order

    def write(self, root: Node) -> list[str]:
        """Return the lines of a plan, from those above its first key to the comments at its end."""
        text = self._text
        if not entries.is_block(text, root):
            raise NotEditable
        begin = line_start(text, entries.first_place(text, root))
        head, lead = _split([line.rstrip() for line in LINE_END.split(text[:begin])[:-1]])
        laid = self._block(root, begin, begin, 0, ROOT, None, lead)
        tail = [*laid.above, *stripped(text[laid.end :])]
        while tail and not tail[-1]:
            del tail[-1]
        return [*tidy(without_first_blank(head)), *laid.lines, *tidy(tail)]

    def _block(
        self,
        node: Node,
        begin: int,
        line: int,
        indent: int,
        part: str | None,
        field: Field | None,
        above: list[str],
    ) -> LaidLines:
        """Return the lines of a part, or of the list or map in a field, whose entries are parts.

        It begins in a line, whose own place is given too; `above` are comments that go with its first entry.
        """
        text, inside = self._text, node[2] if len(node) > 2 else ()
        fields = _fields(part) if part and isinstance(inside, dict) and not field else {}
        pairs = inside.items() if isinstance(inside, dict) else ((None, (-1, -1, item)) for item in inside)
        found: list[_LaidEntry] = []
        margin = _NO_MARGIN
        for key, (start, stop, value) in pairs:
            label = self._label(begin, line, margin, start, stop)
            if margin is _NO_MARGIN:
                margin = " " * (label.start - label.line)
            lead = above + stripped(text[begin : label.line]) if above or label.line > begin else above
            rank, inner = fields.get(key, _UNKNOWN) if fields else _UNKNOWN
            is_block = len(value) > 2 and text[value[0]] not in _BRACKETS and entries.is_block(text, value)
            if not is_block:
                laid = self._value(label, value, indent)
            elif inner and inner.container:
                laid = self._collection(label, value, indent, None, inner)
            else:
                below = inner.part if inner else field.part if field else None
                laid = self._collection(label, value, indent, below, None)
            found.append(_LaidEntry(rank, lead, is_block, laid))
            _, begin, above, _ = laid
            line = begin
        if fields and self._with_order:
            found.sort(key=_rank)
        lines, keeps_below = _together(found, indent, is_spaced=field is not None and field.key in SPACED)
        return LaidLines(lines, begin, above, keeps_below)

    def _label(self, begin: int, line: int, margin: str, start: int, stop: int) -> EntryLabel:
        """Return the key at a place, or the dash if that is none; one like those before it is seen at once."""
        text = self._text
        if start < 0:
            if text.startswith(margin + "- ", begin):
                start = begin + len(margin)
                return EntryLabel(begin, start, start + 1, "-")
        elif text.startswith(":", stop) and text[begin:start] == margin:
            return EntryLabel(begin, start, stop + 1, text[start : stop + 1])
        line, start, head = entries.label_place(text, begin, line, Span(start, stop) if start >= 0 else None)
        if LINE_END.search(text, start, head):
            raise NotEditable
        return EntryLabel(line, start, head, text[start : head - 1].rstrip() + text[head - 1])

    def _value(self, label: EntryLabel, value: Node, indent: int) -> LaidLines:
        """Return the lines of a value that is no block."""
        text, (first, stop) = self._text, value[:2]
        if (
            stop > label.head
            and text.startswith(self._line_end, stop)
            and text[first] not in _TAKEN_APART
            and text.find("\n", label.head, stop) < 0
        ):
            end = stop + len(self._line_end)
            if end not in self._remarks:
                return LaidLines([f"{' ' * indent}{label.written} {text[first:stop]}"], end, [])
        return moved_value.lines(text, label, value, indent)

    def _collection(
        self, label: EntryLabel, value: Node, indent: int, part: str | None, field: Field | None
    ) -> LaidLines:
        """Return the lines of a key or dash with the block that belongs to it, comments at its end included."""
        text, head = self._text, label.head
        begin = entries.first_line(text, value, head)
        remark = text[head:begin].rstrip() if LINE_END.search(text, head, begin) else None
        if remark and not _HEAD.fullmatch(remark):
            raise NotEditable
        line = label.line if remark is None else begin
        lines, end, above, keeps_below = self._block(value, begin, line, indent + 2, part, field, [])
        if end in self._remarks:
            after = entries.below(text, end, label.start - label.line)
            above, end = above + stripped(text[end:after]), after
        tail = above[:-1] if above and not above[-1] else above
        if tail:
            lines += indented(tidy(tail), indent + 2)
            keeps_below = False
        if label.written == "-" and not remark:
            lines = _behind_dash(lines, indent)
        else:
            lines.insert(0, " " * indent + label.written + (remark or ""))
        return LaidLines(lines, end, [], keeps_below)


_NO_MARGIN = "\0"
_UNKNOWN: tuple[int, Field | None] = (1_000, None)


@cache
def _fields(part: str) -> dict[str | None, tuple[int, Field | None]]:
    """Return the fields of a part by key, each with its place in the order of the model."""
    return {key: (number, field) for number, (key, field) in enumerate(shapes()[part].fields.items())}


def _rank(entry: _LaidEntry) -> int:
    return entry.rank


def _together(found: list[_LaidEntry], indent: int, *, is_spaced: bool) -> tuple[list[str], bool]:
    """Return the lines of entries with those above each, and whether the last text keeps empty lines below it."""
    lines: list[str] = []
    before: _LaidEntry | None = None
    for entry in found:
        _, lead, is_block, laid = entry
        if before is None:
            lead = without_first_blank(lead)
        elif is_spaced and (before.is_block or is_block) and not before.laid.keeps_below:
            lead = ["", *lead]
        if lead:
            lines += indented(tidy(lead), indent)
        lines += laid.lines
        before = entry
    return lines, before is not None and before.laid.keeps_below


def _behind_dash(lines: list[str], indent: int) -> list[str]:
    """Return lines with a dash before the first that is no comment, and comments above it in its column."""
    above = next(number for number, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
    begin = f"{' ' * indent}- {lines[above][indent + 2 :]}"
    return [*(line[2:] for line in lines[:above]), begin, *lines[above + 1 :]]


def _split(head: list[str]) -> tuple[list[str], list[str]]:
    """Return what stays at the top of a file, and the comment that goes with its first key wherever that goes."""
    stays = 0
    for number, line in enumerate(head, 1):
        if not line.lstrip().startswith("#") or FOR_THE_FILE.match(line.lstrip()):
            stays = number
    return head[:stays], [line.strip() for line in head[stays:]]
