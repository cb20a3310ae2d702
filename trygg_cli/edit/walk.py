"""The data of a plan beside its places in the text and what the format says of it.

What an alias repeats is left out: it stands elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.model.shape import ROOT, Field, PartShape, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Node
    from trygg_cli.reading.document import Document


class FormatMapping(NamedTuple):
    """A mapping with keys of the format. `is_item` tells that it stands in a list."""

    shape: PartShape
    data: dict[str, Any]
    node: Node
    is_item: bool


class Scalar(NamedTuple):
    """A text, the field it belongs to and its place."""

    field: Field
    text: str
    node: Node


def parts(document: Document) -> Iterator[FormatMapping]:
    """Yield every part of a plan, outer ones first."""
    waiting = [(ROOT, document.data, document.spans.root, False)]
    while waiting:
        name, data, node, is_item = waiting.pop()
        if not isinstance(data, dict) or len(node) < 3:
            continue
        shape = shapes()[name]
        yield FormatMapping(shape, data, node, is_item)
        inner = []
        for key, field in ((key, shape.fields.get(key)) for key in data):
            if field and field.part:
                for value, place, inside in _contents(field, data[key], node[2][key][2]):
                    inner.append((field.part, value, place, inside))
        waiting += reversed(inner)


def scalars(document: Document) -> Iterator[Scalar]:
    """Yield every text in a plan that stands in a field of the format."""
    for part in parts(document):
        for key, value in part.data.items():
            field = part.shape.fields.get(key)
            if field and not field.part:
                for text, node, _ in _contents(field, value, part.node[2][key][2]):
                    if isinstance(text, str) and len(node) == 2:
                        yield Scalar(field, text, node)


def _contents(field: Field, value: Any, node: Node) -> Iterator[tuple[Any, Node, bool]]:
    """Yield what stands in a field: its one value, or those in its list or map, and whether it is an item."""
    if field.container is None or (field.alone and isinstance(value, str)):
        yield value, node, False
    elif len(node) < 3:
        return
    elif isinstance(value, list) and field.container == "list":
        yield from ((item, place, True) for item, place in zip(value, node[2], strict=True))
    elif isinstance(value, dict) and field.container == "map":
        yield from ((item, node[2][name][2], False) for name, item in value.items())
