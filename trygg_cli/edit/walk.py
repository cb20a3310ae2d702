"""The data of a plan beside its places in the text and what the format says of it.

What an alias repeats is left out: it stands elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.model.placed_parts import placed_parts
from trygg_cli.model.shape import Field, PartShape, shapes
from trygg_cli.position import Span, is_scalar, items_in, keys_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Node
    from trygg_cli.reading.document import Document


class FormatMapping(NamedTuple):
    """A mapping with keys of the format. `is_item` tells that it stands in a list."""

    shape: PartShape
    data: Fields
    node: Node
    is_item: bool


class Scalar(NamedTuple):
    """A text, the field it belongs to and its place."""

    field: Field
    text: str
    place: Span


def parts(document: Document) -> Iterator[FormatMapping]:
    """Yield every part of a plan, outer ones first."""
    for part in placed_parts(document.data):
        node = document.spans.node(part.route)
        if not is_scalar(node):
            is_item = bool(part.route) and isinstance(part.route[-1], int)
            yield FormatMapping(shapes()[part.part], part.data, node, is_item)


def scalars(document: Document) -> Iterator[Scalar]:
    """Yield every text in a plan that stands in a field of the format."""
    for part in parts(document):
        for key, value in part.data.items():
            field = part.shape.fields.get(key)
            if field and not field.part:
                for text, node, _ in _contents(field, value, keys_in(part.node)[key][2]):
                    if isinstance(text, str) and is_scalar(node):
                        yield Scalar(field, text, Span(*node[:2]))


def _contents(field: Field, value: Data, node: Node) -> Iterator[tuple[Data, Node, bool]]:
    """Yield what stands in a field: its one value, or those in its list or map, and whether it is an item."""
    if field.container is None or (field.alone and isinstance(value, str)):
        yield value, node, False
    elif is_scalar(node):
        return
    elif isinstance(value, list) and field.container == "list":
        yield from ((item, place, True) for item, place in zip(value, items_in(node), strict=True))
    elif isinstance(value, dict) and field.container == "map":
        yield from ((item, keys_in(node)[name][2], False) for name, item in value.items())
