"""A plan's block collections as entries that own whole lines, so that an entry can be moved between texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.position import Node, children, is_scalar, keys_in
from trygg_cli.text import source

if TYPE_CHECKING:
    from trygg_cli.data import Data

_BLANK = ("", "~", "null", "Null", "NULL")
_SPACES = re.compile(r" *")
_MARK = re.compile(r"(?<![^\s\[{,:?-])[&*!]")
_TRIVIA = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_REST = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
_COLON = re.compile(r"[ \t]*:(?=[ \n])")
_DASH = re.compile(r"-(?=[ \n])")
_COMMENT = re.compile(r"(?<![^\s])#[^\n]*")


class Unsure(Exception):
    """It cannot be told how the text may be changed without harm."""


class TextEntry(NamedTuple):
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

    def __init__(self, text: str) -> None:
        parsed = source.parse(text)
        self.text = text
        self.data: Data = parsed.data
        self._is_whole = not parsed.problems
        self._known: dict[int, list[TextEntry]] = {}
        self.root: Node = parsed.spans.root

    def check(self) -> None:
        """Raise `Unsure` where the text is no mapping in block style, has anchors or was not read to the last word.

        What was not read, such as the second of two keys with one name, would be lost.
        """
        if not self._is_whole or not isinstance(self.data, dict) or not self.is_block(self.root):
            raise Unsure
        waiting = [self.root] if _MARK.search(self.text) else []
        while waiting:
            node = waiting.pop()
            if self.text[node[0] : node[0] + 1] in {"&", "*", "!"} and node[0] < node[1]:
                raise Unsure
            waiting += [value for _, _, value in children(node)]

    def is_block(self, node: Node) -> bool:
        """Tell whether a node is a mapping or list without brackets."""
        return not is_scalar(node) and self.text[node[0]] not in "{["

    def is_one_line(self, node: Node) -> bool:
        """Tell whether a value is a text on one line."""
        text = self.text[node[0] : node[1]]
        return is_scalar(node) and bool(text) and "\n" not in text and text[0] not in "|>"

    def top(self) -> list[TextEntry]:
        """Return the plan's own entries."""
        keys = keys_in(self.root)
        begin = self.line(min(start for start, _, _ in keys.values())) if keys else 0
        above = 0
        for found in re.finditer(r"[^\n]*\n", self.text[:begin]):
            if not _REST.fullmatch(found[0]):
                above = found.end()
        return self.entries(self.root, above)

    def inside(self, entry: TextEntry) -> list[TextEntry]:
        """Return the entries of a block collection that is the value of an entry."""
        if entry.head in self._known:
            return self._known[entry.head]
        at = self._within(entry.node, entry.head)
        between = self.text[entry.head : at]
        if "\n" in between and not _REST.fullmatch(between):
            raise Unsure
        found = self._known[entry.head] = self.entries(entry.node, at)
        return found

    def entries(self, node: Node, at: int) -> list[TextEntry]:
        """Return the entries of a block collection, the comments above the first of which begin here."""
        text, found = self.text, []
        for _, key, value in children(node):
            trivia = _TRIVIA.match(text, at)
            start = _SPACES.match(text, trivia.end() if trivia else at).end()  # type: ignore[union-attr]
            sign = _COLON.match(text, key[1]) if key else _DASH.match(text, start)
            if not sign or (key and key[0] != start):
                raise Unsure
            # a collection ends where the last thing in it does
            rest = _REST.match(text, max(sign.end(), value[1]))
            if not rest:
                raise Unsure
            found.append(TextEntry(at, start, sign.end(), rest.end(), value))
            at = rest.end()
        return found

    def line(self, at: int) -> int:
        """Return where the line begins that a place is on."""
        return self.text.rfind("\n", 0, at) + 1

    def column(self, at: int) -> int:
        """Return how far into its line a place is."""
        return at - self.line(at)

    def is_first_on_line(self, entry: TextEntry) -> bool:
        """Tell whether nothing but spaces stands before an entry: no dash."""
        return not self.text[self.line(entry.start) : entry.start].strip(" ")

    def behind(self, entry: TextEntry) -> tuple[int, int]:
        """Return the stretch behind a value, or the head of a collection, where a comment may stand."""
        at = entry.head if self.is_block(entry.node) else max(entry.head, entry.node[1])
        end = self.text.index("\n", at)
        return at, at if self.is_block(entry.node) and entry.node[0] < end else end

    def _within(self, node: Node, head: int) -> int:
        line_end = self.text.index("\n", head)
        return node[0] if node[0] < line_end else line_end + 1


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
    return [value.rstrip() for value in _COMMENT.findall(text)]
