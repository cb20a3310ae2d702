"""Full-text search: every text of the plans in a table of its own, `sök`, made when a question first asks for it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.query.sql_error import BadSql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.query.cells import Stored

NAME = "sök"
COLUMNS = ("plan", "slag", "id", "titel", "text")

INSIDES = tuple(f"{NAME}_{part}" for part in ("data", "idx", "content", "docsize", "config"))
"""Where SQLite keeps the words, also some that have been taken out; not for questions."""


def is_there(connection: sqlite3.Connection) -> bool:
    """Tell whether the texts can be searched."""
    return bool(connection.execute("select 1 from sqlite_master where name = ?", (NAME,)).fetchone())


def make(connection: sqlite3.Connection) -> None:
    """Make the table of texts; raises `BadSql` where SQLite cannot.

    What is looked for is found by any three letters, so also inside compound words, and å, ä and ö are letters.
    """
    try:
        connection.execute(
            f'create virtual table "{NAME}" using fts5'
            "(plan unindexed, slag unindexed, id, titel, text, tokenize = 'trigram')"
        )
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error) and "tokenizer" not in str(error):
            raise
        raise BadSql(message("this Python's SQLite has no full-text search (FTS5)")) from error


def put(connection: sqlite3.Connection, first: int, rows: Sequence[Sequence[Stored]]) -> None:
    """Put in the texts of a plan, from this number on."""
    connection.executemany(
        f'insert into "{NAME}" (rowid, {", ".join(COLUMNS)}) values (?, ?, ?, ?, ?, ?)',  # noqa: S608 our own names
        ((at, *row) for at, row in enumerate(rows, first)),
    )


def call(connection: sqlite3.Connection, name: str, span: tuple[int, int]) -> None:
    """Call the plan of the rows in a span something else."""
    connection.execute(f'update "{NAME}" set plan = ? where rowid between ? and ?', (name, *span))  # noqa: S608


def remove(connection: sqlite3.Connection, span: tuple[int, int]) -> None:
    """Take away the texts of the rows in a span."""
    connection.execute(f'delete from "{NAME}" where rowid between ? and ?', span)  # noqa: S608 our own name
