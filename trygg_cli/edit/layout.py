"""A plan's block collections taken apart, line by line, so that they can be put together again.

What stands in brackets and what a text is made of is kept as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trygg_cli.edit import places

if TYPE_CHECKING:
    from trygg_cli.edit.places import Node

SPACED = {"fokusområden", "delområden", "åtgärder", "indikatorer", "löften"}
"""The lists with an empty line between their items."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_HEAD = re.compile(r"[ \t]*(?:&\S+[ \t]*)?(?:(?<![^ \t])#.*)?")
_INDICATOR = re.compile(r"(?:&\S+\s+)?[|>](?:[-+]?([1-9])[-+]?|[-+]?)(?![^\s])")


class Odd(Exception):
    """The text is written in a way that is better left alone."""


@dataclass(slots=True)
class LayoutEntry:
    """A key or a dash with what belongs to it.

    `lead` holds the comments above and empty lines; `head` what stands on the line of a key or dash whose entries
    follow below; `body` the lines of any other value, behind the key or dash, and `column` where that stood.
    """

    label: str
    key: str
    lead: list[str]
    column: int
    head: str = ""
    inside: Block | None = None
    body: list[str] = field(default_factory=list)
    content: int | None = None
    """The column at which the lines after the first begin, in a text; in brackets none that is known."""
    is_literal: bool = False
    explicit: int | None = None


@dataclass(slots=True)
class Block:
    """A mapping or list without brackets, and the comments after its last entry."""

    is_mapping: bool
    entries: list[LayoutEntry]
    tail: list[str] = field(default_factory=list)


class Reader:
    """Takes a text apart. Positions are always at the beginning of a line, save behind a dash."""

    def __init__(self, text: str, root: Node) -> None:
        self._text = text
        self._root = root
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def read(self) -> tuple[list[str], Block]:
        """Return the lines above the first key, and the plan; raises `Odd`."""
        first = places.entries(self._root)[0][0]
        if first is None or not places.is_block(self._text, self._root):
            raise Odd
        begin = self._line_start(first.start)
        if self._text[begin : first.start].strip(" "):
            raise Odd
        block, at = self._block(self._root, begin, -1)
        block.tail += [line.strip() for line in self._lines(at, len(self._text))]
        return [line.rstrip() for line in self._lines(0, begin)[:-1]], block

    def _block(self, node: Node, at: int, outside: int) -> tuple[Block, int]:
        """Return a collection whose first entry, or a comment above it, begins here, and where it ends."""
        block = Block(isinstance(node[2], dict), [])
        column = 0
        for key, value in places.entries(node):
            lead, at = self._trivia(at)
            column = at - self._line_start(at)
            if key:
                label, after = self._key(key.start, key.end, at)
            elif self._text[at : at + 1] == "-":
                label, after = "-", at + 1
            else:
                raise Odd
            name = self._text[key.start : key.end].strip("\"'") if key else ""
            entry = LayoutEntry(label, name, lead, column)
            at = self._value(entry, value, after)
            block.entries.append(entry)
        block.tail, at = self._tail(at, column, outside)
        return block, at

    def _key(self, start: int, end: int, at: int) -> tuple[str, int]:
        colon = re.compile(r"[ \t]*:").match(self._text, end)
        if at != start or not colon or self._lines_in(start, end):
            raise Odd
        return self._text[start:end] + ":", colon.end()

    def _value(self, entry: LayoutEntry, node: Node, after: int) -> int:
        """Put a value into its entry, and return where the next line begins."""
        if places.is_block(self._text, node):
            end = self._line_end(after)
            first, key = node[0], places.entries(node)[0][0]
            first = key.start if key else first
            if entry.label == "-" and first < end and not self._text[after:first].strip(" "):
                at = first
            else:
                entry.head = self._text[after:end].rstrip()
                if not _HEAD.fullmatch(entry.head):
                    raise Odd
                at = self._next_line(end)
            entry.inside, at = self._block(node, at, entry.column)
            return at
        end = self._line_end(max(after, node[1]))
        is_block_scalar = places.sign(self._text, node) in {"|", ">"}
        if is_block_scalar:
            end = self._end_of_literal(entry, node, end)
        entry.body = self._lines(after, end)
        if not is_block_scalar and places.sign(self._text, node) not in {"{", "["}:
            entry.content = min(
                (_width(line) for line in entry.body[1:] if line.strip()), default=entry.column + 2
            )
        return self._next_line(end)

    def _end_of_literal(self, entry: LayoutEntry, node: Node, end: int) -> int:
        """Return where a block scalar ends, with the empty lines that belong to it."""
        head = _INDICATOR.match(self._text, node[0])
        if not head:
            raise Odd
        entry.is_literal = True
        entry.explicit = int(head[1]) if head[1] else None
        lines = self._lines(self._next_line(self._line_end(head.end())), end)
        content = next((_width(line) for line in lines if line.strip()), entry.column + 2)
        entry.content = entry.column + entry.explicit if entry.explicit else content
        keeps, at = "+" in head[0], end
        while at < len(self._text):
            begin = self._next_line(at)
            at = self._line_end(begin)
            line = self._text[begin:at]
            if line.strip() or begin == len(self._text):
                break
            if keeps or _width(line) > entry.content:
                end = at
        return end

    def _trivia(self, at: int) -> tuple[list[str], int]:
        """Return the comments and empty lines from here on, and where something else begins."""
        lead: list[str] = []
        while True:
            end = self._line_end(at)
            line = self._text[at:end].strip()
            if line and not line.startswith("#"):
                return lead, at + _width(self._text[at:end])
            if end == len(self._text):
                raise Odd
            lead.append(line)
            at = self._next_line(end)

    def _tail(self, at: int, column: int, outside: int) -> tuple[list[str], int]:
        """Return the comments after a block's last entry that are indented as the block is, not as what follows."""
        ends: list[int] = []
        begin, following = at, -1
        while begin < len(self._text):
            end = self._line_end(begin)
            line = self._text[begin:end]
            if line.strip() and not line.lstrip().startswith("#"):
                following = _width(line)
                break
            if line.strip() and _width(line) < column:
                following = max(following, self._following(begin))
                break
            begin = self._next_line(end)
            if line.strip():
                ends.append(begin)
        if not ends or column <= max(following, outside, 0):
            return [], at
        tail = [line.strip() for line in self._lines(at, ends[-1])]
        return tail[: len(tail) - (tail[-1] == "")], ends[-1]

    def _following(self, begin: int) -> int:
        """Return how far the next line is indented that is neither empty nor a comment; -1 for none."""
        while begin < len(self._text):
            end = self._line_end(begin)
            line = self._text[begin:end]
            if line.strip() and not line.lstrip().startswith("#"):
                return _width(line)
            begin = self._next_line(end)
        return -1

    def _line_start(self, at: int) -> int:
        return self._starts[bisect_right(self._starts, at) - 1]

    def _line_end(self, at: int) -> int:
        found = _LINE_END.search(self._text, at)
        return found.start() if found else len(self._text)

    def _next_line(self, end: int) -> int:
        found = _LINE_END.match(self._text, end)
        return found.end() if found else end

    def _lines(self, start: int, end: int) -> list[str]:
        return _LINE_END.split(self._text[start:end])

    def _lines_in(self, start: int, end: int) -> bool:
        return bool(_LINE_END.search(self._text, start, end))


def _width(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
