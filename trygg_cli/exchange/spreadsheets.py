"""Workbooks of Excel and LibreOffice, read from their bytes: .xlsx and .ods, and why another file is neither.

Values are python-calamine's. What it does not tell is looked up where there may be any: formulas and numbers shown in
per cent by openpyxl, those of .ods in its XML.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from trygg_cli.exchange import unreadable
from trygg_cli.exchange.grids import CellOddity, Grid, NotTaken
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from python_calamine import CalamineSheet

    from trygg_cli.exchange.grids import Cell

SUFFIXES = (
    *(".xlsx", ".xlsm", ".ods"),
    *(".xls", ".xlsb", ".xltx", ".xltm", ".xlt", ".fods", ".ots", ".numbers", ".csv", ".tsv"),
)
"""What files that may be answers are called; what cannot be read of them is refused, with what to do instead."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MOST_BYTES = 200_000_000
_MOST_CELLS = 3_000_000
_PLACE = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_MAY_BE_ODD = re.compile(rb'<f[ />]|<c (?![^>]*t="(?:s|str|inlineStr|b|d)")[^>]*><v>')
"""A formula, an error or a number, as they stand in a sheet of .xlsx."""


class NoReader(NotTaken):
    """The part that reads workbooks is not installed."""

    def __init__(self) -> None:
        super().__init__(
            message("workbooks need {name}, which is not installed", name="python-calamine"),
            message('install it with: pip install "trygg[xlsx]"'),
        )


def read(content: bytes) -> list[Grid]:
    """Return the sheets of a workbook, the hidden ones too; raises `NotTaken`."""
    if content.startswith(_OLE):
        raise unreadable.of_container(content)
    if not content.startswith(_ZIP):
        raise unreadable.of_others(content)
    parts = _parts(content)
    if "xl/workbook.xml" in parts:
        return _checked(content, parts, _xlsx_oddities)
    if parts.get("mimetype", b"").strip() == _ODS:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise unreadable.of_open_document()
        return _checked(content, parts, _ods_oddities)
    raise unreadable.of_zip(parts)


def is_archive(content: bytes) -> bool:
    """Tell whether a file is a zip of other files, and not itself a document."""
    if not content.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return not unreadable.is_document(archive.namelist())
    except zipfile.BadZipFile:
        return False


def unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files in a zip by their names; raises `NotTaken`."""
    yield from _parts(content).items()


def _parts(content: bytes) -> dict[str, bytes]:
    """Return what is in a zip, if it is whole and no larger than answers are."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = archive.infolist()
            if any(info.flag_bits & 1 for info in found):
                raise NotTaken(
                    message("it is protected by a password"), message("pack it without a password")
                )
            if sum(info.file_size for info in found) > _MOST_BYTES:
                raise NotTaken(message("it is larger than answers are"))
            return {info.filename: archive.read(info) for info in found if not info.is_dir()}
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        zlib.error,
    ) as error:
        raise _broken() from error


def _broken() -> NotTaken:
    return NotTaken(message("the file is damaged"), message("ask for it once more"))


def _checked(
    content: bytes,
    parts: Mapping[str, bytes],
    oddities: Callable[[bytes, Mapping[str, bytes]], dict[str, dict[Cell, CellOddity]]],
) -> list[Grid]:
    """Return the sheets, once it is known that no lone cell far away makes one of them too large."""
    for name, part in parts.items():
        if name.startswith("xl/worksheets/") and _extent(part) > _MOST_CELLS:
            raise NotTaken(message("it is larger than answers are"))
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise NoReader from error
    odd = oddities(content, parts)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        return [
            Grid(name, sheet.to_python(skip_empty_area=False), odd.get(name, {}) | _covered(sheet))
            for name, sheet in sheets
        ]
    except (CalamineError, OSError, ValueError) as error:
        if "password" in str(error).lower():
            raise unreadable.of_password() from error
        raise _broken() from error


def _extent(part: bytes) -> int:
    """Return how many cells a sheet of .xlsx takes, from its first to the farthest."""
    places = _PLACE.findall(part)
    last_row = max((int(row) for _, row in places), default=0)
    last_column = max({letters for letters, _ in places}, key=lambda name: (len(name), name), default=b"")
    width = 0
    for letter in last_column:
        width = width * 26 + letter - 64
    return last_row * width


def _covered(sheet: CalamineSheet) -> dict[Cell, CellOddity]:
    ranges = sheet.merged_cell_ranges or ()
    return {
        (row, column): CellOddity.COVERED
        for first, last in ranges
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) <= _MOST_CELLS
        for row in range(first[0], last[0] + 1)
        for column in range(first[1], last[1] + 1)
        if (row, column) != first
    }


def _xlsx_oddities(content: bytes, parts: Mapping[str, bytes]) -> dict[str, dict[Cell, CellOddity]]:
    """Return what is odd about cells, by sheet; openpyxl is asked only if there are formulas, errors or numbers."""
    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/")]
    if not any(map(_MAY_BE_ODD.search, sheets)):
        return {}
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]
    except ImportError as error:
        raise NoReader from error
    found: dict[str, dict[Cell, CellOddity]] = {}
    try:
        for values in (False, True):
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=values)
            for sheet in book.worksheets:
                known = found.setdefault(sheet.title, {})
                for row in sheet.iter_rows():
                    for cell in row:
                        _note(known, cell, is_worked_out=values)
    except (ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
        raise _broken() from error
    return found


def _note(known: dict[Cell, CellOddity], cell: Any, *, is_worked_out: bool) -> None:
    """Note what is odd about a cell: first by what stands in it, then by what was worked out."""
    if cell.value is None and not is_worked_out:
        return
    if getattr(cell, "row", None) is None:  # an empty cell of openpyxl's knows no place
        return
    place = (cell.row - 1, cell.column - 1)
    if not is_worked_out:
        if cell.data_type == "f":
            known[place] = CellOddity.FORMULA
        elif cell.data_type == "e":
            known[place] = CellOddity.ERROR
        elif cell.data_type == "n" and "%" in str(cell.number_format):
            known[place] = CellOddity.PERCENT
    elif known.get(place) is CellOddity.FORMULA and cell.value is not None:
        known.pop(place)
        if cell.data_type == "e":
            known[place] = CellOddity.ERROR
        elif cell.data_type == "n" and "%" in str(cell.number_format):
            known[place] = CellOddity.PERCENT


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"


def _ods_oddities(_: bytes, parts: Mapping[str, bytes]) -> dict[str, dict[Cell, CellOddity]]:
    """Return what is odd about cells of .ods, by sheet; raises `NotTaken` where what repeats makes it too large."""
    from xml.etree import ElementTree as ET

    try:
        return _of_tables(ET.fromstring(parts.get("content.xml", b"")))  # noqa: S314 the same
    except (ET.ParseError, ValueError) as error:
        raise _broken() from error


def _of_tables(root: Element) -> dict[str, dict[Cell, CellOddity]]:
    found: dict[str, dict[Cell, CellOddity]] = {}
    for table in root.iter(f"{_TABLE}table"):
        known = found.setdefault(table.get(f"{_TABLE}name", ""), {})
        row = widest = last = 0
        for line in table.iter(f"{_TABLE}table-row"):
            width = _ods_row(line, row, known)
            row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
            widest, last = max(widest, width), row if width else last
            if widest * last > _MOST_CELLS:
                raise NotTaken(message("it is larger than answers are"))
    return found


def _ods_row(line: Element, row: int, known: dict[Cell, CellOddity]) -> int:
    """Note what is odd in a row, and return how many columns it takes."""
    column = width = 0
    for cell in line:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        kind = cell.get(f"{_OFFICE}value-type")
        if cell.get(_CALC_TYPE) == "error":
            known[row, column] = CellOddity.ERROR
        elif cell.tag == f"{_TABLE}covered-table-cell":
            known[row, column] = CellOddity.COVERED
        elif kind == "percentage":
            known[row, column] = CellOddity.PERCENT
        elif cell.get(f"{_TABLE}formula") and kind is None:
            known[row, column] = CellOddity.FORMULA
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if kind or len(cell):
            width = column
    return width
