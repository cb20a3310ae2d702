"""Reports for Word and as PDF: they say what the page says, and anybody can read and keep them."""

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from tests.conftest import ROOT, Git, Trygg, data_of
from tests.said_in_reports import PLAN, SECRETS, SUFFIXES, WORDS, joined, unpacked
from trygg_cli import publication
from trygg_cli.reading.document import read
from trygg_cli.render.documents import from_html, said
from trygg_cli.render.documents.blocks import Chart, Heading, PageBreak, Paragraph, Run, TableBlock, plain
from trygg_cli.render.documents.columns import columns_in
from trygg_cli.render.documents.word_xml import WordPage, body
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.verified import SaidPiece


def written(trygg: Trygg, folder: Path, format_: str, text: str = PLAN, *more: str) -> bytes:
    """Return the report of a plan on tertial 1 2025."""
    (folder / "p.yaml").write_text(text, "utf-8")
    target = folder / f"rapport{SUFFIXES[format_]}"
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-f", format_, "-o", target, *more)
    assert 0 == answer.code, answer.err
    return target.read_bytes()


def in_pdf(trygg: Trygg, folder: Path, text: str = PLAN) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(written(trygg, folder, "pdf", text)))


def in_word(trygg: Trygg, folder: Path, text: str = PLAN) -> Any:
    return docx.Document(io.BytesIO(written(trygg, folder, "docx", text)))


# What is said


def without_running_lines(pieces: tuple[SaidPiece, ...]) -> tuple[SaidPiece, ...]:
    """Return what pages say from one to the next: what runs at the foot of each, and the head of the next, left out."""
    feet = [re.search(r"Sida \d+ av \d+$", piece.text) is not None for piece in pieces]
    after_foot = [False, *feet]
    return tuple(piece for piece, *running in zip(pieces, feet, after_foot, strict=False) if not any(running))


OTHERWISE = ("indikatorer", "exempelkommunhandlingsplan")
"""What Markdown says in other words: one indicator after the other, and first what kind of plan it is."""

OF_EVERY_KIND = [
    ("tests/full.yaml", kind) for kind in ReportKind if kind is not ReportKind.CHANGES
]  # which is compared in tests/test_report_changes.py, with what git has
OTHERS = [("plans/2022.yaml", ReportKind.FOLLOW_UP), ("plans/trollhattan-2022.yaml", ReportKind.FOLLOW_UP)]


@pytest.mark.parametrize(("plan", "kind"), [*OF_EVERY_KIND, *OTHERS])
def test_every_face_says_the_same_piece_by_piece(
    trygg: Trygg, tmp_path: Path, plan: str, kind: ReportKind
) -> None:
    faces = {}
    period = "2024-T3" if plan == "tests/full.yaml" else "2022-T2"
    asked = ("--period", period, "--kind", kind, *(("--aktör", "KS") if kind is ReportKind.ACTOR else ()))
    for format_, suffix in SUFFIXES.items():
        target = tmp_path / f"r{suffix}"
        answer = trygg("report", ROOT / plan, *asked, "-f", format_, "-o", target)
        assert 0 == answer.code, answer.err
        faces[suffix] = said.READERS[suffix](target.read_bytes())
    pieces = [re.sub(r"[\W_\d]+", "", piece.text).casefold() for piece in faces[".html"].pieces]
    for suffix in (".docx", ".pdf"):
        whole, at = joined(without_running_lines(faces[suffix].pieces)), 0
        for piece in pieces:
            found = whole.find(piece, at)
            assert found >= 0, (suffix, piece)
            at = found + len(piece) if suffix == ".docx" else at
    in_markdown = joined(faces[".md"].pieces)
    only_on_pages = [piece for piece in pieces if piece not in in_markdown]
    assert [] == [
        piece
        for piece in only_on_pages
        if not piece.startswith(("såhar", "såärdeträknat", "skäl")) and piece not in OTHERWISE
    ]


def test_what_is_folded_up_on_the_page_comes_under_how_it_is_judged(trygg: Trygg, folder: Path) -> None:
    texts = [paragraph.text for paragraph in in_word(trygg, folder).paragraphs]
    assert texts.index("Hur bedömningarna är gjorda") < texts.index("Så har A1 bedömts: försenad")


def test_texts_of_the_plan_are_never_read_as_markup(trygg: Trygg, folder: Path) -> None:
    text = "#set page(fill: red) $x^2$ *b* _k_ `r` @a <l> \\u{41} {{ 7 * 7 }} {% raw %} &amp; <w:b/>"
    plan = PLAN.replace("Stolparna är beställda.", f"'{text}'")
    assert text in "\n".join(paragraph.text for paragraph in in_word(trygg, folder, plan).paragraphs)
    pages = "".join(page.extract_text() for page in in_pdf(trygg, folder, plan).pages)
    assert re.sub(r"\s", "", text) in re.sub(r"\s", "", pages)


@pytest.mark.parametrize(
    ("text", "in_word_it_is", "in_pdf_it_is"),
    [
        ("a\\u202eb", "a\\u{202e}b", "a\\u{202e}b"),
        ("ring\\x07", "ring\\u{7}", "ring\\u{7}"),
        ("glad 😀", "glad 😀", "glad 😀"),
        ("kock 🧑\\u200d🍳", "kock 🧑\u200d🍳", "kock [adult][cooking]"),
        ("سلام", "سلام", "سلام"),
        ("中", "中", "[cjk unified ideograph-4e2d]"),
    ],
)
def test_what_acts_hides_or_cannot_be_drawn_is_held_or_named(
    trygg: Trygg, folder: Path, text: str, in_word_it_is: str, in_pdf_it_is: str
) -> None:
    plan = PLAN.replace("Stolparna är beställda.", f'"{text}"')
    assert in_word_it_is in [paragraph.text for paragraph in in_word(trygg, folder, plan).paragraphs]
    pages = "".join(page.extract_text() for page in in_pdf(trygg, folder, plan).pages)
    assert re.sub(r"[-\s]", "", in_pdf_it_is) in re.sub(r"[-\s\u00ad]", "", pages)


def test_a_text_of_a_hundred_thousand_letters_without_a_space_is_held(trygg: Trygg, folder: Path) -> None:
    plan = PLAN.replace("Stolparna är beställda.", "A" * 100_000)
    assert any("A" * 100_000 == paragraph.text for paragraph in in_word(trygg, folder, plan).paragraphs)
    pages = "".join(page.extract_text() for page in in_pdf(trygg, folder, plan).pages)
    assert 100_000 <= pages.count("A")


# What is not public


@pytest.mark.parametrize("format_", SUFFIXES)
def test_nothing_that_is_not_public_is_in_any_face(trygg: Trygg, folder: Path, format_: str) -> None:
    found = unpacked(written(trygg, folder, format_, SECRETS))
    assert "Stolparna är beställda." in found
    assert [] == [word for word in WORDS if word in found]


def test_it_is_told_how_many_pieces_are_blotted_out(trygg: Trygg, folder: Path) -> None:
    (folder / "p.yaml").write_text(SECRETS, "utf-8")
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-f", "html", "-o", "-")
    assert "•••" in answer.out
    assert "4 personuppgifter är maskerade" in answer.err


def test_what_an_exception_allows_stands_in_the_report(trygg: Trygg, folder: Path) -> None:
    text = SECRETS.replace("811228-9874.", "811228-9874.  # trygg: tillåt P01, P02 – en fiktiv person")
    assert "Anna Hemligsson" in written(trygg, folder, "html", text).decode()


def test_personal_data_that_nothing_can_stand_in_for_stop_the_report(trygg: Trygg, folder: Path) -> None:
    (folder / "p.yaml").write_text(
        "id: p\ntitel: P\ntyp: handlingsplan\n"
        "indikatorer: [{id: I1, namn: A, utfall: [{period: 2025-T1, värde: 8112289874}]}]\n",
        "utf-8",
    )
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-f", "html", "-o", "-")
    assert (2, "") == (answer.code, answer.out)
    assert "personuppgifter står i ett id" in answer.err
    assert "811228" not in answer.err


def test_own_templates_see_only_what_is_public(trygg: Trygg, folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "report.html.j2").write_text(
        "{% for m in report.plan.measures %}{% for f in m.follow_ups %}[{{ f.comment }}]{% endfor %}{% endfor %}",
        "utf-8",
    )
    assert written(trygg, folder, "html", SECRETS).startswith(b"[Stolparna \xc3\xa4r best\xc3\xa4llda.]\n")


# PDF


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_only_a_pdf_has_the_plan_written_out(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    def fail(_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(publication, "text", fail)
    assert b"Stolparna" in written(trygg, folder, format_, SECRETS)


def test_the_public_plan_is_attached_as_the_source_of_the_pdf(trygg: Trygg, folder: Path) -> None:
    pdf = in_pdf(trygg, folder, SECRETS)
    assert ["p.yaml"] == [*pdf.attachments]
    enclosed = read("p.yaml", pdf.attachments["p.yaml"][0])
    assert () == enclosed.problems
    assert "•••" in data_of(enclosed)["åtgärder"][0]["beskrivning"]
    assert ["Stolparna är beställda."] == [
        entry["kommentar"] for entry in data_of(enclosed)["åtgärder"][0]["uppföljning"]
    ]
    content = pdf.stream
    content.seek(0)
    assert b"/AFRelationship/Source" in content.read()


def test_a_pdf_says_its_title_language_and_day_and_is_tagged(trygg: Trygg, folder: Path) -> None:
    pdf = in_pdf(trygg, folder)
    assert pdf.metadata
    assert "Trygghet & trivsel – uppföljning av tertial 1 2025 (januari–april) – Åmål" == pdf.metadata.title
    assert "D:20250430000000Z" == str(pdf.metadata["/CreationDate"])
    assert "sv-SE" == str(pdf.root_object["/Lang"])
    assert "'/Marked': True" in str(pdf.root_object["/MarkInfo"].get_object())


def test_pages_have_numbers_and_the_title_from_the_second_on(trygg: Trygg, folder: Path) -> None:
    first, second, *_ = [page.extract_text() for page in in_pdf(trygg, folder).pages]
    count = len(in_pdf(trygg, folder).pages)
    assert f"Sida 1 av {count}" in first
    assert f"Sida 2 av {count}" in second
    assert "Trygghet & trivsel" in second


@pytest.mark.parametrize(
    ("plan", "period"),
    [("plans/2022", "2022-T2"), ("plans/eskilstuna-2016", "2016-T2"), ("plans/karlskoga-2016", "2016-T2"),
     ("plans/haninge-2019", "2020-T1"), ("plans/trollhattan-2022", "2022-T2"), ("tests/full", "2024-T3")],
)  # fmt: skip
def test_the_summary_of_a_plan_is_one_page(trygg: Trygg, tmp_path: Path, plan: str, period: str) -> None:
    asked = ("--kind", "sammanfattning", "--period", period, "-o", tmp_path / "r.pdf")
    assert 0 == trygg("report", ROOT / f"{plan}.yaml", *asked).code
    (page,) = pypdf.PdfReader(tmp_path / "r.pdf").pages
    assert (595, 842) == (round(page.mediabox.width), round(page.mediabox.height))


def test_only_fonts_of_the_package_are_used_and_all_are_embedded(trygg: Trygg, folder: Path) -> None:
    content = written(trygg, folder, "pdf").decode("latin-1")
    fonts = {"NotoSans-Regular", "NotoSans-Bold", "DejaVuSans"}
    assert fonts == set(
        re.findall(r"/FontName/[A-Z]{6}\+([\w-]+)", content)
    )  # DejaVu has the arrow of a trend
    assert content.count("/FontDescriptor ") == content.count("/FontFile")


def test_long_words_are_divided_at_the_end_of_a_line_and_abbreviations_and_short_ones_never(
    trygg: Trygg, folder: Path
) -> None:
    words = " ".join(f"BUN RISE kommun {'x' * (number % 7)} trygghetsvandring" for number in range(99))
    text = "".join(
        page.extract_text() for page in in_pdf(trygg, folder, PLAN.replace("Stolparna", words)).pages
    )
    divided = [re.sub(r"\W", "", word) for word in re.findall("\\w+[-\u00ad]\n\\w*", text)]
    assert "trygghetsvandring" in divided
    assert not {*divided} & {"BUN", "RISE", "kommun"}


def test_headings_are_not_divided(trygg: Trygg, folder: Path) -> None:
    title = " ".join(["Samverkansöverenskommelsen"] * 5)
    pdf = in_pdf(trygg, folder, PLAN.replace("Trygghet & trivsel", title))
    assert [] == re.findall("\\w[-\u00ad]\n", pdf.pages[0].extract_text())


def test_a_row_that_is_taller_than_a_third_of_a_page_may_be_divided_and_others_not() -> None:
    from trygg_cli.render.documents.columns import is_tall

    row = ((Run("kort"),), (Run("ord " * 200),))
    assert not is_tall(row, (30, 80))
    assert is_tall(row, (80, 30))


def test_words_in_capitals_and_headings_are_not_divided_in_word(trygg: Trygg, folder: Path) -> None:
    document = in_word(trygg, folder)
    assert [True, True] == [
        f"<w:{name}/>" in document.settings.element.xml for name in ("autoHyphenation", "doNotHyphenateCaps")
    ]
    assert "w:suppressAutoHyphens" in document.styles["Heading 1"].element.xml


def test_a_heading_is_never_more_than_a_step_below_the_one_above(trygg: Trygg, folder: Path) -> None:
    from trygg_cli.render.documents import pdf

    told = pdf.told((Heading(1, ()), Heading(4, ()), Heading(6, ()), Heading(2, ()), Heading(4, ())), 0, {})
    assert [1, 2, 3, 2, 3] == [block["level"] for block in told]


# Word


def test_a_word_file_says_its_title_language_and_day(trygg: Trygg, folder: Path) -> None:
    document = in_word(trygg, folder)
    about = document.core_properties
    assert about.title.startswith("Trygghet & trivsel – uppföljning av tertial 1 2025")
    assert ("sv-SE", "2025-04-30") == (about.language, about.created.date().isoformat())
    assert 'w:lang w:val="sv-SE"' in document.styles.element.xml
    assert (210, 297) == (
        round(document.sections[0].page_width.mm),
        round(document.sections[0].page_height.mm),
    )


def test_tables_in_word_repeat_their_headings_keep_rows_whole_and_say_what_they_show(
    trygg: Trygg, folder: Path
) -> None:
    tables = in_word(trygg, folder).tables
    assert tables
    for table in tables:
        first, *others = [row._tr.xml for row in table.rows]
        assert "w:tblHeader" in first
        assert all("w:cantSplit" in row and "w:tblHeader" not in row for row in others)
        assert re.search('w:tblDescription w:val="[^"]+"', table._tbl.xml)
        assert "Faktatabell" == table.style.name


def test_headings_in_word_are_headings_and_other_texts_have_styles_with_swedish_names(
    trygg: Trygg, folder: Path
) -> None:
    styles = {paragraph.text: paragraph.style.name for paragraph in in_word(trygg, folder).paragraphs}
    assert "Heading 1" == styles["Trygghet & trivsel"]
    assert "Heading 2" == styles["Läget i korthet"]
    assert "Faktarad" == styles["Ansvarig: Kommunstyrelsen"]


def test_a_page_begins_with_what_stands_first_on_it_so_that_none_is_empty(trygg: Trygg, folder: Path) -> None:
    document = in_word(trygg, folder)
    begins = [paragraph.text for paragraph in document.paragraphs if "w:pageBreakBefore" in paragraph._p.xml]
    assert ["Alla åtgärder"] == begins
    assert 'w:br w:type="page"' not in document.element.xml


@pytest.mark.parametrize(
    ("block", "start"),
    [
        (Heading(2, (Run("a"),)), '<w:p><w:pPr><w:pStyle w:val="R2"/><w:pageBreakBefore/></w:pPr><w:r>'),
        (Heading(3, (Run("a"),)), "<w:p><w:pPr><w:keepNext/><w:pageBreakBefore/><w:outlineLvl"),
        (Paragraph((Run("a"),)), "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r>"),
        (TableBlock("", ((Run("a"),),), ()), "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p><w:tbl>"),
    ],
)
def test_whatever_begins_a_page_in_word_says_so_itself(block: Any, start: str) -> None:
    page = WordPage({"heading 2": "R2"}, 9000, lambda _: "", columns_in([block]))
    assert body([PageBreak(), block, PageBreak()], page).startswith(start)


def drawn(height: int) -> Chart:
    view = f'viewBox="0 0 640 {height}"'
    return Chart(f'<svg xmlns="http://www.w3.org/2000/svg" {view}><path d="M0 0h9v9z"/></svg>', "Så")


def with_chart(lines: int, height: int) -> Any:
    """Return a document with lines above a chart."""
    page = from_html.leaflet("<html><title>T</title></html>")
    above = [Paragraph((Run(f"rad {number}"),)) for number in range(lines)]
    return page._replace(blocks=(Heading(1, (Run("T"),)), *above, drawn(height)))


def size_in_pdf(lines: int, height: int) -> tuple[int, int]:
    """Return the width and the height of the chart in PDF, in points."""
    from trygg_cli.render.documents import pdf

    made = pdf.render(with_chart(lines, height), {"p.yaml": "id: p"})
    ((left, low, right, top),) = [
        map(float, box.split()) for box in re.findall(rb"/BBox ?\[([^\]]*)\]", made)
    ]
    return round(right - left), round(top - low)


def test_charts_in_pdf_keep_their_size_at_the_end_of_a_page_and_none_is_taller_than_a_page() -> None:
    assert {(299, 117)} == {size_in_pdf(lines, 250) for lines in (0, 34, 35, 36, 37)}
    assert (95, 595) == size_in_pdf(0, 4000)


def test_charts_in_word_are_no_taller_than_a_page() -> None:
    from trygg_cli.render.documents import word

    made = (docx.Document(io.BytesIO(word.render(with_chart(0, height)))) for height in (250, 4000))
    assert [40, 210] == [round(document.inline_shapes[0].height.mm) for document in made]


def test_charts_in_word_say_what_they_show(trygg: Trygg, folder: Path) -> None:
    described = re.findall('<wp:docPr [^>]*descr="([^"]+)"', in_word(trygg, folder).element.xml)
    assert any(text.startswith("Så har det gått: Otrygghet") and "26" in text for text in described)
    assert len(described) == len(in_word(trygg, folder).inline_shapes)


# Both


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_the_same_plan_gives_the_same_bytes_in_documents_too(
    trygg: Trygg, folder: Path, format_: str
) -> None:
    assert written(trygg, folder, format_) == written(trygg, folder, format_)


@pytest.mark.parametrize(("format_", "module"), [("pdf", "typst"), ("docx", "docx")])
def test_a_missing_extra_is_told_with_what_to_install(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch, format_: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (folder / "p.yaml").write_text(PLAN, "utf-8")
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-f", format_)
    assert 2 == answer.code
    assert f'pip install "trygg[{format_}]"' in answer.err


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_a_title_of_thousands_of_letters_with_signs_that_act_is_held(
    trygg: Trygg, folder: Path, format_: str
) -> None:
    title = "Trygghet " * 500 + "\\x07\\x0b\\u202e"
    found = said.READERS[SUFFIXES[format_]](
        written(trygg, folder, format_, PLAN.replace("titel: Trygghet & trivsel", f'titel: "{title}"'))
    )
    assert "plan=p" in found.mark
    assert 500 <= sum(piece.text.count("Trygghet") for piece in found.pieces)


def test_the_commit_and_changes_that_are_not_committed_are_told(trygg: Trygg, git: Git) -> None:
    here = Path.cwd()
    text = written(trygg, here, "markdown")
    git("add", "p.yaml")
    git("commit", "--quiet", "-m", "Plan")
    commit = git("rev-parse", "HEAD").strip()[:12]
    assert b"sparad i git" not in text
    marks = [said.in_html(written(trygg, here, "html", plan)).mark for plan in (PLAN, PLAN + "språk: sv\n")]
    assert all(f"commit={commit}" in mark for mark in marks)
    assert [False, True] == ["changed=yes" in mark for mark in marks]


def test_a_report_as_html_loads_nothing_that_makes_documents() -> None:
    script = (
        "import sys; from trygg_cli.cli.app import run; run(sys.argv[1:]);"
        "print({'typst', 'docx', 'docxtpl', 'pypdf', 'lxml', 'html.parser'} & {*sys.modules})"
    )
    arguments = ["report", "plans/2022.yaml", "-t", "2", "-f", "html", "-o", "-"]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, check=True
    )
    assert b"set()" == done.stdout.splitlines()[-1]


# A page taken apart


def blocks(html: str) -> tuple[Any, ...]:
    return from_html.leaflet(f"<html><body>{html}</body></html>").blocks


def test_paragraphs_in_a_cell_are_lines_of_it() -> None:
    (grid,) = blocks("<table><tr><th>A</th></tr><tr><td><p>ett</p><p>två</p></td></tr></table>")
    assert isinstance(grid, TableBlock)
    assert "ett\ntvå" == plain(grid.rows[0][0])


def test_what_is_for_a_screen_only_is_left_out() -> None:
    assert () == blocks('<nav><a href="#x">x</a></nav><style>p {}</style><p><a href="#why">Varför?</a></p>')


def test_a_drawing_without_words_is_left_out_and_one_with_them_has_its_patterns() -> None:
    sprite = (
        '<svg class="sprite" aria-hidden="true"><defs><pattern id="fill-a"><rect/></pattern></defs></svg>'
    )
    chart = (
        '<svg role="img" viewBox="0 0 1 1"><title>T</title><desc>D</desc><rect fill="url(#fill-a)"/></svg>'
    )
    (found,) = blocks(sprite + chart)
    assert isinstance(found, Chart)
    assert "T. D" == found.alternative
    assert '<pattern id="fill-a">' in found.svg


def test_signs_that_html_writes_out_are_read() -> None:
    assert (Paragraph((Run("a & <b> å"),)),) == blocks("<p>a &amp; &lt;b&gt; &aring;</p>")
