"""SQL over the tables: SQLite in memory, which may be read and not written.

Texts are TEXT, dates TEXT as 2022-09-02, yes and no 1 and 0, lists texts with `, ` between.  Beside the tables
there is `sök`, the texts of measures, goals, promises and follow-ups for full-text search where SQLite has
FTS5, the function `vik`, which takes å, ä and ö for a, a and o, and the collation `svenska`.

An authorizer lets through what reads and nothing else; time, memory and the length of texts are bounded.
"""

from __future__ import annotations

import math
import sqlite3
import time
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.query.sql_error import BadSql, UnknownParameter, explain
from trygg_cli.query.sql_functions import LONGEST_TEXT, SAFE, add_functions
from trygg_cli.query.words import PROSE, folded
from trygg_cli.suggestion import did_you_mean
from trygg_cli.table import Column, Kind, Table, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trygg_cli.message import Message

SECONDS = 30.0
"""How long a question may take."""

MOST_ROWS = 1_000_000
_MEMORY = 1 << 30
_MOST_TEXT = 1 << 28
_LONGEST_PATTERN = 100
_STEPS = 500
"""How many of SQLite's instructions pass between two looks at the clock."""

SEARCH = "sök"
_SEARCHED = ("åtgärd", "mål", "löfte", "uppföljning")
_TYPES = {Kind.WHOLE: "integer", Kind.NUMBER: "real", Kind.DATE: "datumtext", Kind.YES_NO: "janej"}
_DENIED, _ALLOWED = sqlite3.SQLITE_DENY, sqlite3.SQLITE_OK


class TooLong(TryggError):
    """A question did not come to an end."""

    hint = message("does it join tables without saying on what, or call itself without end?")

    def __init__(self, seconds: float) -> None:
        super().__init__(message("the question was stopped after {seconds:g} seconds", seconds=seconds))


class TooMuch(TryggError):
    """An answer has no room."""

    hint = message("ask for fewer rows, for example with limit")

    def __init__(self) -> None:
        super().__init__(message("the answer is too large"))


def needed(sql: str, names: Iterable[str]) -> set[str]:
    """Return which tables a question may read: those whose names are in it anywhere."""
    text = unicodedata.normalize("NFC", sql).casefold()
    found = {name for name in names if name in text}
    return found | {*_SEARCHED} if SEARCH in text else found


def ask(
    sql: str,
    tables: Mapping[str, Table],
    parameters: Mapping[str, str] | None = None,
    *,
    seconds: float = SECONDS,
) -> Table:
    """Return the rows that SQL selects; raises `BadSql`, `UnknownParameter`, `TooLong` or `TooMuch`."""
    sql = unicodedata.normalize("NFC", sql)
    connection = sqlite3.connect(":memory:", isolation_level=None, detect_types=sqlite3.PARSE_DECLTYPES)
    try:
        _fill(connection, tables, with_search=SEARCH in sql.casefold())
        guard = _Guard(time.monotonic() + seconds)
        guard.watch(connection)
        given = _Parameters(parameters or {})
        try:
            cursor = connection.execute(sql, given)
            given.check()
            return _table(cursor)
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            if guard.is_late:
                raise TooLong(seconds) from error
            if guard.refused:
                raise BadSql(guard.refused) from error
            raise explain(error, sql, tables) from error
        except MemoryError as error:
            raise TooMuch from error
    finally:
        connection.close()


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
        self.refused: Message | None = None

    def watch(self, connection: sqlite3.Connection) -> None:
        """Mind a connection from now on."""
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_TEXT)
        connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, _LONGEST_PATTERN)
        connection.set_authorizer(self._authorize)
        connection.set_progress_handler(self._look_at_the_clock, _STEPS)

    def _look_at_the_clock(self) -> bool:
        self.is_late = self.is_late or time.monotonic() > self._deadline
        return self.is_late

    def _authorize(
        self, action: int, one: str | None, two: str | None, _database: str | None, _inside: str | None
    ) -> int:
        match action:
            case sqlite3.SQLITE_SELECT | sqlite3.SQLITE_RECURSIVE | sqlite3.SQLITE_READ:
                return _ALLOWED  # SQLite's own virtual tables, such as dbstat, would first have to be made
            case sqlite3.SQLITE_FUNCTION if two and two.lower() in SAFE:
                return _ALLOWED
            case sqlite3.SQLITE_PRAGMA if one == "data_version" and two is None:  # FTS5 asks for it
                return _ALLOWED
        if action == sqlite3.SQLITE_FUNCTION:
            self.refused = message("the function {name} cannot be used", name=two or "")
        else:
            self.refused = message("a question can only read: begin it with select or with")
        return _DENIED


def _fill(connection: sqlite3.Connection, tables: Mapping[str, Table], *, with_search: bool) -> None:
    connection.execute("pragma temp_store = memory")
    connection.execute("select * from json_each('[]'), json_tree('[]')")  # makes these two
    connection.execute(f"pragma hard_heap_limit = {_MEMORY}")
    connection.execute("pragma trusted_schema = off")
    add_functions(connection)
    sqlite3.register_converter("datumtext", _as_date)
    sqlite3.register_converter("janej", lambda stored: stored == b"1")
    connection.execute("begin")
    for table in tables.values():
        columns = ", ".join(f'"{one.name}" {_TYPES.get(one.kind, "text")}' for one in table.columns)
        connection.execute(f'create table "{table.name}" ({columns})')
        places = ", ".join("?" * len(table.columns))
        connection.executemany(
            f'insert into "{table.name}" values ({places})',  # noqa: S608 the names are our own
            ([_stored(value) for value in row] for row in table.rows),
        )
    if with_search:
        _add_search(connection, tables)
    connection.execute("commit")
    connection.execute("pragma query_only = on")


def _add_search(connection: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
    try:
        connection.execute(
            f'create virtual table "{SEARCH}" using fts5'
            "(plan unindexed, slag unindexed, id unindexed, titel, text, tokenize = 'unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError as error:
        raise BadSql(message("this Python's SQLite has no full-text search (FTS5)")) from error
    for name in _SEARCHED:
        if name in tables:
            connection.executemany(f'insert into "{SEARCH}" values (?, ?, ?, ?, ?)', _texts(tables[name]))  # noqa: S608


def _texts(table: Table) -> Iterator[tuple[str, ...]]:
    names = table.names
    title = names.index("titel" if "titel" in names else table.name)
    rest = [at for at, name in enumerate(names) if name in PROSE and at != title]
    for row in table.rows:
        found = (_stored(row[at]) for at in rest)
        yield (
            str(row[0]),
            table.name,
            str(row[names.index("id")]),
            str(row[title]),
            "\n".join(str(text) for text in found if text),
        )


def _stored(value: Value) -> str | int | float | None:
    if isinstance(value, tuple):
        return ", ".join(value) or None
    return value.isoformat() if isinstance(value, date) else value


def _table(cursor: sqlite3.Cursor) -> Table:
    if cursor.description is None:
        raise BadSql(message("the question is empty"))
    names = _unique(part[0] for part in cursor.description)
    rows = tuple(_fetch(cursor))
    columns = tuple(Column(name, _kind(row[at] for row in rows)) for at, name in enumerate(names))
    return Table("svar", columns, rows)


def _fetch(cursor: sqlite3.Cursor) -> Iterator[tuple[Value, ...]]:
    length = 0
    for number, row in enumerate(cursor):
        values = tuple([_value(value) for value in row])
        length += sum(len(value) for value in values if isinstance(value, str))
        if number >= MOST_ROWS or length > _MOST_TEXT:
            raise TooMuch
        yield values


def _unique(names: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        number, new = 2, name
        while new in found:
            number, new = number + 1, f"{name}_{number}"
        found.append(new)
    return found


def _kind(values: Iterable[Value]) -> Kind:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return Kind.YES_NO
    if kinds == {date}:
        return Kind.DATE
    if kinds == {int}:
        return Kind.WHOLE
    return Kind.NUMBER if kinds and kinds <= {int, float} else Kind.TEXT


def _value(value: Any) -> Value:  # noqa: ANN401
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value  # type: ignore[no-any-return]


def _as_date(stored: bytes) -> date | str:
    text = stored.decode()
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
