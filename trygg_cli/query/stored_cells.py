"""Cells as they are kept in a database: dates as 2022-09-02, yes and no as 1 and 0, lists with `, ` between."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.table import Column, Row, Value

Stored = str | int | float | None
Parts = tuple[int, int, str]
"""The row and column of a list that its text does not tell, and the list as JSON."""

TYPES = {
    ColumnKind.TEXT: "text",
    ColumnKind.WHOLE: "integer",
    ColumnKind.NUMBER: "real",
    ColumnKind.DATE: "datumtext",
    ColumnKind.YES_NO: "janej",
    ColumnKind.LIST: "lista",
}
"""What the columns are declared as; SQLite keeps such lists and dates as they come."""

_BETWEEN = ", "


class TableRows(NamedTuple):
    """The rows of one table as a database keeps them, and those of their lists that their texts do not tell."""

    rows: list[list[Stored]]
    lists: list[Parts]


def stored(value: Value) -> Stored:
    """Return a cell as a database keeps it."""
    if isinstance(value, tuple):
        return _BETWEEN.join(value) or None
    return value.isoformat() if isinstance(value, date) else value


def pack(columns: Sequence[Column], rows: Iterable[Row]) -> TableRows:
    """Return rows as a database keeps them."""
    lists = [at for at, column in enumerate(columns) if column.kind is ColumnKind.LIST]
    days = [at for at, column in enumerate(columns) if column.kind is ColumnKind.DATE]
    packed: list[list[Stored]] = []
    unclear: list[Parts] = []
    for number, row in enumerate(rows):
        cells: list[Stored] = list(row)  # type: ignore[arg-type]  # lists and days become texts below
        for at in lists:
            value = row[at]
            if not value:
                cells[at] = None
                continue
            cells[at] = text = stored(value)
            if isinstance(value, tuple) and unpacked(text) != value:
                unclear.append((number, at, json.dumps(value, ensure_ascii=False)))
        for at in days:
            if row[at] is not None:
                cells[at] = stored(row[at])
        packed.append(cells)
    return TableRows(packed, unclear)


@lru_cache(10_000)
def unpacked(text: Stored) -> tuple[str, ...]:
    """Return the list that a text stands for, unless one of its parts has a comma of its own."""
    return tuple(text.split(_BETWEEN)) if isinstance(text, str) else ()


@lru_cache(10_000)
def day(stored_text: bytes) -> date | str:
    """Return the date that a text stands for, or the text where a question has put something else there."""
    text = stored_text.decode()
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
