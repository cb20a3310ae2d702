"""An index: the rows of plans in a SQLite database, of which questions are asked.

The rows of a plan are put in and taken out together, and are numbered so that those of all plans stand in the
order of the plans.  An index holds the plans of one selection at one moment and nothing else, so whoever may
ask may see all of it.  Tables of which the names begin with `_` are the index's own.

An index can be kept in a file, as it knows of each plan what it was made from.  Everything here raises
`sqlite3.Error` where the database is damaged, full or held by somebody else.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message
from trygg_cli.query import search
from trygg_cli.query.stored_cells import TYPES, day, unpacked
from trygg_cli.reading import same_id
from trygg_cli.reading.identity import Identity
from trygg_cli.table import Column, ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trygg_cli.query.stored_cells import TableRows
    from trygg_cli.table import Value

PAGE = 16_384
"""Bytes read at a time; larger than usual, as questions go through whole tables."""

_ROOM = 22
"""Bits for the rows that a plan has in a table; the others are the plan's number."""

_STEP = 1 << 16
"""How far plans are numbered from each other, so that others have room between them."""

OF_PLAN = {"kommun": "kommun", "plan_titel": "titel", "plan_från": "från", "plan_till": "till"}
"""Columns that the rows of a table have besides their own: what they are called, and in the table of plans."""

FINDINGS = "fynd"
"""The table of what is found in the plans, which an index has only where that is asked about."""

_OWN = """
create table _file(number integer primary key, name text, digest blob, stamp text);
create table _column(name text, kind text, description text, tbl text, place integer);
create table _list(tbl text, row integer, place integer, parts text, primary key(tbl, row, place)) without rowid;
"""

sqlite3.register_converter(TYPES[ColumnKind.DATE], day)
sqlite3.register_converter(TYPES[ColumnKind.YES_NO], lambda stored: stored == b"1")


class IndexedPlan(NamedTuple):
    """A plan in an index: its number, its file's name, a digest of what was read, and how the file looked then.

    The stamp is empty where the file was so new that it may have changed without looking otherwise.
    """

    number: int
    name: str
    digest: bytes = b""
    stamp: str = ""


class Index:
    """The rows of plans, in a database that this alone writes to."""

    def __init__(self, connection: sqlite3.Connection, path: str = "") -> None:
        """Take a database that commits nothing by itself and knows declared types; `path` is of one that is kept."""
        self.path = path
        self.connection = connection
        connection.execute(f"pragma page_size = {PAGE}")
        connection.execute("pragma synchronous = normal")
        self._columns: dict[str, tuple[Column, ...]] = {}

    def prepare(self, tables: Mapping[str, Sequence[Column]]) -> None:
        """Make the tables, where there are none yet."""
        for statement in _OWN.split(";")[:-1]:
            self.connection.execute(statement)
        for name, columns in tables.items():
            made = ", ".join(f'"{column.name}" {TYPES[column.kind]}' for column in columns)
            self.connection.execute(f'create table "{name}" ({made})')
            self.connection.executemany(
                "insert into _column values (?, ?, ?, ?, ?)",
                [
                    (
                        column.name,
                        column.kind.value,
                        column.description and column.description.text,
                        name,
                        place,
                    )
                    for place, column in enumerate(columns)
                ],
            )

    @property
    def is_prepared(self) -> bool:
        """Whether there are tables."""
        return bool(self.connection.execute("select 1 from sqlite_master limit 1").fetchone())

    @property
    def columns(self) -> Mapping[str, tuple[Column, ...]]:
        """The columns of every table, by the tables' names."""
        if not self._columns:
            found: dict[str, list[Column]] = {}
            said = "select tbl, name, kind, description from _column order by rowid"
            for table, name, kind, description in self.connection.execute(said):
                words = Message(description) if description else None
                found.setdefault(table, []).append(Column(name, ColumnKind(kind), words))
            self._columns = {table: tuple(columns) for table, columns in found.items()}
        return self._columns

    def entries(self) -> list[IndexedPlan]:
        """Return the plans in order."""
        found = self.connection.execute("select number, name, digest, stamp from _file order by number")
        return [IndexedPlan(*row) for row in found]

    def judged(self) -> tuple[int, str | None, str | None]:
        """Return how many plans there are, and the first and last day as of which they are judged."""
        asked = self.connection.execute("select count(*), min(bedömd), max(bedömd) from plan")
        found: tuple[int, str | None, str | None] = asked.fetchone()
        return found

    def put(self, entry: IndexedPlan, tables: Mapping[str, TableRows]) -> None:
        """Put in the rows of a plan, instead of those that have its number."""
        self.drop(entry.number)
        self.connection.execute("insert into _file values (?, ?, ?, ?)", entry)
        first = entry.number << _ROOM
        for name, (rows, lists) in tables.items():
            if len(rows) >> _ROOM:
                raise sqlite3.DataError(name)
            places = ", ".join("?" * len(self.columns[name]))
            names = ", ".join(f'"{column.name}"' for column in self.columns[name])
            self.connection.executemany(
                f'insert into "{name}" (rowid, {names}) values (?, {places})',
                ((at, *row) for at, row in enumerate(rows, first)),
            )
            self.connection.executemany(
                "insert into _list values (?, ?, ?, ?)",
                [(name, first + row, place, parts) for row, place, parts in lists],
            )
        if search.is_there(self.connection):
            search.add(self.connection, _span(entry.number))

    def tell_apart(self) -> None:
        """Call each plan by its id in all tables, or where several have it by what tells it from those."""
        files = {entry.number: entry.name for entry in self.entries()}
        plans = self.connection.execute("select rowid, id, kommun from plan order by rowid").fetchall()
        seen = [
            same_id.Sighting(files[row >> _ROOM], 0, Identity(_id(name), home or ""))
            for row, name, home in plans
        ]
        names = same_id.names(seen)
        for (row, name, _), sighting in zip(plans, seen, strict=True):
            if names[sighting.file] != name:
                self._call(row >> _ROOM, names[sighting.file])

    def _call(self, number: int, name: str) -> None:
        span = _span(number)
        for table, columns in self.columns.items():
            first = columns[0].name
            self.connection.execute(
                f'update "{table}" set "{first}" = ? where rowid between ? and ?',
                (name, *span),
            )
        if search.is_there(self.connection):
            search.remove(self.connection, span)
            search.add(self.connection, span)

    def called(self) -> dict[str, str]:
        """Return what plans are called, by file, where that is more than their ids."""
        said = "select _file.name, id from plan join _file on number = plan.rowid >> ? where id <> '' order by number"
        return {file: name for file, name in self.connection.execute(said, (_ROOM,)) if name != _id(name)}

    def make_searchable(self) -> None:
        """Make the table for full-text search, if it is not there; raises `BadSql` where SQLite cannot."""
        if not search.is_there(self.connection):
            search.make(self.connection)

    def touch(self, entry: IndexedPlan) -> None:
        """Note how the file of a plan looks now."""
        self.connection.execute("update _file set stamp = ? where number = ?", (entry.stamp, entry.number))

    def drop(self, number: int) -> None:
        """Take out the rows of a plan, if there are any."""
        if not self.connection.execute("delete from _file where number = ?", (number,)).rowcount:
            return
        span = _span(number)
        if search.is_there(self.connection):
            search.remove(self.connection, span)
        for name in self.columns:
            self.connection.execute(f'delete from "{name}" where rowid between ? and ?', span)
            self.connection.execute("delete from _list where tbl = ? and row between ? and ?", (name, *span))

    def is_searchable(self) -> bool:
        """Tell whether there is a table for full-text search."""
        return search.is_there(self.connection)

    def begin(self, *, to_write: bool = False) -> None:
        """Hold on to what is there now, so that nobody changes it; raises `sqlite3.Error` where somebody else does."""
        self.connection.execute("begin immediate" if to_write else "begin")

    def commit(self) -> None:
        """Keep what was changed, and let go."""
        self.connection.execute("commit")

    def close(self) -> None:
        """Let go of the database; what was not committed is gone."""
        self.connection.close()

    def widened(self, table: str) -> tuple[Column, ...]:
        """Return the columns of a table, and after them those that its rows have of their plans."""
        plans = {column.name: column for column in self.columns["plan"]}
        return (
            *self.columns[table],
            *(replace(plans[theirs], name=name) for name, theirs in OF_PLAN.items()),
        )

    def read(
        self, table: str, places: Sequence[int], *, in_period: bool = False
    ) -> Iterator[tuple[Value, ...]]:
        """Yield the cells that the rows of a table have in these places of `widened`; only of those in the period."""
        own, columns = len(self.columns[table]), self.widened(table)
        lists = [(at, place) for at, place in enumerate(places, 1) if columns[place].kind is ColumnKind.LIST]
        unclear = self._unclear(table, [place for _, place in lists])
        theirs = [*OF_PLAN.values()]
        names = [f't."{columns[at].name}"' if at < own else f'p."{theirs[at - own]}"' for at in places]
        joined = f"left join plan as p on p.rowid = (t.rowid >> {_ROOM}) << {_ROOM}"
        found = self.connection.execute(
            f'select {", ".join(["t.rowid", *names])} from "{table}" as t'
            f" {joined if any(at >= own for at in places) else ''} {'where t.i_perioden' if in_period else ''}"
            " order by t.rowid"
        )
        for row in found:
            cells = [*row]
            for at, place in lists:
                cells[at] = unclear.get((row[0], place)) or unpacked(cells[at])
            yield tuple(cells[1:])

    def _unclear(self, table: str, places: Sequence[int]) -> dict[tuple[int, int], tuple[str, ...]]:
        """Return by row and column the lists of a table that their texts do not tell."""
        wanted = ", ".join("?" * len(places))
        found = self.connection.execute(
            f"select row, place, parts from _list where tbl = ? and place in ({wanted})",
            (table, *places),
        )
        return {(row, place): tuple(json.loads(parts)) for row, place, parts in found}


def in_memory() -> Index:
    """Return an index that is gone afterwards."""
    types = sqlite3.PARSE_DECLTYPES
    return Index(sqlite3.connect(":memory:", isolation_level=None, detect_types=types))


def number(known: Sequence[int | None]) -> list[int] | None:
    """Return numbers for plans in order, keeping those that have one; nothing where the others have no room."""
    numbers: list[int] = []
    last, waiting = 0, 0
    for index in known:
        if index is None:
            waiting += 1
            continue
        step = (index - last) // (waiting + 1)
        if step < 1:
            return None
        numbers += [last + step * (at + 1) for at in range(waiting)] + [index]
        last, waiting = index, 0
    return numbers + [last + _STEP * (at + 1) for at in range(waiting)]


def _id(name: str) -> str:
    """Return the id of a plan from what it is called; no id holds a blank or a slash."""
    return name.partition(" ")[0].rpartition("/")[2]


def _span(number: int) -> tuple[int, int]:
    """Return the first and last number that a row of a plan may have."""
    return number << _ROOM, ((number + 1) << _ROOM) - 1
