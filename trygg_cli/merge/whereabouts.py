"""Where an item is that one side of a conflict does not have there: in another list, or under a new id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import step_into
from trygg_cli.message import Message, message
from trygg_cli.model.placed_parts import placed_parts
from trygg_cli.model.shape import item_at, shape_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data
    from trygg_cli.position import Route


class _Found(NamedTuple):
    kind: str
    id: str
    title: str | None
    route: Route


class Whereabouts:
    """The items of one side, by kind and id; `base` is the plan before, without which no new id can be told."""

    def __init__(self, data: Data, base: Data) -> None:
        self._data = data
        self._known = {(item.kind, item.id): item for item in _items(data)}
        self._before = {(item.kind, item.id) for item in _items(base)}

    def of(self, item: Data, route: Route) -> Message | None:
        """Return what has become of an item that the other side has at a route; nothing if it is struck."""
        wanted = _item(item, route)
        if not wanted:
            return None
        same = self._known.get((wanted.kind, wanted.id))
        if same:
            home = item_at(self._data, same.route[:-2])
            return message("is moved to {item}", item=home) if home else message("is moved to another list")
        named_anew = [
            known.id
            for key, known in self._known.items()
            if key not in self._before and (known.kind, known.title) == (wanted.kind, wanted.title)
        ]
        if self._before and wanted.title and len(named_anew) == 1:
            return message("has the new id {id}", id=named_anew[0])
        return None


def _item(value: Data, route: Route) -> _Found | None:
    shape = shape_at(route)
    name = step_into(value, "id")
    if not shape or not shape.kind or not isinstance(name, str):
        return None
    title = step_into(value, shape.title or "")
    return _Found(shape.kind, name, title if isinstance(title, str) else None, route)


def _items(plan: Data) -> Iterator[_Found]:
    for part in placed_parts(plan):
        found = _item(part.data, part.route) if part.route else None
        if found:
            yield found
