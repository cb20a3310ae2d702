"""Workbooks of Excel and LibreOffice, read from their bytes: .xlsx and .ods, and why another file is neither.

Values are python-calamine's. What it does not tell is looked up beside it, in `xlsx_marks` and `ods_marks`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from trygg_cli.exchange import ods_marks, unreadable, xlsx_marks
from trygg_cli.exchange.grids import (
    MOST_CELLS,
    Grid,
    NoReader,
    NotTaken,
    SheetMarks,
    column_number,
    damaged,
    too_large,
)
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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
_PLACE = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')


_SAVED = re.compile(rb"<(?:dcterms:modified|dc:date)\b[^>]*>([^<]+)<")


def read(content: bytes) -> list[Grid]:
    """Return the sheets of a workbook, the hidden ones too; raises `NotTaken`."""
    if content.startswith(_OLE):
        raise unreadable.of_container(content)
    if not content.startswith(_ZIP):
        raise unreadable.of_others(content)
    parts = _parts(content)
    if "xl/workbook.xml" in parts:
        return _checked(content, parts, xlsx_marks.of)
    if parts.get("mimetype", b"").strip() == _ODS:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise unreadable.of_open_document()
        return _checked(content, parts, ods_marks.of)
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
                raise too_large()
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
        raise damaged() from error


def _checked(
    content: bytes,
    parts: Mapping[str, bytes],
    marks_of: Callable[[bytes, Mapping[str, bytes]], Mapping[str, SheetMarks]],
) -> list[Grid]:
    """Return the sheets, once it is known that no lone cell far away makes one of them too large."""
    for name, part in parts.items():
        if name.startswith("xl/worksheets/") and _extent(part) > MOST_CELLS:
            raise too_large()
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise NoReader from error
    marks = marks_of(content, parts)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        return [_grid(name, sheet, marks.get(name) or SheetMarks({}, {}, {})) for name, sheet in sheets]
    except (CalamineError, OSError, ValueError) as error:
        if "password" in str(error).lower():
            raise unreadable.of_password() from error
        raise damaged() from error


def _grid(name: str, sheet: CalamineSheet, marks: SheetMarks) -> Grid:
    rows = sheet.to_python(skip_empty_area=False)
    return Grid(name, rows, marks.odd, marks.notes, marks.merged | _merged(sheet))


def saved(content: bytes) -> str:
    """Return when a workbook was saved, as its own properties say; empty where they do not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {*archive.namelist()} & {"docProps/core.xml", "meta.xml"}
            found = [_SAVED.search(archive.read(name)) for name in names]
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, zlib.error):
        return ""
    return "".join(match[1].decode("ascii", "replace")[:19] for match in found if match)


def _extent(part: bytes) -> int:
    """Return how many cells a sheet of .xlsx takes, from its first to the farthest."""
    places: list[tuple[bytes, bytes]] = _PLACE.findall(part)
    last_row = max((int(row) for _, row in places), default=0)
    last_column = max({letters for letters, _ in places}, key=lambda name: (len(name), name), default=b"")
    return last_row * (column_number(last_column.decode()) + 1)


def _merged(sheet: CalamineSheet) -> dict[Cell, Cell]:
    ranges = sheet.merged_cell_ranges or ()
    return {
        (row, column): first
        for first, last in ranges
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) <= MOST_CELLS
        for row in range(first[0], last[0] + 1)
        for column in range(first[1], last[1] + 1)
        if (row, column) != first
    }
