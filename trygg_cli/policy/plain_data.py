"""Reading plain data that may be of any shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_parts, as_text, step_into
from trygg_cli.model.placed_parts import placed_parts
from trygg_cli.model.shape import shapes
from trygg_cli.reading.approval_validity import KEY as APPROVALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route

_APART = ("id", "uppföljning", "utfall", APPROVALS)
"""What says nothing of what an item is."""


Ids = tuple[str, ...]
"""The ids of the items that something is in, the outermost first; none for the plan itself."""


class NamedPart(NamedTuple):
    """Something with a name of its own: its kind, its id, its title and its data."""

    kind: str
    id: str
    title: str
    data: Fields


def parts(plan: Fields) -> Iterator[NamedPart]:
    """Yield everything in a plan that has an id, and the actors."""
    for found in placed_parts(plan):
        if found.route and found.kind and found.name:
            title = text_of(found.data, shapes()[found.part].title or "")
            yield NamedPart(found.kind, found.name, title, found.data)


def text_of(data: Data, key: str) -> str:
    """Return the text under a key, if there is one."""
    return as_text(step_into(data, key))


def period_of(report: Data) -> str:
    """Return the period that a follow-up or an outcome is about, as it is written."""
    return text_of(report, "avser") or text_of(report, "period")


def rows(data: Data, key: str) -> list[Fields]:
    """Return the parts in the list under a key."""
    return as_parts(step_into(data, key))


def contents(data: Data, title: str) -> list[str]:
    """Return the texts in an item, without its title, what was reported on it and the items inside it."""
    return (
        [*_texts({key: value for key, value in data.items() if key != title})]
        if isinstance(data, dict)
        else []
    )


def _texts(value: Data) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            if key not in _APART:
                yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            if not (isinstance(inside, dict) and "id" in inside):
                yield from _texts(inside)


def ids_along(data: Data, route: Route) -> Ids:
    """Return the ids of the items that a route leads through."""
    found, before = [], None
    for step in route:
        data = step_into(data, step)
        name = step if before == "aktörer" and data is not None else step_into(data, "id")
        found += [name] if isinstance(name, str) else []
        before = step
    return (*found,)


def existing(data: Data, route: Route) -> Route:
    """Return the longest beginning of a route that leads to something."""
    for length, step in enumerate(route):
        data = step_into(data, step)
        if data is None:
            return route[:length]
    return route
