"""A plan's block collections as entries that own whole lines, so that an entry can be moved between texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli import document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.document import Document

Node = Any
"""See `position.SourceMap`."""

_SCALAR = 2
_TRIVIA = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_REST = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
_COLON = re.compile(r"[ \t]*:(?=[ \n])")
_DASH = re.compile(r"-(?=[ \n])")
_COMMENT = re.compile(r"(?<![^\s])#[^\n]*")


class Unsure(Exception):
    """It cannot be told how the text may be changed without harm."""


class Entry(NamedTuple):
    """A key or a dash with its value.

    The comments above begin at `lead`, the key or dash at `start`; what follows it at `head`, and the next line
    after all of it is `end`.
    """

    lead: int
    start: int
    head: int
    end: int
    node: Node


class Side:
    """One of the texts to be merged, which ends with a line end and has no others than line feeds."""

    def __init__(self, name: str, text: str) -> None:
        self.text = text
        self.document: Document = document.read(name, text)
        self.root: Node = self.document.spans._root  # noqa: SLF001 keys without a value stand nowhere else

    def check(self) -> None:
        """Raise `Unsure` where the text is no mapping in block style, or has anchors and aliases."""
        if not isinstance(self.document.data, dict) or not self.is_block(self.root):
            raise Unsure
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if self.text[node[0] : node[0] + 1] in {"&", "*", "!"} and node[0] < node[1]:
                raise Unsure
            if len(node) > _SCALAR:
                inner = node[2]
                waiting += [one[2] for one in inner.values()] if isinstance(inner, dict) else inner

    def is_block(self, node: Node) -> bool:
        """Tell whether a node is a mapping or list without brackets."""
        return len(node) > _SCALAR and self.text[node[0]] not in "{["

    def is_one_line(self, node: Node) -> bool:
        """Tell whether a value is a text on one line."""
        text = self.text[node[0] : node[1]]
        return len(node) == _SCALAR and bool(text) and "\n" not in text and text[0] not in "|>"

    def top(self) -> list[Entry]:
        """Return the plan's own entries."""
        keys = self.root[2]
        begin = self.line(min(start for start, _, _ in keys.values())) if keys else 0
        above = 0
        for found in re.finditer(r"[^\n]*\n", self.text[:begin]):
            if not _REST.fullmatch(found[0]):
                above = found.end()
        return self.entries(self.root, above)

    def inside(self, entry: Entry) -> list[Entry]:
        """Return the entries of a block collection that is the value of an entry."""
        return self.entries(entry.node, self._within(entry.node, entry.head))

    def entries(self, node: Node, at: int) -> list[Entry]:
        """Return the entries of a block collection, the comments above the first of which begin here."""
        found = []
        for key, value in _children(node):
            found_trivia = _TRIVIA.match(self.text, at)
            start = found_trivia.end() if found_trivia else at
            start += _width(self.text, start)
            sign = _COLON.match(self.text, key[1]) if key else _DASH.match(self.text, start)
            if not sign or (key and key[0] != start):
                raise Unsure
            entry = Entry(at, start, sign.end(), self._end(value, sign.end()), value)
            found.append(entry)
            at = entry.end
        return found

    def line(self, at: int) -> int:
        """Return where the line begins that a place is on."""
        return self.text.rfind("\n", 0, at) + 1

    def column(self, at: int) -> int:
        """Return how far into its line a place is."""
        return at - self.line(at)

    def is_first_on_line(self, entry: Entry) -> bool:
        """Tell whether nothing but spaces stands before an entry: no dash."""
        return not self.text[self.line(entry.start) : entry.start].strip(" ")

    def behind(self, entry: Entry) -> tuple[int, int]:
        """Return the stretch behind a value, or the head of a collection, where a comment may stand."""
        at = entry.head if self.is_block(entry.node) else max(entry.head, entry.node[1])
        end = self.text.index("\n", at)
        return at, at if self.is_block(entry.node) and entry.node[0] < end else end

    def _within(self, node: Node, head: int) -> int:
        line_end = self.text.index("\n", head)
        return node[0] if node[0] < line_end else line_end + 1

    def _end(self, node: Node, head: int) -> int:
        if self.is_block(node):
            at = self._within(node, head)
            between = self.text[head:at]
            if "\n" in between and not _REST.fullmatch(between):
                raise Unsure
            return self.entries(node, at)[-1].end
        rest = _REST.match(self.text, max(head, node[1]))
        if not rest:
            raise Unsure
        return rest.end()


def comments(side: Side) -> list[str]:
    """Return the comments of a plan, those on the first line of a text in several lines left out."""
    found: list[str] = []
    at = 0
    for start, end in [*_scalars(side.root), (len(side.text), len(side.text))]:
        found += comments_in(side.text[at : max(at, start)])
        at = max(at, end)
    return found


def comments_in(text: str) -> list[str]:
    """Return the comments in a text that has no values."""
    return [one.rstrip() for one in _COMMENT.findall(text)]


def _children(node: Node) -> list[tuple[tuple[int, int] | None, Node]]:
    if isinstance(node[2], dict):
        return [((start, end), value) for start, end, value in node[2].values()]
    return [(None, value) for value in node[2]]


def _scalars(node: Node) -> Iterator[tuple[int, int]]:
    if len(node) == _SCALAR:
        yield node[0], node[1]
        return
    for key, value in _children(node):
        if key:
            yield key
        yield from _scalars(value)


def _width(text: str, at: int) -> int:
    spaces = re.compile(r" *").match(text, at)
    return len(spaces[0]) if spaces else 0
