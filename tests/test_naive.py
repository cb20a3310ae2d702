"""The naive evaluator on days, measures, promises and goals, worked out by hand; and the plans it is asked about."""

import ast
import sys
from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.naive.evaluator import CANNOT_BE_ASSESSED, NOT_ASSESSED, NOT_REPORTED, Answer, evaluate
from tests.naive.plans import dump, random_ask, random_plan, shrink
from tests.naive.shrinking import as_texts
from tests.naive.spans import Span, as_span, year_before

NAIVE = ROOT / "tests" / "naive"

VALID = "{från: 2025-01-01, till: 2025-12-31}"


def plan_of(text: str, valid: str = VALID) -> dict[str, Any]:
    plan: dict[str, Any] = yaml.safe_load(f"id: p\ntitel: Plan\ntyp: handlingsplan\ngäller: {valid}\n{text}")
    return plan


def answer(text: str, ask: str, valid: str = VALID) -> Answer:
    """Answer what is asked of a plan: a period, `på DAG`, both or nothing."""
    period, _, day = ask.partition("på ")
    return evaluate(plan_of(text, valid), period=period.strip() or None, day=day or None)


def report(text: str) -> str:
    """Return a follow-up written as `T1 2025-05-10 KS pågår`: a period, perhaps a day, a party and a status."""
    first, *words = text.split()
    entry = {"avser": first if first.startswith("20") else f"2025-{first}"}
    while words and words[0] not in {"ej", "pågår", "genomförd", "vilande", "avbruten"}:
        word = words.pop(0)
        key = {"intern": "intern", "kommentar": "kommentar"}.get(word, "datum" if word[0] == "2" else "part")
        entry[key] = "ja" if key == "intern" else word
    if words:
        entry["status"] = " ".join(words)
    return f"{{{', '.join(f'{key}: {value}' for key, value in entry.items())}}}"


def measure(name: str, reports: str, more: str = "") -> str:
    """Return a measure with its reports, written one after the other: `T1 pågår; T2 genomförd`."""
    entries = ", ".join(report(text) for text in reports.split("; ") if text)
    return f"{{id: {name}, åtgärd: Ett, {more}uppföljning: [{entries}]}}"


def measures(*items: str) -> str:
    return f"åtgärder: [{', '.join(items)}]"


T1 = "T1 2025-05-10 pågår"


def test_nothing_of_trygg_is_imported() -> None:
    allowed = {*sys.stdlib_module_names, "yaml", "tests"}
    for path in sorted(NAIVE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            strange = [name for name in names if name.split(".")[0] not in allowed]
            strange += [
                name for name in names if name.startswith("tests") and not name.startswith("tests.naive")
            ]
            assert [] == strange, path.name


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-T2", "2025-05-01", "2025-08-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-v44", "2026-10-26", "2026-11-01"),
        ("2021-12-09", "2021-12-09", "2021-12-09"),
        ("2020-T1/2020-T2", "2020-01-01", "2020-08-31"),
        ("2022-01-15/2022-02-14", "2022-01-15", "2022-02-14"),
    ],
)
def test_a_period_is_read(text: str, first: str, last: str) -> None:
    assert Span(date.fromisoformat(first), date.fromisoformat(last)) == as_span(text)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2025-T1/2025-T2", "2024-T1/2024-T2"),
        ("2025-02", "2024-02"),
        ("2025-02-01/2025-02-28", "2024-02-01/2024-02-29"),
        ("2025-v44", "2024-v44"),
        ("2026-v53", "none"),
    ],
)
def test_the_same_part_of_the_year_before(text: str, before: str) -> None:
    assert (None if before == "none" else as_span(before)) == year_before(text)


DEEP = "{id: d, namn: D, mål: [{id: M1, mål: Ett, uppföljning: [{avser: 2025-T2}]}]}"


@pytest.mark.parametrize(
    ("text", "ask", "day"),
    [
        ("", "2025-T2", "2025-08-31"),
        ("", "på 2025-10-01", "2025-10-01"),
        ("", "2025-T2 på 2025-10-01", "2025-10-01"),
        ("version: 2025-03-01", "", "2025-03-01"),
        ("version: 2025-03-01\nbeslut: [{typ: beslut, datum: 2025-04-01}]", "", "2025-04-01"),
        ("version: 2025-03-01\nbeslut: [{typ: förslag, datum: 2025-04-01}]", "", "2025-03-01"),
        (f"version: 2025-07-01\n{measures(measure('A1', T1))}", "", "2025-05-10"),
        (measures(measure("A1", T1), measure("A2", "T3 pågår")), "", "2025-12-31"),
        ("indikatorer: [{id: I1, namn: I, utfall: [{period: 2026, värde: 4}]}]", "", "2026-12-31"),
        (measures(measure("A1", f"{T1}; T3 2025-12-20 intern")), "", "2025-05-10"),
        ("löften: [{id: L1, löfte: Ett, uppföljning: [{avser: 2025-T1, datum: 2025-06-01}]}]", "", "2025-06-01"),
        (f"fokusområden: [{{id: f, namn: F, delområden: [{DEEP}]}}]", "", "2025-08-31"),
        ("uppföljning: [{avser: 2025-T1, datum: 2026-12-31}]", "", "2026-12-31"),
        ("uppföljning: [{avser: 2025-T1, datum: 2027-01-01}]", "", "2025-04-30"),
        ("version: 2025-01-10\nuppföljning: [{avser: 2062-T1}]", "", "2025-01-10"),
        ("uppföljning: [{avser: 2025-T1, datum: 2023-12-31}]", "", "2025-04-30"),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_day_that_a_plan_is_judged_on(text: str, ask: str, day: str | None) -> None:
    assert (date.fromisoformat(day) if day else None) == answer(text, ask)["day"]


DONE = "T2 2025-09-01 genomförd"
BACK = "T2 2025-09-08 pågår"
JUNE = "{från: 2025-01-01, till: 2025-06-30}"

COME: list[tuple[str, str, str, str, str]] = [
    ("the day itself has not passed", "på 2025-06-30", T1, JUNE, "pågår"),
    ("the day after it has", "på 2025-07-01", T1, JUNE, "försenad"),
    ("the last day of a period has passed", "2025-H1", T1, JUNE, "försenad"),
    ("the day after a period has not", "2025-05", T1, JUNE, "pågår"),
    ("a period on its day", "2025-H1 på 2025-06-30", T1, JUNE, "pågår"),
    ("the end of när", "2025-H1", T1, "{när: 2025-T1}", "försenad"),
    ("neither: the latest entry's day", "", T1, "{till: 2025-05-09}", "försenad"),
    ("neither: ends on that day", "", T1, "{till: 2025-05-10}", "pågår"),
    ("an internal one moves no day", "", f"{T1}; T3 2025-12-20 intern", JUNE, "pågår"),
    ("an internal status is unseen", "2025", f"{T1}; T3 intern genomförd", JUNE, "försenad"),
    ("a wish has no deadline", "2025", T1, "{till: 2025-03-31, önskemål: ja}", "pågår"),
    ("begins later", "2025-T1", "", "{från: 2025-09-01}", "har inte börjat"),
    ("begins on the day", "på 2025-09-01", "", "{från: 2025-09-01}", "status saknas"),
    ("begins later, yet reported", "2025-T1", T1, "{från: 2025-09-01}", "pågår"),
    ("nobody knows whether it is late", "2025", "", JUNE, "status saknas"),
    ("a comment is no status", "2025", "T1 kommentar", JUNE, "status saknas"),
    ("done is not late", "2025", DONE, JUNE, "genomförd"),
    ("given up is not late", "2025", "T1 avbruten", JUNE, "avbruten"),
    ("what rests is not late", "2025", "T1 vilande", JUNE, "vilande"),
    ("latest by period", "", "T2 2025-09-01 vilande; T1 2025-10-01 pågår", "{}", "vilande"),
    ("latest by day", "", f"{BACK}; {DONE}", "{}", "pågår"),
    ("progress in a year", "", "2025 2025-06-10 pågår; 2025 2025-12-10 genomförd", "{}", "genomförd"),
    ("a later period is not in the report", "2025-T1", f"{T1}; {DONE}", "{}", "pågår"),
    ("what is written after the day is unseen", "på 2025-08-31", f"{T1}; {DONE}", "{}", "pågår"),
    ("what begins after the day is unseen", "på 2025-08-31", f"{T1}; T3 genomförd", "{}", "pågår"),
    ("a late note is in the report of its period", "2025-T2", "T2 2025-12-28 genomförd", "{}", "genomförd"),
    ("an earlier status stands", "2025-T3", T1, "{}", "pågår"),
    ("a merged report", "2025-T1", "2025-T1/2025-T2 pågår", "{}", "pågår"),
    ("parties: the one who has come least", "", "T2 KS pågår; T2 polisen genomförd", "{}", "pågår"),
    ("parties: resting is less than going on", "", "T2 KS pågår; T2 polisen vilande", "{}", "vilande"),
    ("parties: one has given up", "", "T2 KS avbruten; T2 polisen genomförd", "{}", "genomförd"),
    ("parties: all have given up", "", "T2 KS avbruten; T2 polisen avbruten", "{}", "avbruten"),
    ("parties: each one's latest", "", "T1 KS ej påbörjad; T2 KS genomförd; T1 polisen pågår", "{}", "pågår"),
    ("parties: one speaks for all", "", "T1 KS pågår; T2 genomförd", "{}", "genomförd"),
]  # fmt: skip
"""What it is, what is asked, the reports, the time of the measure; how far it has come."""


@pytest.mark.parametrize(
    ("ask", "reports", "time", "come"), [case[1:] for case in COME], ids=[case[0] for case in COME]
)
def test_how_far_a_measure_has_come(ask: str, reports: str, time: str, come: str) -> None:
    found = answer(measures(measure("A1", reports, f"tid: {time}, ")), ask)
    assert come == found["measures"]["A1"]["läge"]


def test_what_is_late_is_said_beside_the_word() -> None:
    time = f"tid: {JUNE}, "
    found = answer(measures(measure("A1", T1, time), measure("A2", "", time)), "2025")["measures"]
    assert {"A1": True, "A2": False} == {name: item["late"] for name, item in found.items()}
    assert found["A2"]["deadline_passed"]


def test_what_has_not_begun_lacks_no_report_and_a_merged_report_covers_both() -> None:
    text = measures(
        measure("A1", ""),
        measure("A2", "", "tid: {från: 2025-09-01}, "),
        measure("A3", "2025-T1/2025-T2 pågår"),
    )
    missing = {name: item["lacks_report"] for name, item in answer(text, "2025-T1")["measures"].items()}
    assert {"A1": True, "A2": False, "A3": False} == missing


def test_what_ended_before_the_period_is_in_it_only_if_something_is_left() -> None:
    reports = {
        "done": "2024-T2 genomförd",
        "going": "2024-T2 pågår",
        "told": "T2 genomförd",
        "none": "2024-T2 kommentar",
    }
    parts = [measure(name, text, "tid: {till: 2024-06-30}, ") for name, text in reports.items()]
    found = answer(measures(*parts), "2025-T2", "{}")["measures"]
    assert ["going", "told", "none"] == [name for name, item in found.items() if item["in_period"]]


def test_two_statuses_of_one_day_or_going_back_contradict_and_progress_and_parties_do_not() -> None:
    pairs = {
        "same day": f"T2 2025-09-01 pågår; {DONE}",
        "undated": f"{DONE}; T2 pågår",
        "back": f"{DONE}; {BACK}",
        "progress": "2025 2025-06-10 pågår; 2025 2025-12-10 genomförd",
        "parties": "T2 2025-09-01 KS genomförd; T2 2025-09-08 polisen pågår",
        "periods": f"{T1}; {DONE}",
    }
    parts = [measure(f"'{name}'", pair) for name, pair in pairs.items()]
    found = answer(measures(*parts), "")["measures"]
    assert ["same day", "undated", "back"] == [name for name, item in found.items() if item["contradicted"]]


def test_what_waits_for_an_unfinished_measure_says_so() -> None:
    text = measures(measure("A1", f"{T1}; {DONE}"), measure("A2", "", "väntar_på: [A1], "))
    waits = [answer(text, ask)["measures"]["A2"]["waits_for"] for ask in ("2025-T1", "2025-T2")]
    assert [["A1"], []] == waits


@pytest.mark.parametrize(
    ("reports", "ask", "word", "period", "unknown"),
    [
        ([], "2025-T1", None, None, NOT_REPORTED),
        (["avser: 2025-T1, kommentar: Två ronder"], "2025-T1", None, None, NOT_ASSESSED),
        (["avser: 2025-T1, bedömning: ej bedömt"], "2025-T1", None, None, CANNOT_BE_ASSESSED),
        (["avser: 2025-T1, bedömning: uppnått"], "2025-T1", "hållet", "2025-T1", None),
        (["avser: 2025-T1, bedömning: bedöms uppnås"], "2025-T1", "bedöms hållas", "2025-T1", None),
        (["avser: 2025-T1, bedömning: uppnås delvis"], "2025-T1", "hålls delvis", "2025-T1", None),
        (["avser: 2025-T1, bedömning: bedöms ej uppnås"], "2025-T1", "bedöms inte hållas", "2025-T1", None),
        (["avser: 2025-T1, bedömning: ej uppnått"], "2025-T1", "inte hållet", "2025-T1", None),
        (["avser: 2025-T1, bedömning: inte hållet"], "2025-T1", "inte hållet", "2025-T1", None),
        (["avser: 2025-T1, bedömning: hållet"], "2025-T3", "hållet", "2025-T1", NOT_REPORTED),
        (["avser: 2025-T1, bedömning: hållet"], "", "hållet", "2025-T1", None),
        (["avser: 2025-T3, bedömning: hållet"], "2025-T1", None, None, NOT_REPORTED),
        (["avser: 2025-T1, bedömning: hållet, intern: ja"], "2025-T1", None, None, NOT_REPORTED),
        (["avser: 2025, bedömning: hållet"], "2025-T1", None, None, NOT_REPORTED),
        (
            ["avser: 2025-T2, bedömning: ej bedömt", "avser: 2025-T1, bedömning: hållet"],
            "2025-T2",
            "hållet",
            "2025-T1",
            CANNOT_BE_ASSESSED,
        ),
    ],
)  # fmt: skip
def test_how_a_promise_goes(
    reports: list[str], ask: str, word: str | None, period: str | None, unknown: str | None
) -> None:
    text = f"löften: [{{id: L1, löfte: Ett, uppföljning: [{', '.join(f'{{{name}}}' for name in reports)}]}}]"
    expected = {"in_period": True, "word": word, "of_period": period, "unknown": unknown}
    expected["lacks_report"] = unknown == NOT_REPORTED
    assert expected == answer(text, ask)["promises"]["L1"]


@pytest.mark.parametrize(("day", "lacks"), [("2025-06-30", False), ("2025-07-01", True)])
def test_of_a_promise_that_has_not_begun_nothing_is_missing(day: str, lacks: bool) -> None:
    text = "löften: [{id: L1, löfte: Ett, gäller: {från: 2025-07-01}}]"
    assert lacks is answer(text, f"på {day}")["promises"]["L1"]["lacks_report"]


@pytest.mark.parametrize(
    ("reports", "ask", "word"),
    [
        ("2025-T1 KS hållet; 2025-T1 polisen hålls delvis", "2025-T1", "hålls delvis"),
        ("2025-T1 KS inte hållet; 2025-T2 KS hållet; 2025-T2 polisen hållet", "2025-H2", "hållet"),
        ("2025-T1 hålls delvis; 2025-T2 KS hållet", "2025", "hålls delvis"),
        ("2025-T1 hålls delvis; 2025-T2 KS hållet; 2025-T2 polisen bedöms hållas", "2025", "bedöms hållas"),
        ("2025-T1 KS inte hållet; 2025-T2 polisen hållet", "2025-T3", "hållet"),
    ],
)
def test_parties_of_a_promise_are_as_far_as_the_one_who_has_come_least(
    reports: str, ask: str, word: str
) -> None:
    entries = []
    for text in reports.split("; "):
        about, *said = text.split()
        part = f", part: {said.pop(0)}" if said[0] in {"KS", "polisen"} else ""
        entries.append(f"{{avser: {about}{part}, bedömning: {' '.join(said)}}}")
    text = f"löften: [{{id: L1, löfte: Ett, ansvarig: [KS, polisen], uppföljning: [{', '.join(entries)}]}}]"
    assert word == answer(text, ask)["promises"]["L1"]["word"]


def test_a_goal_is_reached_and_not_kept() -> None:
    text = "mål: [{id: M1, mål: Ett, uppföljning: [{avser: 2025-T1, bedömning: uppnått}]}]"
    assert "uppnått" == answer(text, "2025-T1")["goals"]["M1"]["word"]


@pytest.mark.parametrize(
    ("own", "ask", "in_period"),
    [
        ("{från: 2025-01-01, till: 2025-06-30}", "2025-H2", False),
        ("{från: 2025-07-01, till: 2025-12-31}", "2025-H2", True),
        ("{från: 2025-07-01, till: 2025-12-31}", "2025-06", False),
        ("{till: 2025-06-30}", "2025-T2", True),
        ("{från: 2025-07-01}", "2026-T1", False),
        ("{}", "2025-H2", True),
        ("{}", "2026", False),
        ("{från: 2025-01-01, till: 2025-06-30}", "på 2025-09-01", True),
    ],
)
def test_a_promise_belongs_to_the_periods_that_its_time_overlaps(own: str, ask: str, in_period: bool) -> None:
    found = answer(f"löften: [{{id: L1, löfte: Ett, gäller: {own}}}]", ask)
    assert in_period == found["promises"]["L1"]["in_period"]


SEEDS = range(2500)


def test_a_seed_gives_the_same_plan_and_the_same_question_every_time() -> None:
    for seed in range(50):
        plan = random_plan(seed)
        assert (plan, random_ask(seed, plan)) == (random_plan(seed), random_ask(seed, random_plan(seed)))
    assert random_plan(1) != random_plan(2)


def test_a_plan_comes_back_from_its_yaml_as_it_was_and_means_the_same() -> None:
    for seed in range(60):
        plan, ask = random_plan(seed), random_ask(seed, random_plan(seed))
        back = yaml.load(dump(plan), yaml.BaseLoader)
        assert as_texts(plan) == back
        native = yaml.safe_load(dump(plan))
        for other in (back, native):
            assert evaluate(plan, **ask._asdict()) == evaluate(other, **ask._asdict())


def test_dates_and_years_are_written_without_quotes() -> None:
    assert "gäller:\n  från: 2025-01-01\nsenast: 2025\n" == dump(
        {"gäller": {"från": "2025-01-01"}, "senast": "2025"}
    )


def test_a_failure_is_made_small() -> None:
    def fails(plan: dict[str, Any]) -> bool:
        found = evaluate(plan, period="2025")["indicators"].values()
        return any(item["verdict"] == "mer än utlovat" for item in found)

    seed = next(seed for seed in SEEDS if fails(random_plan(seed)))
    small = shrink(random_plan(seed), fails)
    assert fails(small)
    assert {"id", "titel", "typ", "indikatorer"} >= {*small} - {"gäller"}
    assert [{"id", "namn", "mål", "utfall"}] == [
        {*value} - {"räknas", "enhet", "skala"} for value in small["indikatorer"]
    ]


def test_a_reference_goes_with_what_it_names() -> None:
    outcome = "{period: 2025, värde: 1, plats: n}"
    plan = plan_of(f"platser: [{{id: n, namn: N}}]\nindikatorer: [{{id: I1, namn: I, utfall: [{outcome}]}}]")
    small = shrink(plan, lambda item: "utfall" in (item.get("indikatorer") or [{}])[0])
    assert [{"period": 2025, "värde": 1}] == small["indikatorer"][0]["utfall"]
    assert "platser" not in small


@cache
def reached() -> dict[str, set[Any]]:
    """Return what many plans come to, and not the plans: what is asked, and by sort of thing what is answered."""
    found: dict[str, set[Any]] = defaultdict(set)
    for seed in SEEDS:
        plan = random_plan(seed)
        ask = random_ask(seed, plan)
        found["asks"].add((bool(ask.period), bool(ask.day)))
        answered = evaluate(plan, **ask._asdict())
        for indicator in plan["indikatorer"]:
            one = answered["indicators"][indicator["id"]]
            conditions = {*indicator.get("mål", {})} - {"senast", "platser", "per_plats"}
            found["targets"].add((tuple(sorted(conditions)), one["verdict"]))
            found["counted"].add((one["counting"], one["verdict"]))
            found["reasons"].add((one["reason"], one["verdict"]))
            units = one["units_reached"], one["units_missed"], one["units_unmeasured"], one["units_ongoing"]
            found["units"].add(tuple(map(bool, units)))
        found["come"] |= {item["läge"] for item in answered["measures"].values()}
        found["unknowns"] |= {(item["unknown"], bool(item["word"])) for item in answered["promises"].values()}
    return found


def test_plans_reach_every_verdict_with_every_way_of_counting() -> None:
    verdicts = ["uppnått", "pending", "inte uppnått", "mer än utlovat", "kan inte bedömas", None]
    every = {(way, verdict) for way in ("summa", "läge", "medel", "unika", None) for verdict in verdicts}
    assert every == reached()["counted"]


def test_plans_reach_every_sort_of_target_with_several_verdicts() -> None:
    found: dict[tuple[str, ...], set[str | None]] = defaultdict(set)
    for conditions, verdict in reached()["targets"]:
        found[conditions].add(verdict)
    assert [{None}, {"kan inte bedömas"}] == [found.pop(conditions) for conditions in ((), ("text",))]
    assert {"pending", "inte uppnått", "kan inte bedömas"} == found.pop(("alla",))
    judged = {"uppnått", "pending", "inte uppnått", "kan inte bedömas"}
    assert 12 == len(found)
    assert [] == [conditions for conditions, verdicts in found.items() if not judged <= verdicts]


def test_plans_reach_units_of_every_sort() -> None:
    assert [True] * 4 == [any(row) for row in zip(*reached()["units"], strict=True)]


def test_plans_reach_all_that_a_measure_can_have_come_to() -> None:
    words = {"ej påbörjad", "pågår", "genomförd", "vilande", "avbruten"}
    assert words | {"försenad", "status saknas", "har inte börjat"} == reached()["come"]


def test_plans_reach_all_unknowns_of_a_promise_with_and_without_an_older_assessment() -> None:
    reasons = (NOT_REPORTED, NOT_ASSESSED, CANNOT_BE_ASSESSED)
    assert {(None, True), *((why, older) for why in reasons for older in (True, False))} == reached()[
        "unknowns"
    ]


def test_a_period_a_day_both_and_neither_are_asked_for() -> None:
    assert {(period, day) for period in (True, False) for day in (True, False)} == reached()["asks"]


REASONS = {
    "inte mätt",
    "två utfall för samma tid och plats",
    "utfall som delvis gäller samma tid",
    "bara mätt per plats",
    "ingen siffra för helheten",
    "en del är inte mätt",
    "räknas är inte sagt",
    "ingen baslinje",
    "ett annat sätt att mäta",
    "målet har ingen siffra",
    "undergruppen är inte mätt",
    "planen säger inte från vilken dag",
    "baslinjens tid är inte sagd",
    "planens tid är inte sagd",
}


def test_plans_reach_every_reason_why_something_cannot_be_judged() -> None:
    assert {(why, "kan inte bedömas") for why in REASONS} == {
        value for value in reached()["reasons"] if value[0]
    }
