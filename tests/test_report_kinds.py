"""Kinds of reports: each chooses and orders parts of what is worked out once."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Trygg
from trygg_cli import templates
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report.report_kinds import ReportKind, ReportPart
from trygg_cli.report.wanted import WantedReport
from trygg_cli.templates.times import NO_BREAK

HEAD = (
    "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\ngäller: {från: 2024-01-01, till: 2025-12-31}\n"
    "aktörer: {KS: {namn: Kommunstyrelsen}, BUN: {namn: Barn- och utbildningsnämnden}}\n"
)
SUMMARY = ReportKind.SUMMARY


def told(text: str, kind: ReportKind, period: str = "2025-T1", name: str = "report.md.j2") -> str:
    """Return a report of a kind, with ordinary spaces."""
    document = read("plan.yaml", HEAD + text)
    assert not document.problems
    wanted = WantedReport(Period.parse(period), kind=kind)
    return templates.render(name, report=wanted.of(document.plan, document.data)).replace(NO_BREAK, " ")


def headings(text: str) -> list[str]:
    return re.findall("^## (.*)$", text, re.MULTILINE)


MEASURES = """åtgärder:
  - {id: A1, åtgärd: Belysning, ansvarig: [KS], tid: {till: 2025-02-28}, uppföljning: [{avser: 2025-T1, status: pågår}]}
  - {id: A2, åtgärd: Vandringar, ansvarig: [BUN], uppföljning: [{avser: 2025-T1, status: genomförd}]}
  - {id: A3, åtgärd: Fritid, ansvarig: [BUN]}
"""


def test_every_kind_has_parts_and_every_part_a_heading_of_its_own_or_in_the_templates() -> None:
    in_templates = {ReportPart.AIMS, ReportPart.MEASURES, ReportPart.COMING}
    for kind in ReportKind:
        assert kind.parts
        assert all(part.heading.text for part in {*kind.parts, *kind.about} - in_templates)


def test_the_first_page_has_at_most_five_figures_that_say_most() -> None:
    figures = told(MEASURES, SUMMARY).partition("## Läget i korthet")[2].partition("Planen har")[0]
    assert [
        "- **Genomförda åtgärder:** 1 av 3",
        "- **Försenade åtgärder:** 1 av 3",
        "- **Rapporterade åtgärder:** 2 av 3",
        "- **Pågående åtgärder:** 0 av 3",
        "- **Åtgärder utan status:** 1 av 3",
    ] == [line for line in figures.splitlines() if line.startswith("- ")]


def test_a_plan_with_promises_and_nothing_else_has_figures_too() -> None:
    text = "löften: [{id: L1, löfte: L}, {id: L2, löfte: L, uppföljning: [{avser: 2025-T1, bedömning: hållet}]}]\n"
    figures = [line for line in told(text, SUMMARY).splitlines() if line.startswith("- **")]
    assert [
        "- **Löften som är hållna eller bedöms hållas:** 1 av 2",
        "- **Rapporterade löften:** 1 av 2",
    ] == figures


def test_the_summary_is_the_first_page_of_the_follow_up_and_nothing_more() -> None:
    whole, short = told(MEASURES, ReportKind.FOLLOW_UP), told(MEASURES, SUMMARY)
    first = headings(short)
    assert ["Läget i korthet", "Avvikelser och vad som görs åt dem", "Att besluta"] == first
    assert first == headings(whole)[: len(first)]
    assert short.partition("*Rapporten bygger")[0].strip() in whole


def test_words_that_a_person_wrote_stand_before_what_is_counted() -> None:
    text = MEASURES + "uppföljning: [{avser: 2025-T1, sammanfattning: Allt rullar., prognos: Målen nås.}]\n"
    assert re.search("Allt rullar.*Målen nås.*Genomförda åtgärder", told(text, SUMMARY), re.DOTALL)


def test_a_link_is_only_shown_to_what_the_kind_has() -> None:
    text = "mål: [{id: M1, mål: Fler är trygga}]\n" + MEASURES
    assert 'href="#goal-M1"' in told(text, ReportKind.FOLLOW_UP, name="report.html.j2")
    page = told(text, SUMMARY, name="report.html.j2")
    assert {*re.findall('href="#([^"]*)"', page)} <= {*re.findall('id="([^"]*)"', page)}
    assert "Fler är trygga" in page


@pytest.mark.parametrize("typed", ["sammanfattning", "SAMMANFATTNING"])
def test_a_kind_is_asked_for_by_its_name_and_is_in_the_name_of_the_file(
    trygg: Trygg, tmp_path: Path, typed: str
) -> None:
    answer = trygg("report", ROOT / "plans" / "2022.yaml", "--kind", typed, "-o", tmp_path, "-f", "markdown")
    assert 0 == answer.code
    assert ["trygghet-i-utemiljön-2022-2022-T2-sammanfattning.md"] == [
        path.name for path in tmp_path.rglob("*.md")
    ]


def test_a_kind_that_there_is_not_is_answered_with_those_there_are(trygg: Trygg) -> None:
    answer = trygg("report", ROOT / "plans" / "2022.yaml", "--kind", "årsbok")
    assert 2 == answer.code
    assert "sammanfattning" in answer.err


def test_what_is_late_is_counted_only_where_something_is() -> None:
    assert "Försenade åtgärder" in told(MEASURES, SUMMARY)
    done = MEASURES.replace("status: pågår", "status: genomförd")
    assert "örsena" not in told(done, SUMMARY)
