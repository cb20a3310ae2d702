"""Everything that plans say in one table, a row for each value by the way to it, for what no other table holds.

Only what is internal is left out, as everywhere but in json.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.data import as_text
from trygg_cli.message import message
from trygg_cli.reading.public_data import is_kept_internal
from trygg_cli.safe import storable
from trygg_cli.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trygg_cli.reading.document import Document
    from trygg_cli.table import ExtendedRows

MOST_ROWS = 1_000_000
"""As many rows as a sheet may have, and a few less."""

_LONGEST = 3_600
"""So much of a text has room in a cell, even where every sign of it must be spelled out."""

_COLUMNS = (
    Column("plan", description=message("The plan's id")),
    Column("fil", description=message("The file that the plan was read from")),
    Column("väg", description=message("The way to the value: keys, and ids or places in lists")),
    Column(
        "värde",
        description=message("What stands there, just as it is written; long texts go on in the next row"),
    ),
)


class EveryValue:
    """Documents on their way to something else, each noted in the table as it passes."""

    def __init__(self, documents: Iterable[Document], new: Callable[[], ExtendedRows]) -> None:
        self._documents = documents
        self._new = new
        self._sheets = [new()]

    def __iter__(self) -> Iterator[Document]:
        """Yield the documents."""
        for document in self._documents:
            plan, file = as_text(document.fields.get("id")), storable(document.name)
            for way, said in _values(document.data, ""):
                if len(self._sheets[-1]) == MOST_ROWS:
                    self._sheets.append(self._new())
                self._sheets[-1].extend([(plan, file, way, said)])
            yield document

    def tables(self) -> list[Table]:
        """Return the table, or several where one sheet has no room for all."""
        description = message("Everything that the plans say, but for what is internal")
        return [
            Table(f"allt {number}" if number > 1 else "allt", _COLUMNS, rows, description)
            for number, rows in enumerate(self._sheets, 1)
        ]


def _values(data: object, way: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        if not is_kept_internal(data):
            for key, value in data.items():
                yield from _values(value, f"{way}.{key}" if way else key)
    elif isinstance(data, list):
        for number, value in enumerate(data, 1):
            name = value.get("id", number) if isinstance(value, dict) else number
            yield from _values(value, f"{way}[{name}]")
    elif data is not None:
        text = str(data)
        yield from ((way, text[at : at + _LONGEST]) for at in range(0, len(text) or 1, _LONGEST))
