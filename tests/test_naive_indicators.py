"""The naive evaluator's verdicts on indicators, each counted by hand."""

from typing import Any

import pytest
import yaml

from tests.naive.evaluator import evaluate
from tests.naive.indicators import IndicatorAnswer

VALID = "{från: 2025-01-01, till: 2025-12-31}"


def asked(indicator: str, ask: str, valid: str = VALID, more: str = "") -> IndicatorAnswer:
    """Return what becomes of one indicator; an ask is a period, `på DAG`, both or nothing."""
    text = f"id: p\ntitel: Plan\ntyp: handlingsplan\ngäller: {valid}\nindikatorer: [{{id: I1, namn: I, {indicator}}}]\n"
    plan: dict[str, Any] = yaml.safe_load(text + more)
    period, _, day = ask.partition("på ")
    return evaluate(plan, period=period.strip() or None, day=day or None)["indicators"]["I1"]


def outcomes(text: str) -> str:
    """Return outcomes written as `T1 4, T2 5 norr`: a part of 2025 or any period, a value, perhaps a place."""
    made = []
    for word in text.split(", "):
        part, value, *place = word.split()
        period = part if part[:2] in {"20", "19"} else f"2025-{part}"
        made.append(f"{{period: {period}, värde: {value}{''.join(f', plats: {name}' for name in place)}}}")
    return f"utfall: [{', '.join(made)}]"


TERTIALS = outcomes("T1 4, T2 3, T3 5")

COUNTED = """
# the latest counts
a share is a state | enhet: '%' | minst: 30 | T1 34, T2 38 | 2025-T2 | – | uppnått | 38
a share in words | enhet: procent | högst: 30 | T1 34, T2 28 | 2025 | – | uppnått | 28
a scale is a state | skala: {max: 6} | högst: 3 | T1 2.9, T2 3.4 | 2025-T2 | – | pending | 3.4
a state said | läge | högst: 50 | T1 41, T2 44 | 2025-T2 | – | uppnått | 44
said over unit | räknas: summa, enhet: '%' | minst: 9 | T1 4, T2 5 | 2025-T2 | – | uppnått | 9
a state up to the period | läge | minst: 5 | T1 4, T2 3, T3 5 | 2025-T2 | – | pending | 3
a state below at the end | läge | minst: 6 | T1 4, T2 3, T3 5 | 2025 | – | inte uppnått | 5
a state above exactly | läge | exakt: 4 | T1 4, T2 3, T3 5 | 2025 | – | mer än utlovat | 5
a state before its last time | läge | minst: 10, senast: 2025 | T1 8, T2 7 | 2025-T2 | – | pending | 7
in any order | läge | minst: 5 | T3 5, T1 4 | 2025 | – | uppnått | 5
latest by its end | läge | minst: 7 | T2 5, 2025-01/2025-09 7 | 2025 | – | uppnått | 7
of one end, the one that begins later | läge | minst: 7 | 2025 9, T3 5 | 2025 | – | inte uppnått | 5
what ends after the period | läge | minst: 7 | T1 4, H1 9 | 2025-T1 | – | pending | 4
# nobody said how they go together
not said | – | minst: 10 | T1 8, T2 7 | 2025-T2 | – | kan inte bedömas | –
work done does not say it | typ: prestation | minst: 6 | T1 3, T2 3, T3 2 | 2025 | – | kan inte bedömas | –
a single one | – | minst: 6 | 2025 7 | 2025 | – | uppnått | 7
a single one in the target's time | – | högst: 6 | 2024 9, 2025 5 | 2025 | – | uppnått | 5
# a sum
a sum | summa | minst: 12 | T1 4, T2 3, T3 5 | 2025 | – | uppnått | 12
a sum just short | summa | minst: 13 | T1 4, T2 3, T3 5 | 2025 | – | inte uppnått | 12
a sum so far | summa | minst: 10 | T1 4, T2 3, T3 5 | 2025-T1 | – | pending | 4
a sum reached early | summa | minst: 15 | T1 8, T2 7 | 2025-T2 | – | uppnått | 15
from the plan's first day | summa | minst: 7, senast: 2025 | 2024 4, 2025 3 | 2025 | {från: 2024-01-01} | uppnått | 7
from the year of senast | summa | minst: 7, senast: 2025-T2 | 2024 4, T1 3, T2 3 | 2025 | {} | inte uppnått | 6
not after senast | summa | minst: 8, senast: 2025-T2 | T1 4, T2 3, T3 5 | 2025 | – | inte uppnått | 7
a year's figure stands for its parts | summa | minst: 25 | 2025 24, T3 7, T1 9 | 2025 | – | inte uppnått | 24
a merged figure too | summa | minst: 24 | 2025-T1/2025-T2 17, T1 9, T3 7 | 2025 | – | uppnått | 24
overlapping otherwise | summa | minst: 1 | H1 5, T2 5, T3 5 | 2025 | – | kan inte bedömas | 15
tenths are added exactly | summa | exakt: 0.3 | H1 0.1, H2 0.2 | 2025 | – | uppnått | 0.3
weeks | summa | minst: 3 | v40 1, v41 2 | 2025-v41 | {från: 2025-09-29, till: 2025-10-12} | uppnått | 3
single days | summa | exakt: 2 | 12-09 1, 12-10 1 | 2025-12 | {från: 2025-12-09, till: 2025-12-10} | uppnått | 2
# never reached before the end
at most, before the end | summa | högst: 10 | T1 2 | 2025-T1 | – | pending | 2
at most, exceeded | summa | högst: 10 | T1 12 | 2025-T1 | – | inte uppnått | 12
at most, at the end | summa | högst: 12 | T1 4, T2 3, T3 5 | 2025 | – | uppnått | 12
from–to, before the end | summa | minst: 3, högst: 9 | T1 4, T2 3, T3 5 | 2025-T1 | – | pending | 4
from–to, above | summa | minst: 3, högst: 11 | T1 4, T2 3, T3 5 | 2025 | – | inte uppnått | 12
exactly, before the end | summa | exakt: 4 | T1 4, T2 3, T3 5 | 2025-T1 | – | pending | 4
exactly none, and there is some | summa | exakt: 0 | T1 0, T2 1 | 2025-T2 | – | inte uppnått | 1
exactly none, before the end | summa | exakt: 0 | T1 0, T2 0 | 2025-T2 | – | pending | 0
exactly none, at the end | summa | exakt: 0 | T1 0, T2 0, T3 0 | 2025 | – | uppnått | 0
exactly so few, and more | summa | exakt: 2, riktning: minska | T1 3 | 2025-T1 | – | inte uppnått | 3
exactly none of what is to be more | summa | exakt: 0, riktning: öka | T1 3 | 2025-T1 | – | mer än utlovat | 3
exactly, passed before the end | summa | exakt: 3 | T1 4, T2 3, T3 5 | 2025-T1 | – | mer än utlovat | 4
exactly | – | exakt: 2, senast: 2025 | 2025 2 | 2025 | – | uppnått | 2
more than exactly | – | exakt: 2, senast: 2025 | 2025 3 | 2025 | – | mer än utlovat | 3
less than exactly | – | exakt: 2, senast: 2025 | 2025 1 | 2025 | – | inte uppnått | 1
# a part is not measured
a gap, not reached | summa | minst: 8 | T1 3, T2 2 | 2025 | – | kan inte bedömas | 5
a gap, reached | summa | minst: 8 | T1 5, T2 4 | 2025 | – | uppnått | 9
a gap, below at most | summa | högst: 10 | T1 2 | 2025 | – | kan inte bedömas | 2
a gap, above at most | summa | högst: 10 | T1 12 | 2025 | – | inte uppnått | 12
a gap in the middle | summa | exakt: 9 | T1 4, T3 5 | 2025 | – | kan inte bedömas | 9
nothing measured | summa | minst: 1 | – | 2025 | – | kan inte bedömas | –
# when the time is over
no last day: before the end | summa | minst: 8 | H1 3 | på 2025-12-31 | – | pending | 3
no last day: after it | summa | minst: 8 | H1 3, H2 2 | på 2026-01-01 | – | inte uppnått | 5
a period with a day after it | läge | minst: 5 | T1 4, T2 3, T3 5 | 2025-T2 på 2026-02-01 | – | pending | 3
# a mean
a mean | medel | högst: 10 | T1 6, T2 8, T3 13 | 2025 | – | uppnått | 9
a mean below | medel | minst: 5 | T1 2, T2 3, T3 7 | 2025 | – | inte uppnått | 4
a mean so far | medel | minst: 5 | T1 2, T2 3, T3 7 | 2025-T2 | – | pending | 2.5
means over places | medel | högst: 9, platser: [n, s] | 2025 2 n, 2025 4 s | 2025 | – | kan inte bedömas | –
# persons
persons are not added | unika | minst: 30 | T1 14, T2 12, T3 11 | 2025 | – | kan inte bedömas | –
a figure for the whole | unika | minst: 30 | T1 14, T2 12, T3 11, 2025 31 | 2025 | – | uppnått | 31
a part is not the whole | unika | minst: 30 | 2025-T1/2025-T2 40 | 2025 | – | kan inte bedömas | –
persons over places | unika | minst: 50, platser: [n, s] | 2025 30 n, 2025 25 s | 2025 | – | kan inte bedömas | –
persons in all | unika | minst: 53, platser: [n, s] | 2025 30 n, 2025 25 s, 2025 52 | 2025 | – | inte uppnått | 52
# places
a sum over places | summa | minst: 80, platser: [n, s] | 2025 50 n, 2025 40 s | 2025 | – | uppnått | 90
its places | summa | minst: 80, platser: [n, s] | 2025 50 n, 2025 20 s, 2025 99 v | 2025 | – | inte uppnått | 70
the total first | summa | minst: 80, platser: [n, s] | 2025 50 n, 2025 40 s, 2025 79 | 2025 | – | inte uppnått | 79
a place not measured | summa | minst: 80, platser: [n, s] | 2025 50 n | 2025 | – | kan inte bedömas | 50
one place short | summa | minst: 45, platser: [n, s], per_plats: ja | 2025 50 n, 2025 40 s | 2025 | – | inte uppnått | –
each place | summa | minst: 40, platser: [n, s], per_plats: ja | 2025 50 n, 2025 40 s | 2025 | – | uppnått | –
one unmeasured | läge | minst: 40, platser: [n, s], per_plats: ja | 2025 50 n | 2025 | – | kan inte bedömas | –
shares have no sum | läge | högst: 30, platser: [n, s] | 2025 25 n, 2025 28 s | 2025 | – | kan inte bedömas | –
a share of all | läge | minst: 60, platser: [n, s] | 2025 50 n, 2025 66 s, 2025 61 | 2025 | – | uppnått | 61
# words without a figure
only words | – | text: Många | 2025 9 | 2025 | – | kan inte bedömas | 9
no target | – | – | 2025 9 | 2025 | – | – | –
within hours | enhet: timmar, räknas: läge | inom: {antal: 48, enhet: timmar} | T1 61, T2 48 | 2025 | – | uppnått | 48
all of them | läge | alla: ja | 2025 9 | 2025 | – | kan inte bedömas | 9
"""
"""What it is, what is said, the target, the outcomes, what is asked, the plan's time; the verdict and the value."""


def rows(table: str) -> list[list[str]]:
    """Return the cells of a table, `–` for nothing."""
    lines = [line for line in table.strip().splitlines() if not line.startswith("#")]
    return [["" if cell.strip() == "–" else cell.strip() for cell in line.split(" | ")] for line in lines]


@pytest.mark.parametrize(
    ("said", "target", "measured", "ask", "valid", "verdict", "value"),
    [row[1:] for row in rows(COUNTED)],
    ids=[row[0] for row in rows(COUNTED)],
)
def test_outcomes_are_counted_and_judged(
    said: str, target: str, measured: str, ask: str, valid: str, verdict: str, value: str
) -> None:
    counting = f"räknas: {said}" if said in {"summa", "läge", "medel", "unika"} else said
    parts = [counting, f"mål: {{{target}}}" if target else "", outcomes(measured) if measured else ""]
    found = asked(", ".join(filter(None, parts)), ask, valid or VALID)
    assert verdict == (found["verdict"] or "")
    if value:
        assert float(value) == found["value"]


ROWS = "{period: 2025-T1, värde: 9}, {period: 2025-T2, värde: 5}"


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    more = "{period: 2025-T1, värde: 4, rättar: ja}, {period: 2025-T3, värde: 2}"
    found = asked(f"räknas: summa, mål: {{minst: 15}}, utfall: [{ROWS}, {more}]", "2025")
    assert ("inte uppnått", 11) == (found["verdict"], found["value"])


def test_a_correction_written_after_the_day_is_not_seen() -> None:
    correction = "{period: 2025-T2, värde: 4, rättar: ja, datum: 2025-09-12}"
    text = f"räknas: läge, mål: {{minst: 8}}, utfall: [{ROWS}, {correction}]"
    assert [5, 4] == [asked(text, f"på {day}")["value"] for day in ("2025-09-11", "2025-09-12")]


def test_two_outcomes_for_one_time_that_nobody_calls_a_correction_contradict() -> None:
    more = "{period: 2025-T1, värde: 4}, {period: 2025-T3, värde: 2}"
    found = asked(f"räknas: summa, mål: {{minst: 15}}, utfall: [{ROWS}, {more}]", "2025")
    assert "kan inte bedömas" == found["verdict"]


def test_a_contradiction_in_what_is_not_judged_does_not_matter() -> None:
    text = f"räknas: läge, mål: {{minst: 5}}, utfall: [{ROWS}, {{period: 2025-T1, värde: 4}}]"
    assert "uppnått" == asked(text, "2025")["verdict"]


BASELINE = "räknas: läge, enhet: '%', baslinje: {värde: 40, år: 2024}"


@pytest.mark.parametrize(
    ("target", "comparable", "verdict"),
    [
        ("riktning: minska", "ja", "uppnått"),
        ("riktning: minska", "nej", "kan inte bedömas"),
        ("riktning: öka", "ja", "inte uppnått"),
        ("ändring_procent: -25", "ja", "uppnått"),
        ("ändring_procent: -26", "ja", "inte uppnått"),
        ("ändring_procent: -25", "nej", "kan inte bedömas"),
        ("högst: 30", "nej", "uppnått"),
        ("högst: 30, riktning: minska", "nej", "uppnått"),
    ],
)
def test_a_change_is_counted_from_the_baseline_but_not_across_a_break(
    target: str, comparable: str, verdict: str
) -> None:
    latest = f"{{period: 2025-T2, värde: 30, jämförbar: {comparable}}}"
    text = f"{BASELINE}, mål: {{{target}}}, utfall: [{{period: 2025-T1, värde: 38}}, {latest}]"
    assert verdict == asked(text, "2025")["verdict"]


def test_a_break_before_the_baseline_does_not_matter() -> None:
    old = "{period: 2023, värde: 50, jämförbar: nej}"
    text = f"{BASELINE}, mål: {{riktning: minska}}, utfall: [{old}, {{period: 2025-T1, värde: 38}}]"
    assert "uppnått" == asked(text, "2025")["verdict"]


def test_without_a_baseline_a_direction_cannot_be_judged() -> None:
    found = asked(f"räknas: läge, mål: {{riktning: öka}}, {TERTIALS}", "2025")
    assert ("kan inte bedömas", "ingen baslinje") == (found["verdict"], found["reason"])


LAST_YEAR = "jämfört_med: samma period året före"


@pytest.mark.parametrize(
    ("rest", "figures", "ask", "verdict", "value"),
    [
        ("riktning: minska", "2024-T2 60, T1 35, T2 55", "2025-T2", "uppnått", 55),
        ("ändring_procent: -20", "2024-T2 60, T1 90, T2 54", "2025-T2", "pending", 54),
        ("ändring_procent: -20", "2024-T2 60, T1 90, T2 48", "2025-T2", "uppnått", 48),
        ("riktning: minska", "2024-T1 60, T1 35, T2 55", "2025-T2", "kan inte bedömas", 55),
        ("riktning: minska", "2024-02 60, 02 60", "2025-T1", "kan inte bedömas", 60),
        ("riktning: minska", "2024-v44 6, v44 5", "2025-v44", "uppnått", 5),
        ("riktning: öka", "2024-T1/2024-T2 6, 2025-T1/2025-T2 5", "2025", "kan inte bedömas", 5),
    ],
)
def test_a_part_is_compared_with_the_same_part_of_the_year_before(
    rest: str, figures: str, ask: str, verdict: str, value: float
) -> None:
    found = asked(f"räknas: summa, mål: {{{LAST_YEAR}, {rest}}}, {outcomes(figures)}", ask)
    assert (verdict, value) == (found["verdict"], found["value"])


def test_a_baseline_with_a_period_is_the_same_part_of_the_year_before() -> None:
    said = "räknas: läge, baslinje: {värde: 9, period: 2024-T1}"
    found = asked(f"{said}, mål: {{{LAST_YEAR}, riktning: minska}}, {outcomes('T1 8')}", "2025-T1")
    assert "uppnått" == found["verdict"]


RECURRING: list[tuple[str, str, str, str, tuple[int, int, int, int]]] = [
    ("minst: 2, per: termin", "H1 1, H2 3", "2025", "inte uppnått", (2, 1, 0, 0)),
    ("minst: 2, per: kvartal", "Q1 2, Q2 3, Q4 2", "2025", "kan inte bedömas", (4, 3, 1, 0)),
    ("minst: 3, per: år", "T1 1, T2 1, T3 1", "2025", "uppnått", (1, 1, 0, 0)),
    ("minst: 3, per: år", "T1 1, T2 2", "2025", "uppnått", (1, 1, 0, 0)),
    ("minst: 3, per: år", "T1 1, T2 1", "2025", "kan inte bedömas", (1, 0, 1, 0)),
    ("minst: 3, per: år", "T1 1", "2025-T1", "pending", (0, 0, 0, 1)),
    ("minst: 4, per: halvår", "Q1 2, Q2 2, Q3 3, Q4 2", "2025", "uppnått", (2, 2, 0, 0)),
    ("högst: 4, per: halvår", "Q1 2, Q2 2, Q3 3, Q4 2", "2025", "inte uppnått", (2, 1, 0, 0)),
    ("högst: 4, per: halvår", "Q1 2, Q2 2, Q3 3", "2025", "kan inte bedömas", (2, 1, 1, 0)),
    ("antal: 2, per: tertial", "T1 2, T2 3, T3 2", "2025", "uppnått", (3, 3, 0, 0)),
    ("antal: 2, per: tertial", "T1 2, T2 3", "på 2025-09-01", "uppnått", (2, 2, 0, 1)),
    ("antal: 2, per: tertial", "T1 1, T2 3", "på 2025-09-01", "inte uppnått", (2, 1, 0, 1)),
    ("antal: 2, per: kvartal", "Q1 2, Q2 2", "2025-H1", "uppnått", (2, 2, 0, 0)),
    ("antal: 2, per: kvartal", "Q1 2, T2 9", "2025-T1", "uppnått", (1, 1, 0, 1)),
    ("antal: 2, per: kvartal", "2025 9", "2025", "kan inte bedömas", (4, 0, 4, 0)),
    ("antal: 9, per: planperiod", "H1 4, H2 5", "2025", "uppnått", (1, 1, 0, 0)),
    ("antal: 1, per: vecka", "v40 1, v41 1, v42 0", "2025-v40/2025-v42", "inte uppnått", (3, 2, 0, 0)),
]


@pytest.mark.parametrize(("rule", "figures", "ask", "verdict", "units"), RECURRING)
def test_each_unit_of_time_is_judged_on_its_own(
    rule: str, figures: str, ask: str, verdict: str, units: tuple[int, int, int, int]
) -> None:
    found = asked(f"mål: {{återkommande: {{{rule}}}}}, {outcomes(figures)}", ask)
    counts = found["units"], found["units_reached"], found["units_unmeasured"], found["units_ongoing"]
    assert (verdict, units) == (found["verdict"], counts)


def test_units_begin_and_end_within_the_validity() -> None:
    text = f"mål: {{återkommande: {{minst: 1, per: kvartal}}}}, {outcomes('Q2 1, Q3 1')}"
    found = asked(text, "2025", "{från: 2025-02-15, till: 2025-11-30}")
    assert ("uppnått", 2) == (found["verdict"], found["units"])


def test_the_sum_of_a_unit_is_shown() -> None:
    text = f"mål: {{återkommande: {{minst: 3, per: år}}}}, {outcomes('T1 1, T2 1, T3 1')}"
    assert 3 == asked(text, "2025")["value"]


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ("Q1 1, Q2 2, Q3 1, Q4 1", "inte uppnått"),
        ("Q1 5, Q2 0, Q3 4, Q4 2", "inte uppnått"),
        ("Q1 2, Q2 2, Q3 3, Q4 1", "uppnått"),
        ("Q1 2, Q2 2, Q3 4", "kan inte bedömas"),
    ],
)
def test_recurring_and_bounds_must_both_hold(figures: str, verdict: str) -> None:
    text = f"räknas: summa, mål: {{minst: 8, återkommande: {{minst: 1, per: kvartal}}}}, {outcomes(figures)}"
    assert verdict == asked(text, "2025")["verdict"]


def test_each_place_has_units_of_its_own() -> None:
    target = "mål: {per_plats: ja, platser: [n, s], återkommande: {antal: 2, per: år}}"
    found = asked(f"{target}, {outcomes('2025 2 n, 2025 1 s')}", "2025")
    assert {"n": "uppnått", "s": "inte uppnått"} == found["places"]
    assert ("inte uppnått", 2, 1) == (found["verdict"], found["units"], found["units_reached"])


@pytest.mark.parametrize(("fathers", "verdict"), [(12, "uppnått"), (11, "inte uppnått")])
def test_a_share_of_them_is_a_condition_too(fathers: int, verdict: str) -> None:
    target = "mål: {minst: 52, varav: [{undergrupp: pappor, minst_procent: 20}]}"
    text = (
        f"räknas: summa, {target}, utfall: [{{period: 2025, värde: 60, undergrupper: {{pappor: {fathers}}}}}]"
    )
    assert verdict == asked(text, "2025")["verdict"]


PROMISES = """
löften:
  - {id: L1, löfte: Ett, gäller: {från: 2025-07-01, till: 2025-12-31}, indikatorer: [I1]}
"""


MEASURES = "åtgärder: [{id: A1, åtgärd: Ett, indikatorer: [I1]}]"


def test_the_time_of_a_target_that_only_a_promise_uses_is_the_promise_s() -> None:
    text = f"räknas: summa, mål: {{högst: 6}}, {outcomes('H1 9, H2 6')}"
    users = ["", PROMISES, PROMISES + MEASURES]
    verdicts = [asked(text, "2025", more=more)["verdict"] for more in users]
    assert ["inte uppnått", "uppnått", "inte uppnått"] == verdicts


def test_an_indicator_that_only_a_promise_outside_the_period_uses_is_not_in_it() -> None:
    text = f"räknas: summa, mål: {{minst: 6}}, {outcomes('H1 9')}"
    assert not asked(text, "2025-H1", more=PROMISES)["in_period"]
    assert asked(text, "2025-H1", more=PROMISES + MEASURES)["in_period"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("mål: {minst: 9}, utfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]", "better"),
        ("mål: {högst: 9}, utfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]", "worse"),
        ("utfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]", "higher"),
        ("tröskel: 1, utfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]", "unchanged"),
        ("tröskel: 1, utfall: [{period: 2025-T1, värde: 5.1}, {period: 2025-T2, värde: 4}]", "lower"),
        (
            "utfall: [{period: 2024-T2, värde: 9}, {period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]",
            "lower",
        ),
        ("utfall: [{period: 2024, värde: 9}, {period: 2025-T2, värde: 4}]", "unknown"),
        ("utfall: [{period: 2025-T1, värde: 9}, {period: 2025-T2, värde: 4, jämförbar: nej}]", "unknown"),
        ("utfall: [{period: 2025-T1, värde: 9}, {period: 2025-T2, värde: 4, plats: norr}]", "unknown"),
        ("baslinje: {värde: 5, år: 2024}, utfall: [{period: 2025-T2, värde: 4}]", "lower"),
        ("baslinje: {värde: 5, period: 2024-T1}, utfall: [{period: 2025-T2, värde: 4}]", "unknown"),
        (
            "baslinje: {värde: 3, period: 2024-T2}, utfall: [{period: 2025-T1, värde: 9}, {period: 2025-T2, värde: 4}]",
            "higher",
        ),
    ],
)
def test_the_trend_of_a_state(text: str, word: str) -> None:
    plan = yaml.safe_load(f"indikatorer: [{{id: I1, namn: I, räknas: läge, {text}}}]")
    assert word == evaluate(plan, period="2025-T2")["trends"]["I1"]
