"""Workbooks filled in as people do, for the tests of what comes back."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from tests.conftest import ROOT

PLAN = ROOT / "tests" / "tertial.yaml"
TEXT = PLAN.read_text("utf-8")
HEADER = 6
"""The row of the headings."""


def column(sheet: Any, heading: str) -> int:
    return int(
        next(value.column for row in sheet.iter_rows(max_row=30) for value in row if value.value == heading)
    )


def cell(sheet: Any, id_: str, heading: str) -> Any:
    ids = column(sheet, "Id")
    row = next(row for row in range(1, 60) if sheet.cell(row, ids).value == id_)
    return sheet.cell(row, column(sheet, heading))


def change(path: Path, change_: Callable[[Any, Any], object], to: Path | None = None) -> Path:
    """Open a workbook, let something be done with it and its first sheet of answers, and save it."""
    made = openpyxl.load_workbook(path)
    change_(made, made.worksheets[1])
    buffer = io.BytesIO()
    made.save(buffer)
    (to or path).write_bytes(buffer.getvalue())
    return to or path


def fill(path: Path, *answers: tuple[str, str, Any], to: Path | None = None) -> Path:
    """Fill in cells: an id, a heading and what to write."""

    def write(_: Any, sheet: Any) -> None:
        for id_, heading, value in answers:
            cell(sheet, id_, heading).value = value

    return change(path, write, to)
