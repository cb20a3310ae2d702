"""A report for Word, in styles of its own that anybody can change, on A4."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.documents import pictures, programs
from trygg_cli.render.documents.blocks import Chart, every, running
from trygg_cli.render.documents.columns import page_parts
from trygg_cli.render.documents.word_sections import ACROSS, BETWEEN, section
from trygg_cli.render.documents.word_styles import set_styles
from trygg_cli.render.documents.word_xml import NAMESPACE, WordPage, body, tag
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from trygg_cli.render.documents.blocks import Block, Leaflet
    from trygg_cli.render.documents.columns import ColumnsByHeading

_NAMES = {
    **{
        f"heading {level}": (f"heading {level}", f"Heading {level}", f"Rubrik {level}")
        for level in range(1, 6)
    },
    "over": ("Överrad",),
    "subtitle": ("Subtitle", "Underrubrik"),
    "standfirst": ("Kärna",),
    "lead": ("Ingress",),
    "note": ("Anmärkning",),
    "label": ("Etikett",),
    "muted": ("Dämpad text",),
    "colophon": ("Slutord", "Dämpad text"),
    "pair": ("Faktarad",),
    "bullet": ("List Bullet", "Punktlista"),
    "table": ("Faktatabell", "Table TableBlock", "Tabellrutnät"),
    "head": ("Tabellhuvud",),
    "cell": ("Tabelltext",),
    "after": ("Efter tabell",),
}
"""The styles that a role takes, the first that a document has."""

_NEVER = (1980, 1, 1, 0, 0, 0)
_EMU_IN_DXA = 635
_WIDTH = 9_411
"""How wide the text is on A4 with the margins that `_set_page` sets."""

_PART = 0.62
"""How much of the width of the text a chart takes."""

_LOGO = 576_000, 2_520_000
"""The height of a logo, and the most that its width may be: 16 and 70 mm."""

_TALLEST = 7_560_000
"""The most that the height of a chart may be: 210 mm."""


def render(leaflet: Leaflet) -> bytes:
    """Return a document as a file for Word; raises `ProgramMissing`."""
    document = programs.docx().Document()
    _set_page(document, leaflet)
    set_styles(document, leaflet)
    _set_running(document, leaflet)
    fill(document, leaflet)
    _set_turned(document, leaflet)
    describe(document, leaflet)
    return saved(document)


def fill(document: Document, leaflet: Leaflet) -> None:
    """Put the blocks last in a document, in a section for each part whose pages are turned or are not."""
    from docx.oxml import parse_xml

    last = document.element.body[-1]  # the settings of the last section
    parts = page_parts(leaflet.blocks)
    upright = page(document, leaflet.blocks, {})
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        width = (ACROSS - BETWEEN) // 2 if part.is_halved else ACROSS if part.is_turned else _WIDTH
        given = upright._replace(columns=part.columns, width=width)
        written = parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{body(part.blocks, given)}</w:body>')
        for element in list(written):
            last.addprevious(element)
        settings = section(last, before, part)
        if after:
            last.getprevious().get_or_add_pPr().append(settings)
        else:
            document.element.body.replace(last, settings)


def page(
    document: Document, blocks: Iterable[Block], columns: ColumnsByHeading, across: int | None = None
) -> WordPage:
    """Return what blocks are to know of the document that they come into, whose text is so wide."""
    drawn = pictures.pngs([block for block in every(blocks) if isinstance(block, Chart)])
    width = across or _WIDTH
    return WordPage(
        styles(document), width, lambda chart: _picture(document, chart, drawn[chart.svg], width), columns
    )


def styles(document: Document) -> dict[str, str]:
    """Return the ids of a document's styles by the role that they are taken for."""
    from docx.oxml.ns import qn

    known = {
        name.get(qn("w:val"), "").casefold(): style.get(qn("w:styleId"), "")
        for style in document.styles.element.iter(qn("w:style"))
        for name in style.iter(qn("w:name"))
    }
    found = {}
    for role, names in _NAMES.items():
        name = next((name for name in names if name.casefold() in known), None)
        if name:
            found[role] = known[name.casefold()]
    return found


def _picture(document: Document, chart: Chart, png: bytes, width: int) -> str:
    from docx.oxml.ns import nsdecls
    from docx.oxml.xmlchemy import serialize_for_reading
    from docx.shared import Emu

    picture = document.part.new_pic_inline(io.BytesIO(png), width=Emu(int(width * _EMU_IN_DXA * _PART)))
    high, wide = _LOGO if chart.is_logo else (min(picture.extent.cy, _TALLEST), picture.extent.cx)
    across = min(high * picture.extent.cx // picture.extent.cy, wide)
    if across != picture.extent.cx:
        picture = document.part.new_pic_inline(io.BytesIO(png), width=Emu(across))
    picture.docPr.set("descr", chart.alternative)
    picture.docPr.set("name", chart.alternative[:60])
    return f"<w:p {nsdecls('w')}><w:r><w:drawing>{serialize_for_reading(picture)}</w:drawing></w:r></w:p>"


def _set_page(document: Document, leaflet: Leaflet) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = (Mm(18), Mm(18)) if leaflet.is_brief else (Mm(24), Mm(22))
    section.different_first_page_header_footer = True


def _set_running(document: Document, leaflet: Leaflet) -> None:
    """Write the title above each page but the first, and its number below each."""
    section, shown = document.sections[0], running(leaflet)
    section.header.paragraphs[0].text = terminal(" · ".join(filter(None, (shown.title, shown.about))))
    for footer in (section.footer, section.first_page_footer):
        _write_footer(footer.paragraphs[0], shown.publisher, _WIDTH)


def _set_turned(document: Document, leaflet: Leaflet) -> None:
    """Give the sections whose pages are turned a footer that is as wide as their text."""
    from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENT

    turned = [part for part in document.sections if part.orientation == WD_ORIENT.LANDSCAPE]
    if not turned:
        return
    settings = [part._sectPr for part in turned]  # noqa: SLF001 python-docx shares no footer
    settings[0].remove_footerReference(WD_HEADER_FOOTER.PRIMARY)
    turned[0].footer.is_linked_to_previous = False
    _write_footer(turned[0].footer.paragraphs[0], running(leaflet).publisher, ACROSS)
    own = settings[0].get_footerReference(WD_HEADER_FOOTER.PRIMARY)
    for other in settings[1:]:
        other.remove_footerReference(WD_HEADER_FOOTER.PRIMARY)
        other.add_footerReference(WD_HEADER_FOOTER.PRIMARY, own.rId if own is not None else "")


def _write_footer(paragraph: Paragraph, publisher: str, width: int) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml import parse_xml
    from docx.shared import Twips

    tabs = paragraph.paragraph_format.tab_stops
    for inherited in paragraph.style.paragraph_format.tab_stops if paragraph.style else ():
        tabs.add_tab_stop(inherited.position, WD_TAB_ALIGNMENT.CLEAR)
    tabs.add_tab_stop(Twips(width), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.text = f"{terminal(publisher)}\t{translate(message('Page'))} "
    for field, after in (
        ("PAGE", f" {translate(message('of {total}', total='')).strip()} "),
        ("NUMPAGES", ""),
    ):
        paragraph._p.append(parse_xml(  # noqa: SLF001 python-docx knows no fields
            f'<w:fldSimple xmlns:w="{NAMESPACE}" w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        ))  # fmt: skip
        paragraph.add_run(after)


def describe(document: Document, leaflet: Leaflet) -> None:
    """Write what the file says of itself."""
    day = datetime.fromisoformat(leaflet.day).replace(tzinfo=UTC)
    about = document.core_properties
    about.created = about.modified = day
    about.last_modified_by, about.comments, about.revision = "", "", 1
    said = {"title": leaflet.title, "creator": leaflet.publisher, "keywords": leaflet.mark}
    for name, text in (said | {"language": tag(leaflet.language)}).items():
        about._element._get_or_add(name).text = terminal(text)  # noqa: SLF001 python-docx refuses long ones


def saved(document: Any) -> bytes:
    """Return the file of a document, the same for the same document."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _NEVER), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
