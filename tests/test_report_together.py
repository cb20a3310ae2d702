"""Several plans in one report: what they have in common first, then each of them."""

import re
import weakref
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT, Trygg, data_of
from tests.said_in_reports import SECRETS, SUFFIXES, WORDS, joined, unpacked
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.desk.report_pages import ReportFormat
from trygg_cli.desk.together_files import OpenTogether
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.render.documents.said import READERS
from trygg_cli.report.wanted import WantedReport
from trygg_cli.system import seal
from trygg_cli.templates.times import NO_BREAK

FIRST = """id: plan-2024
titel: Trygghet
typ: handlingsplan
kommun: Åmål
gäller: {från: 2024-01-01, till: 2024-12-31}
beslut: [{typ: beslut, organ: KS, datum: 2024-01-15, paragraf: § 9}]
aktörer: {KS: {namn: Kommunstyrelsen}, BUN: {namn: Barn- och utbildningsnämnden}}
mål: [{id: M1, mål: Fler är trygga, uppföljning: [{avser: 2024-T3, bedömning: uppnått}]}]
löften: [{id: L1, löfte: Vi syns}]
indikatorer: [{id: I1, namn: Andel trygga, mål: {minst: 80}, utfall: [{period: 2024, värde: 75}]}]
åtgärder:
- {id: A1, åtgärd: Belysning, ansvarig: [KS], uppföljning: [{avser: 2024-T3, status: pågår}]}
- {id: A2, åtgärd: Vandringar, ansvarig: [BUN], uppföljning: [{avser: 2024-T3, status: genomförd}]}
"""
SECOND = """id: plan-2025
titel: Trygghet
typ: handlingsplan
kommun: Åmål
gäller: {från: 2025-01-01, till: 2025-12-31}
aktörer: {kommunstyrelsen: {namn: kommunstyrelsen}, TN: {namn: Tekniska nämnden}}
mål: [{id: M7, mål: Fler är trygga}]
löften: [{id: L1, löfte: Vi syns}]
indikatorer: [{id: trygga, namn: Andel trygga, mål: {minst: 82}, utfall: [{period: 2025-T1, värde: 83}]}]
åtgärder:
- id: B1
  åtgärd: Ljusare parker
  ansvarig: [kommunstyrelsen]
  källa: Åtgärd A1 i Trygghet (plan-2024)
  uppföljning: [{avser: 2025-T1, status: genomförd}]
- {id: B2, åtgärd: Kameror, ansvarig: [TN]}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(FIRST, "utf-8")
    Path("b.yaml").write_text(SECOND, "utf-8")
    return tmp_path


def told(trygg: Trygg, *arguments: str, format_: str = "markdown") -> str:
    answer = trygg("report", "a.yaml", "b.yaml", "--together", "-f", format_, "-o", "-", *arguments)
    assert 0 == answer.code, answer.err
    return answer.out.replace(NO_BREAK, " ")


def without_homes() -> None:
    for name in ("a.yaml", "b.yaml"):
        Path(name).write_text(Path(name).read_text("utf-8").replace("kommun: Åmål\n", ""), "utf-8")


def under(text: str, heading: str) -> str:
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_what_is_in_common_comes_first_and_then_each_plan(trygg: Trygg) -> None:
    headings = re.findall("^#{1,2} .*$", told(trygg), re.MULTILINE)
    assert [
        "# 2 planer tillsammans", "## Planerna sida vid sida", "## Åtgärder i flera planer",
        "## Mål och löften i flera planer", "## Indikatorer i flera planer", "## Aktörer i flera planer",
        "## Trygghet (2024): uppföljning av tertial 3 2024 (september–december)",
        "## Trygghet (2025): uppföljning av tertial 1 2025 (januari–april)",
    ] == headings  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("Åtgärder i flera planer", ["| Ljusare parker | A1. ▶ Pågår. | B1. ✓ Genomförd. |"]),
        ("Mål och löften i flera planer", ["| Fler är trygga | M1. ✓ Uppnått. | M7. ? Inte rapporterat. |",
                                           "| Vi syns | L1. ? Inte rapporterat. | L1. ? Inte rapporterat. |"]),
        ("Indikatorer i flera planer", ["| Andel trygga | Målvärde: minst 80. 75 (2024). ✗ Nåddes inte. |"]),
        ("Aktörer i flera planer", ["| Kommunstyrelsen | 1 åtgärd. Den pågår. | 1 åtgärd. Den är genomförd. |"]),
    ],
)  # fmt: skip
def test_what_several_plans_have_stands_side_by_side(trygg: Trygg, heading: str, rows: list[str]) -> None:
    found = under(told(trygg), heading)
    table = [line for line in found.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == len(table)
    assert [] == [row for row in rows if not any(line.startswith(row.rstrip("|")[:40]) for line in table)]


def test_a_measure_is_followed_from_the_plan_that_it_came_from(trygg: Trygg) -> None:
    assert "Ljusare parker" in under(told(trygg), "Åtgärder i flera planer")
    text = SECOND.replace("(plan-2024)", "(plan-2023)")
    Path("b.yaml").write_text(text, "utf-8")
    assert "## Åtgärder i flera planer" not in told(trygg)


def test_each_plan_is_told_with_its_decision_its_time_and_how_it_stands(trygg: Trygg) -> None:
    found = under(told(trygg), "Planerna sida vid sida")
    assert "Beslutad: Kommunstyrelsen 15 januari 2024, § 9 · gäller 1 januari – 31 december 2024." in found
    assert "Planen har 2 åtgärder: 1 är genomförd och 1 pågår." in found


def test_where_the_plans_themselves_are_told_of_nothing_is_judged(trygg: Trygg) -> None:
    text = told(trygg, "--kind", "plan")
    assert "| Kommunstyrelsen | 1 åtgärd | 1 åtgärd |" in under(text, "Aktörer i flera planer")
    assert not re.search("Pågår|pågår|Genomförd|rapporterat", text)


@pytest.mark.parametrize("plan", ["tests/full.yaml", "tests/every.yaml"])
@pytest.mark.parametrize("kind", ["uppföljning", "plan", "löften", "tjänsteskrivelse"])
def test_a_plan_with_everything_in_it_can_be_one_of_several(trygg: Trygg, plan: str, kind: str) -> None:
    for format_ in ("markdown", "html"):
        asked = ("--together", "--kind", kind, "--period", "2025-T1", "-f", format_, "-o", "-")
        answer = trygg("report", "a.yaml", ROOT / plan, *asked)
        assert 0 == answer.code, answer.err


def test_actors_and_measures_of_one_name_in_two_municipalities_are_two(trygg: Trygg) -> None:
    Path("b.yaml").write_text(
        SECOND.replace("kommun: Åmål", "kommun: Lund").replace("Kameror", "Vandringar"), "utf-8"
    )
    text = told(trygg)
    assert "## Aktörer i flera planer" not in text
    assert "Vandringar" not in under(text, "Åtgärder i flera planer")
    assert "| Andel trygga |" in under(text, "Indikatorer i flera planer")


def test_next_years_plan_made_by_trygg_new_is_followed(trygg: Trygg) -> None:
    assert 0 == trygg("new", "--from", "a.yaml", "--year", "2025", "-o", "c.yaml").code
    text = Path("c.yaml").read_text("utf-8").replace("åtgärd: Belysning", "åtgärd: Ljus")
    Path("c.yaml").write_text(text, "utf-8")
    answer = trygg(
        "report", "a.yaml", "c.yaml", "--together", "--period", "2025-T1", "-f", "markdown", "-o", "-"
    )
    assert "| Ljus | A1. ▶ Pågår. | A1." in answer.out


def test_two_things_of_one_name_in_a_plan_are_two(trygg: Trygg) -> None:
    twice = FIRST.replace("- {id: A2, åtgärd: Vandringar,", "- {id: A2, åtgärd: Belysning,")
    Path("a.yaml").write_text(twice, "utf-8")
    Path("b.yaml").write_text(twice.replace("plan-2024", "plan-2025"), "utf-8")
    found = under(told(trygg, "--period", "2024-T3"), "Åtgärder i flera planer")
    assert "| Belysning | A1. ▶ Pågår. | A1. ▶ Pågår. |" in found
    assert "| Belysning | A2. ✓ Genomförd. | A2. ✓ Genomförd. |" in found


def test_plans_with_nothing_in_common_are_said_to_be_that(trygg: Trygg) -> None:
    Path("b.yaml").write_text("id: q\ntitel: Q\ntyp: handlingsplan\n", "utf-8")
    assert "har inga åtgärder, mål, löften, indikatorer eller aktörer gemensamt." in told(
        trygg, "--kind", "plan"
    )


@pytest.mark.parametrize("kind", ["uppföljning", "sammanfattning", "plan", "löften", "år", "lag"])
def test_no_id_is_used_twice_every_link_leads_somewhere_and_headings_fall_by_one(
    trygg: Trygg, kind: str
) -> None:
    page = told(trygg, "--kind", kind, "--period", "2024-T3", format_="html")
    ids = re.findall(r' id="([^"]*)"', page)
    assert len({*ids}) == len(ids)
    led = re.findall(r'(?:href="#|aria-labelledby="|aria-describedby=")([^"]*)"', page)
    assert [] == [name for names in led for name in names.split() if name not in ids]
    levels = [int(level) for level in re.findall("<h([1-6])", page)]
    assert 1 == levels.count(1)
    assert all(later - level <= 1 for level, later in pairwise(levels))


def test_words_of_a_plan_that_look_like_markup_change_no_heading(trygg: Trygg) -> None:
    Path("b.yaml").write_text(SECOND.replace("Kameror", "'# <h2 id=\"x\">Hej</h2>'"), "utf-8")
    assert 1 == told(trygg, format_="html").count("&lt;h2 id=&#34;x&#34;&gt;Hej&lt;/h2&gt;</span></h4>")
    assert not re.search("^#+ Hej", told(trygg), re.MULTILINE)


def test_the_file_is_called_after_its_plans(trygg: Trygg) -> None:
    without_homes()
    asked = ("report", "a.yaml", "b.yaml", "--together", "-f", "markdown", "-o", ".")
    assert "plan-2024+plan-2025-tillsammans.md\n" == trygg(*asked).out
    assert "plan-2024+plan-2025-2024-T3.md\n" == trygg(*asked, "--period", "2024-T3").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.yaml",), "--together kräver mer än en plan"),
        (("a.yaml", "b.yaml", "--template", "x.docx"), "--template hör till en rapport om en plan"),
        (("a.yaml", "b.yaml", "-o", "-"), "ange en mapp"),
    ],
)
def test_what_does_not_go_together_is_said(trygg: Trygg, arguments: tuple[str, ...], said: str) -> None:
    answer = trygg("report", "--together", *arguments)
    assert (2, True) == (answer.code, said in answer.err), answer.err


def test_every_face_says_the_same_and_can_be_verified(trygg: Trygg) -> None:
    faces = {}
    for format_, suffix in SUFFIXES.items():
        name = f"r{suffix}"
        assert 0 == trygg("report", "a.yaml", "b.yaml", "--together", "-f", format_, "-o", name).code
        faces[suffix] = READERS[suffix](Path(name).read_bytes())
    pieces = [re.sub(r"[\W_\d]+", "", piece.text).casefold() for piece in faces[".html"].pieces]
    for suffix in (".docx", ".pdf"):
        assert [] == [piece for piece in pieces if piece not in joined(faces[suffix].pieces)]
    for suffix in SUFFIXES.values():
        assert 0 == trygg("verify", f"r{suffix}", "a.yaml", "b.yaml").code
    Path("b.yaml").write_text(SECOND.replace("status: genomförd", "status: pågår"), "utf-8")
    answer = trygg("verify", "r.html", "a.yaml", "b.yaml")
    assert (1, True) == (answer.code, "a.yaml, b.yaml" in answer.out)


def test_all_plans_are_enclosed_in_a_pdf(trygg: Trygg) -> None:
    import pypdf

    without_homes()
    assert 0 == trygg("report", "a.yaml", "b.yaml", "--together", "-o", "r.pdf").code
    enclosed = pypdf.PdfReader("r.pdf").attachments
    assert ["plan-2024.yaml", "plan-2025.yaml"] == sorted(enclosed)
    assert "plan-2025" == data_of(read("b", enclosed["plan-2025.yaml"][0]))["id"]


@pytest.mark.parametrize("format_", SUFFIXES)
def test_nothing_that_is_not_public_is_in_any_face(trygg: Trygg, format_: str) -> None:
    Path("a.yaml").write_text(SECRETS, "utf-8")
    name = f"r{SUFFIXES[format_]}"
    asked = ("--together", "--period", "2025-T1", "-f", format_, "-o", name)
    assert 0 == trygg("report", "a.yaml", "b.yaml", *asked).code
    found = unpacked(Path(name).read_bytes())
    assert [] == [word for word in WORDS if word in found]


# How it is written


def test_a_page_is_sealed_on_its_way_to_the_file(trygg: Trygg) -> None:
    asked = ("report", "a.yaml", "b.yaml", "--together", "-f", "html", "-o", "r.html")
    assert 0 == trygg(*asked).code
    assert seal.SealState.WHOLE is seal.state(Path("r.html"))
    Path("r.html").write_text(Path("r.html").read_text("utf-8").replace("Kameror", "Lyktor"), "utf-8")
    assert 2 == trygg(*asked).code
    assert 0 == trygg(*asked, "--force").code


def test_no_plan_is_kept_while_the_next_is_told() -> None:
    opened, period = OpenTogether(), Period.parse("2025-T1")
    document = read("a.yaml", FIRST)
    kept = weakref.ref(document)
    opened.add(PublishedPlan(document), WantedReport(period), "a")
    del document
    assert kept() is None
    assert "Belysning" in "".join(opened.made(ReportFormat.MARKDOWN))  # type: ignore[arg-type]


def test_of_a_page_one_part_is_written_at_a_time() -> None:
    opened = OpenTogether()
    for text in (FIRST, SECOND):
        opened.add(PublishedPlan(read("p.yaml", text)), WantedReport(Period.parse("2025-T1")), "p")
    pieces = [piece for piece in opened.made(ReportFormat.HTML) if isinstance(piece, str)]
    assert 2 == sum(piece.count('<section class="plan"') for piece in pieces)
    assert 1 == max(piece.count('<section class="plan"') for piece in pieces)


def test_of_one_kind_the_reports_are_named_by_it_and_told_by_what_they_are_about(trygg: Trygg) -> None:
    text = told(trygg, "--kind", "löften", "--period", "2025-T1")
    assert text.startswith("# 2 planer tillsammans: löftena till invånarna, tertial 1 2025 (januari–april)")
    plans = under(text, "Planerna sida vid sida")
    assert "Löftet till invånarna har inte rapporterats." in plans
    assert not re.search("åtgärd|indikator", plans)
    assert "gemensamt" not in plans


def test_an_actor_that_also_takes_part_is_told_how_what_it_answers_for_stands(trygg: Trygg) -> None:
    Path("a.yaml").write_text(f"{FIRST}- {{id: A3, åtgärd: Samtal, medverkande: [KS]}}\n", "utf-8")
    assert "| Kommunstyrelsen | 2 åtgärder. Svarar för 1 åtgärd: den pågår. |" in told(trygg)
