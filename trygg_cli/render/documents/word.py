"""A report for Word, in styles of its own that anybody can change, on A4."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.documents import pictures, programs
from trygg_cli.render.documents.word_xml import NAMESPACE, WordPage, body, tag
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

    from trygg_cli.render.documents.blocks import Block, Chart, Leaflet

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

_ACCENT = "#0f4c56"
_HYPHENS = (
    "autoHyphenation",
    'consecutiveHyphenLimit w:val="2"',
    'hyphenationZone w:val="425"',
    "doNotHyphenateCaps",
)

_STYLES = (  # name, size in half points, and the settings of its text and its paragraphs
    ("Överrad", 19, '<w:color w:val="4A545D"/>', '<w:spacing w:after="60"/>'),
    ("Kärna", 21, "<w:b/>", '<w:spacing w:after="160"/>'),
    ("Ingress", 25, "", '<w:spacing w:before="60" w:after="160"/>'),
    (
        "Anmärkning",
        21,
        "",
        '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="7A4D0B"/></w:pBdr>',
    ),
    (
        "Etikett",
        18,
        '<w:b/><w:color w:val="4A545D"/>',
        '<w:keepNext/><w:spacing w:before="80" w:after="20"/>',
    ),
    ("Dämpad text", 19, '<w:color w:val="4A545D"/>', '<w:spacing w:after="80"/>'),
    ("Slutord", 19, '<w:color w:val="4A545D"/>', '<w:spacing w:before="360" w:after="80"/>'),
    ("Faktarad", 20, "", '<w:spacing w:after="40"/><w:ind w:left="284" w:hanging="284"/>'),
    (
        "Tabellhuvud",
        18,
        '<w:b/><w:color w:val="4A545D"/>',
        '<w:keepNext/><w:spacing w:before="40" w:after="40"/>',
    ),
    ("Tabelltext", 18, "", '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'),
    ("Efter tabell", 8, "", '<w:spacing w:after="60"/>'),
)
_TABLE_STYLE = (
    f'<w:style xmlns:w="{NAMESPACE}" w:type="table" w:customStyle="1" w:styleId="Faktatabell">'
    '<w:name w:val="Faktatabell"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="C9CDC9"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9CDC9"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="4A545D"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
)


def render(leaflet: Leaflet) -> bytes:
    """Return a document as a file for Word; raises `ProgramMissing`."""
    document = programs.docx().Document()
    _set_page(document)
    _set_styles(document, leaflet)
    _set_running(document, leaflet)
    fill(document, leaflet)
    describe(document, leaflet)
    return saved(document)


def fill(document: Document, leaflet: Leaflet) -> None:
    """Put the blocks last in a document."""
    from docx.oxml import parse_xml

    written = parse_xml(
        f'<w:body xmlns:w="{NAMESPACE}">{body(leaflet.blocks, page(document, leaflet.blocks))}</w:body>'
    )
    last = document.element.body[-1]  # the settings of the last section
    for element in list(written):
        last.addprevious(element)


def page(document: Document, blocks: Sequence[Block], across: int | None = None) -> WordPage:
    """Return what blocks are to know of the document that they come into, whose text is so wide."""
    drawn = pictures.pngs([*pictures.charts(blocks)])
    width = across or _WIDTH
    return WordPage(styles(document), width, lambda chart: _picture(document, chart, drawn[chart.svg], width))


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


def _set_page(document: Document) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.different_first_page_header_footer = True


def _set_styles(document: Document, leaflet: Leaflet) -> None:
    from docx.oxml import parse_xml
    from docx.shared import Pt, RGBColor

    known, accent = document.styles, (leaflet.accent or _ACCENT).lstrip("#").upper()
    for name, size in (("Normal", 10.5), ("List Bullet", 10.5)):
        known[name].font.size = Pt(size)
    known["Normal"].font.name = "Calibri"
    known["Normal"].paragraph_format.space_after, known["Normal"].paragraph_format.line_spacing = Pt(4), 1.05
    for level, size in enumerate((22, 15, 12, 11, 10.5), 1):
        heading = known[f"Heading {level}"]
        heading.font.size, heading.font.bold = Pt(size), True
        heading.font.italic, heading.font.name = False, "Calibri"
        heading.font.color.rgb = RGBColor.from_string(accent if level < 3 else "1D2529")
    known["Subtitle"].font.size, known["Subtitle"].font.italic = Pt(14), False
    known["Subtitle"].font.color.rgb = RGBColor.from_string("1D2529")
    for name, half_points, of_text, of_paragraph in _STYLES:
        known.element.append(parse_xml(
            f'<w:style xmlns:w="{NAMESPACE}" w:type="paragraph" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{of_paragraph}</w:pPr>'
            f'<w:rPr>{of_text}<w:sz w:val="{half_points}"/></w:rPr></w:style>'
        ))  # fmt: skip
    known.element.append(parse_xml(_TABLE_STYLE))
    _set_language(document, leaflet.language)
    _set_hyphens(document)


def _set_hyphens(document: Document) -> None:
    """Let long words be divided at the ends of lines, but no headings and nothing in capitals."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    before = document.settings.element.find(qn("w:defaultTabStop"))
    for setting in reversed(_HYPHENS):
        before.addnext(parse_xml(f'<w:{setting} xmlns:w="{NAMESPACE}"/>'))
    for level in range(1, 6):
        settings = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        settings.find(qn("w:keepLines")).addnext(parse_xml(f'<w:suppressAutoHyphens xmlns:w="{NAMESPACE}"/>'))


def _set_language(document: Document, language: str) -> None:
    from docx.oxml.ns import qn

    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), tag(language))


def _set_running(document: Document, leaflet: Leaflet) -> None:
    """Write the title above each page but the first, and its number below each."""
    from docx.oxml import parse_xml

    section = document.sections[0]
    section.header.paragraphs[0].text = terminal(leaflet.title)
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.text = f"{terminal(leaflet.publisher)}\t\t{translate(message('Page'))} "
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
