"""An answer arranged as it is wanted: its columns, the order of its rows, and how many of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.query.collation import folded, sort_key
from trygg_cli.query.english import swedish
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.table import Table, Value

SHOWN = ("id", "åtgärd", "område", "ansvarig", "slut", "läge")
"""The columns of the answer to a filter, where nothing else is wanted."""

ALL = "alla"


class UnknownColumn(TryggError):
    """A column was asked for that the answer has not."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(message('the answer has no column "{name}"', name=name))
        self.hint = did_you_mean(name, known) or message("its columns are {names}", names=list(known))


class Arrangement(NamedTuple):
    """Which columns to show, what to sort by, `-` before a name for the other way round, and how many rows."""

    columns: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None


def arrange(table: Table, wanted: Arrangement) -> Table:
    """Return the table sorted, cut and with the wanted columns; raises `UnknownColumn`."""
    rows = list(table.rows)
    for name in reversed(wanted.sort):
        at = place(table, name.removeprefix("-"))
        rows = _sorted(rows, at, backwards=name.startswith("-"))
    if wanted.limit is not None:
        rows = rows[: wanted.limit]
    if not wanted.columns or wanted.columns == (ALL,):
        return replace(table, rows=tuple(rows))
    places = [place(table, name) for name in dict.fromkeys(wanted.columns)]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in places),
        rows=tuple(tuple([row[at] for at in places]) for row in rows),
    )


def shown(table: Table, plans: int) -> tuple[str, ...]:
    """Return the columns of a filter's answer that are shown unless others are wanted."""
    first = ("plan",) if plans > 1 else ()
    return tuple(name for name in (*first, *SHOWN) if name in table.names)


def place(table: Table, name: str) -> int:
    """Return which column has a name; raises `UnknownColumn`."""
    known = {folded(text): at for at, text in reversed([*enumerate(table.names)])}
    wanted = folded(name) if folded(name) in known else folded(swedish(name))
    if wanted not in known:
        raise UnknownColumn(name, table.names)
    return known[wanted]


def _sorted(rows: list[tuple[Value, ...]], at: int, *, backwards: bool) -> list[tuple[Value, ...]]:
    """Return rows sorted by a column, those with nothing in it last either way."""
    empty = [row for row in rows if row[at] in (None, ())]
    full = [row for row in rows if row[at] not in (None, ())]
    return [*sorted(full, key=lambda row: _key(row[at]), reverse=backwards), *empty]


def _key(value: Value) -> tuple[int, object]:
    if isinstance(value, (int, float)):
        return 0, value
    if isinstance(value, tuple):
        return 2, sort_key(", ".join(value))
    return (2, sort_key(value)) if isinstance(value, str) else (1, value)
