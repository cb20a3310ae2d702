"""The lists of texts and ids in a plan."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from trygg_cli.data import as_fields, as_rows
from trygg_cli.model.shape import ROOT, shapes

if TYPE_CHECKING:
    from trygg_cli.data import Data
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route

_TextList = tuple["Route", "Field", list[str]]


def text_lists(data: Data) -> list[_TextList]:
    """Return the lists of texts and ids in a plan that fits, with their fields and where they stand."""
    found: list[_TextList] = []
    _gather(data, ROOT, (), found)
    return found


def _gather(data: Data, part: str, route: Route, found: list[_TextList]) -> None:
    ways = _ways(part)
    for key, value in as_fields(data).items():
        field = ways.get(key)
        if field is None:
            continue
        if field.part is None:
            if type(value) is list:  # one item may stand without a list
                found.append(((*route, key), field, cast("list[str]", value)))
        elif field.container is None:
            _gather(value, field.part, (*route, key), found)
        else:
            steps = enumerate(as_rows(value)) if field.container == "list" else as_fields(value).items()
            for step, inner in steps:
                _gather(inner, field.part, (*route, key, step), found)


@cache
def _ways(part: str) -> dict[str, Field]:
    """Return the fields of a part that hold lists, or parts in which there are some."""
    return {
        key: field
        for key, field in shapes()[part].fields.items()
        if (_ways(field.part) if field.part else field.container == "list")
    }
