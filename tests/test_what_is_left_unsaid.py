"""What a report says is missing, what comes, and from what time a figure is: no more than is known, and no less."""

import re

import pytest

from trygg_cli import templates
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.wanted import WantedReport
from trygg_cli.templates.times import NO_BREAK

HEAD = """\
id: p
titel: P
typ: överenskommelse
gäller: {från: 2025-01-01, till: 2025-12-31}
aktörer: {KS: {namn: Kommunen}, polisen: {namn: Polisen}, alla: {namn: Flera, namngiven: nej}}
"""
T2, YEAR = "2025-T2", "2025"
ALL_REPORTED = "Allt som skulle rapporteras för perioden har rapporterats."


def page(text: str, period: str = T2, kind: ReportKind = ReportKind.FOLLOW_UP) -> str:
    """Return a report as Markdown, with ordinary spaces; a page says the same under the same headings."""
    document = read("p.yaml", HEAD + text)
    assert () == document.problems
    report = WantedReport(Period.parse(period), kind=kind).of(document.plan, document.fields)
    said = templates.render("report.md.j2", report=report).replace(NO_BREAK, " ")
    html = re.sub("<[^>]*>", "", templates.render("report.html.j2", report=report))
    missing = [line for line in section(said, "Det som inte har rapporterats").splitlines() if line]
    words = re.sub(r"\s+", " ", html.replace(NO_BREAK, " "))
    assert [] == [line for line in missing if re.sub("^(-|#+|[*]) *", "", line) not in words]
    return said


def section(said: str, heading: str) -> str:
    return said.partition(f"\n## {heading}")[2].partition("\n## ")[0]


def missing(text: str, period: str = T2, kind: ReportKind = ReportKind.FOLLOW_UP) -> str:
    return section(page(text, period, kind), "Det som inte har rapporterats")


def under(said: str, heading: str) -> list[str]:
    part = said.partition(f"### {heading}\n")[2].partition("\n#")[0]
    return [line.removeprefix("- ") for line in part.splitlines() if line.startswith("- ")]


def promise(*follow_ups: str, more: str = "") -> str:
    entries = "".join(f"      - {{{entry}}}\n" for entry in follow_ups)
    return (
        f"löften:\n  - id: L1\n    löfte: Ute\n    lovas_av: [KS, polisen]\n{more}    uppföljning:\n{entries}"
    )


def measure(*follow_ups: str, more: str = "") -> str:
    entries = "".join(f"      - {{{entry}}}\n" for entry in follow_ups)
    return f"åtgärder:\n  - id: A1\n    åtgärd: Ljus\n{more}    uppföljning:\n{entries}"


def indicator(text: str) -> str:
    return "indikatorer:\n  - id: I1\n    namn: Mått\n" + "".join(
        f"    {line}\n" for line in text.splitlines()
    )


NOT_ASSESSED = "Mål och löften som har rapporterats utan bedömning"


def test_what_was_reported_without_an_assessment_is_not_all_that_was_to_be_reported() -> None:
    said = missing(promise("avser: 2025-T2, kommentar: K"))
    assert ["L1 Ute"] == under(said, NOT_ASSESSED)
    assert ALL_REPORTED not in said
    goal = "mål: [{id: M1, mål: Tryggt, uppföljning: [{avser: 2025-T2, kommentar: K}]}]\n"
    assert ["M1 Tryggt"] == under(missing(goal), NOT_ASSESSED)


@pytest.mark.parametrize(
    ("last", "said"),
    [("", ["L1 Ute: tertial 2 2025"]), (", bedömning: hållet", [])],
)
def test_a_report_on_a_year_tells_which_tertials_were_reported_without_an_assessment(
    last: str, said: list[str]
) -> None:
    text = promise("avser: 2025-T1, bedömning: bedöms hållas", "avser: 2025-T2, kommentar: K" + last)
    assert said == under(missing(text, YEAR, ReportKind.YEAR), NOT_ASSESSED)


def test_what_was_reported_as_not_to_be_assessed_is_reported() -> None:
    assert ALL_REPORTED in missing(promise("avser: 2025-T2, bedömning: ej bedömt"))


SILENT = "Parter som inte har rapporterat sin del"


def test_a_party_that_has_not_reported_its_part_is_told_where_others_have() -> None:
    parts = "    åtaganden: [{part: KS, text: K}, {part: polisen, text: P}, {part: alla, text: A}]\n"
    text = measure(
        "avser: 2025-T1, part: KS, status: pågår",
        "avser: 2025-T1, part: polisen, status: pågår",
        "avser: 2025-T2, part: polisen, status: pågår",
        more=parts,
    )
    said = page(text)
    assert ["A1 Ljus – Kommunen"] == under(said, SILENT)
    assert "**▶ Pågår** – Ingen rapport från Kommunen." in said


@pytest.mark.parametrize(
    ("follow_up", "silent"),
    [
        ("avser: 2025-T2, part: polisen, bedömning: bedöms hållas", ["L1 Ute – Kommunen"]),
        ("avser: 2025-T2, bedömning: bedöms hållas", []),
        ("avser: 2025-T1, part: polisen, bedömning: bedöms hållas", []),
    ],
)
def test_who_makes_a_promise_and_has_not_reported_on_it_is_told_where_another_has(
    follow_up: str, silent: list[str]
) -> None:
    said = page(promise(follow_up))
    assert silent == under(said, SILENT)
    assert bool(silent) == ("Ingen rapport från Kommunen." in said)


def test_a_party_whose_part_is_done_owes_no_more() -> None:
    parts = "    åtaganden: [{part: KS, text: K}, {part: polisen, text: P}]\n"
    done, goes_on = (
        "avser: 2025-T1, part: KS, status: genomförd",
        "avser: 2025-T2, part: polisen, status: pågår",
    )
    assert [] == under(page(measure(done, goes_on, more=parts)), SILENT)


PARTS = "Rapporterat, men inte för alla delar av perioden"


def test_a_report_on_a_year_tells_which_tertials_something_was_not_reported_on() -> None:
    text = promise("avser: 2025-T1, bedömning: bedöms hållas", more="    ansvarig: [KS]\n")
    text += measure("avser: 2025-T1, status: pågår", "avser: 2025-T2, status: pågår")
    text += "mål: [{id: M1, mål: M, uppföljning: [{avser: 2025-T1, bedömning: uppnått}]}]\n"
    for kind in (ReportKind.FOLLOW_UP, ReportKind.YEAR):
        said = page(text, YEAR, kind)
        assert [
            "A1 Ljus: tertial 3 2025",
            "M1 M: tertial 2 2025 och tertial 3 2025",
            "L1 Ute: tertial 2 2025 och tertial 3 2025",
        ] == under(said, PARTS)
        assert "Inget är rapporterat om tertial 3 2025." in section(said, "Läget i korthet")


@pytest.mark.parametrize(
    ("period", "about", "missed"),
    [
        ("2025-H1", "2025-Q1", "kvartal 2 2025"),
        ("2025-H1", "2025-01", "februari 2025, mars 2025, april 2025, maj 2025 och juni 2025"),
        ("2025", "2025-H1", "halvår 2 2025"),
        ("2025-T1/2025-T2", "2025-T2", "tertial 1 2025"),
        ("2025", "2025-T1/2025-T2", ""),
        ("2025", "2025", ""),
        ("2025-T2", "2025-T2", ""),
    ],
)
def test_the_parts_of_a_period_are_those_that_the_plan_is_followed_up_by(
    period: str, about: str, missed: str
) -> None:
    said = under(page(measure(f"avser: {about}, status: pågår"), period), PARTS)
    assert [f"A1 Ljus: {missed}" if missed else ""] == (said or [""])


def test_a_single_report_on_a_month_does_not_make_months_due_of_what_is_reported_in_tertials() -> None:
    text = measure("avser: 2025-08, status: pågår") + promise("avser: 2025-T2, bedömning: hållet")
    assert [] == under(page(text), PARTS)


@pytest.mark.parametrize(
    ("every", "missed"),
    [
        ("tertial", "tertial 2 2025 och tertial 3 2025"),
        ("kvartal", "kvartal 3 2025 och kvartal 4 2025"),
        ("år", ""),
    ],
)
def test_a_rule_of_the_plan_says_which_parts_are_due(every: str, missed: str) -> None:
    text = measure("avser: 2025-T1, status: pågår")
    said = under(page(text + f"uppföljningsregler: [{{id: r, varje: {every}}}]\n", YEAR), PARTS)
    assert [f"A1 Ljus: {missed}" if missed else ""] == (said or [""])


@pytest.mark.parametrize(
    ("time", "status", "missed"),
    [
        ("", "genomförd", []),
        ("    tid: {från: 2025-09-01}\n", "", []),
        ("", "pågår", ["A1 Ljus: tertial 2 2025 och tertial 3 2025"]),
    ],
)
def test_of_what_is_over_or_has_not_begun_no_part_is_missed(
    time: str, status: str, missed: list[str]
) -> None:
    told = f"avser: 2025-T1, status: {status}" if status else "avser: 2025-T3, status: pågår"
    said = under(page(measure(told, more=time) + promise("avser: 2025-T1"), YEAR), PARTS)
    assert missed == [line for line in said if line.startswith("A1")]


def test_a_part_outside_the_time_of_the_plan_is_not_due() -> None:
    text = measure("avser: 2025-T1, status: pågår", "avser: 2025-T2, status: pågår")
    head = HEAD.replace("till: 2025-12-31", "till: 2025-08-31")
    document = read("p.yaml", head + text)
    report = WantedReport(Period.parse(YEAR)).of(document.plan, document.fields)
    assert ((), ()) == (report.gaps.parts, report.gaps.empty)


def test_a_status_that_is_older_than_its_tertial_is_marked_in_the_table_of_the_year() -> None:
    said = page(measure("avser: 2025-T1, status: pågår"), YEAR, ReportKind.YEAR)
    assert "| A1 Ljus | ▶ Pågår | ▶ Pågår (inte rapporterat) | ▶ Pågår (inte rapporterat) |" in said


def test_what_was_assessed_for_a_part_of_the_year_is_told_with_that_time() -> None:
    text = "mål: [{id: M1, mål: M, uppföljning: [{avser: 2025-T1, bedömning: bedöms uppnås}]}]\n"
    said = page(text, YEAR, ReportKind.YEAR)
    brief = section(said, "Läget i korthet")
    assert "bedöms uppnås:** 1 av 1 (1 bara bedömt för en tidigare del av perioden)" in brief
    assert "Bara bedömt för en tidigare del av perioden: M1 (tertial 1 2025)." in brief
    assert "? Inte rapporterat | ▶ Bedöms uppnås (tertial 1 2025) |" in said


@pytest.mark.parametrize(
    ("about", "more", "is_told"),
    [
        ("2025-T3", "", False),
        ("2025", "", False),
        ("2025-T2", "", True),
        ("2025-T2", "    gäller: {från: 2025-01-01, till: 2025-08-31}\n", False),
    ],
)
def test_what_was_assessed_for_the_last_of_the_period_or_the_promise_needs_no_other_time(
    about: str, more: str, is_told: bool
) -> None:
    said = page(promise(f"avser: {about}, bedömning: hållet", more=more), YEAR)
    assert is_told == ("Bara bedömt för en tidigare del" in said)


UNMEASURED = "Indikatorer som inte är mätta för hela perioden"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "mål: {återkommande: {minst: 1, per: månad}}\nutfall: [{period: 2025-05, värde: 1}]",
            "juni–augusti 2025",
        ),
        ("räknas: summa\nmål: {minst: 9}\nutfall: [{period: 2025-05, värde: 1}]", "juni–augusti 2025"),
        ("räknas: läge\nmål: {minst: 9}\nutfall: [{period: 2025-05, värde: 1}]", ""),
        ("mål: {återkommande: {minst: 1, per: kvartal}}\nutfall: [{period: 2025-Q2, värde: 1}]", ""),
    ],
)
def test_a_time_that_is_over_and_not_measured_is_missing(text: str, times: str) -> None:
    said = under(page(indicator(text)), UNMEASURED)
    assert ([f"I1 Mått: {times}"] if times else []) == said


def test_a_promise_that_begins_is_named_with_its_day() -> None:
    text = promise("avser: 2025-T3", more="    gäller: {från: 2025-10-01}\n")
    assert "- Löftet L1 börjar gälla 1 oktober 2025.\n" in section(page(text), "Nästa period")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("vilande", ["A1 Ljus: vilande. Slutdatumet 30 juni 2025 har passerat."]),
        ("pågår", ["A1 Ljus: försenad. Slutdatumet 30 juni 2025 har passerat."]),
        ("genomförd", []),
    ],
)
def test_what_should_have_been_finished_is_left_to_do(status: str, said: list[str]) -> None:
    text = measure(f"avser: 2025-T2, status: {status}", more="    tid: {till: 2025-06-30}\n")
    assert said == under(page(text), "Åtgärder som skulle ha varit klara")


def test_a_correction_is_told_once() -> None:
    outcomes = "{period: 2025-T1, värde: 64}, {period: 2025-T1, värde: 63, datum: 2025-09-05, rättar: ja}"
    said = section(
        page(indicator(f"räknas: läge\nmål: {{minst: 70}}\nutfall: [{outcomes}]")), "Läget i korthet"
    )
    assert 1 == said.count("63 i stället för 64")
    turned = indicator(f"räknas: läge\nmål: {{minst: 64}}\nutfall: [{outcomes}]")
    assert "inte uppnått än i stället för uppnått" in page(turned)


def test_a_report_of_a_party_tells_its_day_and_what_it_says() -> None:
    text = promise("avser: 2025-T2, part: polisen, datum: 2025-09-03, bedömning: hålls delvis")
    assert "*Polisen, skrivet 3 september 2025: hålls delvis*" in page(text)
    text = measure("avser: 2025-T2, part: polisen, datum: 2025-09-03, status: pågår")
    assert "*Polisen, skrivet 3 september 2025: pågår*" in page(text)


def test_earlier_outcomes_that_are_not_shown_are_counted() -> None:
    outcomes = ", ".join(f"{{period: 2025-{month:02}, värde: {month}}}" for month in range(1, 8))
    said = page(indicator(f"räknas: läge\nutfall: [{outcomes}]"))
    assert "| 2 äldre utfall visas inte här; 3 (mars 2025)" in said
    assert "äldre utfall" not in page(indicator("räknas: läge\nutfall: [{period: 2025-01, värde: 1}]"))


def test_a_status_that_is_older_than_the_period_is_marked_wherever_it_stands_in_a_table() -> None:
    said = page(measure("avser: 2025-T1, status: pågår", more="    tid: {till: 2025-06-30}\n"))
    assert 2 == said.count("| A1 Ljus | ⚠ Försenad (inte rapporterat) |")
    assert "(inte rapporterat)" not in page(measure("avser: 2025-T1, status: genomförd"))


def test_who_is_to_report_stands_beside_what_is_not_reported() -> None:
    text = "mål: [{id: M1, mål: M, ansvarig: [KS]}]\nindikatorer: [{id: I1, namn: I, ansvarig: [KS]}]\n"
    said = missing(text + "löften: [{id: L1, löfte: L, lovas_av: [polisen]}]\n")
    assert ["M1 M – Kommunen"] == under(said, "Mål utan rapport för perioden")
    assert ["L1 L – Polisen"] == under(said, "Löften utan rapport för perioden")
    assert ["I1 I – Kommunen"] == under(said, "Indikatorer utan utfall än")
