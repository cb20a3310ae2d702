"""A question asked: what kind it is, its answer, and the answer arranged as it is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.query import filter as measures
from trygg_cli.query import question, sql
from trygg_cli.query.moment import Moment
from trygg_cli.query.tables import SHAPES, tables
from trygg_cli.query.words import folded, sort_key
from trygg_cli.suggestion import did_you_mean
from trygg_cli.table import Origin, Table, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from trygg_cli.document import Document
    from trygg_cli.query.question import Question

SHOWN = ("id", "åtgärd", "område", "ansvarig", "slut", "läge")
"""The columns of the answer to a filter, where nothing else is wanted."""

ALL = "alla"
_SQL = re.compile(r"(?:\s+|--[^\n]*(?:\n|$))*(?:select|with)\b", re.IGNORECASE)


class NoParameters(TryggError):
    """A filter was given values, and has no places for them."""

    hint = message("write the value in the filter, as in aktör:TK, or ask a question in SQL")

    def __init__(self) -> None:
        super().__init__(message("a filter takes no values"))


class UnknownColumn(TryggError):
    """A column was asked for that the answer has not."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(message('the answer has no column "{name}"', name=name))
        self.hint = did_you_mean(name, known) or message("its columns are {names}", names=list(known))


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which columns to show, what to sort by, `-` before a name for the other way round, and how many rows."""

    columns: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None


def ask(
    text: str,
    documents: Sequence[Document],
    questions: Mapping[str, Question],
    parameters: Mapping[str, str] | None = None,
    moment: Moment | None = None,
) -> tuple[Table, Origin]:
    """Return the answer to a question and where it comes from.

    A known name is a named question, what begins with select or with is SQL, anything else a filter.
    """
    moment, given = moment or Moment(), dict(parameters or {})
    named = question.find(text.strip(), questions)
    is_sql = named is not None or is_query(text)
    statement = named.sql if named else text
    wanted = sql.needed(statement, SHAPES) if is_sql else {"åtgärd"}
    filled = tables(documents, moment, wanted | {"plan"})
    origin = _origin(text, named, given, filled["plan"], moment)
    if is_sql:
        answer = sql.ask(statement, filled, named.values(given) if named else given)
        return replace(answer, name=named.name if named else answer.name), origin
    if given:
        raise NoParameters
    return measures.select(filled["åtgärd"], text), origin


def is_query(text: str) -> bool:
    """Tell whether a text is SQL."""
    return _SQL.match(text) is not None


def _origin(
    text: str, named: Question | None, given: Mapping[str, str], plans: Table, moment: Moment
) -> Origin:
    days = [row[plans.names.index("bedömd")] for row in plans.rows]
    known: list[date] = sorted(day for day in days if day is not None)  # type: ignore[misc]
    ends = dict.fromkeys(day.isoformat() for day in (*known[:1], *known[-1:]))
    values = [f"{name}={value}" for name, value in given.items()]
    return Origin(
        " ".join([named.name if named else text.strip(), *values]),
        question.said(named.title) if named and named.title else None,
        len(plans.rows),
        moment.period.text if moment.period else None,
        "/".join(ends) or None,
    )


def arrange(table: Table, wanted: Arrangement) -> Table:
    """Return the table sorted, cut and with the wanted columns; raises `UnknownColumn`."""
    rows = list(table.rows)
    for name in reversed(wanted.sort):
        at = _place(table, name.removeprefix("-"))
        rows = _sorted(rows, at, backwards=name.startswith("-"))
    if wanted.limit is not None:
        rows = rows[: wanted.limit]
    if not wanted.columns or wanted.columns == (ALL,):
        return replace(table, rows=tuple(rows))
    places = [_place(table, name) for name in dict.fromkeys(wanted.columns)]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in places),
        rows=tuple(tuple([row[at] for at in places]) for row in rows),
    )


def shown(table: Table, plans: int) -> tuple[str, ...]:
    """Return the columns of a filter's answer that are shown unless others are wanted."""
    first = ("plan",) if plans > 1 else ()
    return tuple(name for name in (*first, *SHOWN) if name in table.names)


def _place(table: Table, name: str) -> int:
    known = {folded(one): at for at, one in reversed([*enumerate(table.names)])}
    if folded(name) not in known:
        raise UnknownColumn(name, table.names)
    return known[folded(name)]


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
