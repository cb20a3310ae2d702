"""The tags in a template of Word, each put together where it begins: Word divides them as it pleases.

What is in braces and no tag is hidden while the template is filled in, since docxtpl would take it for one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trygg_cli.render.documents.word_xml import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(r"\{\{|\{%|\}\}|%\}")
_WHOLE_BLOCKS = re.compile(r"\{[{%]p\s")
_AROUND = 40
_HIDDEN = str.maketrans("{}", "\ufdd0\ufdd1")
_SHOWN = str.maketrans("\ufdd0\ufdd1", "{}")
_W = f"{{{NAMESPACE}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS = [f"{_W}{name}" for name in ("t", "tab", "br", "cr")]
_BINDINGS = ("dataBinding", "showingPlcHdr")
"""What would have Word put something else into a content control that has been filled in."""


class HalfTags(ValueError):
    """Tags are begun and not ended, or ended and not begun, in their paragraph: carries what stands there."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__("; ".join(texts))
        self.texts = texts


def gathered(xml: str) -> str:
    """Return the XML of a part with each tag in one piece; raises `HalfTags`."""
    from lxml import etree

    tree = etree.fromstring(xml.encode())
    halves: list[str] = []
    for paragraph in tree.iter(f"{_W}p"):
        halves += _gather([*_pieces(paragraph)])
    if halves:
        raise HalfTags(halves)
    for control in tree.iter(f"{_W}sdt"):
        _release(control)
    return str(etree.tostring(tree, encoding="unicode"))


def shown(xml: str) -> str:
    """Return XML with the braces that were hidden."""
    return xml.translate(_SHOWN)


def whole(xml: str) -> str:
    """Return the XML of a body whose tables all say what columns they have; raises `lxml.etree.XMLSyntaxError`."""
    from lxml import etree

    tree = etree.fromstring(xml.encode())
    for table in tree.iter(f"{_W}tbl"):
        if table.find(f"{_W}tblGrid") is None:
            rows = [len(row.findall(f"{_W}tc")) for row in table.iter(f"{_W}tr")]
            grid = etree.Element(f"{_W}tblGrid")
            for _ in range(max(rows, default=0)):
                etree.SubElement(grid, f"{_W}gridCol", {f"{_W}w": "0"})
            settings = table.find(f"{_W}tblPr")
            table.insert(0, grid) if settings is None else settings.addnext(grid)
    return str(etree.tostring(tree, encoding="unicode"))


def width(body: Any) -> int | None:
    """Return how wide the text is where all of the report goes, in twentieths of points; nothing where nobody says."""
    place = next((p for p in body.iter(f"{_W}p") if _WHOLE_BLOCKS.search(_text(p))), None)
    after = body.iter(f"{_W}sectPr") if place is None else _after(body, place)
    section = next(iter(after), None)
    page, sides, columns = (
        None if section is None else section.find(f"{_W}{name}") for name in ("pgSz", "pgMar", "cols")
    )
    across = _number(page, "w") - _number(sides, "left") - _number(sides, "right")
    count = max(_number(columns, "num"), 1)
    room = (across - _number(columns, "space") * (count - 1)) // count
    return room if room > 0 and page is not None else None


def _after(body: Any, place: Any) -> Iterator[Any]:
    """Yield the settings of sections that end where the report goes or after it."""
    is_there = False
    for element in body.iter(f"{_W}p", f"{_W}sectPr"):
        is_there = is_there or element is place
        if is_there and element.tag == f"{_W}sectPr":
            yield element


def _number(element: Any, name: str) -> int:
    said = "" if element is None else element.get(f"{_W}{name}", "")
    return int(said) if said.isdecimal() else 0


def _pieces(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """Yield what a paragraph consists of, each with its text; boxes in it have paragraphs of their own."""
    for piece in paragraph.iter(*_TEXTS):
        if next(piece.iterancestors(f"{_W}p")) is paragraph:
            yield piece, (piece.text or "") if piece.tag == f"{_W}t" else "\n"


def _text(paragraph: object) -> str:
    return "".join([text for _, text in _pieces(paragraph)])


def _gather(pieces: list[tuple[Any, str]]) -> list[str]:
    """Put each tag into the piece in which it begins, and return what is half a tag."""
    whole_text = "".join([text for _, text in pieces])
    if "{" not in whole_text and "}" not in whole_text:
        return []
    signs: list[str] = []
    halves, end = [], 0
    for tag in [*_TAG.finditer(whole_text), None]:
        plain = whole_text[end : tag.start() if tag else None]
        half = _HALF.search(plain)
        if half:
            halves.append(plain[max(half.start() - _AROUND, 0) : half.end() + _AROUND].strip())
        signs += plain.translate(_HIDDEN)
        if tag:  # all of it stands where it begins, and nothing where the rest of it was
            signs += [tag[0], *[""] * (len(tag[0]) - 1)]
            end = tag.end()
    at = 0
    for piece, text in pieces:
        if piece.tag == f"{_W}t":
            piece.text = "".join(signs[at : at + len(text)])
            piece.set(_SPACE, "preserve")
        at += len(text)
    return halves


def _release(control: Any) -> None:
    """Let a content control keep what it is filled in with."""
    inside = control.find(f"{_W}sdtContent")
    settings = control.find(f"{_W}sdtPr")
    text = "" if inside is None else "".join([piece.text or "" for piece in inside.iter(f"{_W}t")])
    if settings is None or not _TAG.search(text):
        return
    names = (*_BINDINGS, "text") if _WHOLE_BLOCKS.search(text) else _BINDINGS
    for setting in [child for child in settings if child.tag.rpartition("}")[2] in names]:
        settings.remove(setting)
