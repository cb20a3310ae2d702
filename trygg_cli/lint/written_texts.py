"""The texts in a plan that people write as they like: no ids, dates or status words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from trygg_cli.model.shape import ROOT, shapes

if TYPE_CHECKING:
    from trygg_cli.data import Fields
    from trygg_cli.position import Route

_Ways = dict[str, tuple[bool, str | None]]


def written_texts(data: Fields) -> list[tuple[Route, str]]:
    """Return every such text in data that fit, with its route."""
    found: list[tuple[Route, str]] = []
    _collect(data, _ways(ROOT), (), found)
    return found


@cache
def _ways(part: str) -> _Ways:
    """Return where in a part there are texts: whether there are several under a key, and in parts of what name."""
    fields = shapes()[part].fields
    return {
        key: (field.container is not None, field.part)
        for key, field in fields.items()
        if field.is_text or field.part
    }


def _collect(data: dict[str, Any], ways: _Ways, route: Route, found: list[tuple[Route, str]]) -> None:
    for key, value in data.items():
        if key not in ways:
            continue
        is_several, part = ways[key]
        inside = (*route, key)
        if not is_several:
            if part:
                _collect(value, _ways(part), inside, found)
            else:
                found.append((inside, value))
            continue
        entries = value.items() if type(value) is dict else enumerate(value)
        if part:
            deeper = _ways(part)
            for step, entry in entries:
                _collect(entry, deeper, (*inside, step), found)
        else:
            found += [((*inside, step), entry) for step, entry in entries]
