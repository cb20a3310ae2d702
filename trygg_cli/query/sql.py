"""SQL over an index, which may be read and not written.

Texts are TEXT, dates TEXT as 2022-09-02, yes and no 1 and 0, lists texts with `, ` between.  Beside the tables
there are `text`, every text of the plans, and `sök`, the same for full-text search where SQLite has FTS5; the functions
`mönster`, `träffar` and `utdrag`, which read what a person looks for, and `vik`, which takes å, ä and ö for a, a
and o; and the collation `svenska`.

An authorizer lets through what reads the tables and nothing else; time, memory and the length of texts are
bounded.  What day it is, and where on earth, no question can know: the same plans give the same answer.
"""

from __future__ import annotations

import math
import sqlite3
import time
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.query import search
from trygg_cli.query.collation import folded
from trygg_cli.query.index import FINDINGS
from trygg_cli.query.sql_error import BadSql, UnknownParameter, explain
from trygg_cli.query.sql_functions import CLOCKS, LONGEST_TEXT, NO_CLOCK, SAFE, add_functions
from trygg_cli.query.stored_cells import TYPES, stored
from trygg_cli.suggestion import did_you_mean
from trygg_cli.table import Column, ColumnKind, Table, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trygg_cli.message import Message
    from trygg_cli.query.index import Index
    from trygg_cli.table import Keep, Row

SECONDS = 30.0
"""How long a question may take."""

MOST_ROWS = 1_000_000
_MEMORY = 1 << 30
_MOST_TEXT = 1 << 28
_LONGEST_PATTERN = 100
_STEPS = 500
"""How many of SQLite's instructions pass between two looks at the clock."""

_OURS = ("_", "sqlite_")
"""How the names of tables begin that are not for questions."""

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)
"""How SQLite says that a database cannot be read."""

ONLY_READS = (
    message("a question can only read: begin it with select or with"),
    message('plans are changed in their files; put a text to look for in quotation marks, as in "update"'),
)
"""What is said of SQL that does anything else, and why."""

_PRIMARY = 0xFF
_DENIED, _ALLOWED = sqlite3.SQLITE_DENY, sqlite3.SQLITE_OK


class TooLong(TryggError):
    """A question did not come to an end."""

    hint = message("does it join tables without saying on what, or call itself without end?")

    def __init__(self, seconds: float) -> None:
        super().__init__(
            plural(
                "the question was stopped after {seconds} second",
                "the question was stopped after {seconds} seconds",
                1 if seconds == 1 else 2,
                seconds=seconds,
            )
        )


class TooMuch(TryggError):
    """An answer has no room."""

    hint = message("ask for fewer rows, for example with limit")

    def __init__(self) -> None:
        super().__init__(message("the answer is too large"))


def needed(sql: str, names: Iterable[str]) -> set[str]:
    """Return which tables a question may read: those whose names are in it anywhere."""
    text = unicodedata.normalize("NFC", sql).casefold()
    found = {name for name in names if name in text}
    return found | {search.TEXTS} if search.NAME in text else found


def ask(
    sql: str,
    index: Index,
    parameters: Mapping[str, str] | None = None,
    extra: Mapping[str, Callable[[], Table]] | None = None,
    *,
    keep: Keep = tuple,
    seconds: float = SECONDS,
) -> Table:
    """Return the rows that SQL selects from an index, and from those extra tables that it names, kept as is said.

    Raises `BadSql`, `UnknownParameter`, `TooLong` or `TooMuch`, and `sqlite3.DatabaseError` for a damaged index.
    """
    sql = unicodedata.normalize("NFC", sql)
    _check_names(sql)
    connection, columns = index.connection, {**index.columns, FINDINGS: index.columns.get(FINDINGS, ())}
    _prepare(connection)
    for name, fill in (extra or {}).items():
        columns[name] = _add(connection, fill()) if name in needed(sql, [name]) else ()
    guard = _Guard(time.monotonic() + seconds)
    add_functions(connection, sql, guard.refuse)
    connection.execute("pragma query_only = on")
    guard.watch(connection)
    given = _Parameters(parameters or {})
    try:
        cursor = connection.execute(sql, given)
        given.check()
        return _table(cursor, keep)
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in DAMAGED:
            raise
        if guard.is_late:
            raise TooLong(seconds) from error
        if guard.refused:
            raise guard.refused from error
        raise explain(error, sql, columns) from error
    except MemoryError as error:
        raise TooMuch from error
    finally:
        guard.leave(connection)


def _check_names(sql: str) -> None:
    """Complain of tables that are there for SQLite, which the authorizer must let it read."""
    for name in filter(sql.casefold().__contains__, search.INSIDES):
        raise BadSql(message('there is no table "{name}"', name=name))


class _Parameters(dict[str, str]):
    """What goes in the places of a question; tells which were asked for, and complains of those that lack."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__()
        self._given = {folded(name): text for name, text in given.items()}
        self._names = list(given)
        self._asked: list[str] = []

    def __missing__(self, name: str) -> str:
        self._asked.append(name)
        if folded(name) not in self._given:
            raise UnknownParameter(
                message("the question needs a value for {name}", name=name),
                message("give it with -p {name}=…", name=name),
            )
        return self._given[folded(name)]

    def check(self) -> None:
        """Complain of a value that the question has no place for."""
        asked = {folded(name) for name in self._asked}
        for name in self._names:
            if folded(name) not in asked:
                raise UnknownParameter(
                    message("the question has no place for {name}", name=name),
                    did_you_mean(name, self._asked),
                )


class _Guard:
    """Lets a question read, and nothing else, and only for a time."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self.is_late = False
        self.refused: BadSql | None = None

    def watch(self, connection: sqlite3.Connection) -> None:
        """Mind a connection from now on."""
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_TEXT)
        connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, _LONGEST_PATTERN)
        connection.set_authorizer(self._authorize)
        connection.set_progress_handler(self._look_at_the_clock, _STEPS)

    def leave(self, connection: sqlite3.Connection) -> None:
        """Mind it no longer, so that its owner can end what it began."""
        connection.set_progress_handler(None, 0)
        connection.set_authorizer(None)

    def refuse(self, sentence: Message, hint: Message | None = None) -> int:
        """Note why something is not allowed."""
        self.refused = BadSql(sentence, hint)
        return _DENIED

    def _look_at_the_clock(self) -> bool:
        self.is_late = self.is_late or time.monotonic() > self._deadline
        return self.is_late

    def _authorize(
        self, action: int, one: str | None, two: str | None, _database: str | None, _inside: str | None
    ) -> int:
        match action:
            case sqlite3.SQLITE_READ if one and one.casefold().startswith(_OURS):
                return self.refuse(message('there is no table "{name}"', name=one))
            case sqlite3.SQLITE_SELECT | sqlite3.SQLITE_RECURSIVE | sqlite3.SQLITE_READ:
                return _ALLOWED  # SQLite's own virtual tables, such as dbstat, would first have to be made
            case sqlite3.SQLITE_FUNCTION:
                return self._authorize_function(two or "")
            case sqlite3.SQLITE_PRAGMA if one == "data_version" and two is None:  # FTS5 asks for it
                return _ALLOWED
        return self.refuse(*ONLY_READS)

    def _authorize_function(self, name: str) -> int:
        if name.lower() in SAFE:
            return _ALLOWED
        if name.lower() in CLOCKS:
            return self.refuse(*NO_CLOCK)
        return self.refuse(message("the function {name} cannot be used", name=name))


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("pragma temp_store = memory")
    connection.execute("select * from json_each('[]'), json_tree('[]')")  # makes these two
    if search.is_there(connection):
        connection.execute(f'select * from "{search.NAME}" limit 0')
    connection.execute(f"pragma hard_heap_limit = {_MEMORY}")
    connection.execute("pragma trusted_schema = off")


def _add(connection: sqlite3.Connection, table: Table) -> tuple[Column, ...]:
    columns = ", ".join(f'"{column.name}" {TYPES[column.kind]}' for column in table.columns)
    connection.execute(f'create temp table "{table.name}" ({columns})')
    places = ", ".join("?" * len(table.columns))
    connection.executemany(
        f'insert into temp."{table.name}" values ({places})',
        ([stored(value) for value in row] for row in table.rows),
    )
    return table.columns


def _table(cursor: sqlite3.Cursor, keep: Keep) -> Table:
    if cursor.description is None:
        raise BadSql(message("the question is empty"))
    names = _unique(part[0] for part in cursor.description)
    kinds: list[set[type]] = [set() for _ in names]
    rows = keep(_fetch(cursor, kinds))
    columns = tuple(Column(name, _kind(seen)) for name, seen in zip(names, kinds, strict=True))
    return Table("svar", columns, rows)


def _fetch(cursor: sqlite3.Cursor, kinds: Sequence[set[type]]) -> Iterator[Row]:
    """Yield the rows, and note what kinds of values there are in each column."""
    length = 0
    for number, row in enumerate(cursor):
        values = tuple([_value(value) for value in row])
        length += sum(len(value) for value in values if isinstance(value, str))
        if number >= MOST_ROWS or length > _MOST_TEXT:
            raise TooMuch
        for seen, value in zip(kinds, values, strict=True):
            seen.add(type(value))
        yield values


def _unique(names: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        number, new = 2, name
        while new in found:
            number, new = number + 1, f"{name}_{number}"
        found.append(new)
    return found


def _kind(seen: set[type]) -> ColumnKind:
    kinds = seen - {type(None)}
    if kinds == {bool}:
        return ColumnKind.YES_NO
    if kinds == {date}:
        return ColumnKind.DATE
    if kinds == {int}:
        return ColumnKind.WHOLE
    return ColumnKind.NUMBER if kinds and kinds <= {int, float} else ColumnKind.TEXT


def _value(value: str | float | bytes | None) -> Value:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
