"""The places of all in a text of which only some items were read, and the rest is known from the text before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.position import SourceMap, Span
from trygg_cli.text import source

if TYPE_CHECKING:
    from trygg_cli.position import Node, Route
    from trygg_cli.text.changed_stretch import ListedStretch, ReadText


class SplicedMap(SourceMap):
    """The places of all in a text, of which some items stand where they were read, and the rest where it did before."""

    def __init__(self, before: ReadText, found: ListedStretch, node: Node, text: str) -> None:
        super().__init__(lambda: source.parse(text).spans.root)  # a single place is asked for much more often
        self._before, self._found = before.spans, found
        self._is_last = found.end == len(before.text)
        self._own = SourceMap(node)

    def value(self, route: Route) -> Span:
        """Return the span of the value at a route, or of its nearest known ancestor."""
        inner = self._inner(route)
        return self._moved(self._before.value(route)) if inner is None else self._own.value(inner)

    def key(self, route: Route) -> Span:
        """Return the span of the key that leads to a route; of the value where there is no key."""
        inner = self._inner(route)
        return self._moved(self._before.key(route)) if inner is None else self._own.key(inner)

    def first_key(self, route: Route) -> Span:
        """Return the span of the first key in the mapping at a route; of the value where there is none."""
        inner = self._inner(route)
        return self._moved(self._before.first_key(route)) if inner is None else self._own.first_key(inner)

    def _inner(self, route: Route) -> Route | None:
        """Return the route in the items that were read anew, if it leads into them."""
        found, length = self._found, len(self._found.items.route)
        if len(route) <= length or route[:length] != found.items.route:
            return None
        place = route[length]
        is_inside = isinstance(place, int) and found.first <= place < found.last
        return (int(place) - found.first, *route[length + 1 :]) if is_inside else None

    def _moved(self, span: Span) -> Span:
        """Return where a stretch of the text before stands now: what holds the items that were read, around them."""
        found, (start, end) = self._found, span
        delta = found.new_end - found.end
        if start >= found.end:
            start += delta
        elif start >= found.start:
            start = self._own.root[0]  # the list itself, which begins with them
        if end >= found.end and not self._is_last:
            end += delta
        elif end > found.start:
            end = self._own.root[1]
        return Span(start, end)
