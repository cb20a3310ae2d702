"""References in a new plan to what stays in the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_fields, value_at
from trygg_cli.model.shape import field_at
from trygg_cli.reading.integrity import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Fields
    from trygg_cli.position import Route


class LooseEnd(NamedTuple):
    """An id that was taken away: the part that it stood in, under which key."""

    holder: Fields
    key: str
    name: str


def take_away(data: Fields) -> Iterator[LooseEnd]:
    """Take away the references of a plan to what is not in it, and yield each."""
    walk = Walk(data)
    for reference in reversed(walk.mentions.references):
        _, name, route = reference
        field = field_at(route)
        if walk.homes(reference) or (field and name in field.old_words):
            continue
        holder, key = _holder(data, route)
        value = holder[key]
        if isinstance(value, list):
            value.remove(name)
        if not isinstance(value, list) or not value:
            del holder[key]
        yield LooseEnd(holder, key, name)


def _holder(data: Fields, route: Route) -> tuple[Fields, str]:
    """Return the part that a reference stands in, and its key."""
    keys = route[:-1] if isinstance(route[-1], int) else route
    return as_fields(value_at(data, keys[:-1])), str(keys[-1])
