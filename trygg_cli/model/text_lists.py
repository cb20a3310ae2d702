"""The lists of texts and ids in a plan."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from trygg_cli.model.shape import ROOT, shapes

if TYPE_CHECKING:
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route

TextList = tuple["Route", "Field", list[str]]


def text_lists(data: dict[str, Any]) -> list[TextList]:
    """Return the lists of texts and ids in a plan that fits, with their fields and where they stand."""
    found: list[TextList] = []
    _gather(data, _ways(ROOT), (), found)
    return found


def _gather(data: dict[str, Any], ways: dict[str, Field], route: Route, found: list[TextList]) -> None:
    for key, value in data.items():
        field = ways.get(key)
        if field is None:
            continue
        if field.part is None:
            if type(value) is list:  # one item may stand without a list
                found.append(((*route, key), field, value))
            continue
        inside = _ways(field.part)
        if field.container is None:
            _gather(value, inside, (*route, key), found)
            continue
        for step, inner in enumerate(value) if field.container == "list" else value.items():
            _gather(inner, inside, (*route, key, step), found)


@cache
def _ways(part: str) -> dict[str, Field]:
    """Return the fields of a part that hold lists, or parts in which there are some."""
    return {
        key: field
        for key, field in shapes()[part].fields.items()
        if (_ways(field.part) if field.part else field.container == "list")
    }
