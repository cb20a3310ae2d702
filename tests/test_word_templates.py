"""A municipality's own template for Word: filled in as it was drawn, and what is wrong with it told all at once."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.conftest import Trygg
from tests.test_documents import PLAN

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
    from openpyxl import Workbook  # type: ignore[import-untyped]

    buffer = io.BytesIO()
    Workbook().save(buffer)
    assert "inget Word-dokument" in fill(buffer.getvalue())
