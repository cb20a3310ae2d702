"""For spreadsheets: a workbook with the answer and a sheet that says what it answers.

The same answer gives the same bytes: neither the file nor its archive says when it was made.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.tables.cells import FORMULA, about, headings, is_number, text, title, width
from trygg_cli.safe import terminal
from trygg_cli.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from trygg_cli.table import Origin, Table, Value

_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_LONGEST = 32_767
_WIDEST = 60
_DIGITS_SHOWN = 9
"""So many digits of a number are shown for certain where nothing is said of how."""

_PORTRAIT, _LANDSCAPE = 90, 180
"""How many characters go across an A4 page, small enough and yet to be read."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class NoXlsx(TryggError):
    """The part that writes workbooks is not installed."""

    hint = message('install it with: pip install "trygg[xlsx]"')

    def __init__(self) -> None:
        super().__init__(message("xlsx needs openpyxl, which is not installed"))


def render(table: Table, origin: Origin | None = None) -> bytes:
    """Return a workbook with a header that stays in sight and filters on every column; raises `NoXlsx`."""
    columns = tuple(map(Column, headings(table)))
    return workbook((replace(table, columns=columns),), origin)


def workbook(tables: Sequence[Table], origin: Origin | None = None) -> bytes:
    """Return a workbook with a sheet for each table; raises `NoXlsx`."""
    try:
        from openpyxl import Workbook  # type: ignore[import-untyped]
    except ImportError as error:
        raise NoXlsx from error
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        _fill(book.create_sheet(_NOT_IN_A_NAME.sub("-", terminal(table.name))[:31] or "svar"), table)
    if origin:
        _account(book.create_sheet(_other_name(book.sheetnames)), origin)
    book.properties.creator = "trygg"
    buffer = io.BytesIO()
    book.save(buffer)
    return _timeless(buffer.getvalue())


def _fill(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    for at, name in enumerate(table.names, 1):
        _put(sheet, 1, at, name)
        sheet.cell(1, at).font = Font(bold=True)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(table.rows, 2):
        for at, value in enumerate(row, 1):
            if value is not None:
                _put(sheet, number, at, value)
                sheet.cell(number, at).alignment = wrapped
    for at, column in enumerate(zip(table.names, *table.rows, strict=True), 1):
        longest = max(width(line) for value in column[:500] for line in text(value).split("\n"))
        sheet.column_dimensions[get_column_letter(at)].width = min(longest + 3, _WIDEST)
    _fit_on_paper(sheet)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(table.columns)))}{len(table.rows) + 1}"


def _fit_on_paper(sheet: Worksheet) -> None:
    """Let a sheet print on so many A4 pages side by side that it can be read, with the header on each."""
    from openpyxl.worksheet.properties import PageSetupProperties  # type: ignore[import-untyped]

    across = sum(column.width for column in sheet.column_dimensions.values())
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if across > _PORTRAIT else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = max(1, ceil(across / _LANDSCAPE))
    sheet.page_setup.fitToHeight = 0  # as many as it takes
    sheet.print_title_rows = "1:1"
    if sheet.page_setup.fitToWidth > 1:
        sheet.print_title_cols = "A:A"


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    """Write a cell; what is not a number or a date is text, whatever it looks like."""
    cell = sheet.cell(row, column)
    if is_number(value):
        cell.value = value
        whole, _, decimals = text(value).partition(".")
        if len(whole) + len(decimals) > _DIGITS_SHOWN:
            cell.number_format = f"0.{'0' * len(decimals)}".rstrip(".")
    elif _is_day(value):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    else:
        said = "\n".join(map(terminal, text(value).split("\n")))
        cell.value = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
        cell.data_type = "s"
        cell.quotePrefix = said.startswith(FORMULA)  # stays text also when somebody edits it


def _is_day(value: Value | date) -> bool:
    from datetime import date as day

    return isinstance(value, day) and value.year >= 1900


def _other_name(taken: Sequence[str]) -> str:
    name = translate(message("about"))
    return name if name.casefold() not in map(str.casefold, taken) else f"{name} 2"


def _account(sheet: Worksheet, origin: Origin) -> None:
    for number, (name, value) in enumerate([(translate(message("Title")), title(origin)), *about(origin)], 1):
        _put(sheet, number, 1, name)
        _put(sheet, number, 2, value)
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = _WIDEST


def _timeless(book: bytes) -> bytes:
    """Return the workbook with every time in it set to the same one."""
    stamp = _NEVER.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _CHANGED.sub(rb"\g<1>" + stamp, content)
            new.writestr(zipfile.ZipInfo(name, _NEVER.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
