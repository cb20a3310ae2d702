"""Where a key belongs that the format knows, and that stands in another part than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.data import as_fields, value_at
from trygg_cli.message import Message, message
from trygg_cli.model.shape import ROOT, shape_at, shapes
from trygg_cli.words import everyday_keys
from trygg_cli.words.everyday_keys import MeantKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import PartShape
    from trygg_cli.position import Route

_FEW = 3
"""Keys that a key can belong under, at most, where one of them is likely to be meant."""

_OF_INDICATOR = {"antal": "mål", "mängd": "mål", "mått": "namn", "till": "mål.senast", "senast": "mål.senast"}
"""Keys of an indicator that words of other items stand for, where those have no such key."""


def meanings(name: str, shape: PartShape, parent: str) -> Iterator[MeantKey]:
    """Yield the keys that a word may stand for in a part, the likeliest first."""
    english = name.casefold().replace(" ", "_").replace("-", "_")
    yield from (MeantKey(key) for key, field in shape.fields.items() if field.name == english)
    title = shape.title if shape.kind or shape.title == "namn" else None
    yield from everyday_keys.meanings(name, title, parent)


def further_out(name: str, route: Route, data: Data) -> Message | None:
    """Return what to do with a key that stands one level too far in: its part has none of that name or meaning."""
    inside = shape_at(route)
    while route and not isinstance(route[-1], str):
        route = route[:-1]
    around = shape_at(route[:-1]) if route else None
    if around in (None, shapes()[ROOT]) or name in as_fields(value_at(data, route[:-1])):
        return None  # the plan has lists of what may be named here
    if not (around and inside and name in around.fields):
        return None
    means = (key for key, under in meanings(name, inside, str(route[-1])) if under is None)
    if any(key in inside.fields for key in means):
        return None
    return message('it belongs further out, beside "{key}"', key=str(route[-1]))


def further_in(name: str, shape: PartShape) -> Message | None:
    """Return the keys under which a key stands that somebody wrote one level too far out."""
    parts = [(field.key, shapes()[field.part]) for field in shape.fields.values() if field.part]
    keys = [key for key, inside in parts if name in inside.fields]
    return message("it belongs further in, under {parents}", parents=keys) if 0 < len(keys) <= _FEW else None


def of_plan(name: str, shape: PartShape) -> Message | None:
    """Return the list of the plan that stands in a part by mistake, as the problems in the situation picture."""
    root = shapes()[ROOT]
    if not any(
        field.part and shapes()[field.part] is shape and not field.container for field in root.fields.values()
    ):
        return None
    others = (meant.key for meant in everyday_keys.meanings(name, None, "") if meant.under is None)
    key = next(
        (key for key in (name, *others) if key in root.fields and root.fields[key].container == "list"), None
    )
    return message('write it under "{key}" of the plan', key=key) if key and root.fields[key].part else None


def of_what_is_named(name: str, shape: PartShape, beside: Fields) -> Message | None:
    """Return where a key belongs that is one of what this item names, or a list of what names this item."""
    items = {inside.kind: inside for inside in shapes().values() if inside.kind}
    indicator = items["indicator"]
    if shape.kind and "indikatorer" in shape.fields:
        others = (meant.key for meant in meanings(name, shape, "") if meant.under is None)
        words = [name, *(key for key in others if key == shape.title or key not in shape.fields)]
        key = next((word for word in words if word in indicator.fields and word != indicator.title), None)
        key = _OF_INDICATOR.get(name, key)
        if key:
            return message(
                'it belongs to an indicator: write it as "{key}" under "indikatorer" of the plan', key=key
            )
    listed = shapes()[ROOT].fields.get(name)
    inside = shapes()[listed.part] if listed and listed.part else None
    back = inside and next((field for field in inside.fields.values() if shape.kind in field.refers_to), None)
    own = beside.get("id")
    if back is None or not shape.kind or not isinstance(own, str):
        return None
    return message(
        'write them under "{list}" of the plan, and {key}: [{id}] in each of them',
        list=name,
        key=back.key,
        id=own,
    )
