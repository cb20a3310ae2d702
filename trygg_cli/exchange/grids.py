"""Sheets as they came back: values by row and column, and what is odd about single cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trygg_cli.message import Message

CellValue = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; an empty one holds the empty text."""

Cell = tuple[int, int]
"""A row and a column, counted from nought."""


class CellOddity(Enum):
    """What a value does not say by itself."""

    FORMULA = auto()
    """It is worked out, and no value was saved with it."""
    ERROR = auto()
    """What was to be worked out could not be."""
    PERCENT = auto()
    """It is shown as a hundred times as much, in per cent."""
    COVERED = auto()
    """It lies under one that was merged with it."""


@dataclass(frozen=True)
class Grid:
    """A sheet."""

    name: str
    rows: list[list[CellValue]]
    odd: Mapping[Cell, CellOddity] = field(default_factory=dict)

    def value(self, row: int, column: int) -> CellValue:
        """Return what a cell holds."""
        line = self.rows[row] if row < len(self.rows) else []
        return line[column] if column < len(line) else ""


class NotTaken(TryggError):
    """A file cannot be taken in: why, and what to do about it."""

    def __init__(self, reason: Message, remedy: Message | None = None) -> None:
        super().__init__(reason)
        self.hint = remedy


def address(row: int, column: int) -> str:
    """Return a cell as spreadsheets call it: D14."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
