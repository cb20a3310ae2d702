"""An answer arranged as it is wanted: its columns, the order of its rows, and how many of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.query.collation import folded
from trygg_cli.query.english import swedish
from trygg_cli.query.row_order import in_order
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.table import Keep, Row, Table

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


def arrange(table: Table, wanted: Arrangement, keep: Keep = tuple) -> Table:
    """Return the table sorted, cut and with the wanted columns; raises `UnknownColumn`."""
    rows: Iterable[Row] = table.rows
    if wanted.sort:
        order = [(place(table, name.removeprefix("-")), name.startswith("-")) for name in wanted.sort]
        rows = in_order(rows, order, keep)
    if wanted.limit is not None:
        rows = islice(rows, wanted.limit)
    if not wanted.columns or wanted.columns == (ALL,):
        return table if rows is table.rows else replace(table, rows=keep(rows))
    places = [place(table, name) for name in dict.fromkeys(wanted.columns)]
    columns = tuple(table.columns[at] for at in places)
    return replace(table, columns=columns, rows=keep(tuple([row[at] for at in places]) for row in rows))


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
