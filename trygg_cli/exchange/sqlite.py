"""Tables as a SQLite file, for Datasette and whatever else reads one.

Lists are JSON arrays, days are texts such as 2022-09-02, yes and no are 1 and 0.  Where the rows come from
stands in a table of its own.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from trygg_cli.table import Table, Value

ABOUT = "om"
"""The table that says where the rows come from."""

_VERSION = 1
_OURS = int.from_bytes(b"tryg")
"""What SQLite keeps in the file's head as the program that it belongs to."""

_TYPES = {ColumnKind.WHOLE: "integer", ColumnKind.NUMBER: "real", ColumnKind.YES_NO: "integer"}


def fill(connection: sqlite3.Connection, batches: Iterable[Iterable[Table]]) -> None:
    """Fill a database, in which there must be nothing before; tables of one name become one."""
    for tables in batches:
        for table in tables:
            _add(connection, table)
    connection.execute(f"pragma user_version = {_VERSION}")
    connection.execute(f"pragma application_id = {_OURS}")


def describe(connection: sqlite3.Connection, about: Mapping[str, str]) -> None:
    """Add where the rows come from, by names and values."""
    connection.execute(f'create table "{ABOUT}" (namn text, innehåll text)')
    connection.executemany(f'insert into "{ABOUT}" values (?, ?)', about.items())


def _add(connection: sqlite3.Connection, table: Table) -> None:
    columns = ", ".join(f'"{column.name}" {_TYPES.get(column.kind, "text")}' for column in table.columns)
    connection.execute(f'create table if not exists "{table.name}" ({columns})')
    for name in ("plan", "id"):
        if name in table.names:
            index = f"{table.name} {name}"
            connection.execute(f'create index if not exists "{index}" on "{table.name}" ("{name}")')
    places = ", ".join("?" * len(table.columns))
    connection.executemany(
        f'insert into "{table.name}" values ({places})',
        ([_stored(value) for value in row] for row in table.rows),
    )


def _stored(value: Value) -> str | int | float | None:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value
