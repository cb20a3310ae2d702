"""A plan as lines of text, one for each thing it says, so that any program that compares lines can be used on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.model.shape import item_at, shape_at
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data
    from trygg_cli.position import Route


def render(data: Data) -> str:
    """Return the lines: the names of items at the margin, what they say below them, quoting and order of keys gone."""
    return "".join(f"{terminal(line)}\n" for line in _lines(data, data, (), ""))


def _lines(data: Data, value: Data, route: Route, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        shape = shape_at(route)
        if shape and shape.label:
            label = item_at(data, route)
            yield translate(label).rstrip() if label else ""
            key = ""
        order = [*shape.fields] if shape else []
        for name in sorted(value, key=lambda name: order.index(name) if name in order else len(order)):
            yield from _lines(data, value[name], (*route, name), f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _lines(data, part, (*route, index), key)
    else:
        yield f"  {key}: {value if value is not None else ''}".rstrip()
