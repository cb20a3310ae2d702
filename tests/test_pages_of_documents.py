"""Pages of reports in PDF and Word: words are whole in tables, and what belongs together stands on one page."""

import io
import re
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.shared import Mm

from tests.conftest import ROOT, Trygg
from trygg_cli.render.documents import from_html
from trygg_cli.render.documents.blocks import (
    Block,
    Bullets,
    Heading,
    LabelledPair,
    LabelledPairs,
    Leaflet,
    Paragraph,
    Run,
    Style,
    TableBlock,
    plain,
    running,
)
from trygg_cli.render.documents.columns import columns_in, heading_of, page_parts
from trygg_cli.render.documents.together import stays_together, with_what_follows
from trygg_cli.render.documents.word_xml import WordPage, body

HEAD = ("Åtgärd", "Eskilstuna kommun", "Polismyndigheten", "Tid", "Mål", "Förväntad effekt")
LONG = (
    "Kommunstyrelsen och Stadsbyggnadsnämnden svarar för trygghetsvandringar i de prioriterade områdena. " * 3
)


def table(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> TableBlock:
    return TableBlock(
        "", tuple((Run(text),) for text in head), tuple(tuple((Run(cell),) for cell in row) for row in rows)
    )


def wide(grid: TableBlock) -> tuple[float, ...]:
    return columns_in([grid])[heading_of(grid)].widths


def many_rows(count: int = 12) -> TableBlock:
    return table(
        *[("R1 Fältande socialsekreterare", LONG, "Deltar", "2016", "M1 Färre våldsbrott", LONG[:90])] * count
    )


def paragraph(text: str = "text", role: str = "") -> Paragraph:
    return Paragraph((Run(text),), role)


# Columns


def test_a_column_with_much_text_is_wide_and_others_no_wider_than_their_words() -> None:
    title, much, *_, little = wide(
        table(("A1 Lampor", LONG, "–"), ("A2 Vandringar", LONG, "–"), head=("Åtgärd", "Text", "Tid"))
    )
    assert much > 4 * title > little


def test_columns_fill_the_width_of_the_page() -> None:
    for grid in (many_rows(), table(("a", "b"), head=("Mål", "Bedömning"))):
        assert abs(110 - sum(wide(grid))) < 1


def test_tables_with_the_same_headings_have_the_same_columns() -> None:
    first = table(("A1 Lampor", "TK"), head=("Åtgärd", "Ansvarig"))
    second = table(("A2 Trygghetsvandringar i centrum", "Kommunstyrelsen"), head=("Åtgärd", "Ansvarig"))
    assert 1 == len(columns_in([first, paragraph(), second]))
    assert wide(first) != columns_in([first, second])[heading_of(first)].widths


def test_a_status_and_a_date_are_on_one_line_where_that_costs_little(trygg: Trygg, tmp_path: Path) -> None:
    lines = pdf_lines(trygg, tmp_path, ROOT / "plans" / "eskilstuna-2016.yaml", "uppföljning", "2016-T2")
    assert 20 <= sum("Status saknas" in line for line in lines if re.match(r"R\d", line))
    assert any(re.match(r"31\sdecember 2016\s*$", line) for line in lines)


def test_no_heading_of_a_column_is_divided_in_a_word_that_fits(trygg: Trygg, tmp_path: Path) -> None:
    lines = pdf_lines(trygg, tmp_path, ROOT / "plans" / "eskilstuna-2016.yaml", "plan", "2016-T2")
    heads = [line for line in lines if line.startswith("Åtgärd Eskilstuna")]
    assert heads
    assert {" ".join(HEAD)} == {*heads}


def pdf_lines(trygg: Trygg, folder: Path, plan: Path, kind: str, period: str) -> list[str]:
    target = folder / "r.pdf"
    answer = trygg("report", plan, "--kind", kind, "--period", period, "-o", target)
    assert 0 == answer.code, answer.err
    return [line for page in pypdf.PdfReader(target).pages for line in page.extract_text().splitlines()]


# Pages that are turned


def test_a_part_whose_tables_have_no_room_stands_on_pages_that_are_turned() -> None:
    before, after = (Heading(2, (Run("Mål"),)), paragraph()), (Heading(2, (Run("Beslut"),)), paragraph())
    crowded = (Heading(2, (Run("Åtgärder"),)), many_rows())
    parts = page_parts([*before, *crowded, *after])
    assert [(before, False), (crowded, True), (after, False)] == [
        (part.blocks, part.is_turned) for part in parts
    ]
    assert sum(parts[1].columns[HEAD].widths) > 160


@pytest.mark.parametrize(
    "blocks",
    [
        (Heading(2, (Run("Få rader"),)), many_rows(1)),
        (Heading(2, (Run("Mest text"),)), many_rows(), *[paragraph(LONG)] * 60),
        (Heading(2, (Run("Få spalter"),)), table(*[("A1", LONG)] * 30, head=("Åtgärd", "Text"))),
    ],
)
def test_other_parts_stand_on_pages_that_are_upright(blocks: tuple[Block, ...]) -> None:
    assert [False] == [part.is_turned for part in page_parts(blocks)]


def test_what_stands_below_a_table_on_a_turned_page_is_in_halves_until_the_next_heading_like_that_above_it() -> (
    None
):
    above = Heading(2, (Run("Åtgärder"),)), Heading(3, (Run("Krog"),)), many_rows()
    below = Heading(4, (Run("R1"),)), paragraph()
    after = Heading(3, (Run("Torg"),)), many_rows()
    parts = page_parts([*above, *below, *after])
    assert [(above, False), (below, True), (after, False)] == [
        (part.blocks, part.is_halved) for part in parts
    ]


def test_both_pdf_and_word_turn_the_pages_of_a_plan_with_crowded_tables(trygg: Trygg, tmp_path: Path) -> None:
    for suffix in ("pdf", "docx"):
        plan = ROOT / "plans" / "eskilstuna-2016.yaml"
        answer = trygg("report", plan, "--kind", "plan", "-o", tmp_path / f"r.{suffix}")
        assert 0 == answer.code, answer.err
    boxes = [page.mediabox for page in pypdf.PdfReader(tmp_path / "r.pdf").pages]
    assert {True, False} == {box.width > box.height for box in boxes}
    sections = [section._sectPr.xml for section in docx.Document(str(tmp_path / "r.docx")).sections]
    across = ["landscape" in section for section in sections]
    assert (False, True, False) == (across[0], any(across), across[-1])
    assert [True] + [False] * (len(sections) - 1) == ["w:titlePg" in section for section in sections]
    rims = [
        (
            section.footer.paragraphs[0].paragraph_format.tab_stops[-1].position,
            (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0),
        )
        for section in docx.Document(str(tmp_path / "r.docx")).sections
    ]
    assert all(abs(rim - width) < Mm(1) for rim, width in rims)
    halved = [section for section in sections if 'w:num="2"' in section]
    assert halved
    assert all('w:type w:val="continuous"' in section for section in halved)


# What stands together


def test_short_lists_stay_on_a_page_and_long_ones_may_be_divided() -> None:
    item = (paragraph("Vad som har genomförts"),)
    assert stays_together(Bullets((item,) * 5))
    assert not stays_together(Bullets((item,) * 40))
    assert not stays_together(LabelledPairs((LabelledPair((Run("Text"),), (paragraph(LONG * 10),)),)))


def test_a_label_a_status_and_what_stands_before_the_colophon_are_on_the_page_of_what_follows() -> None:
    status = Paragraph((Run("Pågår", Style(look="ongoing")),))
    blocks = [
        paragraph(role="label"),
        paragraph(),
        status,
        paragraph(),
        paragraph(),
        paragraph(role="colophon"),
    ]
    assert [True, False, True, False, True, False] == [leads for _, leads in with_what_follows(blocks)]


def test_who_wrote_a_text_stands_on_the_page_of_the_text() -> None:
    blocks = [paragraph(role="muted"), paragraph(), paragraph(role="muted"), paragraph(role="muted")]
    assert [True, False, False, False] == [leads for _, leads in with_what_follows(blocks)]


def test_a_few_lines_between_a_heading_and_a_table_are_on_the_page_where_the_table_begins() -> None:
    heading, grid = Heading(3, (Run("Krog"),)), many_rows(1)
    few = [leads for _, leads in with_what_follows([heading, paragraph(), paragraph(), grid])]
    many = [leads for _, leads in with_what_follows([heading, paragraph(LONG * 9), paragraph(), grid])]
    assert ([False, True, True, False], [False] * 4) == (few, many)


def test_in_word_all_paragraphs_of_a_short_list_but_the_last_are_on_the_page_of_the_next() -> None:
    page = WordPage({"bullet": "Punkt"}, 9000, lambda _: "", {})
    xml = body([Bullets(((paragraph("a"),), (paragraph("b"),), (paragraph("c"),)))], page)
    assert [True, True, False] == ["<w:keepNext/>" in part for part in xml.split("<w:p>")[1:]]


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        ("tests/full", ("--kind", "löften", "--period", "2024-T3")),
        ("plans/karlskoga-2016", ("--kind", "aktör", "--aktör", "polisen", "--period", "2016-T2")),
    ],
)
def test_no_page_has_nothing_but_what_the_report_says_of_itself(
    trygg: Trygg, tmp_path: Path, plan: str, asked: tuple[str, ...]
) -> None:
    assert 0 == trygg("report", ROOT / f"{plan}.yaml", *asked, "-o", tmp_path / "r.pdf").code
    *_, last = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "r.pdf").pages]
    assert len(last.partition("Rapporten bygger på planen")[0].splitlines()) > 2


def test_how_things_are_judged_is_told_once_where_it_is_the_same() -> None:
    folds = "".join(
        f'<details data-about="{id_}"><summary>Så bedöms {id_}: {state}</summary><p>{why}</p></details>'
        for state, id_, why in (
            ("sen", "R1", "a"),
            ("sen", "R2", "b"),
            ("sen", "R3", "a"),
            ("klar", "R4", "a"),
        )
    )
    told = from_html.leaflet(f"<body><h1>T</h1>{folds}<details><p>c</p></details></body>").blocks
    found = [plain(block.runs) for block in told if isinstance(block, (Heading, Paragraph))]
    assert ["Så bedöms R1, R3: sen", "a", "Så bedöms R2: sen", "b", "Så bedöms R4: klar", "a", "c"] == found[
        2:
    ]


def test_the_page_says_what_is_folded_up_about_one_thing(trygg: Trygg, tmp_path: Path) -> None:
    plan = ROOT / "plans" / "eskilstuna-2016.yaml"
    trygg("report", plan, "--period", "2016-T2", "-f", "html", "-o", tmp_path / "r.html")
    told = from_html.leaflet((tmp_path / "r.html").read_text("utf-8")).blocks
    headings = [plain(block.runs) for block in told if isinstance(block, Heading)]
    assert 1 == sum("R1, R2, R3, R4" in heading for heading in headings)


# Above and below the text


def test_what_stands_above_a_page_is_cut_so_that_it_is_one_line() -> None:
    leaflet = Leaflet(
        f"{'Överenskommelse ' * 20}– uppföljning av tertial 1 – Ort", "sv", "", "Kommun" * 40, "", ()
    )
    shown = running(leaflet)
    assert "uppföljning av tertial 1" == shown.about
    assert shown.title.endswith("…")
    assert len(shown.title) + len(shown.about) <= 108
    assert len(shown.publisher) <= 72


def test_a_summary_for_word_has_smaller_letters_and_margins(trygg: Trygg, tmp_path: Path) -> None:
    made: dict[str, Any] = {}
    for kind in ("sammanfattning", "uppföljning"):
        target = tmp_path / f"{kind}.docx"
        trygg("report", ROOT / "tests/full.yaml", "--kind", kind, "--period", "2024-T3", "-o", target)
        made[kind] = docx.Document(io.BytesIO(target.read_bytes()))
    sizes = [document.styles["Normal"].font.size for document in made.values()]
    assert sizes[0] < sizes[1]
    margins = [document.sections[0].top_margin for document in made.values()]
    assert margins[0] < margins[1]


def test_nothing_runs_out_over_the_margin_or_into_the_next_column(trygg: Trygg, tmp_path: Path) -> None:
    address = "fornamn.efternamn.samordnare@raddningstjansten.exempelkommunen.se"
    rows = "".join(
        f"  - {{id: A{number}, åtgärd: {address}, ansvarig: [KS], aktiviteter: [{address}], mål: {address},"
        f" effekt: {address}, tid: {{till: 2025-08-31}}}}\n"
        for number in range(3)
    )
    (tmp_path / "p.yaml").write_text(
        f"id: p\ntitel: {'Samverkansöverenskommelse' * 9}\ntyp: handlingsplan\naktörer: {{KS: {{namn: {address}}}}}\n"
        f"åtgärder:\n{rows}",
        "utf-8",
    )
    assert 0 == trygg("report", tmp_path / "p.yaml", "--kind", "plan", "-o", tmp_path / "r.pdf").code
    pages = pypdf.PdfReader(tmp_path / "r.pdf").pages
    lines = [line for page in pages for line in page.extract_text().split("\n")]
    below = lines[next(at for at, line in enumerate(lines) if line.startswith("A1")) :]
    assert not any(address[:40] in line for line in below[: below.index("Parter och aktörer")])
    title = [line for line in lines if line.startswith("Samverkansöverenskommelse")]
    assert 9 <= len(title)
    assert {"Samverkansöverenskommelse"} == {line.strip() for line in title[:9]}
