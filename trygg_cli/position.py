"""Where things stand in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from trygg_cli.late_loading import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trygg_cli.data import Fields

Route = tuple[str | int, ...]
"""The way from the root of a plan to a value: keys of mappings and indices of lists."""


def last_key(route: Route) -> str:
    """Return the key that a route leads to, or into the list of; nothing for the root."""
    return next((step for step in reversed(route) if isinstance(step, str)), "")


class Position(NamedTuple):
    """A place as an editor counts: lines and columns (in characters) from 1."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text: character offsets, the end not included."""

    start: int
    end: int


_LINE_END = late(r"[\r\n](?:(?<=\r)\n)?")  # str.splitlines also breaks where no editor does: \v, \x85, \u2028


_MOST_LINES = 256
"""Characters that most lines have fewer of."""


def line_start(text: str, at: int) -> int:
    """Return where the line begins that a place is on; only what stands just before is looked at."""
    reach = _MOST_LINES
    while True:
        begin = at - reach if at > reach else 0
        found = text.rfind("\n", begin, at)
        last = text.rfind("\r", found + 1 if found >= 0 else begin, at)
        if last >= 0 or found >= 0 or not begin:
            return (last if last >= 0 else found) + 1
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


Keyed: TypeAlias = "tuple[int, int, Node]"
"""A key's place, and the node of its value."""

Node: TypeAlias = "tuple[int, int] | tuple[int, int, dict[str, Keyed]] | tuple[int, int, list[Node]]"
"""A value's place, and the places of what is in it; see `SourceMap`."""


def keys_in(node: Node) -> dict[str, Keyed]:
    """Return the keys of a mapping with their places and values; nothing of other values."""
    inside = node[2] if len(node) > 2 else None
    return inside if isinstance(inside, dict) else {}


def items_in(node: Node) -> list[Node]:
    """Return what is in a list; nothing of other values."""
    inside = node[2] if len(node) > 2 else None
    return inside if isinstance(inside, list) else []


def is_scalar(node: Node) -> bool:
    """Tell whether there is nothing in a value that has a place of its own."""
    return len(node) < 3


def is_mapping(node: Node) -> bool:
    """Tell whether a value is a mapping, be it empty."""
    return len(node) > 2 and isinstance(node[2], dict)


def children(node: Node) -> Iterator[tuple[str | None, Span | None, Node]]:
    """Yield what stands directly in a collection: the key and its place, if any, and the value."""
    inside = node[2] if len(node) > 2 else ()
    if isinstance(inside, dict):
        for key, (start, end, value) in inside.items():
            yield key, Span(start, end), value
    else:
        for value in inside:
            yield None, None, value


class Blank(NamedTuple):
    """A key with nothing after it: the mapping it stands in, and its place."""

    inside: Fields
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
        self,
        root: Node | Callable[[], Node] = (0, 0),
        blanks: Sequence[Blank] = (),
        old_keys: Sequence[OldKey] = (),
    ) -> None:
        """`root` is the whole document, or what finds its places when one is asked for."""
        self._root = root
        self.blanks = blanks
        self.old_keys = old_keys

    @property
    def is_found(self) -> bool:
        """Whether the places have been found, so that to ask for one costs nothing."""
        return not callable(self._root)

    @property
    def root(self) -> Node:
        """The node of the whole document."""
        if callable(self._root):
            self._root = self._root()
        return self._root

    def node(self, route: Route) -> Node:
        """Return the node at a route, or of its nearest known ancestor."""
        return self._find(route)[0]

    def value(self, route: Route) -> Span:
        """Return the span of the value at a route, or of its nearest known ancestor."""
        return Span(*self.node(route)[:2])

    def key(self, route: Route) -> Span:
        """Return the span of the key that leads to a route; of the value where there is no key."""
        node, found, _ = self._find(route)
        return Span(*(found or node)[:2])

    def first_key(self, route: Route) -> Span:
        """Return the span of the first key in the mapping at a route; of the value where there is none."""
        node = self.node(route)
        return Span(*next(iter(keys_in(node).values()), node)[:2])

    def shown(self, route: Route) -> Span:
        """Return where the value at a route is pointed at: a text where it stands, anything larger by its first key."""
        node, found, is_there = self._find(route)
        if not is_there or is_scalar(node):
            return Span(*node[:2])
        return Span(*found[:2]) if found else self.first_key(route)

    def walk(self) -> Iterator[tuple[Span, bool]]:
        """Yield the span of every entry, outer ones first, from its key on; and whether its value is a scalar."""
        waiting = [(self.root[0], self.root)]
        while waiting:
            start, node = waiting.pop()
            yield Span(start, node[1]), is_scalar(node)
            entries = [(place.start if place else value[0], value) for _, place, value in children(node)]
            waiting += reversed(entries)

    def routes(self) -> Iterator[tuple[int, Route, Span | None]]:
        """Yield where each entry begins, the route that leads to it and, of a scalar, its span."""
        waiting: list[tuple[int, Route, Node]] = [(self.root[0], (), self.root)]
        while waiting:
            start, route, node = waiting.pop()
            yield start, route, Span(*node[:2]) if is_scalar(node) else None
            waiting += ((key[0], (*route, name), key[2]) for name, key in keys_in(node).items())
            waiting += ((value[0], (*route, index), value) for index, value in enumerate(items_in(node)))

    def _find(self, route: Route) -> tuple[Node, Keyed | None, bool]:
        """Return the node at a route or its nearest known ancestor, the key of it, and whether it is there."""
        node, found = self.root, None
        for step in route:
            inside = node[2] if len(node) > 2 else None
            if type(inside) is dict:
                key = inside.get(step) if isinstance(step, str) else None
                if key is None:
                    return node, found, False
                found, node = key, key[2]
            elif type(inside) is list and isinstance(step, int) and -len(inside) <= step < len(inside):
                found, node = None, inside[step]
            else:
                return node, found, False
        return node, found, True
