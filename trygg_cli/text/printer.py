"""The tree of a text written out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.text import emitter
from trygg_cli.text.tree import (
    LINE_END,
    AsWritten,
    BlockCollection,
    FlowCollection,
    New,
    NotEditable,
    TreeEntry,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.text.emitter import Emitter
    from trygg_cli.text.tree import Collection


class Printer:
    """Writes what was in the file as it stood, and what is new by an emitter."""

    def __init__(self, emitter: Emitter) -> None:
        self._emitter = emitter
        self._line_end = emitter.style.line_end

    def collection(self, found: Collection) -> str:
        """Return all that stands behind the key or dash of a collection."""
        if isinstance(found, FlowCollection):
            return "".join((found.opening, *self._in_flow(found), found.closing))
        head = found.head
        is_inline = bool(head) and not LINE_END.search(head)
        if not found.entries:
            empty = "{}" if found.is_mapping else "[]"
            return f" {empty}{self._line_end if is_inline else head}{found.tail}"
        if is_inline and found.entries[0].remarks():
            head, is_inline = self._line_end, False
        margin = " " * found.column
        parts = [head]
        for entry in found.entries:
            parts += ("", "") if is_inline else (entry.lead, margin)
            parts.append(self.entry(entry, found))
            is_inline = False
        return "".join((*parts, found.tail))

    def entry(self, entry: TreeEntry, inside: BlockCollection) -> str:
        """Return an entry of a block from its key or dash on."""
        if isinstance(entry.value, New):
            return self._new(entry, entry.value, inside)
        return entry.label + entry.gap + self.value(entry) + entry.after

    def value(self, entry: TreeEntry) -> str:
        """Return the value of an entry that is not new."""
        value = entry.value
        assert not isinstance(value, New)
        return value.text if isinstance(value, AsWritten) else self.collection(value)

    def _in_flow(self, found: FlowCollection) -> Iterator[str]:
        last = len(found.entries) - 1
        for number, entry in enumerate(found.entries):
            value = entry.value
            text = _within(value) if isinstance(value, New) else self.value(entry)
            comma = "," if number < last or found.has_comma else ""
            written = entry.label + entry.gap + text + entry.after
            behind = comma + entry.trail or (found.closing if number == last else "")
            is_touching = written.endswith(":") and behind[:1] in {",", "}", "]"}  # it is a letter then
            yield entry.lead + written + (" " if is_touching else "") + comma + entry.trail

    def _new(self, entry: TreeEntry, value: New, inside: BlockCollection) -> str:
        if isinstance(value.data, str) and value.quotes:
            return entry.label + entry.gap + emitter.quoted(value.data, value.quotes) + entry.after
        first, rest = self._emitter.value(
            value.data, inside.column, entry.key, inside.name, brackets=value.brackets
        )
        if not rest:
            return entry.label + entry.gap + first + entry.after
        above, _, _ = _line(entry.gap)
        remark, end, below = _line(entry.after)
        if above.strip() and remark.strip():
            raise NotEditable  # two comments, and one place for them
        if remark.strip() and entry.key is None and not isinstance(value.data, str):
            rest.insert(0, " " * (inside.column + self._emitter.style.dash_width) + first)
            first = ""
        remark = above.rstrip() if LINE_END.search(entry.gap) else remark
        gap = (entry.gap if not LINE_END.search(entry.gap) else " ") if first else ""
        lines = (line + self._line_end for line in rest)
        return "".join((entry.label, gap, first, remark, end or self._line_end, *lines, below))


def _within(value: New) -> str:
    if isinstance(value.data, str) and value.quotes:
        return emitter.quoted(value.data, value.quotes)
    return emitter.in_flow(value.data)


def _line(text: str) -> tuple[str, str, str]:
    """Return the first line of a text, its end and the rest."""
    found = LINE_END.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")
