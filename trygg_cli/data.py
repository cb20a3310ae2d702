"""A plan's data as they stand in the file, before they are given a meaning: mappings, lists and texts.

They need not fit the format, so whoever asks for a mapping, a list or a text gets an empty one where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Data: TypeAlias = "Fields | list[Data] | str | None"
Fields: TypeAlias = "dict[str, Data]"


def step_into(data: Data, step: str | int) -> Data:
    """Return what a mapping has at a key, or a list at an index; nothing where there is nothing."""
    if isinstance(data, dict):
        return data.get(step) if isinstance(step, str) else None
    if isinstance(data, list) and isinstance(step, int) and -len(data) <= step < len(data):
        return data[step]
    return None


def value_at(data: Data, route: Iterable[str | int]) -> Data:
    """Return what a route leads to; nothing where it leads nowhere."""
    for step in route:
        data = step_into(data, step)
    return data


def as_fields(data: Data) -> Fields:
    """Return a mapping."""
    return data if isinstance(data, dict) else {}


def as_rows(data: Data) -> list[Data]:
    """Return a list."""
    return data if isinstance(data, list) else []


def as_parts(data: Data) -> list[Fields]:
    """Return the mappings in a list."""
    return [row for row in as_rows(data) if isinstance(row, dict)]


def as_text(data: Data) -> str:
    """Return a text."""
    return data if isinstance(data, str) else ""


def leaves(data: Data, route: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the texts in data, each with the route to it."""
    if isinstance(data, dict):
        for key, inner in data.items():
            yield from leaves(inner, (*route, key))
    elif isinstance(data, list):
        for index, inner in enumerate(data):
            yield from leaves(inner, (*route, index))
    elif data is not None:
        yield route, data
