"""Where things stand in a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat
from operator import add
from typing import Any, NamedTuple

Route = tuple[str | int, ...]
"""The way from the root of a plan to a value: keys of mappings and indices of lists."""


class Position(NamedTuple):
    """A place as an editor counts: lines and columns (in characters) from 1."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text: character offsets, the end not included."""

    start: int
    end: int


_LINE_END = re.compile(
    r"[\r\n](?:(?<=\r)\n)?"
)  # str.splitlines also breaks where no editor does: \v, \x85, \u2028


_MOST_LINES = 256
"""Characters that most lines have fewer of."""


def line_start(text: str, at: int) -> int:
    """Return where the line begins that a place is on; only what stands just before is looked at."""
    reach = _MOST_LINES
    while True:
        begin = max(0, at - reach)
        found = max(text.rfind("\n", begin, at), text.rfind("\r", begin, at))
        if found >= 0 or not begin:
            return found + 1
        reach *= 4


class Lines:
    """The lines of a text, as an editor counts them; `starts` are the offsets where they begin."""

    def __init__(self, text: str) -> None:
        self._end = len(text)
        ends: Iterable[int]
        if "\r" in text:
            self._lines, ends = _LINE_END.split(text), map(len, _LINE_END.findall(text))
        else:
            self._lines = text.split("\n")
            ends = repeat(1, len(self._lines) - 1)
        self.starts = [0, *accumulate(map(add, map(len, self._lines), ends))]

    def position(self, offset: int) -> Position:
        """Return line and column of a character offset; past the end means the end."""
        offset = min(offset, self._end)
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def ends(self, span: Span) -> tuple[Position, Position]:
        """Return line and column of both ends of a span."""
        start = self.position(span.start)
        if span.end <= self._end and (start.line == len(self._lines) or span.end < self.starts[start.line]):
            return start, Position(start.line, start.column + span.end - span.start)
        return start, self.position(span.end)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its end; empty where there is no such line."""
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""


class Stretches:
    """Stretches of a text, however they overlap, of which many places are asked whether they lie in any."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [*accumulate((end for _, end in ordered), max)]

    def overlap(self, span: Span) -> bool:
        """Tell whether any of them has a character of a stretch."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


Node = Any
"""A value's place, and the places of what is in it; see `SourceMap`."""


class Blank(NamedTuple):
    """A key with nothing after it: the mapping it stands in, and its place."""

    inside: dict[str, Any]
    key: str
    place: Span


class OldKey(NamedTuple):
    """A key that stands under an older name: its place, that name, and the one it has today."""

    place: Span
    written: str
    key: str


class SourceMap:
    """The spans of a document's values and keys, by route; the keys with nothing after them, and those of older names.

    A node is `(start, end)` for a scalar, `(start, end, {key: (start, end, node)})` for a mapping and
    `(start, end, [node, …])` for a list: plain tuples, because there are hundreds of thousands of them.
    """

    def __init__(
        self, root: Node = (0, 0), blanks: Sequence[Blank] = (), old_keys: Sequence[OldKey] = ()
    ) -> None:
        self.root = root
        self.blanks = blanks
        self.old_keys = old_keys

    def value(self, route: Route) -> Span:
        """Return the span of the value at a route, or of its nearest known ancestor."""
        return Span(*self._node(route)[:2])

    def key(self, route: Route) -> Span:
        """Return the span of the key that leads to a route; of the value where there is no key."""
        node, found, _ = self._find(route)
        return Span(*(found or node)[:2])

    def first_key(self, route: Route) -> Span:
        """Return the span of the first key in the mapping at a route; of the value where there is none."""
        node = self._node(route)
        if len(node) > 2 and isinstance(node[2], dict) and node[2]:
            start, end, _ = next(iter(node[2].values()))
            return Span(start, end)
        return Span(node[0], node[1])

    def shown(self, route: Route) -> Span:
        """Return where the value at a route is pointed at: a text where it stands, anything larger by its first key."""
        node, found, is_there = self._find(route)
        if not is_there or len(node) < 3:
            return Span(*node[:2])
        return Span(*found[:2]) if found else self.first_key(route)

    def walk(self) -> Iterator[tuple[Span, bool]]:
        """Yield the span of every entry, outer ones first, from its key on; and whether its value is a scalar."""
        waiting = [(self.root[0], self.root)]
        while waiting:
            start, node = waiting.pop()
            is_scalar = len(node) < 3
            yield Span(start, node[1]), is_scalar
            if not is_scalar:
                inner = node[2]
                entries = (
                    [(key[0], key[2]) for key in inner.values()]
                    if isinstance(inner, dict)
                    else [(value[0], value) for value in inner]
                )
                waiting += reversed(entries)

    def routes(self) -> Iterator[tuple[int, Route, Span | None]]:
        """Yield where each entry begins, the route that leads to it and, of a scalar, its span."""
        waiting: list[tuple[int, Route, Node]] = [(self.root[0], (), self.root)]
        while waiting:
            start, route, node = waiting.pop()
            if len(node) < 3:
                yield start, route, Span(*node)
                continue
            yield start, route, None
            if isinstance(node[2], dict):
                waiting += ((key[0], (*route, name), key[2]) for name, key in node[2].items())
            else:
                waiting += ((value[0], (*route, index), value) for index, value in enumerate(node[2]))

    def _node(self, route: Route) -> Node:
        return self._find(route)[0]

    def _find(self, route: Route) -> tuple[Node, Any, bool]:
        """Return the node at a route or its nearest known ancestor, the key of it, and whether it is there."""
        node, found = self.root, None
        try:
            for step in route:
                inside = node[2]
                if type(inside) is dict:
                    found = inside[step]
                    node = found[2]
                else:
                    found, node = None, inside[step]
        except (IndexError, KeyError, TypeError):
            return node, found, False
        return node, found, True
