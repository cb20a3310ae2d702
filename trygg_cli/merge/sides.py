"""A plan's block collections as entries that own whole lines, so that an entry can be moved between texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.position import Node, children, is_scalar, keys_in
from trygg_cli.text import entries, source
from trygg_cli.text.text_spans import COMMENT
from trygg_cli.text.tree import NotEditable

if TYPE_CHECKING:
    from trygg_cli.data import Data
    from trygg_cli.text.entries import EntryPlace

_BLANK = ("", "~", "null", "Null", "NULL")
_MARK = re.compile(r"(?<![^\s\[{,:?-])[&*!]")
_LINE = re.compile(r"[^\n]*\n")
_REMARK = re.compile(r"[ \t]*(?:#[^\n]*)?\n")


Unsure = NotEditable
"""Raised where it cannot be told how the text may be changed without harm."""


class Side:
    """One of the texts to be merged, which ends with a line end and has no others than line feeds."""

    def __init__(self, text: str) -> None:
        parsed = source.parse(text)
        self.text = text
        self.data: Data = parsed.data
        self._is_whole = not parsed.problems
        self._known: dict[int, list[EntryPlace]] = {}
        self.root: Node = parsed.spans.root

    def check(self) -> None:
        """Raise `Unsure` where the text is no mapping in block style, has anchors or was not read to the last word.

        What was not read, such as the second of two keys with one name, would be lost.
        """
        is_plan = self._is_whole and isinstance(self.data, dict)
        if not is_plan or not entries.is_block(self.text, self.root):
            raise Unsure
        waiting = [self.root] if _MARK.search(self.text) else []
        while waiting:
            node = waiting.pop()
            if self.text[node[0] : node[0] + 1] in {"&", "*", "!"} and node[0] < node[1]:
                raise Unsure
            waiting += [value for _, _, value in children(node)]

    def is_one_line(self, node: Node) -> bool:
        """Tell whether a value is a text on one line."""
        text = self.text[node[0] : node[1]]
        return is_scalar(node) and bool(text) and "\n" not in text and text[0] not in "|>"

    def top(self) -> list[EntryPlace]:
        """Return the plan's own entries; what is no comment above them stays at the top."""
        first = min((start for start, _, _ in keys_in(self.root).values()), default=0)
        above = 0
        for line in _LINE.finditer(self.text, 0, self.line(first)):
            if not _REMARK.fullmatch(line[0]):
                above = line.end()
        return [*entries.entry_places(self.text, self.root, above)]

    def inside(self, entry: EntryPlace) -> list[EntryPlace]:
        """Return the entries of a block collection that is the value of an entry."""
        if entry.head not in self._known:
            begin = entries.first_line(self.text, entry.node, entry.head)
            self._known[entry.head] = [*entries.entry_places(self.text, entry.node, begin)]
        return self._known[entry.head]

    def line(self, at: int) -> int:
        """Return where the line begins that a place is on."""
        return self.text.rfind("\n", 0, at) + 1

    def column(self, at: int) -> int:
        """Return how far into its line a place is."""
        return at - self.line(at)

    def is_first_on_line(self, entry: EntryPlace) -> bool:
        """Tell whether nothing but spaces stands before an entry: no dash."""
        return not self.text[self.line(entry.start) : entry.start].strip(" ")

    def key_below(self, entry: EntryPlace) -> int:
        """Return where the key begins that can take the place of one behind a dash; raises `Unsure`."""
        start = entry.end
        while self.text.startswith(" ", start):
            start += 1
        if self.column(start) != self.column(entry.start) or self.text[start : start + 1] in (
            "",
            "\n",
            "#",
            "-",
        ):
            raise Unsure
        return start

    def behind(self, entry: EntryPlace) -> tuple[int, int]:
        """Return the stretch behind a value, or the head of a collection, where a comment may stand."""
        is_block = entries.is_block(self.text, entry.node)
        at = entry.head if is_block else entry.stop
        end = self.text.index("\n", at)
        return at, at if is_block and entry.node[0] < end else end


def blank_keys(side: Side, node: Node) -> list[str]:
    """Return the keys without a value that are in a node; its data say nothing of them."""
    found = []
    waiting = [node]
    while waiting:
        inside = waiting.pop()
        for _, key, value in children(inside):
            if key and side.text[value[0] : value[1]] in _BLANK:
                found.append(side.text[slice(*key)])
            waiting.append(value)
    return sorted(found)


def comments_in(text: str) -> list[str]:
    """Return the comments in a text that has no values."""
    return [value.rstrip() for value in COMMENT.findall(text)]
