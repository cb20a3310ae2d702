"""Full-text search: the table `sök`, made of every text of the plans when a question first asks for it."""

from __future__ import annotations

import sqlite3

from trygg_cli.message import message
from trygg_cli.query.sql_error import BadSql

NAME = "sök"
TEXTS = "text"
"""The table of texts, with the same columns and the same numbers of rows."""

COLUMNS = ("plan", "slag", "id", "titel", "text")

INSIDES = tuple(f"{NAME}_{part}" for part in ("data", "idx", "content", "docsize", "config"))
"""Where SQLite keeps the words, also some that have been taken out; not for questions."""

_LAST = (1 << 60) - 1


def is_there(connection: sqlite3.Connection) -> bool:
    """Tell whether the texts can be searched."""
    return bool(connection.execute("select 1 from sqlite_master where name = ?", (NAME,)).fetchone())


def make(connection: sqlite3.Connection) -> None:
    """Make the table; raises `BadSql` where SQLite cannot."""
    try:
        connection.execute(
            f'create virtual table "{NAME}" using fts5'
            "(plan unindexed, slag unindexed, id unindexed, titel, text, tokenize = 'unicode61 remove_diacritics 0')"
        )
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise BadSql(message("this Python's SQLite has no full-text search (FTS5)")) from error
    add(connection, (0, _LAST))


def add(connection: sqlite3.Connection, span: tuple[int, int]) -> None:
    """Add the texts of the rows in a span."""
    columns = ", ".join(("rowid", *COLUMNS))
    connection.execute(
        f'insert into "{NAME}" ({columns}) select {columns} from {TEXTS} where rowid between ? and ?',
        span,
    )


def remove(connection: sqlite3.Connection, span: tuple[int, int]) -> None:
    """Take away the texts of the rows in a span."""
    connection.execute(f'delete from "{NAME}" where rowid between ? and ?', span)
