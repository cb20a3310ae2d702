"""Where in the plan's data a place in the file's text stands, comments beside the data too."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from trygg_cli.data import leaves

if TYPE_CHECKING:
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document


class Passages:
    """The texts of a file by where they begin. Made only when there is something to look up."""

    def __init__(self, document: Document) -> None:
        places = sorted((*document.spans.value(route), route) for route, _ in leaves(document.data))
        self._places = places
        self._starts = [start for start, _, _ in places]

    def route(self, offset: int) -> Route | None:
        """Return the route of the text that stands at a place; `None` in comments and keys."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._places[at][1]:
            return None
        return self._places[at][2]

    def item(self, offset: int) -> Route:
        """Return the route of the text at a place or, in a comment, of what stands nearest before it."""
        at = bisect_right(self._starts, offset) - 1
        return self._places[max(at, 0)][2] if self._places else ()
