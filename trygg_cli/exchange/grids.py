"""Sheets as they came back: values by row and column, and what is odd about single cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping


CellValue = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; an empty one holds the empty text."""

Cell = tuple[int, int]
"""A row and a column, counted from zero."""


class CellOddity(Enum):
    """What a value does not say by itself."""

    FORMULA = auto()
    """It is worked out, and no value was saved with it."""
    ERROR = auto()
    """What was to be worked out could not be."""
    PERCENT = auto()
    """It is shown as a hundred times as much, in per cent."""
    STRUCK = auto()
    """It is struck out, or some of it is."""


class SheetMarks(NamedTuple):
    """What is odd about the cells of a sheet, the notes that people have put on them, and those that were merged.

    What was merged is told of each cell but the first, by which that is.
    """

    odd: dict[Cell, CellOddity]
    notes: dict[Cell, str]
    merged: dict[Cell, Cell]


MOST_CELLS = 3_000_000
"""A sheet with more cells than this, from its first to the farthest, is no answer."""


@dataclass(frozen=True)
class Grid:
    """A sheet."""

    name: str
    rows: list[list[CellValue]]
    odd: Mapping[Cell, CellOddity] = field(default_factory=dict)
    notes: Mapping[Cell, str] = field(default_factory=dict)
    merged: Mapping[Cell, Cell] = field(default_factory=dict)
    """The cells that lie under another that was merged with them, and which."""

    def value(self, row: int, column: int) -> CellValue:
        """Return what a cell holds."""
        line = self.rows[row] if row < len(self.rows) else []
        return line[column] if column < len(line) else ""


class NotTaken(TryggError):
    """A file cannot be taken in: why, and what to do about it."""


class NoReader(NotTaken):
    """The parts that read workbooks are not installed."""

    def __init__(self) -> None:
        super().__init__(
            message("workbooks need {name}, which is not installed", name="python-calamine"),
            message('install it with: pip install "trygg[xlsx]"'),
        )


def damaged() -> NotTaken:
    """Return why a file cannot be read whose parts do not hold together."""
    return NotTaken(message("the file is damaged"), message("ask for it once more"))


def too_large() -> NotTaken:
    """Return why a file is not read that would take more room than any answer does."""
    return NotTaken(message("it is larger than answers are"))


def xml_tree(part: bytes) -> ET.Element:
    """Return a part of a workbook as a tree: its size is known by then, and no entity in it is followed."""
    return ET.fromstring(part)  # noqa: S314 see above


def column_number(letters: str) -> int:
    """Return the number of a column, counted from zero: 3 for D."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def address(row: int, column: int) -> str:
    """Return a cell as spreadsheets call it: D14."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
