"""A table: the answer to a question that has rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.message import Message

Value = str | int | float | bool | date | tuple[str, ...] | None
"""What a cell holds; nothing where the plan says nothing."""


Row = tuple[Value, ...]


class Rows(Protocol):
    """Rows that can be counted and gone through again and again, wherever they are; a tuple is the plainest."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __iter__(self) -> Iterator[Row]:
        """Yield them in order."""


class ExtendedRows(Rows, Protocol):
    """Rows that more are put after."""

    def extend(self, rows: Iterable[Row]) -> None:
        """Put rows after those there are."""


Keep = Callable[[Iterable[Row]], Rows]
"""Where rows are kept when they have been worked out."""


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes-no"
    LIST = "list"

    @property
    def word(self) -> Message:
        """The kind in words."""
        return _WORDS[self]


_WORDS = {
    ColumnKind.TEXT: message("text"),
    ColumnKind.WHOLE: message("whole number"),
    ColumnKind.NUMBER: message("number"),
    ColumnKind.DATE: message("date"),
    ColumnKind.YES_NO: message("yes or no"),
    ColumnKind.LIST: message("list"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, which nobody translates: it is what questions and programs call it."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    description: Message | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; each row has a cell for every column."""

    name: str
    columns: tuple[Column, ...]
    rows: Rows
    description: Message | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def of_plan(self, name: str | None) -> Table:
        """Return the table of a plan, called something else in the first column, where all tables have its id."""
        if name is None:
            return self
        return replace(self, rows=tuple((row[0] and name, *row[1:]) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from: what was asked, and of what time. Stands in every export."""

    question: str
    title: Message | None = None
    plans: int = 0
    period: str | None = None
    judged: str | None = None
    """The day, or the first and last day, as of which it is judged what is late."""
    commit: str | None = None
    is_changed: bool = False
    """Whether the plans have been changed since the commit, and that is not committed."""
