"""What is soon late is told beside its status, where it is unfinished and its last day near; and what a legend adds."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Trygg
from trygg_cli import report, templates
from trygg_cli.exchange.events import events
from trygg_cli.exchange.ics import calendar
from trygg_cli.period import Period
from trygg_cli.query.all_tables import tables
from trygg_cli.reading.document import read
from trygg_cli.report.report_settings import ReportSettings
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding

T2 = Period.parse("2022-T2")
HEAD = "id: p\ntitel: P\ntyp: handlingsplan\ngäller: {från: 2022-01-01, till: 2022-12-31}\n"


def plan_of(time: str, status: str) -> str:
    entry = f"{{avser: 2022-T2, datum: 2022-09-01, status: {status}}}" if status else ""
    actors = "aktörer:\n  TK: {namn: Tekniska kontoret}\n"
    measure = f"id: A1, åtgärd: Belysning, ansvarig: [TK], tid: {{{time}}}, uppföljning: [{entry}]"
    return f"{HEAD}{actors}åtgärder:\n  - {{{measure}}}\n"


def is_soon_late(text: str, moment: Moment) -> bool:
    plan = read("p.yaml", text).plan
    ((_, measure),) = plan.walk_measures()
    return PlanStanding(plan, moment).measure(measure).is_soon_late


@pytest.mark.parametrize(
    ("expected", "time", "status"),
    [
        (True, "till: 2022-09-01", "pågår"),
        (True, "till: 2022-09-30", "ej påbörjad"),
        (False, "till: 2022-10-01", "pågår"),
        (False, "till: 2022-08-31", "pågår"),
        (False, "till: 2022-09-30", "genomförd"),
        (False, "till: 2022-09-30", "avbruten"),
        (False, "till: 2022-09-30", "vilande"),
        (False, "till: 2022-09-30", ""),
        (False, "till: 2022-09-30, önskemål: ja", "pågår"),
        (False, "text: under hösten", "pågår"),
        (True, "perioder: [2022-09]", "pågår"),
    ],
)
def test_a_measure_is_soon_late_where_it_is_unfinished_and_its_last_day_is_near(
    *, expected: bool, time: str, status: str
) -> None:
    assert expected is is_soon_late(plan_of(time, status), Moment(T2))


@pytest.mark.parametrize(("expected", "day"), [(True, 1), (True, 31), (False, 0)])
def test_a_day_that_is_asked_for_counts_the_days_from_itself(*, expected: bool, day: int) -> None:
    asked = date(2022, 10, day) if day else date(2022, 9, 30)
    assert expected is is_soon_late(plan_of("till: 2022-10-31", "pågår"), Moment(None, asked))


def test_how_many_days_are_near_can_be_set() -> None:
    text = plan_of("till: 2022-10-10", "pågår")
    assert [False, True] == [is_soon_late(text, Moment(T2, near=days)) for days in (39, 40)]


@pytest.mark.parametrize(
    ("expected", "own", "assessment"),
    [
        (True, "gäller: {till: 2022-09-15}", "bedöms hållas"),
        (True, "tid: {till: 2022-09-15}", "bedöms inte hållas"),
        (False, "gäller: {till: 2022-09-15}", "hållet"),
        (False, "gäller: {till: 2022-09-15}", "inte hållet"),
        (False, "gäller: {till: 2022-09-15}", "ej bedömt"),
        (False, "gäller: {till: 2022-09-15}, ersatt_av: L2", "bedöms hållas"),
        (False, "villkor: x", "bedöms hållas"),
    ],
)
def test_a_promise_is_soon_late_where_it_ends_soon_and_is_not_assessed_for_good(
    *, expected: bool, own: str, assessment: str
) -> None:
    entry = f"{{avser: 2022-T2, datum: 2022-09-01, bedömning: {assessment}}}"
    text = f"{HEAD}löften:\n  - {{id: L1, löfte: Vi går, {own}, uppföljning: [{entry}]}}\n  - {{id: L2, löfte: Vi}}\n"
    plan = read("p.yaml", text).plan
    assert expected is PlanStanding(plan, Moment(T2)).is_soon_late(plan.promises[0])


def told(kind: str, settings: ReportSettings, text: str = plan_of("till: 2022-09-15", "pågår")) -> str:
    document = read("p.yaml", text)
    made = report.build(document.plan, T2, None, document.fields, settings)
    return templates.render(f"report.{kind}.j2", Path(), report=made).replace("\xa0", " ")


def test_a_report_says_it_in_words_beside_the_status_in_every_view() -> None:
    text = told("md", ReportSettings())
    assert "Planen har 1 åtgärd: den pågår. Slutdatumet är nära för 1 åtgärd." in text
    assert "| A1 Belysning | ▶ Pågår – snart försenad | Tekniska kontoret | 15 september 2022 |" in text
    assert "**▶ Pågår** – Slutdatumet, 15 september 2022, är nära." in text
    assert "| A1 Belysning | Ansvarig | ▶ Pågår – snart försenad |" in text
    assert 2 <= told("html", ReportSettings()).count("snart försenad")


def test_what_nobody_reported_on_is_told_as_such_and_not_as_soon_late() -> None:
    text = told("md", ReportSettings(), plan_of("till: 2022-09-15", ""))
    assert "snart försenad –" not in text
    assert "**? Status saknas** – Slutdatumet, 15 september 2022, är nära." in text


def test_a_legend_stands_beside_the_words_and_is_explained() -> None:
    text = told("md", ReportSettings(legend={"ongoing": "grön", "soon-late": "gul", "late": "röd"}))
    assert "▶ Pågår (grön) – snart försenad (gul)" in text
    assert "Grön: pågår · Gul: snart försenad · Röd: försenad" in text
    assert "Pågår (grön)</span>" in told("html", ReportSettings(legend={"ongoing": "grön"}))


def test_a_legend_is_data_and_never_markup() -> None:
    settings = ReportSettings(legend={"ongoing": "<b>*x*</b>"})
    assert "<b>" not in told("html", settings)
    assert "*x*" not in told("md", settings).replace("\\*x\\*", "")


def test_tables_and_calendars_tell_it() -> None:
    document = read("p.yaml", plan_of("till: 2022-09-15", "pågår"))
    table = tables([document])["åtgärd"]
    row = dict(zip(table.names, next(iter(table.rows)), strict=True))
    assert ("pågår", True, False) == (row["läge"], row["snart_försenad"], row["försenad"])
    made = "".join(calendar([events(document.plan)])).replace("\r\n ", "")
    assert 1 == made.count("Snart försenad: inte avslutad")


def test_settings_say_what_is_near_and_what_the_legend_is(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text(plan_of("till: 2022-10-10", "pågår"), "utf-8")
    assert "A1" not in trygg("query", "snart-försenade", "p.yaml").out
    Path("trygg.toml").write_text('soon_late_days = 60\n[legend]\n"Pagar" = "grön"\n', "utf-8")
    assert "A1" in trygg("query", "snart-försenade", "p.yaml").out
    made = trygg("report", "--period", "2022-T2", "-f", "markdown", "-o", "-", "p.yaml").out
    assert "Pågår (grön) – snart försenad" in made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soon_late_days = -1", "ett antal dagar från 0 till 366"),
        ("soon_late_days = true", "ett antal dagar från 0 till 366"),
        ('[legend]\nfärdig = "grön"', 'under legend kan det inte stå något ord för "färdig"'),
        ('[legend]\npågår = ""', "en tabell med texter"),
    ],
)
def test_settings_that_cannot_be_are_told(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("trygg.toml").write_text(text.replace("färdig", '"färdig"').replace("pågår", '"pågår"'), "utf-8")
    result = trygg("query", "snart-försenade")
    assert (2, True) == (result.code, said in result.err), result.err
