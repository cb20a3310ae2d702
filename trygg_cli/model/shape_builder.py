"""The plan model as plain tables, kept in `shapes.json`, which `make docs` writes.

Whoever only needs to know which keys there are and what they hold reads the tables (see `shape`)
and is spared the half second that pydantic and a model of forty parts take to wake.
"""

import json
import typing
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from trygg_cli.model.fields import ModelPart
from trygg_cli.model.plan import Plan
from trygg_cli.model.value_types import SORTS


def parts() -> dict[str, type[ModelPart]]:
    """Return the parts that a plan is made of, by name."""
    found: dict[str, type[ModelPart]] = {}
    waiting: list[type[ModelPart]] = [Plan]
    while waiting:
        part = waiting.pop()
        if part.__name__ not in found:
            found[part.__name__] = part
            fields = part.model_fields.values()
            waiting += [kind for info in fields for kind in _types(info) if _is_a(kind, ModelPart)]
    return dict(sorted(found.items()))


def tables() -> dict[str, object]:
    """Return the fields of every part, by the part's name and the field's key."""
    return {
        name: {info.alias: _field(own, info, [*_types(info)]) for own, info in part.model_fields.items()}
        for name, part in parts().items()
    }


def _field(name: str, info: Any, types: list[Any]) -> dict[str, Any]:
    extra = info.json_schema_extra or {}
    part = next((kind.__name__ for kind in types if _is_a(kind, ModelPart)), None)
    choice = next((kind for kind in types if _is_a(kind, StrEnum)), None)
    table = {
        "name": name,
        "description": info.description,
        "default": None if info.is_required() else info.default,
        "required": info.is_required() or None,
        "example": info.examples[0] if info.examples else None,
        "refers_to": (extra.get("refers_to") or "").split(" or ") if extra.get("refers_to") else [],
        "old_words": [*extra.get("old_words", ())],
        "container": "list" if tuple in types else "map" if dict in types else None,
        "alone": "alone" in types,
        "part": part,
        "choice": choice.__name__ if choice else None,
        "words": [*choice] if choice else [],
        "sorts": [kind for kind in types if kind in SORTS] if not part or dict in types else [],
    }
    return {name: value for name, value in table.items() if value or (value is False and name == "default")}


def _types(info: Any) -> Iterator[Any]:
    yield from info.metadata
    yield from _inside(info.annotation)


def _inside(annotation: object) -> Iterator[object]:
    yield typing.get_origin(annotation) or annotation
    for inner in typing.get_args(annotation):
        yield from _inside(inner)


def _is_a(kind: object, base: type) -> bool:
    return isinstance(kind, type) and issubclass(kind, base)


def text() -> str:
    """Return the tables as they are written."""
    return json.dumps(tables(), ensure_ascii=False, indent=1) + "\n"
