"""`trygg verify`: whether a report still follows from its plan, and what it says otherwise."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from tests.conftest import Git, Trygg
from tests.said_in_reports import PLAN, SUFFIXES
from trygg_cli.period import Period
from trygg_cli.report.mark import ReportMark, parse
from trygg_cli.report.verified import SaidPiece, differences


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.yaml").write_text(PLAN, "utf-8")
    return tmp_path


def made(trygg: Trygg, format_: str, *more: str) -> str:
    """Write a report of the plan and return the name of its file."""
    name = f"r{SUFFIXES[format_]}"
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-f", format_, "-o", name, *more)
    assert 0 == answer.code, answer.err
    return name


def change(old: str, new: str) -> None:
    text = Path("p.yaml").read_text("utf-8")
    assert old in text
    Path("p.yaml").write_text(text.replace(old, new), "utf-8")


def test_what_is_not_there_or_a_folder_is_not_told_as_a_report_of_another_sort(
    trygg: Trygg, folder: Path
) -> None:
    for name, answer in (("saknas.txt", "det finns ingen sådan fil"), (".", "det är en mapp")):
        outcome = trygg("verify", name, "p.yaml")
        assert (2, True) == (outcome.code, answer in outcome.err)


@pytest.mark.parametrize("format_", SUFFIXES)
def test_a_report_follows_from_the_plan_it_was_made_of(trygg: Trygg, folder: Path, format_: str) -> None:
    answer = trygg("verify", made(trygg, format_), "p.yaml")
    assert (0, f"r{SUFFIXES[format_]} stämmer med p.yaml\n") == (answer.code, answer.out)


@pytest.mark.parametrize("format_", SUFFIXES)
def test_what_has_been_changed_in_the_plan_is_told_under_its_heading(
    trygg: Trygg, folder: Path, format_: str
) -> None:
    name = made(trygg, format_)
    change("Stolparna är beställda.", "Stolparna är resta.")
    answer = trygg("verify", name, "p.yaml")
    assert 1 == answer.code
    first, *told = answer.out.splitlines()
    assert first.startswith(f"{name} stämmer inte med p.yaml, som har ändrats sedan dess: ")
    assert [
        "  A1 Belysning",
        "    i rapporten står:   Stolparna är beställda.",
        "    av planen blir det: Stolparna är resta.",
    ] == told[-3:]  # before it stands the table of deviations, which tells of it too


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_a_figure_that_somebody_changed_in_the_report_is_found(
    trygg: Trygg, folder: Path, format_: str
) -> None:
    path = Path(made(trygg, format_))
    text = path.read_text("utf-8")
    assert "1 är försenad" in text
    path.write_text(text.replace("1 är försenad", "0 är försenade", 1), "utf-8")
    answer = trygg("verify", path, "p.yaml")
    assert (1, True) == (answer.code, "och planen är inte ändrad" in answer.out)
    assert "0 är försenade" in answer.out


def test_a_figure_that_somebody_changed_in_word_is_found_and_saving_anew_is_no_change(
    trygg: Trygg, folder: Path
) -> None:
    name = made(trygg, "docx")
    document = docx.Document(name)
    document.save(name)
    assert 0 == trygg("verify", name, "p.yaml").code
    table = document.tables[0]
    table.cell(1, 1).text = "Genomförd"
    document.save(name)
    answer = trygg("verify", name, "p.yaml")
    assert 1 == answer.code
    assert "| Genomförd |" in answer.out


def test_a_change_that_the_report_does_not_show_is_told_as_one(trygg: Trygg, folder: Path) -> None:
    name = made(trygg, "html")
    change("id: p\n", "trygg: 1\nid: p\n")
    answer = trygg("verify", name, "p.yaml")
    assert 0 == answer.code
    assert "inte har ändrats i något som rapporten visar" in answer.out


def test_comments_and_internal_notes_change_nothing(trygg: Trygg, folder: Path) -> None:
    name = made(trygg, "html")
    change("{avser: 2024-T3", "{avser: 2024-T2, status: pågår, kommentar: x, intern: ja}, {avser: 2024-T3")
    change("typ: handlingsplan", "typ: handlingsplan  # en anteckning")
    answer = trygg("verify", name, "p.yaml")
    assert (0, f"{name} stämmer med p.yaml\n") == (answer.code, answer.out)


def test_it_is_made_again_in_the_language_and_on_the_day_that_it_was(trygg: Trygg, folder: Path) -> None:
    name = made(trygg, "markdown", "--datum", "2025-02-01", "--lang", "en")
    assert "late: 0" not in Path(name).read_text("utf-8")
    assert 0 == trygg("verify", name, "p.yaml").code


def test_the_plan_is_found_in_the_project_by_its_id(trygg: Trygg, git: Git) -> None:
    Path("plans").mkdir()
    Path("plans/a.yaml").write_text(PLAN, "utf-8")
    Path("plans/b.yaml").write_text(PLAN.replace("id: p\n", "id: annan\n"), "utf-8")
    answer = trygg("report", "plans/a.yaml", "--period", "2025-T1", "-f", "html", "-o", "r.html")
    assert 0 == answer.code
    assert "r.html stämmer med plans/a.yaml" in trygg("verify", "r.html").out


def test_the_answer_for_programs_has_every_difference(trygg: Trygg, folder: Path) -> None:
    name = made(trygg, "html")
    change("Belysning", "Lampor")
    answer = trygg("verify", name, "p.yaml", "-f", "json")
    (told,) = json.loads(answer.out)["reports"]
    assert (1, False, True) == (answer.code, told["follows"], told["plan_changed"])
    assert {"place", "here", "there"} == set(told["differences"][0])


@pytest.mark.parametrize("kind", ["sammanfattning", "plan", "tjänsteskrivelse"])
@pytest.mark.parametrize("format_", SUFFIXES)
def test_every_kind_of_report_follows_from_its_plan(
    trygg: Trygg, folder: Path, kind: str, format_: str
) -> None:
    assert 0 == trygg("verify", made(trygg, format_, "--kind", kind), "p.yaml").code


def test_a_report_for_an_actor_is_made_again_for_that(trygg: Trygg, folder: Path) -> None:
    name = made(trygg, "html", "--aktör", "BUN")
    assert 0 == trygg("verify", name, "p.yaml").code


def test_a_report_in_a_template_is_made_again_in_that(trygg: Trygg, folder: Path) -> None:
    template = docx.Document()
    template.add_paragraph("{{p content }}")
    template.save("mall.docx")
    name = made(trygg, "docx", "--template", "mall.docx")
    answer = trygg("verify", name, "p.yaml")
    assert (2, True) == (answer.code, "mall.docx" in answer.err)
    assert 0 == trygg("verify", name, "p.yaml", "--template", "mall.docx").code


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.html", b"<html><body>Hej</body></html>"),
        ("r.md", b"# Hej\n<!-- trygg kind=x -->\n"),
        ("r.txt", b"Hej"),
        ("r.docx", b"Hej"),
        ("r.pdf", b"%PDF-1.7\nhej"),
        ("r.pdf", b""),
    ],
)
def test_what_is_no_report_is_said_to_be_none(trygg: Trygg, folder: Path, name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    answer = trygg("verify", name, "p.yaml")
    assert (2, "") == (answer.code, answer.out)
    assert name in answer.err


def test_another_plan_is_not_taken_for_the_reports(trygg: Trygg, folder: Path) -> None:
    name = made(trygg, "html")
    change("id: p\n", "id: q\n")
    answer = trygg("verify", name, "p.yaml")
    assert (2, True) == (answer.code, "gäller planen p, som inte finns här" in answer.err)


def test_a_mark_is_read_as_it_was_written() -> None:
    mark = ReportMark(
        "uppföljning",
        "å & -- >",
        Period.parse("2025-T1"),
        None,
        "sv",
        "r1",
        "1.0",
        "abc",
        template="a b.docx",
    )
    assert mark == parse(mark.text)
    assert not {*"<>&\"' "} & {*mark.text.replace("&", "")}


def test_pieces_that_came_or_went_are_told_on_their_own() -> None:
    here = [SaidPiece("A", "ett"), SaidPiece("A", "två"), SaidPiece("B", "tre")]
    there = [SaidPiece("A", "ett"), SaidPiece("B", "tre"), SaidPiece("B", "fyra")]
    assert [("A", "två", None), ("B", None, "fyra")] == [*map(tuple, differences(here, there))]


def test_a_word_file_that_is_full_of_nothing_ends(trygg: Trygg, folder: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<" * 1_000_000)
    Path("r.docx").write_bytes(packed.getvalue())
    assert 2 == trygg("verify", "r.docx", "p.yaml").code


def test_the_mark_in_markdown_can_be_read_and_one_that_was_escaped_is_understood(
    trygg: Trygg, folder: Path
) -> None:
    path = Path(made(trygg, "markdown"))
    text = path.read_text("utf-8")
    assert "<!-- trygg kind=uppf%C3%B6ljning&plan=p&period=2025-T1" in text
    path.write_text(
        text.replace("kind=uppf%C3%B6ljning&plan", r"kind=uppf\%&#8203;C3\%&#8203;B6ljning\&&#8203;plan"),
        "utf-8",
    )
    assert 0 == trygg("verify", path, "p.yaml").code


def test_the_commit_in_markdown_can_be_copied(trygg: Trygg, git: Git) -> None:
    Path("p.yaml").write_text(PLAN, "utf-8")
    git.commit()
    text = Path(made(trygg, "markdown")).read_text("utf-8")
    assert f"sparad i git som {git('rev-parse', 'HEAD')[:12]} ·" in text


def test_where_a_page_of_a_pdf_ends_is_no_difference(trygg: Trygg, folder: Path) -> None:
    change(
        "åtgärder:\n", "åtgärder:\n" + "".join(f"  - {{id: X{n}, åtgärd: Nummer {n}}}\n" for n in range(60))
    )
    name = made(trygg, "pdf")
    change(
        "typ: handlingsplan", f"typ: handlingsplan\nsyfte: {'Alla ska vara trygga i hela kommunen. ' * 20}"
    )
    change("Nummer 0}", f"Nummer 0, beskrivning: {'Vi gör det som behövs och lite till. ' * 40}}}")
    answer = trygg("verify", name, "p.yaml")
    assert (1, False) == (answer.code, "Sida" in answer.out), answer.out
    assert "gör det som behövs" in answer.out
