"""Kinds of reports: each chooses and orders parts of what is worked out once."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Trygg
from trygg_cli import templates
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report import Report, build
from trygg_cli.report.plan_times import whole_time
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.report_parts import ReportPart
from trygg_cli.report.wanted import WantedReport
from trygg_cli.templates.times import NO_BREAK

HEAD = (
    "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\ngäller: {från: 2024-01-01, till: 2025-12-31}\n"
    "aktörer: {KS: {namn: Kommunstyrelsen}, BUN: {namn: Barn- och utbildningsnämnden}}\n"
)
SUMMARY = ReportKind.SUMMARY


def told(
    text: str, kind: ReportKind, period: str = "2025-T1", name: str = "report.md.j2", head: str = HEAD
) -> str:
    """Return a report of a kind, with ordinary spaces."""
    document = read("plan.yaml", head + text)
    assert not document.problems
    actor = "KS" if kind is ReportKind.ACTOR else ""
    wanted = WantedReport(Period.parse(period), kind=kind, actor=actor)
    return templates.render(name, report=wanted.of(document.plan, document.fields)).replace(NO_BREAK, " ")


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
    assert short.rpartition("\n\n*")[0].partition("## ")[2].strip() in whole


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


# One actor


def test_an_actor_is_told_what_is_theirs_what_is_late_and_what_they_are_to_report(trygg: Trygg) -> None:
    wanted = WantedReport(Period.parse("2025-T1"), kind=ReportKind.ACTOR, actor="KS")
    document = read("plan.yaml", HEAD + MEASURES)
    said = templates.render("report.md.j2", report=wanted.of(document.plan)).replace(NO_BREAK, " ")
    assert "**Kommunstyrelsen: åtgärder, tertial 1 2025 (januari–april)**" in said
    assert "Svarar för 1 åtgärd: den är försenad" in said
    assert "| A1 Belysning | Ansvarig | ⚠ Försenad | 28 februari 2025 | utan förklaring |" in said
    assert "- A1 Belysning: Åtgärden skulle ha varit klar senast 28 februari 2025." in said
    assert "A2" not in said


def test_what_an_actor_has_not_reported_is_told_to_it_and_to_no_other() -> None:
    document = read("plan.yaml", HEAD + MEASURES)
    gaps = {
        ref: [entry.measure.id for entry in wanted_of(ref).of(document.plan).gaps.measures]
        for ref in ("KS", "BUN")
    }
    assert {"KS": [], "BUN": ["A3"]} == gaps


@pytest.mark.parametrize(
    ("reports", "owed"),
    [
        ("{avser: 2025-T1, part: BUN, status: pågår}", ["A1"]),
        ("{avser: 2024-T3, part: KS, status: pågår}, {avser: 2025-T1, part: BUN, status: pågår}", ["A1"]),
        ("{avser: 2024-T3, part: KS, status: genomförd}, {avser: 2025-T1, part: BUN, status: pågår}", []),
        ("{avser: 2025-T1, status: pågår}", []),
        ("{avser: 2025-T1, part: KS, status: pågår}", []),
    ],
    ids=["only the other", "itself before", "done with its part", "for all", "itself"],
)
def test_an_actor_owes_its_own_report_though_another_has_reported(reports: str, owed: list[str]) -> None:
    text = f"åtgärder: [{{id: A1, åtgärd: Å, ansvarig: [KS, BUN], uppföljning: [{reports}]}}]\n"
    report = wanted_of("KS").of(read("plan.yaml", HEAD + text).plan)
    assert ((), owed) == (report.gaps.measures, [it.report.item.id for it in report.gaps.silent])


def test_the_appendix_for_an_actor_tells_of_its_goals_and_promises_too() -> None:
    text = "mål: [{id: M1, mål: M, ansvarig: [KS]}]\nlöften: [{id: L1, löfte: L, ansvarig: [KS]}]\n"
    appendix = told(text, ReportKind.ACTOR).partition("## Hur bedömningarna är gjorda")[2]
    assert "### M1 M – inte rapporterat" in appendix
    assert "### L1 L – inte rapporterat" in appendix


def test_what_is_followed_up_once_comes_in_its_period() -> None:
    rules = "uppföljningsregler: [{id: r, när: 2025-H2, text: Ny kartläggning}, {id: s, när: 2026, text: Sedan}]\n"
    text = told(rules, ReportKind.FOLLOW_UP, "2024-T3").partition("## Nästa period")[2].partition("\n## ")[0]
    assert "Ny kartläggning" not in text
    text = told(rules, ReportKind.FOLLOW_UP, "2025-T2").partition("## Nästa period")[2].partition("\n## ")[0]
    assert "- Uppföljning halvår 2 2025 (juli–december): Ny kartläggning\n" in text
    assert "Sedan" not in text


def test_a_follow_up_that_comes_is_told_with_when_and_to_whom() -> None:
    rules = (
        "uppföljningsregler: [{id: r, varje: tertial, mottagare: [KS]}, "
        "{id: s, form: skriftlig rapport, frekvens: {antal: 2, per: år}, senast: 2025-10-01, mottagare: [KS]}]\n"
    )
    text = told(rules, ReportKind.FOLLOW_UP, "2025-T2").partition("## Nästa period")[2].partition("\n## ")[0]
    assert "- Uppföljning varje tertial, till Kommunstyrelsen\n" in text
    assert (
        "- Skriftlig rapport, 2 gånger per år, senast 1 oktober 2025, till Kommunstyrelsen\n"
        in text.replace("\N{NO-BREAK SPACE}", " ")
    )


def wanted_of(ref: str) -> WantedReport:
    return WantedReport(Period.parse("2025-T1"), kind=ReportKind.ACTOR, actor=ref)


def test_what_an_actor_takes_part_in_comes_for_it_too() -> None:
    text = "åtgärder: [{id: A1, åtgärd: Arena, ansvarig: [BUN], externa: [KS], tid: {till: 2025-12-15}}]\n"
    coming = told(text, ReportKind.ACTOR, "2025-T2").partition("## Nästa period")[2].partition("\n## ")[0]
    assert "- A1 Arena: till och med 15 december 2025" in coming
    assert "Det framgår inte av planen vad aktören gör då." not in coming


def test_what_the_plan_does_not_say_of_an_actor_is_not_said_of_the_whole_plan() -> None:
    others = "åtgärder: [{id: A1, åtgärd: A, ansvarig: [BUN], tid: {från: 2025-05-01, till: 2025-06-30}}]\n"
    goal = "mål: [{id: M1, mål: M, ansvarig: [KS]}]\n"
    said = told(others + goal, ReportKind.ACTOR)
    assert "Det framgår inte av planen vad aktören gör då." in said
    assert "vad som händer då" not in said


def test_each_actor_with_something_to_do_has_a_report_of_its_own() -> None:
    text = "mål: [{id: M1, mål: M, ansvarig: [KF]}]\n" + MEASURES
    document = read("plan.yaml", HEAD.replace("aktörer: {", "aktörer: {KF: {namn: F}, X: {namn: X}, ") + text)
    assert not document.problems
    wanted = WantedReport(Period.parse("2025-T1"), kind=ReportKind.ACTOR)
    assert ["KS", "BUN", "KF"] == [each.actor for each in wanted.of_each_actor(document.plan)]


def test_the_report_is_worked_out_once_for_all_actors_and_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, count = PublishedPlan(read("plan.yaml", HEAD + MEASURES)), 0

    def counted(*given: Any) -> Report:
        nonlocal count
        count += 1
        return build(*given)

    monkeypatch.setattr("trygg_cli.report.wanted.build", counted)
    sheets = [plan.told(wanted_of(ref)).actor for ref in ("KS", "BUN", "KS")]
    assert ["KS", "BUN", "KS"] == [sheet.actor.id for sheet in sheets if sheet]
    assert 1 == count


@pytest.mark.parametrize(
    "name", ["BUN", "bun", "Barn- och utbildningsnämnden", "barn- och utbildningsnamnden"]
)
def test_an_actor_is_named_by_id_or_name(trygg: Trygg, tmp_path: Path, name: str) -> None:
    (tmp_path / "p.yaml").write_text(HEAD + MEASURES, "utf-8")
    answer = trygg(
        "report", tmp_path / "p.yaml", "--aktör", name, "--period", "2025-T1", "-f", "markdown", "-o", "-"
    )
    assert "Barn- och utbildningsnämnden: åtgärder" in answer.out


def test_an_actor_that_no_plan_knows_is_answered_with_a_likely_one(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(HEAD + MEASURES, "utf-8")
    answer = trygg(
        "report", tmp_path / "p.yaml", "--aktör", "BUM", "--period", "2025-T1", "-o", "-", "-f", "html"
    )
    assert 2 == answer.code
    assert "BUN" in answer.err


def test_an_actor_goes_with_no_other_kind(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(HEAD + MEASURES, "utf-8")
    answer = trygg("report", tmp_path / "p.yaml", "--aktör", "BUN", "--kind", "plan")
    assert 2 == answer.code
    assert "--kind aktör" in answer.err


# The plan as a document


def test_the_plan_as_a_document_has_no_follow_ups_and_needs_no_period(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        HEAD + "åtgärder: [{id: A1, åtgärd: Belysning, ansvarig: [KS]}]\n", "utf-8"
    )
    answer = trygg("report", tmp_path / "p.yaml", "--kind", "plan", "-o", "-", "-f", "markdown")
    assert 0 == answer.code
    assert "| Åtgärd | Ansvarig |\n| --- | --- |\n| A1 Belysning | Kommunstyrelsen |" in answer.out
    assert "Status" not in answer.out


def test_the_tables_of_a_plan_have_a_column_for_each_of_two_parties() -> None:
    text = (
        "åtgärder:\n  - id: A1\n    åtgärd: Vandringar\n    effekt: Tryggare\n"
        "    åtaganden: [{part: KS, text: Bjuder in}, {part: BUN, text: Deltar}]\n"
    )
    said = told(text, ReportKind.PLAN)
    assert "| Åtgärd | Kommunstyrelsen | Barn- och utbildningsnämnden | Förväntad effekt |" in said
    assert "| A1 Vandringar | Bjuder in | Deltar | Tryggare |" in said


def test_what_a_table_of_measures_leaves_out_stands_below_it() -> None:
    text = "åtgärder: [{id: A1, åtgärd: Belysning, beskrivning: Längs gångstråk, kostnad: 90000}]\n"
    below = told(text, ReportKind.PLAN).partition("### A1 Belysning")[2]
    assert "Längs gångstråk" in below
    assert "90 000 kr" in below


def test_every_measure_of_a_plan_stands_in_it_whenever_it_was_to_be_done() -> None:
    done = "{avser: 2023-T1, status: genomförd}"
    text = f"åtgärder: [{{id: A1, åtgärd: Å, tid: {{till: 2023-05-01}}, uppföljning: [{done}]}}]\n"
    document = read("plan.yaml", HEAD + text)
    wanted = WantedReport(whole_time(document.plan), kind=ReportKind.PLAN)
    assert ["A1"] == [entry.measure.id for entry in wanted.of(document.plan).measures]


def test_a_plan_without_any_days_is_a_document_too() -> None:
    document = read("plan.yaml", "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\n")
    wanted = WantedReport(whole_time(document.plan), kind=ReportKind.PLAN)
    page = templates.render("report.html.j2", report=wanted.of(document.plan))
    assert "2000" not in page.partition("</style>")[2]


# A memorandum


def test_a_memorandum_says_by_which_keys_what_is_missing_is_written() -> None:
    said = told(MEASURES, ReportKind.MEMORANDUM)
    for name in ("dnr", "handläggare", "sammanfattning", "förslag_till_beslut", "expedieras_till"):
        assert name in said
    assert ["Ärendet", "Sammanfattning", "Förslag till beslut", "Beskrivning av ärendet", "Beslutsunderlag",
            "Beslutet expedieras till"] == headings(said)  # fmt: skip


def test_a_memorandum_holds_the_words_for_the_period_and_whom_the_plan_tells() -> None:
    text = MEASURES + (
        "dnr: KS 2025/9\nansvarig_nämnd: KS\nuppföljningsregler: [{id: r, mottagare: [Kommunfullmäktige]}]\n"
        "uppföljning:\n  - {avser: 2025-T1, datum: 2025-05-20, författare: säkerhetssamordnare, sammanfattning: Bra,"
        " förslag_till_beslut: [att godkänna uppföljningen]}\n"
    )
    said = told(text, ReportKind.MEMORANDUM)
    assert "20 maj 2025 · diarienummer KS 2025/9 · handläggare: säkerhetssamordnare" in said
    assert "Kommunstyrelsen beslutar\n\n- att godkänna uppföljningen" in said
    assert "## Beslutet expedieras till\n\n- Kommunfullmäktige" in said


def test_the_coordinating_function_is_reached_by_the_mailbox_of_the_actor_that_it_belongs_to() -> None:
    text = "samordningsfunktion: {namn: Samordnaren, aktörer: [KS]}\n"
    head = HEAD.replace("KS: {", "KS: {e-post: ks@kommunen.se, ")
    assert "Funktionen nås på ks" in told(text, ReportKind.LAW, head=head)
    assert "Kontaktväg till samordningsfunktionen" in told(text, ReportKind.LAW)


def test_a_memorandum_says_who_gets_the_decision_by_their_names() -> None:
    text = MEASURES + "uppföljningsregler: [{id: r, mottagare: [KS, Revisorerna]}]\n"
    said = told(text, ReportKind.MEMORANDUM)
    assert "## Beslutet expedieras till\n\n- Kommunstyrelsen\n- Revisorerna" in said
    assert "**Mottagare:** Kommunstyrelsen och Revisorerna" in told(text, ReportKind.PLAN)


def test_a_memorandum_says_of_which_time_each_comment_is() -> None:
    text = MEASURES + (
        "uppföljning:\n  - {avser: 2025-01, datum: 2025-02-01, kommentar: Arbetet har börjat.}\n"
        "  - {avser: 2025-T1, datum: 2025-05-20, kommentar: Det mesta är klart.}\n"
    )
    said = told(text, ReportKind.MEMORANDUM)
    assert "*Avser januari 2025, skrivet 1 februari 2025*\n\nArbetet har börjat." in said
    assert "Det mesta är klart." in said


@pytest.mark.parametrize(
    ("kind", "heading"), [(ReportKind.YEAR, "Att besluta"), (ReportKind.MEMORANDUM, "Förslag till beslut")]
)
def test_what_was_proposed_with_an_earlier_report_of_the_year_is_not_proposed_again(
    kind: ReportKind, heading: str
) -> None:
    comments = "".join(
        f"  - {{avser: {time}, förslag_till_beslut: [att godkänna uppföljningen, {more}]}}\n"
        for time, more in (("2025-T1", "att begära mer"), ("2025-T3", "att lägga den till handlingarna"))
    )
    said = told(f"uppföljning:\n{comments}{MEASURES}", kind, "2025").partition(f"## {heading}\n")[2]
    assert ["att godkänna uppföljningen", "att lägga den till handlingarna"] == re.findall(
        "^- (att .*)$", said.partition("\n## ")[0], re.MULTILINE
    )


def test_a_memorandum_on_a_proposed_plan_is_about_the_plan(trygg: Trygg, tmp_path: Path) -> None:
    text = "beslut: [{typ: förslag, organ: KS, datum: 2024-01-15, handläggare: strateg, expedieras_till: [polisen]}]\n"
    (tmp_path / "p.yaml").write_text(HEAD + text, "utf-8")
    answer = trygg("report", tmp_path / "p.yaml", "--kind", "tjänsteskrivelse", "-o", "-", "-f", "markdown")
    assert "Kommunstyrelsen ska ta ställning till förslaget till P." in answer.out
    assert "handläggare: strateg" in answer.out


def test_a_memorandum_invents_no_period_and_no_time(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(HEAD.replace("{från: 2024-01-01, till: 2025-12-31}", "{}"), "utf-8")
    answer = trygg("report", tmp_path / "p.yaml", "--kind", "tjänsteskrivelse", "-o", "-", "-f", "markdown")
    assert 2 == answer.code
    assert "--tertial" in answer.err
    asked = ("--period", "2025-T1", "-o", "-", "-f", "markdown")
    assert "Den gäller" not in trygg("report", tmp_path / "p.yaml", "--kind", "tjänsteskrivelse", *asked).out


# The promises


def test_promises_stand_with_target_outcome_assessment_and_measures() -> None:
    text = (
        "indikatorer:\n- {id: I1, namn: Vandringar, mål: {minst: 8}, utfall: [{period: 2025-T1, värde: 5}]}\n"
        "löften: [{id: L1, löfte: Vi syns, indikatorer: [I1], uppföljning: [{avser: 2025-T1, bedömning: hållet}]}]\n"
        "åtgärder: [{id: A1, åtgärd: Fler pass, bidrar_till: [L1], uppföljning: [{avser: 2025-T1, status: pågår}]}]\n"
    )
    said = told(text, ReportKind.PROMISES)
    assert (
        "| L1 Vi syns | Vandringar: minst 8 | Vandringar: 5 (tertial 1 2025) | ✓ Hållet | A1 Fler pass: pågår |"
        in said
    )
    assert "Åtgärder utan rapport" not in said


# The year


def test_a_year_has_its_periods_side_by_side_as_each_was_reported() -> None:
    words = ("ej påbörjad", "pågår", "genomförd")
    entries = ", ".join(f"{{avser: 2025-T{number}, status: {word}}}" for number, word in enumerate(words, 1))
    said = told(f"åtgärder: [{{id: A1, åtgärd: Å, uppföljning: [{entries}]}}]\n", ReportKind.YEAR, "2025")
    assert "| A1 Å | ○ Ej påbörjad | ▶ Pågår | ✓ Genomförd |" in said
    assert "| ▶ Pågår | 0 | 1 | 0 |" in said
    assert "Åtgärden är genomförd eller avbruten." in said


def test_a_year_is_divided_as_most_of_its_follow_ups_are() -> None:
    entries = ", ".join(f"{{avser: 2025-Q{number}, status: pågår}}" for number in (1, 2, 3))
    said = told(f"åtgärder: [{{id: A1, åtgärd: Å, uppföljning: [{entries}]}}]\n", ReportKind.YEAR, "2025")
    assert "| Åtgärd | Kvartal 1 2025 | Kvartal 2 2025 | Kvartal 3 2025 | Kvartal 4 2025 |" in said


def test_a_year_tells_what_was_decided_in_it_and_what_goes_on() -> None:
    text = MEASURES + (
        "beslut:\n- {typ: beslut, organ: KS, datum: 2025-03-01, text: Ny budget}\n"
        "- {typ: beslut, organ: KS, datum: 2024-03-01}\n"
    )
    said = told(text, ReportKind.YEAR, "2025")
    assert 1 == said.partition("## Det som har beslutats")[2].partition("\n## ")[0].count("Kommunstyrelsen")
    assert "| A1 Belysning | ⚠ Försenad |" in said.partition("## Det som går vidare efter året")[2]


def test_the_year_of_a_period_is_meant(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(HEAD + MEASURES, "utf-8")
    answer = trygg("report", tmp_path / "p.yaml", "--kind", "ar", "-o", "-", "-f", "markdown")
    assert "**Året 2025**" in answer.out


# The law


def test_the_law_is_gone_through_paragraph_by_paragraph_and_nobody_is_judged() -> None:
    text = (
        "beslut: [{typ: beslut, organ: KS, datum: 2024-03-01}]\nlägesbild: {uppdaterad: 2024-01-15, analys: Våld}\n"
        "överenskommelser: [{id: o, titel: Samverkan, syften: [trygghet], skriftlig: ja}, "
        "{id: p, titel: Pakt, parter: [KS, BUN]}]\n" + MEASURES
    )
    said = told(text, ReportKind.LAW)
    shown = said.partition("### 4 §")[2].partition("### 5 §")[0]
    assert "- En analys (nyckeln lägesbild.analys)" in shown.partition("planen inte visar")[0]
    assert (
        "- En kartläggning av brottsligheten (nyckeln lägesbild.kartläggning)"
        in shown.partition("planen inte visar")[2]
    )
    assert "Beslutad av Kommunstyrelsen 1 mars 2024" in said
    assert "- Områden i Samverkan (nyckeln överenskommelser.områden)" in said
    assert (
        "- Pakt – parter: Kommunstyrelsen och Barn- och utbildningsnämnden (nyckeln överenskommelser)" in said
    )
    assert "Lagen ställer krav på kommunen och inte på dokumentet" in said
    assert not re.search("brist|bryter|uppfyller", said)


def test_a_plan_that_is_an_agreement_shows_one() -> None:
    head = HEAD.replace("typ: handlingsplan", "typ: överenskommelse") + "parter: [KS, BUN]\nsyfte: Trygghet\n"
    section = told("", ReportKind.LAW, head=head).partition("### 9 §")[2].partition("### 10 §")[0]
    shown, _, lacking = section.partition("**Det som planen inte visar**")
    assert (
        "- Dokumentet är en överenskommelse mellan Kommunstyrelsen och Barn- och utbildningsnämnden (nyckeln parter)"
        in shown
    )
    assert "- Samverkans syften anges (nyckeln syfte)" in shown
    assert "- Områdena för samverkan (nyckeln fokusområden)" in lacking
    alone = told("", ReportKind.LAW, head=HEAD.replace("typ: handlingsplan", "typ: överenskommelse"))
    assert "- Dokumentet är en överenskommelse (nyckeln typ)" in alone


def paragraph(text: str, section: str, head: str = HEAD) -> tuple[str, str]:
    """Return what is said to be shown of a section of the law, and what not."""
    found = told(text, ReportKind.LAW, head=head).partition(f"### {section} ")[2].partition("\n### ")[0]
    shown, _, lacking = found.partition("**Det som planen inte visar**")
    return shown, lacking


OF_PEOPLE = HEAD.replace(
    "BUN: {", "polisen: {namn: Polisen, typ: polis}, SBF: {namn: Förvaltningen, typ: förvaltning}, BUN: {"
)


@pytest.mark.parametrize(
    ("section", "text", "is_shown", "lacks"),
    [
        ("4 §", "lägesbild: {konsekvenser: Dyrt}", "konsekvenser (nyckeln lägesbild.konsekvenser)", "En kartläggning"),
        ("4 §", "lägesbild: {omfattning: Mycket}", "omfattning (nyckeln lägesbild.omfattning)", "konsekvenser"),
        ("4 §", "lägesbild: {geografi: norra delen}", "område: norra delen", "omfattar hela kommunen"),
        ("9 §", "överenskommelser: [{id: o, titel: Pakt, skriftlig: nej, dnr: KS 1}]", "Pakt", "Att Pakt är skriftlig"),
        ("10 §", "organ: [{id: r, namn: Råd, typ: strategiskt råd, leds_av: polisen}]", "Leds av Polisen",
         "Att kommunen leder rådet"),
        ("10 §", "organ: [{id: r, namn: Råd, typ: strategiskt råd, ledamöter: [{aktör: polisen, befattning: chef}]}]",
         "Ledamöter utanför kommunen: chef (Polisen)", "Vem som leder rådet"),
        ("13 §", "ansvarig_nämnd: SBF", "Leds av Förvaltningen", "Att en nämnd i kommunen leder arbetet"),
    ],
)  # fmt: skip
def test_what_a_rule_of_law_misses_the_account_does_not_show(
    section: str, text: str, is_shown: str, lacks: str
) -> None:
    shown, lacking = paragraph(f"{text}\n", section, OF_PEOPLE)
    assert is_shown in shown
    assert lacks in lacking


@pytest.mark.parametrize(
    ("section", "text", "is_lacking"),
    [
        ("9 §", "överenskommelser: [{id: o, titel: Pakt, dnr: KS 1}]", "skriftlig"),
        ("10 §", "organ: [{id: r, namn: Råd, typ: strategiskt råd, planerat: ja}]", "leder rådet"),
        (
            "10 §",
            "organ: [{id: r, namn: Råd, typ: strategiskt råd, ledamöter: [{roll: ordförande}]}]",
            "leder rådet",
        ),
        ("6 §", "underlag: [{id: l, namn: Lägesbild 2024}]", "lägesbilden uppdaterades"),
    ],
)
def test_what_a_rule_of_law_does_not_miss_the_account_does_not_miss(
    section: str, text: str, is_lacking: str
) -> None:
    assert is_lacking not in paragraph(f"{text}\n", section)[1]


def test_a_plan_that_is_no_plan_of_measures_is_said_to_be_none() -> None:
    head = HEAD.replace("typ: handlingsplan", "typ: överenskommelse")
    assert "- En åtgärdsplan: dokumenttypen är överenskommelse (nyckeln typ)" in paragraph("", "5 §", head)[1]
    assert "dokumenttypen" not in paragraph("", "5 §")[1]


def test_the_areas_of_an_agreement_are_said_to_stand_where_they_stand() -> None:
    head = HEAD.replace("typ: handlingsplan", "typ: överenskommelse")
    assert "- Områdena för samverkan anges (nyckeln åtgärder)" in paragraph(MEASURES, "9 §", head)[0]


DECISIONS = (
    "beslut: [{typ: beslut, organ: KS, datum: 2025-06-02}, {typ: beslut, organ: BUN, datum: 2024-01-08}]\n"
)


def test_the_last_decision_is_the_one_of_the_latest_day_wherever_it_stands() -> None:
    for kind in (ReportKind.LAW, ReportKind.FOLLOW_UP, ReportKind.PLAN):
        assert re.search("(?i)beslutad[^\n]* Kommunstyrelsen 2 juni 2025", told(DECISIONS + MEASURES, kind))


def test_an_account_of_the_law_on_a_day_tells_nothing_of_later_days() -> None:
    days = "rapportering_till_kf: [{datum: 2025-02-10}, {datum: 2025-08-10}]\n"
    document = read("plan.yaml", HEAD + DECISIONS + days + MEASURES)
    wanted = WantedReport(Period.parse("2025"), date(2025, 3, 1), ReportKind.LAW)
    said = templates.render("report.md.j2", report=wanted.of(document.plan)).replace(NO_BREAK, " ")
    assert "Beslutad av Barn- och utbildningsnämnden 8 januari 2024" in said
    assert "Senast rapporterat till fullmäktige 10 februari 2025" in said
    assert "- Uppföljning av planen (nyckeln uppföljning)" in said
    assert "Beslut och rapporter efter 1 mars 2025 är inte med." in said


@pytest.mark.parametrize(("until", "is_told"), [("2023-06-30", True), ("2023-07-01", False)])
def test_of_a_plan_that_ended_before_the_law_that_is_said(until: str, *, is_told: bool) -> None:
    head = HEAD.replace("från: 2024-01-01, till: 2025-12-31", f"från: 2020-01-01, till: {until}")
    said = "Planen slutade gälla 30 juni 2023, innan lagen trädde i kraft 1 juli 2023."
    assert (said in told("", ReportKind.LAW, head=head)) is is_told


# In every kind


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind is not ReportKind.CHANGES])
@pytest.mark.parametrize("name", ["report.md.j2", "report.html.j2"])
def test_what_is_internal_is_in_no_kind(kind: ReportKind, name: str) -> None:
    secret = "{avser: 2025-T1, status: pågår, kommentar: HEMLIGT, avvikelse: HEMLIGT, intern: ja}"
    text = (
        f"åtgärder: [{{id: A1, åtgärd: Å, ansvarig: [KS], uppföljning: [{secret}]}}]\n"
        "mål: [{id: M1, mål: M, uppföljning: [{avser: 2025-T1, kommentar: HEMLIGT, intern: ja}]}]\n"
        "löften: [{id: L1, löfte: L, uppföljning: [{avser: 2025-T1, kommentar: HEMLIGT, intern: ja}]}]\n"
    )
    assert "HEMLIGT" not in told(text, kind, name=name)


def test_what_is_late_is_counted_only_where_something_is() -> None:
    assert "Försenade åtgärder" in told(MEASURES, SUMMARY)
    done = MEASURES.replace("status: pågår", "status: genomförd")
    assert "örsena" not in told(done, SUMMARY)


# Read by a board, by the public, and aloud


def test_a_report_on_promises_of_a_plan_without_any_says_that_and_nothing_else() -> None:
    text = told(MEASURES, ReportKind.PROMISES)
    assert ["Löftena i korthet"] == headings(text)
    assert "Planen har inga löften till invånarna." in text
    assert "bedömt" not in text


def test_promises_that_nobody_has_reported_on_are_told_once_each_with_that() -> None:
    text = told("löften: [{id: L1, löfte: Vi syns}]\n", ReportKind.PROMISES)
    assert "Det som inte har rapporterats" not in headings(text)
    assert "| L1 Vi syns | ? Inte rapporterat |" in text


@pytest.mark.parametrize(
    ("plan", "heading", "column"),
    [
        ("mål: [{id: M1, mål: M}]\n", "Målen under året", "Mål"),
        ("löften: [{id: L1, löfte: L}]\n", "Löftena under året", "Löfte"),
        (
            "mål: [{id: M1, mål: M}]\nlöften: [{id: L1, löfte: L}]\n",
            "Mål och löften under året",
            "Mål eller löfte",
        ),
    ],
)
def test_a_year_names_only_what_the_plan_has(plan: str, heading: str, column: str) -> None:
    text = told(plan, ReportKind.YEAR, "2025")
    assert heading in headings(text)
    assert f"| {column} | Tertial 1 2025 |" in text


def test_a_dash_in_a_year_is_explained_where_there_is_one() -> None:
    explained = "Ett streck betyder att åtgärden inte hörde till perioden."
    over = MEASURES.replace("åtgärd: Vandringar", "åtgärd: Vandringar, tid: {till: 2025-03-31}")
    assert explained in told(over, ReportKind.YEAR, "2025")
    assert explained not in told(MEASURES, ReportKind.YEAR, "2025")


def test_a_proposed_plan_is_told_with_what_it_has_and_not_with_what_nobody_can_have_reported() -> None:
    proposed = "beslut: [{typ: förslag, organ: KS, datum: 2024-01-08}]\nlöften: [{id: L1, löfte: L}]\n"
    plain = re.sub(", uppföljning: [^\n]*]}", "}", MEASURES)
    text = told(proposed + plain, ReportKind.MEMORANDUM)
    assert "Planen har 3 åtgärder och 1 löfte." in text
    assert "saknar status" not in text
    assert "Planen föreslås gälla: 1 januari 2024 – 31 december 2025." in text


def test_only_symbols_that_the_report_shows_are_explained() -> None:
    text = told(MEASURES, ReportKind.FOLLOW_UP)
    explained = text.partition("### Åtgärdens status")[2].partition("##")[0]
    assert ["Genomförd", "Försenad", "Status saknas"] == re.findall(r"\*\*\S ([\w ]+):\*\*", explained)
    assert "Bedömning av en indikator" not in text
    assert "Bedömning av ett mål eller löfte" not in text


def test_symbols_of_earlier_periods_are_not_explained_where_those_are_not_shown() -> None:
    plan = (
        "åtgärder: [{id: A1, åtgärd: Å, ansvarig: [KS], uppföljning: [{avser: 2024-T3, status: ej påbörjad}, "
        "{avser: 2025-T1, status: pågår}]}]\nlöften: [{id: L1, löfte: L, ansvarig: [KS]}]\n"
    )
    assert "**○ Ej påbörjad:**" in told(plan, ReportKind.FOLLOW_UP)
    assert "**○ Ej påbörjad:**" not in told(plan, ReportKind.ACTOR)
    assert "Åtgärdens status" not in told(plan, ReportKind.PROMISES)


def test_symbols_of_every_period_of_a_year_are_explained() -> None:
    later = "åtgärder: [{id: A1, åtgärd: A, tid: {från: 2025-06-01}, uppföljning: [{avser: 2025-T3, status: pågår}]}]\n"
    text = told(later, ReportKind.YEAR, "2025").partition("### Åtgärdens status")[2]
    assert ["Pågår", "Har inte börjat", "Status saknas"] == re.findall(r"\*\*\S ([\w ]+):\*\*", text)


def test_actors_are_told_by_name_with_the_abbreviation_that_people_use_and_no_other_id() -> None:
    text = told("", ReportKind.PLAN, head=HEAD.replace("BUN:", "skolan:"))
    assert "- **Kommunstyrelsen (KS)**\n" in text
    assert "- **Barn- och utbildningsnämnden**\n" in text
    assert "skolan" not in text


def test_rules_for_follow_ups_are_told_apart_by_when_they_are_done() -> None:
    rules = (
        "uppföljningsregler:\n- {id: r1, varje: tertial}\n- {id: r2, senast: 2025-03-01}\n- {id: r3, text: Vi mäter}\n"
        "- {id: r4, form: skriftlig rapport}\n"
    )
    text = told(rules, ReportKind.PLAN)
    assert [
        "Uppföljning varje tertial", "Uppföljning senast 1 mars 2025", "Uppföljning", "Skriftlig rapport",
    ] == re.findall("^### (.*)$", text.partition("## Hur planen följs upp")[2], re.MULTILINE)  # fmt: skip


def test_sections_of_the_law_are_told_by_what_they_are_about_and_those_left_out_with_the_reason() -> None:
    text = told("", ReportKind.LAW)
    found = re.findall("^### (.*)$", text, re.MULTILINE)
    assert ["4 § Lägesbilden", "5 § Åtgärdsplanen"] == found[:2]
    assert "Paragrafer som inte är med" == found[-1]
    for section in ("1–3 §§", "8 §", "14 §"):
        assert section in text.partition("Paragrafer som inte är med")[2]


def test_facts_on_the_plan_are_one_list_in_markdown() -> None:
    text = told(
        "beslut: [{typ: beslut, organ: KS, datum: 2024-01-08}]\nansvarig_nämnd: KS\n", ReportKind.PLAN
    )
    facts = text.partition("## Uppgifter om planen\n\n")[2].partition("\n\n")[0]
    assert "Beslutad" in facts
    assert "Ansvarig nämnd" in facts


def test_a_sentence_is_followed_by_a_dash_and_not_by_a_colon() -> None:
    plan = "löften: [{id: L1, löfte: Vi syns. Varje kväll., gäller: {till: 2025-06-30}}]\n"
    text = told(plan, ReportKind.FOLLOW_UP)
    assert "- L1 Vi syns. Varje kväll. – löftet slutar gälla 30 juni 2025\n" in text
    assert "### L1 Vi syns. Varje kväll. – inte rapporterat\n" in text


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        (ReportKind.PLAN, "2024-01-08"),
        (ReportKind.LAW, "2025-05-20"),
        (ReportKind.MEMORANDUM, "2025-05-20"),
        (ReportKind.FOLLOW_UP, "2025-04-30"),
    ],
)
def test_the_date_of_a_report_is_that_of_what_it_tells(kind: ReportKind, day: str) -> None:
    text = f"version: 2024-01-08\nuppföljning: [{{avser: 2025-T1, datum: 2025-05-20, kommentar: Klart.}}]\n{MEASURES}"
    page = told(text, kind, "2025-T1", name="report.html.j2")
    assert [day] == re.findall('name="dcterms.date" content="([^"]*)"', page)


def test_every_kind_is_named_in_the_help(trygg: Trygg) -> None:
    shown = " ".join(trygg("report", "--help").out.split())
    assert [] == [kind.value for kind in ReportKind if kind.value not in shown]


def test_columns_that_nothing_stands_in_are_left_out() -> None:
    assert "| Åtgärd | Status | Ansvarig | Slutdatum | Avvikelse |" in told(MEASURES, ReportKind.FOLLOW_UP)
    text = "åtgärder: [{id: A1, åtgärd: Fritid, ansvarig: [BUN]}]\n"
    assert "| Åtgärd | Status | Ansvarig |\n" in told(text, ReportKind.FOLLOW_UP)
    assert '<th scope="col" role="columnheader">Slutdatum' not in told(
        text, ReportKind.FOLLOW_UP, name="report.html.j2"
    )


@pytest.mark.parametrize("counted", ["", "räknas: läge, ", "räknas: summa, "])
def test_the_time_of_an_outcome_has_one_name_however_outcomes_are_counted(counted: str) -> None:
    text = f"indikatorer: [{{id: I1, namn: I, {counted}mål: {{minst: 9}}, utfall: [{{period: 2025-T1, värde: 3}}]}}]\n"
    assert "| 3 (tertial 1 2025) |" in told(text, ReportKind.FOLLOW_UP)


def test_the_column_for_what_was_decided_is_not_said_to_hold_only_decisions() -> None:
    plan = "godkännanden: [{roll: R, datum: 2024-02-06, kommentar: Läst, avtryck: g8093dcf0164c4c3c}]\n"
    assert "| Datum | Beslut eller kommentar | Gäller det? |" in told(plan, ReportKind.PLAN)
