"""For spreadsheets: a workbook with the answer and a sheet that says what it answers.

The same answer gives the same bytes: neither the file nor its archive says when it was made.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from math import ceil
from typing import IO, TYPE_CHECKING, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from trygg_cli.errors import TryggError
from trygg_cli.language import translate
from trygg_cli.message import clipped, message
from trygg_cli.render.tables.cells import FORMULA, about, headings, is_number, text, title, width
from trygg_cli.safe import terminal
from trygg_cli.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from trygg_cli.table import Origin, Table, Value

_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_AS_USUAL = 0o600 << 16
_A4 = "9"
_LOOKED_AT = 499
"""So many rows tell how wide the columns are."""

_LONGEST = 32_767
_WIDEST = 60
_DIGITS_SHOWN = 9
"""So many digits of a number are shown for certain where nothing is said of how."""

_PORTRAIT, _LANDSCAPE = 90, 180
"""How many characters go across an A4 page, small enough and yet to be read."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


class NoXlsx(TryggError):
    """The part that writes workbooks is not installed."""

    hint = message('install it with: pip install "trygg[xlsx]"')

    def __init__(self) -> None:
        super().__init__(message("xlsx needs openpyxl, which is not installed"))


class _TimelessZip(ZipFile):
    """An archive that does not say when it was made."""

    def open(
        self,
        name: str | ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        """Open an entry, through which all goes that is written."""
        if isinstance(name, ZipInfo):
            name.date_time = _NEVER.timetuple()[:6]
            name.external_attr = _AS_USUAL
        return super().open(name, mode, pwd, force_zip64=force_zip64)


def render(table: Table, origin: Origin | None, target: IO[bytes]) -> None:
    """Write a workbook with a header that stays in sight and filters on every column; raises `NoXlsx`."""
    columns = tuple(map(Column, headings(table)))
    workbook((replace(table, columns=columns),), origin, target)


def workbook(tables: Sequence[Table], origin: Origin | None, target: IO[bytes]) -> None:
    """Write a workbook with a sheet for each table, of which only one row is held at a time; raises `NoXlsx`."""
    try:
        from openpyxl import Workbook
        from openpyxl.writer.excel import ExcelWriter
    except ImportError as error:
        raise NoXlsx from error
    book = Workbook(write_only=True)
    for table in tables:
        _fill(book.create_sheet(_NOT_IN_A_NAME.sub("-", terminal(table.name))[:31] or "svar"), table)
    if origin:
        _account(book.create_sheet(_other_name(book.sheetnames)), origin)
    book.properties.creator = "trygg"
    book.properties.created = book.properties.modified = _NEVER.replace(tzinfo=None)
    with _TimelessZip(target, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()


def _fill(sheet: WriteOnlyWorksheet, table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    first = [table.names, *islice(table.rows, _LOOKED_AT)]
    for at, column in enumerate(zip(*first, strict=True), 1):
        longest = max(width(line) for value in column for line in text(value).split("\n"))
        sheet.column_dimensions[get_column_letter(at)].width = min(longest + 3, _WIDEST)
    _fit_on_paper(sheet)
    sheet.freeze_panes = "A2"
    whole = f"A1:{get_column_letter(max(1, len(table.columns)))}{len(table.rows) + 1}"
    sheet.auto_filter.ref = whole
    sheet.calculate_dimension = lambda: whole
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    sheet.append([_cell(sheet, name, font=bold) for name in table.names])
    for row in table.rows:
        sheet.append([None if value is None else _cell(sheet, value, alignment=wrapped) for value in row])


def _fit_on_paper(sheet: WriteOnlyWorksheet) -> None:
    """Let a sheet print on so many A4 pages side by side that it can be read, with the header on each."""
    from openpyxl.worksheet.properties import PageSetupProperties

    across = sum(column.width for column in sheet.column_dimensions.values())
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if across > _PORTRAIT else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = max(1, ceil(across / _LANDSCAPE))
    sheet.page_setup.fitToHeight = 0  # as many as it takes
    sheet.print_title_rows = "1:1"
    if sheet.page_setup.fitToWidth > 1:
        sheet.print_title_cols = "A:A"


def _cell(sheet: WriteOnlyWorksheet, value: Value, **style: object) -> Cell:
    """Return a cell; what is not a number or a date is text, whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
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
        cell.value = clipped(said, _LONGEST)
        cell.data_type = "s"
        cell.quotePrefix = said.startswith(FORMULA)  # stays text also when somebody edits it
    for name, look in style.items():
        setattr(cell, name, look)
    return cell


def _is_day(value: Value | date) -> bool:
    from datetime import date as day

    return isinstance(value, day) and value.year >= 1900


def _other_name(taken: Sequence[str]) -> str:
    name = translate(message("about"))
    return name if name.casefold() not in map(str.casefold, taken) else f"{name} 2"


def _account(sheet: WriteOnlyWorksheet, origin: Origin) -> None:
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = _WIDEST
    said = [(translate(message("Title")), title(origin)), *about(origin)]
    sheet.calculate_dimension = lambda: f"A1:B{len(said)}"
    for pair in said:
        sheet.append([_cell(sheet, value) for value in pair])
