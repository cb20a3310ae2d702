"""The styles of a report for Word, with Swedish names, which anybody can change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.documents.word_xml import NAMESPACE, tag

if TYPE_CHECKING:
    from docx.document import Document

    from trygg_cli.render.documents.blocks import Leaflet

_BRIEF = 0.92
"""So large are the letters of what is to fit on a page, for those of other documents."""

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


def set_styles(document: Document, leaflet: Leaflet) -> None:
    """Give a document the styles of a report; one that is to fit on a page has smaller letters."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    part = _BRIEF if leaflet.is_brief else 1
    known, accent = document.styles, (leaflet.accent or _ACCENT).lstrip("#").upper()
    for name, size in (("Normal", 10.5), ("List Bullet", 10.5), ("Header", 9), ("Footer", 9)):
        known[name].font.size = Pt(size * part)
    for name in ("Header", "Footer"):
        known[name].font.color.rgb = RGBColor.from_string("4A545D")
    known["Normal"].font.name = "Calibri"
    known["Normal"].paragraph_format.space_after = Pt(4 * part)
    known["Normal"].paragraph_format.line_spacing = 1.05 if part == 1 else 1
    for level, size in enumerate((22, 15, 12, 11, 10.5), 1):
        heading = known[f"Heading {level}"]
        heading.font.size, heading.font.bold = Pt(size * part), True
        heading.font.italic, heading.font.name = False, "Calibri"
        heading.font.color.rgb = RGBColor.from_string(accent if level < 3 else "1D2529")
    known["Subtitle"].font.size, known["Subtitle"].font.italic = Pt(14), False
    known["Subtitle"].font.color.rgb = RGBColor.from_string("1D2529")
    for spacing in known["Subtitle"].element.rPr.findall(qn("w:spacing")):  # between its letters
        known["Subtitle"].element.rPr.remove(spacing)
    for name, half_points, of_text, of_paragraph in _STYLES:
        known.element.append(parse_xml(
            f'<w:style xmlns:w="{NAMESPACE}" w:type="paragraph" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{of_paragraph}</w:pPr>'
            f'<w:rPr>{of_text}<w:sz w:val="{round(half_points * part)}"/></w:rPr></w:style>'
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
