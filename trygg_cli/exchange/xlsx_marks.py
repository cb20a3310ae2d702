"""What is odd about the cells of an .xlsx file, and the notes on them.

Formulas and numbers shown in per cent are told by openpyxl, which is asked only where there may be any; what is struck
out, and notes, are looked up in the XML.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, Any

from trygg_cli.exchange.grids import CellOddity, NoReader, SheetMarks, column_number, damaged, xml_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from trygg_cli.exchange.grids import Cell

_MAY_BE_ODD = re.compile(rb'<f[ />]|<c (?![^>]*t="(?:s|str|inlineStr|b|d)")[^>]*><v>')
"""A formula, an error or a number, as they stand in a sheet."""

_CELL = re.compile(rb"<c ([^>]*)>(?:<v>(\d+)</v>)?")
_INLINE = re.compile(rb"(?s)<c ([^>]*)><is>(.*?)</is>")
"""A cell whose text stands in the sheet itself."""

_ATTRIBUTE = re.compile(rb'\b([rst])="([^"]*)"')
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_THREADED = re.compile(r"(?s)\[(?:Threaded comment|Trådad kommentar)\].*?(?:Comment|Kommentar):\s*")
"""What Excel puts before the text of a note in a thread, for those who cannot show threads."""


def of(content: bytes, parts: Mapping[str, bytes]) -> dict[str, SheetMarks]:
    """Return what is marked on cells, by sheet; raises `NotTaken`."""
    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/")]
    try:
        odd = _by_openpyxl(content) if any(map(_MAY_BE_ODD.search, sheets)) else {}
        made = {name: SheetMarks(known, {}, {}) for name, known in odd.items()}
        looks = (parts.get(f"xl/{name}.xml", b"") for name in ("styles", "sharedStrings"))
        if any(b"strike" in part for part in (*looks, *sheets)) or any("omments" in name for name in parts):
            _by_xml(parts, made)
    except (ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
        raise damaged() from error
    return made


def _by_xml(parts: Mapping[str, bytes], made: dict[str, SheetMarks]) -> None:
    """Add what is struck out, and the notes."""
    styles, texts = _struck_styles(parts), _struck_texts(parts)
    for sheet, path in _sheets(parts):
        marks = made.setdefault(sheet, SheetMarks({}, {}, {}))
        for place in _struck_cells(parts.get(path, b""), styles, texts):
            marks.odd[place] = CellOddity.STRUCK
        for target in _related(parts, path).values():
            if "omments" in target:
                _add_notes(parts.get(target, b""), marks.notes)


def _sheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet, and of the part that it is."""
    known = _related(parts, "xl/workbook.xml")
    for sheet in xml_tree(parts["xl/workbook.xml"]).iter():
        if _tag(sheet) == "sheet":
            mark = next((value for key, value in sheet.items() if key.endswith("}id")), "")
            yield sheet.get("name", ""), known.get(mark, "")


def _related(parts: Mapping[str, bytes], path: str) -> dict[str, str]:
    """Return the parts that a part refers to, by their marks."""
    home, _, name = path.rpartition("/")
    found = parts.get(f"{home}/_rels/{name}.rels")
    return {
        link.get("Id", ""): posixpath.normpath(posixpath.join("/", home, link.get("Target", ""))).lstrip("/")
        for link in (xml_tree(found) if found else ())
    }


def _struck_styles(parts: Mapping[str, bytes]) -> set[bytes]:
    """Return the numbers of the styles of cells in which text is struck out."""
    if b"strike" not in parts.get("xl/styles.xml", b""):
        return set()
    root = xml_tree(parts["xl/styles.xml"])
    fonts = [[_is_struck(font) for font in group] for group in root if _tag(group) == "fonts"]
    looks = [[*group] for group in root if _tag(group) == "cellXfs"]
    return {
        str(number).encode()
        for group in looks
        for number, look in enumerate(group)
        if fonts[0][int(look.get("fontId", "0"))]
    }


def _struck_texts(parts: Mapping[str, bytes]) -> set[bytes]:
    """Return the numbers of the shared texts of which something is struck out."""
    if b"strike" not in parts.get("xl/sharedStrings.xml", b""):
        return set()
    texts = xml_tree(parts["xl/sharedStrings.xml"])
    return {str(number).encode() for number, text in enumerate(texts) if any(map(_is_struck, text.iter()))}


def _is_struck(element: Element) -> bool:
    return any(_tag(inner) == "strike" and inner.get("val") not in ("0", "false") for inner in element)


def _struck_cells(sheet: bytes, styles: Collection[bytes], texts: Collection[bytes]) -> Iterator[Cell]:
    for cell in _INLINE.finditer(sheet) if b"strike" in sheet else ():
        if b"strike" in cell[2]:
            yield _cell(dict(_ATTRIBUTE.findall(cell[1])).get(b"r", b"").decode())
    if not (styles or texts):
        return
    for cell in _CELL.finditer(sheet):
        known = dict(_ATTRIBUTE.findall(cell[1]))
        if known.get(b"s") in styles or (known.get(b"t") == b"s" and cell[2] in texts):
            yield _cell(known.get(b"r", b"").decode())


def _add_notes(part: bytes, notes: dict[Cell, str]) -> None:
    for note in xml_tree(part).iter():
        if _tag(note) in ("comment", "threadedComment"):
            said = "".join(inner.text or "" for inner in note.iter() if _tag(inner) in ("t", "text")).strip()
            place, text = _cell(note.get("ref", "")), _THREADED.sub("", said)
            if text and text not in notes.get(place, ""):
                notes[place] = "\n".join(filter(None, (notes.get(place), text)))


def _cell(name: str) -> Cell:
    found = _PLACE.fullmatch(name)
    if not found:
        raise ValueError(name)
    return int(found[2]) - 1, column_number(found[1])


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _by_openpyxl(content: bytes) -> dict[str, dict[Cell, CellOddity]]:
    """Return which cells are formulas, errors and numbers in per cent, by sheet."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise NoReader from error
    found: dict[str, dict[Cell, CellOddity]] = {}
    for values in (False, True):
        if values and not any(CellOddity.FORMULA in known.values() for known in found.values()):
            break  # what was worked out is asked of formulas only
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=values)
        for sheet in book.worksheets:
            known = found.setdefault(sheet.title, {})
            for row in sheet.iter_rows():
                for cell in row:
                    _note(known, cell, is_worked_out=values)
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
