"""Random small plans and what to ask of them: each seed gives one, always the same.

They are made so that something hangs on them: bounds lie at the sum, the mean or the latest, a part is missing, a
figure is corrected or contradicted, a time ends on the very day that is asked for.
"""

from datetime import timedelta
from random import Random
from typing import Any, NamedTuple

from tests.naive.outcomes import PLACES, random_indicator
from tests.naive.shrinking import dump, shrink
from tests.naive.spans import as_day, as_span

__all__ = ["Ask", "dump", "random_ask", "random_plan", "shrink"]

Item = dict[str, Any]


class Ask(NamedTuple):
    """What is asked of a plan: a period, a day, both or neither."""

    period: str | None
    day: str | None


VALIDITIES: list[Item | None] = [
    {"från": "2025-01-01", "till": "2025-12-31"},
    {"från": "2025-01-01", "till": "2025-12-31"},
    {"från": "2025-01-01", "till": "2025-12-31"},
    {"från": "2024-01-01", "till": "2025-12-31"},
    {"från": "2025-01-01", "till": "2026-06-30"},
    {"från": "2024-07-01", "till": "2025-06-30"},
    {"från": "2025-02-15", "till": "2025-11-30"},
    {"från": "2023-03-01", "till": "2026-02-28"},
    {"från": "2024-02-29", "till": "2025-02-28"},
    {"från": "2025-09-29", "till": "2025-11-02"},  # v40 to v44
    {"från": "2025-01-01"},
    {"till": "2025-12-31"},
    None,
]

PERIODS = [
    "2025",
    "2025",
    "2025",
    "2025-T1",
    "2025-T2",
    "2025-T3",
    "2025-H1",
    "2025-H2",
    "2025-Q2",
    "2025-Q4",
    "2025-06",
    "2025-v42",
    "2025-T1/2025-T2",
    "2025-01-15/2025-10-31",
    "2025-10-31",
    "2024",
    "2026-T1",
    "2024/2025",
    "2024-02",
    "2024-T3/2025-T1",
]

TIMES = [
    "2025-01-01",
    "2025-03-31",
    "2025-04-30",
    "2025-05-01",
    "2025-06-30",
    "2025-08-31",
    "2025-09-01",
    "2025-10-31",
    "2025-12-31",
    "2026-01-01",
    "2026-02-01",
    "2024-06-30",
    "2024-02-29",
    "2024-03-01",
]

STATUSES = ["ej påbörjad", "pågår", "genomförd", "vilande", "avbruten"]

GOAL_WORDS = ["uppnått", "bedöms uppnås", "uppnås delvis", "bedöms ej uppnås", "ej uppnått", "ej bedömt"]
PROMISE_WORDS = ["hållet", "bedöms hållas", "hålls delvis", "bedöms inte hållas", "inte hållet", "ej bedömt"]


def random_plan(seed: int) -> Item:
    """Return the plan of a seed: valid, with one to three of each sort of thing or none."""
    rng = Random(seed)
    plan: Item = {"id": f"p{seed}", "titel": "Plan", "typ": "handlingsplan"}
    valid = rng.choice(VALIDITIES)
    if rng.random() < 0.5:
        plan["version"] = rng.choice(["2024-12-10", "2025-01-10", "2021-03-01"])
    if rng.random() < 0.2:
        plan["beslut"] = [{"typ": rng.choice(["beslut", "förslag"]), "datum": "2025-02-01"}]
    if valid:
        plan["gäller"] = dict(valid)
    plan["aktörer"] = {
        "KS": {"namn": "Kommunstyrelsen", "typ": "nämnd"},
        "polisen": {"namn": "Polisen", "typ": "polis"},
        "LPO": {"namn": "Lokalpolisområdet", "typ": "polis"},
    }
    plan["platser"] = [{"id": place, "namn": place.capitalize()} for place in PLACES]
    plan["indikatorer"] = [
        random_indicator(rng, f"I{number}", valid or {}) for number in range(1, rng.randint(1, 3) + 1)
    ]
    plan["åtgärder"] = [_measure(rng, number) for number in range(1, rng.randint(0, 3) + 1)]
    if plan["åtgärder"] and rng.random() < 0.2:
        _move_to_an_area(plan)
    plan["löften"] = [
        _promise(rng, f"L{number}", plan["indikatorer"]) for number in range(1, rng.randint(0, 2) + 1)
    ]
    if rng.random() < 0.3:
        plan["mål"] = [{"id": "M1", "mål": "Tryggare torg", "uppföljning": _assessments(rng, GOAL_WORDS)}]
        _share_an_indicator(rng, plan["mål"][0], plan["indikatorer"])
        _say_who_answers(rng, plan["mål"][0])
    if rng.random() < 0.1:
        plan["uppföljning"] = [{"avser": "2025-T2", "datum": "2025-09-20", "kommentar": "Läget är gott"}]
    return {key: value for key, value in plan.items() if value not in ([], {})}


def random_ask(seed: int, plan: Item) -> Ask:
    """Return what to ask of the plan of a seed: a day is often one on which something ends, or next to it."""
    rng = Random(f"ask {seed}")
    period, day = rng.choice([*["2025"] * 12, *PERIODS]), _telling_day(rng, plan)
    return rng.choice(
        [Ask(period, None), Ask(period, None), Ask(None, day), Ask(period, day), Ask(None, None)]
    )


def _telling_day(rng: Random, plan: Item) -> str:
    found = [as_day(day) for day in [*TIMES, *["2025-12-31", "2026-01-01", "2026-02-01"] * 5]]
    found += [as_day(day) for day in (plan.get("gäller") or {}).values()]
    found += [
        as_span(value["period"]).last for part in plan["indikatorer"] for value in part.get("utfall") or []
    ]
    return (rng.choice(found) + timedelta(days=rng.choice([-1, 0, 0, 1, 1, 40]))).isoformat()


def _move_to_an_area(plan: Item) -> None:
    """Put the last measure in a focus area, and the one before in a part of it."""
    *others, last = plan.pop("åtgärder")
    area = {"id": "F1", "namn": "Centrum", "åtgärder": [last]}
    if others:
        area["delområden"] = [{"id": "F2", "namn": "Torget", "åtgärder": [others.pop()]}]
    plan["fokusområden"] = [area]
    plan["åtgärder"] = others


def _say_who_answers(rng: Random, part: Item) -> None:
    if who := rng.choice([[], [], ["KS"], ["polisen"], ["KS", "polisen"]]):
        part["ansvarig"] = who


def _measure(rng: Random, number: int) -> Item:
    measure: Item = {"id": f"A{number}", "åtgärd": f"Åtgärd {number}"}
    sort = rng.choice(["none", "från", "till", "both", "both", "both", "när", "perioder"])
    start, end = sorted(rng.sample(TIMES, 2))
    time: Item = {}
    if sort in {"från", "both"}:
        time["från"] = start
    if sort in {"till", "both"}:
        time["till"] = end
    if sort == "när":
        time["när"] = rng.choice(PERIODS)
    if sort == "perioder":
        time["perioder"] = rng.sample(PERIODS, 2)
    if time and rng.random() < 0.2:
        time["önskemål"] = "ja"
    if time:
        measure["tid"] = time
    _say_who_answers(rng, measure)
    if rng.random() < 0.1:
        measure["åtaganden"] = [{"part": "KS"}, {"part": "polisen", "ansvarig": ["LPO"]}][: rng.randint(1, 2)]
    if number > 1 and rng.random() < 0.3:
        measure["väntar_på"] = [f"A{rng.randint(1, number - 1)}"]
    if entries := [_report(rng) for _ in range(rng.choice([0, 0, 1, 1, 2, 3, 4]))]:
        measure["uppföljning"] = entries
    return measure


def _entry(rng: Random) -> Item:
    """Return an entry with its period, in its usual or an odd day or none, and perhaps internal."""
    about = rng.choice(PERIODS)
    entry: Item = {"avser": about}
    sort = rng.choice(["none", "after", "after", "after", "any", "slip"])
    if sort == "after":
        entry["datum"] = (as_span(about).last + timedelta(days=rng.choice([-20, 1, 10, 10]))).isoformat()
    if sort == "any":
        entry["datum"] = rng.choice(TIMES)
    if sort == "slip" and rng.random() < 0.3:
        entry["datum"] = rng.choice(["2052-05-10", "2015-05-10"])
    if rng.random() < 0.15:
        entry["intern"] = "ja"
    return entry


def _report(rng: Random) -> Item:
    entry = _entry(rng)
    if rng.random() < 0.9:
        entry["status"] = rng.choice(STATUSES)
    if rng.random() < 0.3:
        entry["part"] = rng.choice(["KS", "polisen", "KS", "polisen", "LPO"])
    if "status" not in entry or rng.random() < 0.1:
        entry["kommentar"] = "Tre stolpar är på plats"
    if "status" in entry and rng.random() < 0.1:
        entry["ord"] = "Osäkert"
    return entry


def _promise(rng: Random, name: str, indicators: list[Item]) -> Item:
    promise: Item = {"id": name, "löfte": "Fler vandringar"}
    valid = rng.choice(
        [
            None,
            None,
            {"från": "2025-01-01", "till": "2025-06-30"},
            {"från": "2025-07-01", "till": "2025-12-31"},
            {"från": "2025-07-01"},
            {"till": "2025-08-31"},
            {"från": "2026-01-01", "till": "2026-12-31"},
        ]
    )
    if valid:
        promise["gäller"] = valid
    _share_an_indicator(rng, promise, indicators)
    _say_who_answers(rng, promise)
    if entries := _assessments(rng, PROMISE_WORDS):
        promise["uppföljning"] = entries
    return promise


def _share_an_indicator(rng: Random, part: Item, indicators: list[Item]) -> None:
    if rng.random() < 0.5:
        part["indikatorer"] = [rng.choice(indicators)["id"]]


def _assessments(rng: Random, words: list[str]) -> list[Item]:
    entries = [_entry(rng) for _ in range(rng.choice([0, 1, 1, 2, 3]))]
    for entry in entries:
        if rng.random() < 0.8:
            entry["bedömning"] = rng.choice(words)
        else:
            entry["kommentar"] = "Två ronder i veckan"
        if rng.random() < 0.3:
            entry["part"] = rng.choice(["KS", "polisen"])
    return entries
