"""What is odd about the cells of an .ods file, and the notes on them, from its XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.exchange.grids import MOST_CELLS, CellOddity, SheetMarks, damaged, too_large, xml_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from xml.etree.ElementTree import Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"


def of(_: bytes, parts: Mapping[str, bytes]) -> dict[str, SheetMarks]:
    """Return what is marked on cells, by sheet; raises `NotTaken` where what repeats makes it too large."""
    try:
        root = xml_tree(parts.get("content.xml", b""))
        struck = _struck_styles(root)
        found: dict[str, SheetMarks] = {}
        for table in root.iter(f"{_TABLE}table"):
            marks = found.setdefault(table.get(f"{_TABLE}name", ""), SheetMarks({}, {}, {}))
            _read(table, struck, marks)
    except (SyntaxError, ValueError) as error:
        raise damaged() from error
    return found


def _struck_styles(root: Element) -> set[str]:
    """Return the names of the styles by which text is struck out."""
    return {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for text in style.iter(f"{_STYLE}text-properties")
        if text.get(f"{_STYLE}text-line-through-style", "none") != "none"
    }


def _read(table: Element, struck: Collection[str], marks: SheetMarks) -> None:
    row = widest = last = 0
    for line in table.iter(f"{_TABLE}table-row"):
        width = _row(line, row, struck, marks)
        row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        widest, last = max(widest, width), row if width else last
        if widest * last > MOST_CELLS:
            raise too_large()


def _row(line: Element, row: int, struck: Collection[str], marks: SheetMarks) -> int:
    """Note what is marked in a row, and return how many columns it takes."""
    column = width = 0
    for cell in line:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        high, wide = (int(cell.get(f"{_TABLE}number-{way}-spanned", "1")) for way in ("rows", "columns"))
        if 1 < high * wide <= MOST_CELLS:
            below = ((row + down, column + right) for down in range(high) for right in range(wide))
            marks.merged.update((place, (row, column)) for place in below if place != (row, column))
        odd = _oddity(cell, struck)
        if odd:
            marks.odd[row, column] = odd
        note = cell.find(f"{_OFFICE}annotation")
        if note is not None:
            marks.notes[row, column] = "\n".join("".join(line.itertext()) for line in note.iter(f"{_TEXT}p"))
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if cell.get(f"{_OFFICE}value-type") or len(cell):
            width = column
    return width


def _oddity(cell: Element, struck: Collection[str]) -> CellOddity | None:
    kind = cell.get(f"{_OFFICE}value-type")
    if cell.get(_CALC_TYPE) == "error":
        return CellOddity.ERROR
    if kind and struck and _is_struck(cell, struck):
        return CellOddity.STRUCK
    if kind == "percentage":
        return CellOddity.PERCENT
    return CellOddity.FORMULA if cell.get(f"{_TABLE}formula") and kind is None else None


def _is_struck(cell: Element, struck: Collection[str]) -> bool:
    spans = (span.get(f"{_TEXT}style-name") for span in cell.iter(f"{_TEXT}span"))
    return cell.get(f"{_TABLE}style-name") in struck or any(name in struck for name in spans)
