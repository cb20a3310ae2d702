"""A plan's text with changes made in it by routes, written out once when all are made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.text import emitter, entries
from trygg_cli.text.emitter import Emitter
from trygg_cli.text.printer import Printer
from trygg_cli.text.style import style_of
from trygg_cli.text.text_spans import COMMENT
from trygg_cli.text.tree import (
    LINE_END,
    AsWritten,
    BlockCollection,
    New,
    NotEditable,
    Repeated,
    TreeEntry,
    indented,
)

if TYPE_CHECKING:
    from trygg_cli.position import Route, SourceMap
    from trygg_cli.text.emitter import NewValue
    from trygg_cli.text.tree import Collection

_HEAD_OF_TEXT = re.compile(r"[|>][-+0-9]*([^\r\n]*)")
_BESIDE = 5
_MARKED = re.compile(r"(?<![^\s\[{,:?-])[&*]")


class Editor:
    """The tree of one text, and how its parts are found, changed and written."""

    def __init__(self, text: str, spans: SourceMap) -> None:
        self._is_cut = bool(text) and not text.endswith(("\n", "\r"))
        found = LINE_END.search(text)
        self.line_end = found[0] if found else "\n"
        self.text = text + self.line_end if self._is_cut else text
        self._has_marks = bool(_MARKED.search(text))
        self._style = style_of(self.text, spans.root, self.line_end)
        self._printer = Printer(Emitter(self._style))
        start, end = spans.root[:2]
        is_block = entries.is_block(self.text, spans.root)
        start, end = (0, len(self.text)) if is_block else (start, end)
        value = AsWritten(self.text[start:end], spans.root, start)
        self._root = TreeEntry(None, "", "", self.text[:start], value, self.text[end:])

    def opened(self, route: Route) -> tuple[Collection | New, Route]:
        """Return the collection at a route, or what is new on the way there with the rest of the route."""
        entry, name, column = self._root, None, -1
        for number in range(len(route) + 1):
            name = entry.key or name
            value = self._open(entry, name, column)
            if isinstance(value, New) or number == len(route):
                return value, route[number:]
            column = value.column if isinstance(value, BlockCollection) else 0
            entry = value.entries[index(value, route[number])]
        raise AssertionError

    def _open(self, entry: TreeEntry, name: str | None, column: int) -> Collection | New:
        value = entry.value
        if isinstance(value, AsWritten):
            if self.text[value.node[0] : value.node[0] + 1] in {"&", "*"}:
                raise Repeated
            if value.at < 0 or len(value.node) < 3:
                raise NotEditable
            is_block = entries.is_block(self.text, value.node)
            entry.value = (
                entries.block(self.text, value, name, column)
                if is_block
                else entries.flow(self.text, value, name)
            )
            return entry.value
        return value

    def check_marks(self, entry: TreeEntry) -> None:
        """Raise `Repeated` where what stands in an entry is repeated elsewhere, or repeats something."""
        if self._has_marks and not isinstance(entry.value, New):
            written = entry.gap + self._printer.value(entry)
            if _MARKED.search(COMMENT.sub("", written)):
                raise Repeated

    def new(self, inside: Collection, key: str | None, data: NewValue) -> TreeEntry:
        """Return an entry that may be put into a collection."""
        if isinstance(inside, BlockCollection):
            brackets = self._as_beside(inside)
            label = "-" if key is None else emitter.key(key) + ":"
            gap = " " * (self._style.dash_width - 1 if key is None else 1)
            return TreeEntry(key, "", label, gap, New(data, brackets), self.line_end)
        label = "" if key is None else emitter.key(key, in_flow=True) + ":"
        return TreeEntry(key, "", label, " " if label else "", New(data), "")

    def _as_beside(self, inside: BlockCollection) -> bool | None:
        """Tell whether the collections beside it stand in brackets; nothing among the different keys of a part."""
        beside = [self._is_in_brackets(entry) for entry in inside.entries[-_BESIDE:]]
        if None in beside or not beside:
            return None
        return sum(map(bool, beside)) * 2 > len(beside)

    def _is_in_brackets(self, entry: TreeEntry) -> bool | None:
        value = entry.value
        if isinstance(value, AsWritten):
            return None if len(value.node) < 3 else not entries.is_block(self.text, value.node)
        return value.brackets if isinstance(value, New) else not isinstance(value, BlockCollection)

    def assign(self, entry: TreeEntry, data: NewValue) -> None:
        """Let an entry have another value; a comment behind the old one, or behind its key, stays there."""
        old, quotes = entry.value, None
        if isinstance(old, New):
            entry.value = New(data)
            return
        head = self._head(old)
        if head is not None:
            entry.after = head
        elif isinstance(old, AsWritten):
            of_text = _HEAD_OF_TEXT.match(old.text)
            if of_text:
                entry.after = of_text[1].rstrip() + entry.after.lstrip(" \t")
            elif old.text[:1] in {'"', "'"} and _is_needless(old.text):
                quotes = old.text[0]
        if entry.label and entry.label[-1] not in ":-":
            entry.label += ":"
        entry.gap = entry.gap or (" " if entry.label else "")
        entry.value = New(data, None, quotes)

    def _head(self, old: AsWritten | Collection) -> str | None:
        """Return the rest of the line of a key whose collection stands below it; nothing of other values."""
        if isinstance(old, BlockCollection):
            head = old.head
        elif isinstance(old, AsWritten) and entries.is_block(self.text, old.node):
            line = LINE_END.search(old.text)
            head = old.text[: line.end()] if line else ""
            head = head if not head.strip() or head.lstrip().startswith("#") else ""
        else:
            return None
        return head if LINE_END.search(head) else self.line_end

    def moved(self, entry: TreeEntry, shift: int) -> TreeEntry:
        """Return an entry for another block, indented as that is."""
        if not shift:
            return entry
        if isinstance(entry.value, New):
            return entry
        value, after = _shifted(self._printer.value(entry), shift), _shifted(entry.after, shift)
        lead = "".join(indented(line, shift) for line in entry.lead.splitlines(keepends=True))
        moved = AsWritten(value, (0, 0), -1)
        return TreeEntry(entry.key, lead, entry.label, _shifted(entry.gap, shift), moved, after)

    def written(self) -> str:
        """Return the text with all changes made, and a line end at its end."""
        value = self._root.value
        if isinstance(value, New):
            raise NotEditable
        if isinstance(value, BlockCollection) and not value.entries:
            return "".join((value.head, "{}" if value.is_mapping else "[]", self.line_end, value.tail))
        return self._root.gap + self._printer.value(self._root) + self._root.after

    def cut(self, text: str) -> str:
        """Return a text without its last line end, if the file had none."""
        return text.removesuffix(self.line_end) if self._is_cut else text


def index(inside: Collection, step: str | int) -> int:
    """Return which entry a key or an index leads to; raises `KeyError` or `IndexError`."""
    if inside.is_mapping:
        for number, entry in enumerate(inside.entries):
            if entry.key == step:
                return number
        raise KeyError(step)
    if not isinstance(step, int) or not 0 <= step < len(inside.entries):
        raise IndexError(step)
    return step


def _is_needless(quoted: str) -> bool:
    """Tell whether a text could have stood without its quotes."""
    inner = quoted[1:-1]
    return "\\" not in inner and "'" not in inner and "\n" not in inner and emitter.scalar(inner) == inner


def _shifted(text: str, shift: int) -> str:
    """Return a text with all lines but its first moved sideways."""
    first, *rest = text.splitlines(keepends=True) or [""]
    return first + "".join(indented(line, shift) for line in rest)
