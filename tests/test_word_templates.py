"""A municipality's own template for Word: filled in as it was drawn, and what is wrong with it told all at once."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from tests.conftest import ROOT, Trygg
from tests.said_in_reports import PLAN

Draw = Callable[[Any], None]


@pytest.fixture
def fill(trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Return a function that draws a template, has it filled in, and returns the document or what is complained of."""
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text(PLAN, "utf-8")

    def call(draw: Draw | bytes, text: str = PLAN) -> Any:
        Path("p.yaml").write_text(text, "utf-8")
        if isinstance(draw, bytes):
            Path("mall.docx").write_bytes(draw)
        else:
            template = docx.Document()
            draw(template)
            template.save("mall.docx")
        answer = trygg("report", "p.yaml", "--period", "2025-T1", "--template", "mall.docx", "-o", "r.docx")
        assert answer.code in (0, 2), answer.err
        return answer.err if answer.code else docx.Document("r.docx")

    return call


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


# Three templates as they come: none of them is drawn by trygg


def split_runs(template: Any) -> None:
    """A name that Word has split in three when it was spelt-checked, in bold in the middle."""
    line = template.add_paragraph()
    for part, is_bold in (("Rapport för {{ repo", False), ("rt.header.ti", True), ("tle }} – slut", False)):
        line.add_run(part).bold = is_bold
    line._p[1].addprevious(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))
    template.add_paragraph("{{p content }}")
    template.add_paragraph("Expedieras till diariet.")


def content_controls(template: Any) -> None:
    """A letter whose fields are content controls, with a table that has a row for each measure."""
    template.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias w:val='Titel'/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>"
            "Ärende: {{ report.header.title }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    table = template.add_table(rows=4, cols=2)
    for row, cells in enumerate(
        (("Åtgärd", "Ansvarig"), ("{%tr for m in report.measures %}", ""), ("{{ m.measure.title }}",
         "{% for who in m.responsible %}{{ who.text }}{% endfor %}"), ("{%tr endfor %}", ""))
    ):  # fmt: skip
        for column, text in enumerate(cells):
            table.cell(row, column).text = text


def sections_and_styles(template: Any) -> None:
    """A report with a letterhead of its own in each section, and styles that the municipality has named."""
    template.styles["Heading 2"].name = "Kommunrubrik"
    own = template.styles.add_style("Ingress", WD_STYLE_TYPE.PARAGRAPH)
    own.font.italic = True
    template.sections[0].header.paragraphs[0].text = "{{ report.header.municipality }} kommun"
    template.add_paragraph("{{p content }}")
    second = template.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Bilaga till {{ report.header.title }}"
    template.add_paragraph("Bilaga")


def test_a_name_that_word_has_split_is_filled_in(fill: Callable[..., Any]) -> None:
    found = texts(fill(split_runs))
    assert "Rapport för Trygghet & trivsel – slut" == found[0]
    assert "Läget i korthet" in found
    assert "Expedieras till diariet." == found[-1]


def test_content_controls_and_rows_of_tables_are_filled_in(fill: Callable[..., Any]) -> None:
    document = fill(content_controls)
    assert "Ärende: Trygghet &amp; trivsel" in document.element.xml
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [
        ["Åtgärd", "Ansvarig"],
        ["Belysning", "Kommunstyrelsen"],
        ["Vandringar", "Barn- och utbildningsnämnden"],
    ] == rows


def test_letterheads_of_sections_and_styles_of_the_municipality_are_kept(fill: Callable[..., Any]) -> None:
    document = fill(sections_and_styles)
    heads = [section.header.paragraphs[0].text for section in document.sections]
    assert ["Åmål kommun", "Bilaga till Trygghet & trivsel"] == heads
    styles = {paragraph.text: paragraph for paragraph in document.paragraphs}
    lead = next(text for text in styles if text.startswith(("2 åtgärder", "Planen har")))
    assert "Ingress" == styles[lead].style.name
    heading = styles["Läget i korthet"]  # the template has no heading 2: an outline level stands in for it
    assert "Normal" == heading.style.name
    assert 'w:outlineLvl w:val="1"' in heading._p.xml


def test_the_same_template_and_plan_give_the_same_bytes(fill: Callable[..., Any]) -> None:
    found = set()
    for _ in range(2):
        fill(split_runs)
        found.add(Path("r.docx").read_bytes())
    assert 1 == len(found)


@pytest.mark.parametrize("text", ["Hot & våld <i centrum>", "{{ 7 * 7 }} {% raw %}", "rad\\x0bett\\x07\\x0c"])
def test_texts_of_the_plan_take_no_part_in_the_template(fill: Callable[..., Any], text: str) -> None:
    plan = PLAN.replace("titel: Trygghet & trivsel", f'titel: "{text}"')
    found = texts(fill(split_runs, plan))
    shown = re.sub(r"\\x(..)", lambda code: f"\\u{{{int(code[1], 16):x}}}", text)
    assert f"Rapport för {shown} – slut" == found[0]
    assert "Expedieras till diariet." == found[-1]


def test_names_that_are_not_there_are_told_all_at_once(fill: Callable[..., Any]) -> None:
    def misspelt(template: Any) -> None:
        template.add_paragraph("{{ report.headr.title }} {{ kommum }}")
        template.add_paragraph(
            "{% for m in report.mesures %}{{ m.title }}{% endfor %}{% if titel %}x{% endif %}"
        )

    told = fill(misspelt)
    assert "mall.docx" in told
    assert all(name in told for name in ("headr", "kommum", "mesures", "titel"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ report.__class__ }}", "__class__"),
        ("{{ report.header.title.__len__() }}", "__len__"),
        ("{{ report.measures.append(1) }}", "append"),
        ("{% include 'x' %}", "x"),
        ("{{ range(10 ** 9) }}", ""),
        ("{{ content }}", "{{p content }}"),
        ("{{ report.header.title", ""),
        ("{% for m in report.measures %}{{ 'x' * 10 ** 10 }}{% endfor %}", ""),
    ],
)
def test_a_template_can_do_no_more_than_one_for_the_page(
    fill: Callable[..., Any], text: str, reason: str
) -> None:
    told = fill(lambda template: template.add_paragraph(text))
    assert isinstance(told, str)
    assert reason in told


# Templates of others: see word_templates/README.md

OTHERS = ROOT / "tests" / "word_templates"
DATED = PLAN.replace("kommun: Åmål", "kommun: Åmål & Säffle\ndnr: KS 2024/17")


def parts(document: Any) -> dict[str, str]:
    """Return the XML of a document's parts by name, as text that stands in them."""
    return {
        str(part.partname): re.sub("<[^>]+>", " ", part.blob.decode())
        for part in document.part.package.iter_parts()
        if str(part.partname).endswith(".xml")
    }


def test_a_letter_of_others_is_filled_in_where_its_controls_and_its_box_are(fill: Callable[..., Any]) -> None:
    document = fill((OTHERS / "brev.docx").read_bytes(), DATED)
    told = re.sub(r"\s+", " ", parts(document)["/word/document.xml"])
    # the box is there twice, and the report has it among the facts
    assert 2 + 1 + 1 == told.count("Åmål &amp; Säffle") - told.count("Åmål &amp; Säffle · ")
    assert "Uppföljning av" in told
    assert "{Namn} &amp; }" in told  # which is no tag
    assert "2 åtgärder" in told
    assert "Läget i korthet" in told
    assert not re.search(r"\{\{|\}\}|\{%|%\}", told)
    xml = document.element.xml
    assert all(name not in xml for name in ("w:showingPlcHdr", "w:dataBinding"))


def test_a_notice_of_others_has_a_row_for_each_measure_and_the_report_in_its_own_styles(
    fill: Callable[..., Any],
) -> None:
    document = fill((OTHERS / "dagordning.docx").read_bytes(), DATED)
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert [
        ["Åtgärd", "Ansvarig"],
        ["Belysning", "Kommunstyrelsen"],
        ["Vandringar", "Barn- och utbildningsnämnden"],
    ] == rows
    assert "CalledBy" == document.tables[1].cell(1, 0).paragraphs[0].style.style_id
    (heading,) = [paragraph for paragraph in document.paragraphs if "Läget i korthet" == paragraph.text]
    assert "Heading 2" == heading.style.name


def test_a_report_of_others_has_its_headers_and_footers_filled_in_by_section(
    fill: Callable[..., Any],
) -> None:
    found = parts(fill((OTHERS / "rapport.docx").read_bytes(), DATED))
    heads = [text for name, text in found.items() if "header" in name]
    assert 2 == len(heads)
    assert any("Åmål &amp; Säffle" in text and "uppföljning" in text for text in heads)
    assert any("Bilaga till Trygghet &amp; trivsel" in text for text in heads)
    feet = " ".join(text for name, text in found.items() if "footer" in name)
    assert "KS 2024/17" in feet
    assert re.search(r"Avtryck r[0-9a-f]{16}", feet)


TEXTS = {
    "Hot & våld <i centrum>": "Hot & våld <i centrum>",
    "{{ 7 * 7 }} {% raw %} {Namn} }}": "{{ 7 * 7 }} {% raw %} {Namn} }}",
    "سلام \u200fשלום": "سلام \\u{200f}שלום",
    "glad 😀 kock 🧑\u200d🍳": "glad 😀 kock 🧑\u200d🍳",
    "ring\x07 \u202ebakåt": "ring\\u{7} \\u{202e}bakåt",
    "A" * 100_000: "A" * 100_000,
}


@pytest.mark.parametrize("name", ["brev", "dagordning", "rapport"])
def test_templates_of_others_hold_what_the_plan_says_whatever_it_is(
    fill: Callable[..., Any], name: str
) -> None:
    comment = json.dumps("\n".join(TEXTS), ensure_ascii=False)
    plan = DATED.replace("Stolparna är beställda.", comment)
    told = texts(fill((OTHERS / f"{name}.docx").read_bytes(), plan))
    assert {*TEXTS.values(), "Läget i korthet", "A1 Belysning"} <= {*told}


@pytest.mark.parametrize("name", ["brev", "dagordning", "rapport"])
def test_what_is_misspelt_in_a_template_of_others_is_told_all_at_once(
    fill: Callable[..., Any], name: str
) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(OTHERS / f"{name}.docx") as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            for right, wrong in (
                (b"report.header.title", b"report.header.titel"),
                (b"report.header.municipality", b"report.header.kommun"),
                (b"origin.fingerprint", b"origin.avtryck"),
                (b"report.measures", b"report.\xc3\xa5tg\xc3\xa4rder"),
            ):
                content = content.replace(right, wrong)
            new.writestr(part, content)
    told = fill(changed.getvalue(), DATED)
    expected = {
        "brev": {"titel", "kommun", "avtryck", "åtgärder"},
        "dagordning": {"titel", "kommun", "åtgärder"},
        "rapport": {"titel", "kommun", "avtryck"},
    }
    assert all(word in told for word in expected[name]), told


def test_tags_that_are_not_whole_are_told_all_at_once(fill: Callable[..., Any]) -> None:
    def halves(template: Any) -> None:
        template.add_paragraph("Rapport för {{ report.header.title")
        template.add_paragraph("slut }} och {Namn}")
        template.add_paragraph("{% if report.measures %")

    told = fill(halves)
    assert all(part in told for part in ("{{ report.header.title", "slut }}", "{% if report.measures"))


def test_braces_that_are_no_tags_stay_and_keep_their_paragraphs(fill: Callable[..., Any]) -> None:
    def braces(template: Any) -> None:
        for text in ("{", "}", "}", "{ {% if report.measures %}ja{% endif %} }", "100 %", "}"):
            template.add_paragraph(text)

    assert ["{", "}", "}", "{ ja }", "100 %", "}"] == texts(fill(braces))


def test_a_tag_may_go_over_the_end_of_a_line(fill: Callable[..., Any]) -> None:
    def broken(template: Any) -> None:
        line = template.add_paragraph("{{ report.header.title")
        line.runs[0].add_break()
        line.add_run("|upper }} – slut")

    (told, *_) = texts(fill(broken))
    assert "TRYGGHET & TRIVSEL" in told


def test_a_control_that_is_bound_to_something_else_is_let_go_when_it_is_filled_in(
    fill: Callable[..., Any],
) -> None:
    def bound(template: Any) -> None:
        settings = "<w:showingPlcHdr/><w:dataBinding w:xpath='/a' w:storeItemID='{{}}'/><w:text/>"
        for text in ("{{{{p content }}}}", "Oförändrad"):
            template.element.body.insert(
                0,
                parse_xml(
                    f"<w:sdt {nsdecls('w')}><w:sdtPr>{settings}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>"
                    f"{text.format()}</w:t></w:r></w:p></w:sdtContent></w:sdt>".replace("{{}}", "{A}")
                ),
            )

    xml = fill(bound).element.xml
    assert (1, 1, 1) == tuple(xml.count(f"<w:{name}") for name in ("showingPlcHdr", "dataBinding", "text/"))


def test_a_table_without_columns_and_a_body_without_a_section_are_filled_in(fill: Callable[..., Any]) -> None:
    def sparse(template: Any) -> None:
        table = template.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "{{ report.header.title }}"
        table._tbl.remove(table._tbl.tblGrid)
        template.add_paragraph("{{p content }}")
        template.element.body.remove(template.element.body.sectPr)

    document = fill(sparse)
    assert "Trygghet & trivsel" == document.tables[0].cell(0, 0).text
    assert "Läget i korthet" in texts(document)


@pytest.mark.parametrize(("columns", "across"), [(1, 9_638), (2, 4_459)])
def test_tables_are_as_wide_as_the_text_where_the_report_goes(
    fill: Callable[..., Any], columns: int, across: int
) -> None:
    def turned(template: Any) -> None:
        from docx.enum.section import WD_SECTION

        first = template.sections[0]
        first.page_width, first.left_margin, first.right_margin = Mm(210), Mm(20), Mm(20)
        first._sectPr.find(qn("w:cols")).set(qn("w:num"), str(columns))
        template.add_paragraph("{{p content }}")
        last = template.add_section(WD_SECTION.NEW_PAGE)
        last.page_width = Mm(420)

    (width, *_) = re.findall(r'<w:tblW w:w="(\d+)"', fill(turned).element.xml)
    assert abs(across - int(width)) < 20


@pytest.mark.parametrize("content", [b"", b"PK", b"text", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_said_to_be_none(fill: Callable[..., Any], content: bytes) -> None:
    assert "inget Word-dokument" in fill(content)


def test_a_template_that_is_not_there_is_told(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text(PLAN, "utf-8")
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "--template", "finns-inte.docx", "-o", "r.docx")
    assert (2, True) == (answer.code, "finns-inte.docx" in answer.err)


def test_a_workbook_is_no_template(fill: Callable[..., Any]) -> None:
    from openpyxl import Workbook

    buffer = io.BytesIO()
    Workbook().save(buffer)
    assert "inget Word-dokument" in fill(buffer.getvalue())
