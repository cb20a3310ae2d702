"""Reports for Word as LibreOffice opens them: whole, item by item, with headings, language, tables and alt texts."""

import os
import re
import subprocess
from collections.abc import Iterator
from typing import Any, NamedTuple

import docx
import pypdf
import pytest

from tests.conftest import ROOT
from tests.looks import LETTERHEAD
from tests.office import SOFFICE
from tests.whole_reports import changes_of_full
from trygg_cli import language, publication, templates
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.render.documents import from_html, said, word
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.report_settings import DEFAULT
from trygg_cli.report.wanted import WantedReport

pytestmark = [
    pytest.mark.skipif(
        not SOFFICE and not os.environ.get("CI"), reason="no LibreOffice here; in CI there must be one"
    ),
    pytest.mark.xdist_group("word-office"),
]

AS_PDF = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
REPORTS = [*((kind, DEFAULT) for kind in ReportKind), (ReportKind.FOLLOW_UP, LETTERHEAD)]
NAMES = [f"{kind}{'-brevhuvud' if settings is LETTERHEAD else ''}" for kind, settings in REPORTS]


class Opened(NamedTuple):
    """A report for Word, and what LibreOffice makes of it as PDF."""

    document: Any
    content: bytes
    pdf: pypdf.PdfReader


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opened]:
    """Return every kind of report, all opened by one LibreOffice."""
    folder = tmp_path_factory.mktemp("word")
    language.use("sv")
    source = read("full.yaml", (ROOT / "tests" / "full.yaml").read_text("utf-8"))
    plan = publication.public(source).document.plan
    files = {}
    for name, (kind, settings) in zip(NAMES, REPORTS, strict=True):
        actor = next(iter(source.plan.actors)) if kind is ReportKind.ACTOR else ""
        changes = changes_of_full() if kind is ReportKind.CHANGES else None
        wanted = WantedReport(
            Period.parse("2024-T3"), kind=kind, settings=settings, actor=actor, changes=changes
        )
        page = templates.render("report.html.j2", report=wanted.of(plan, source.fields))
        files[name] = folder / f"{name}.docx"
        files[name].write_bytes(word.render(from_html.leaflet(page)))
    assert SOFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", AS_PDF, "--outdir", str(folder / "pdf")]
    done = subprocess.run(
        [*command, *map(str, files.values())], capture_output=True, check=False, timeout=300
    )
    assert 0 == done.returncode, done.stderr
    return {
        name: Opened(
            docx.Document(str(path)), path.read_bytes(), pypdf.PdfReader(folder / "pdf" / f"{name}.pdf")
        )
        for name, path in files.items()
    }


def letters(text: str) -> str:
    """Return a text without what lines and hyphens change."""
    return re.sub(r"[\W_]+", "", text)


def structure(pdf: pypdf.PdfReader) -> Iterator[dict[str, Any]]:
    """Yield the elements that a screen reader goes through."""
    waiting: list[Any] = [pdf.root_object["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        waiting += element if isinstance(element, list) else []
        if isinstance(element, dict):
            yield element
            waiting += [element["/K"]] if "/K" in element else []


def outline(entries: Any, level: int = 1) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(entry, level + 1)
        else:
            yield level, letters(str(entry.title))


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_all_that_stands_in_the_file(opened: dict[str, Opened], name: str) -> None:
    made = opened[name]
    above, below = (
        letters(part.paragraphs[0].text.partition("\t")[0])
        for part in (made.document.sections[0].header, made.document.sections[0].footer)
    )
    pages = [letters(page.extract_text()).removeprefix(above) for page in made.pdf.pages]
    shown = "".join(re.sub(rf"{below}Sida\d+av\d+$", "", page) for page in pages)
    pieces = said.in_word(made.content).pieces
    assert len(pieces) > 5
    lost = [cell for piece in pieces for cell in piece.text.split(" | ") if letters(cell) not in shown]
    assert [] == lost


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_finds_the_headings_at_their_levels(opened: dict[str, Opened], name: str) -> None:
    made = opened[name]
    headings = [
        (int(paragraph.style.name[-1]), letters(paragraph.text))
        for paragraph in made.document.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert [1] == [level for level, _ in headings if level == 1]
    found = [*outline(made.pdf.outline)]
    assert [text for _, text in headings] == [text for _, text in found]
    assert {level for level, _ in headings if level < 3} == {level for level, _ in found if level < 3}


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_finds_language_table_headings_and_alt_texts(
    opened: dict[str, Opened], name: str
) -> None:
    made = opened[name]
    assert "sv-SE" == str(made.pdf.root_object["/Lang"])
    elements = [*structure(made.pdf)]
    columns = sum(len(table.columns) for table in made.document.tables)
    assert columns <= sum(element.get("/S") == "/TH" for element in elements)  # repeated on each page
    figures = [str(element.get("/Alt", "")) for element in elements if element.get("/S") == "/Figure"]
    told = [shape._inline.docPr.get("descr") for shape in made.document.inline_shapes]
    assert sorted(told) == sorted(figures)
    assert all(told)


def test_the_letterhead_comes_first_with_its_logo(opened: dict[str, Opened]) -> None:
    made = opened["uppföljning-brevhuvud"]
    first, second, *_ = made.document.paragraphs
    assert "Vapen" in first._p.xml
    assert second.text.startswith("Exempelstads kommun\nStab & ledning\nBox 1")


def test_the_summary_is_one_page(opened: dict[str, Opened]) -> None:
    assert 1 == len(opened["sammanfattning"].pdf.pages)
