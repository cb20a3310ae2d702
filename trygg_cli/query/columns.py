"""How a table is made: its columns, each with its words and where the cell comes from, and its rows.

A column that shows a key of the plan format takes its words from the model, so that both say the same.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.message import Message
from trygg_cli.model.shape import shapes
from trygg_cli.period import Period
from trygg_cli.table import Column, ColumnKind, Table, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    _One = Value | Enum | Period

_KINDS = {
    "day": ColumnKind.DATE,
    "number": ColumnKind.NUMBER,
    "whole": ColumnKind.WHOLE,
    "year": ColumnKind.WHOLE,
    "yes_or_no": ColumnKind.YES_NO,
}

_PLAIN = frozenset({str, int, float, bool, date, type(None)})


class RowSubject(NamedTuple):
    """What a row of a table is about: a part of a plan, and what that stands in.

    The case is a plan at a moment; for tables that are not of plans, whatever they are of.
    """

    case: Any
    part: Any
    home: Any = None


Of = typing.Callable[[RowSubject], Any]


class Cell(NamedTuple):
    """A column and what its cell is in a row."""

    column: Column
    of: Of


@dataclass(frozen=True, slots=True)
class TableColumns:
    """A table before it has rows."""

    name: str
    description: Message
    cells: tuple[Cell, ...]
    rows: Callable[[Any], Iterable[RowSubject]]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        return tuple(cell.column for cell in self.cells)

    def fill(self, cases: Iterable[object]) -> Table:
        """Return the table of some cases."""
        getters = [cell.of for cell in self.cells]
        rows = (
            # a list is faster to fill than a generator, and most cells are as they should be
            tuple([value if type(value := of(row)) in _PLAIN else plain(value) for of in getters])
            for case in cases
            for row in self.rows(case)
        )
        return Table(self.name, self.columns, tuple(rows), self.description)


def cell(name: str, kind: ColumnKind, description: Message, of: Of) -> Cell:
    """Return a column that is worked out."""
    return Cell(Column(name, kind, description), of)


def field(part: str, key: str, name: str | None = None, within: Of | None = None) -> Cell:
    """Return a column that shows a key of a part of the plan.

    `within` finds the part, or nothing, in a row that is about something else.
    """
    known = shapes()[part].fields[key]
    kind = ColumnKind.LIST if known.container == "list" else _KINDS.get(known.sort, ColumnKind.TEXT)
    column = Column(name or key.replace("-", "_"), kind, Message(known.description))
    attribute = known.name
    if within is None:
        return Cell(column, lambda row: getattr(row.part, attribute, None))
    return Cell(column, lambda row: getattr(within(row), attribute, None))


def plain(value: _One | tuple[_One, ...] | list[_One]) -> Value:
    """Return a value of the model as a cell holds it."""
    if value == ():  # most lists are empty
        return ()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Period):
        return value.text
    if isinstance(value, (tuple, list)):
        return tuple([part if type(part) is str else str(plain(part)) for part in value])
    return value
