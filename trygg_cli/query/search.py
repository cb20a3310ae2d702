"""Full-text search: the texts of measures, goals, promises and follow-ups in a table of their own, `sök`."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.query.sql_error import BadSql
from trygg_cli.query.words import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trygg_cli.table import Column

NAME = "sök"
TABLES = ("åtgärd", "mål", "löfte", "uppföljning")
"""The tables that hold the texts."""

INSIDES = tuple(f"{NAME}_{part}" for part in ("data", "idx", "content", "docsize", "config"))
"""Where SQLite keeps the words, also some that have been taken out; not for questions."""

_LAST = (1 << 60) - 1


def is_there(connection: sqlite3.Connection) -> bool:
    """Tell whether the texts can be searched."""
    return bool(connection.execute("select 1 from sqlite_master where name = ?", (NAME,)).fetchone())


def make(connection: sqlite3.Connection, columns: Mapping[str, Sequence[Column]]) -> None:
    """Make the table of texts; raises `BadSql` where SQLite cannot."""
    try:
        connection.execute(
            f'create virtual table "{NAME}" using fts5'
            "(plan unindexed, slag unindexed, id unindexed, titel, text, tokenize = 'unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise BadSql(message("this Python's SQLite has no full-text search (FTS5)")) from error
    add(connection, columns, (0, _LAST))


def add(
    connection: sqlite3.Connection, columns: Mapping[str, Sequence[Column]], span: tuple[int, int]
) -> None:
    """Add the texts of the rows in a span."""
    for kind, name in enumerate(TABLES):
        if name in columns:
            connection.executemany(
                f'insert into "{NAME}" (rowid, plan, slag, id, titel, text) values (?, ?, ?, ?, ?, ?)',  # noqa: S608
                _texts(connection, name, kind, [one.name for one in columns[name]], span),
            )


def remove(connection: sqlite3.Connection, span: tuple[int, int]) -> None:
    """Take away the texts of the rows in a span."""
    places = (_place(span[0], 0), _place(span[1], len(TABLES) - 1))
    connection.execute(f'delete from "{NAME}" where rowid between ? and ?', places)  # noqa: S608 our own name


def _texts(
    connection: sqlite3.Connection, table: str, kind: int, names: Sequence[str], span: tuple[int, int]
) -> Iterator[tuple[object, ...]]:
    title = "titel" if "titel" in names else table
    rest = [name for name in names if name in PROSE and name != title]
    wanted = ", ".join(f'"{name}"' for name in ("plan", "id", title, *rest))
    found = connection.execute(
        f'select rowid, {wanted} from "{table}" where rowid between ? and ? order by rowid',  # noqa: S608
        span,
    )
    for row, plan, item, heading, *texts in found:
        yield _place(row, kind), plan, table, item, heading, "\n".join(filter(None, texts))


def _place(row: int, kind: int) -> int:
    """Return the number of the text of a row of one of the tables."""
    return row * len(TABLES) + kind
