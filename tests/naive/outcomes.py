"""Random indicators: outcomes first, then a target that they nearly reach, reach or pass."""

from datetime import timedelta
from random import Random
from typing import Any

from tests.naive.spans import as_span

Item = dict[str, Any]

PLACES = ["norr", "söder"]

COUNTINGS = ["summa", "summa", "summa", "läge", "läge", "medel", "medel", "unika", "unika", None, None]

SPLITS = [
    ["2025"],
    ["2025-H1", "2025-H2"],
    ["2025-T1", "2025-T2", "2025-T3"],
    ["2025-T1", "2025-T2", "2025-T3"],
    ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"],
    ["2025-T1/2025-T2", "2025-T3"],
    ["2025-01/2025-05", "2025-06", "2025-07/2025-12"],
    ["2025-01-01/2025-10-30", "2025-10-31", "2025-11-01/2025-12-31"],
    ["2024", "2025"],
    ["2024-H2", "2025-H1"],
    ["2024-02", "2024-03", "2025-02"],
    ["2024-01-01/2024-02-28", "2024-02-29", "2024-03/2024-12", "2025"],
    ["2023", "2024", "2025", "2026-01/2026-02"],
    ["2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3"],
]

PLACE_SORTS = [*["none"] * 9, "each", "each", "one", "both", "both"]

WEEKS = ["2025-v40", "2025-v41", "2025-v42", "2025-v43", "2025-v44"]

UNITS = ["kvartal", "termin", "halvår", "tertial", "år", "månad", "planperiod"]

NATURAL_UNITS = {
    "2025-H1": "termin",
    "2025-T1": "tertial",
    "2025-Q1": "kvartal",
    "2025": "år",
    WEEKS[0]: "vecka",
}

LAST_TIMES = [None, None, None, "2025", "2025", "2025-T2", "2025-10", "2026", "2024-H2", "2024-02"]

SORTS = [
    "minst",
    "minst",
    "högst",
    "högst",
    "exakt",
    "exakt",
    "från–till",
    "ändring_procent",
    "riktning",
    "återkommande",
    "återkommande",
    "återkommande",
    "återkommande och minst",
    "jämfört, riktning",
    "jämfört, ändring_procent",
    "inom",
    "varav",
    "alla",
    "text",
    "inget",
]
"""Every sort of target; what is to come often stands more than once."""


def random_indicator(rng: Random, name: str, valid: Item) -> Item:
    """Return an indicator with its outcomes and a target that they are near."""
    sort = rng.choice(SORTS)
    counting = rng.choice(COUNTINGS)
    if sort.startswith("återkommande"):
        counting = rng.choice(["summa", None])
    indicator: Item = {"id": name, "namn": f"Indikator {name}"}
    if counting:
        indicator["räknas"] = counting
    indicator["enhet"] = "timmar" if sort == "inom" else rng.choice(["besök", "besök", "besök", "%"])
    _say_more(rng, indicator)
    is_short = valid.get("från") == "2025-09-29"
    split = WEEKS if is_short and rng.random() < 0.8 else rng.choice(SPLITS)
    place_sort = rng.choice(PLACE_SORTS)
    outcomes = _outcomes(rng, split, place_sort, counting)
    near = _near(rng, outcomes, counting)
    if sort != "inget":
        indicator["mål"] = _target(rng, sort, near, split)
        _where_and_when(rng, indicator["mål"], place_sort)
    if sort.startswith("jämfört"):
        outcomes = _last_year(rng, split, outcomes) + outcomes
    if sort == "varav":
        for outcome in outcomes:
            if "värde" not in outcome:
                continue
            outcome["undergrupper"] = {"pappor": rng.randint(0, 3)}
    if sort in {"ändring_procent", "riktning", "jämfört, riktning"} and rng.random() < 0.9:
        indicator["baslinje"] = _baseline(rng, sort, near)
    if outcomes:
        indicator["utfall"] = outcomes
    return indicator


def _say_more(rng: Random, indicator: Item) -> None:
    if rng.random() < 0.1:
        indicator["skala"] = {"min": 0, "max": 100, "bättre": rng.choice(["öka", "minska"])}
    if rng.random() < 0.1:
        indicator["tröskel"] = 1


def _outcomes(rng: Random, split: list[str], place_sort: str, counting: str | None) -> list[Item]:
    """Return outcomes for the parts of a time, in any order, with what can be the matter with them."""
    found = [
        {"period": part, "värde": rng.randint(0, 9)} | ({"plats": place} if place else {})
        for part in dict.fromkeys(_parts(rng, split, counting))
        for place in _places(rng, place_sort)
    ]
    for item in found:
        if rng.random() < 0.4:
            written = as_span(item["period"]).last + timedelta(days=rng.choice([0, 5, 12, 40, 12000]))
            item["datum"] = written.isoformat()
    if found:
        _spoil(rng, found)
    if rng.random() < 0.3:
        rng.shuffle(found)
    return found


def _parts(rng: Random, split: list[str], counting: str | None) -> list[str]:
    """Return the parts of a time that are measured: with a gap, with the whole beside, or with one across others."""
    parts = list(split)
    if rng.random() < 0.3:
        parts.remove(rng.choice(parts))
    if counting is None and rng.random() < 0.6:
        parts = rng.sample(split, 1)
    if rng.random() < (0.7 if counting == "unika" else 0.2):
        parts.append("2025")
    if rng.random() < 0.1:
        parts.append(rng.choice(["2025-T1/2025-T2", "2025-H1", "2025-03", "2025-10-31", "2026-T1", "2023"]))
    return parts


def _spoil(rng: Random, found: list[Item]) -> None:
    """Correct an outcome or contradict it, measure one in another way, leave one without a value."""
    if rng.random() < 0.2:
        again = dict(rng.choice(found)) | {"värde": rng.randint(0, 9)}
        found.append(again | ({"rättar": "ja"} if rng.random() < 0.7 else {}))
    if rng.random() < 0.12:
        rng.choice(found)["jämförbar"] = "nej"
    if rng.random() < 0.05:
        del rng.choice(found)["värde"]


def _places(rng: Random, sort: str) -> list[str | None]:
    every: list[str | None] = [*PLACES]
    sorts: dict[str, list[str | None]] = {
        "none": [None],
        "one": every[:1],
        "each": every if rng.random() < 0.85 else every[:1],
        "both": [None, *every] if rng.random() < 0.5 else every,
    }
    return sorts[sort]


def _near(rng: Random, outcomes: list[Item], counting: str | None) -> int:
    """Return what outcomes come to, or one beside: a whole year's figure, the sum, the mean or the latest."""
    values = [outcome["värde"] for outcome in outcomes if "värde" in outcome] or [3]
    whole = [outcome["värde"] for outcome in outcomes if outcome["period"] == "2025" and "värde" in outcome]
    parts = [
        outcome["värde"] for outcome in outcomes if outcome["period"] != "2025" and "värde" in outcome
    ] or values
    sums = {
        "summa": whole[-1] if whole and rng.random() < 0.5 else sum(parts),
        "medel": sum(values) // len(values),
        "unika": whole[-1] if whole else values[0],
    }
    near: int = sums.get(counting or "", values[-1])
    return max(0, near + rng.choice([-1, 0, 0, 0, 1]))


def _target(rng: Random, sort: str, near: int, split: list[str]) -> Item:
    if sort.startswith("återkommande"):
        per = NATURAL_UNITS.get(split[0]) if rng.random() < 0.7 else None
        key = rng.choice(["minst", "minst", "antal", "högst"])
        target: Item = {"återkommande": {key: rng.randint(1, 5), "per": per or rng.choice(UNITS)}}
        return target | ({"minst": near} if sort.endswith("minst") else {})
    change = rng.choice([-50, -20, 20, 100])
    targets: dict[str, Item] = {
        "minst": {"minst": near},
        "högst": {"högst": near},
        "exakt": {"exakt": near},
        "från–till": {"minst": max(0, near - rng.choice([0, 2])), "högst": near + rng.choice([0, 2])},
        "ändring_procent": {"ändring_procent": change},
        "riktning": {"riktning": rng.choice(["öka", "minska"])},
        "jämfört, riktning": {
            "jämfört_med": "samma period året före",
            "riktning": rng.choice(["öka", "minska"]),
        },
        "jämfört, ändring_procent": {"jämfört_med": "samma period året före", "ändring_procent": change},
        "inom": {"inom": {"antal": near, "enhet": rng.choice(["timmar", "timmar", "dagar"])}},
        "varav": {
            "minst": near,
            "varav": [{"undergrupp": "pappor", rng.choice(["minst", "minst_procent"]): 2}],
        },
        "alla": {"alla": "ja"},
        "text": {"text": "Så många som möjligt"},
    }
    return targets[sort]


def _where_and_when(rng: Random, target: Item, place_sort: str) -> None:
    if place_sort == "one" and rng.random() < 0.5:
        target["platser"] = PLACES[:1]
    elif place_sort in {"each", "both"} and rng.random() < 0.8:
        target["platser"] = list(PLACES)
    if place_sort != "none" and rng.random() < 0.4:
        target["per_plats"] = "ja"
    if last := rng.choice(LAST_TIMES):
        target["senast"] = last


def _last_year(rng: Random, split: list[str], outcomes: list[Item]) -> list[Item]:
    """Return the same parts of the year before, near what they are this year."""
    found = []
    for outcome in outcomes:
        earlier = outcome["period"].replace("2024", "2023").replace("2025", "2024")
        is_there = earlier in {other["period"] for other in outcomes}
        if is_there or "2023-02-29" in earlier or "rättar" in outcome or rng.random() < 0.2:
            continue
        value = max(0, outcome.get("värde", 3) * rng.choice([1, 1, 2]) + rng.choice([-1, 0, 1]))
        found.append(
            {"period": earlier, "värde": value} | ({"plats": outcome["plats"]} if "plats" in outcome else {})
        )
    return found


def _baseline(rng: Random, sort: str, near: int) -> Item:
    baseline: Item = {"värde": near * rng.choice([1, 1, 2]) + rng.choice([-1, 0, 0, 1, 2])}
    if sort.startswith("jämfört"):
        return baseline | {"period": rng.choice(["2024-T2", "2024-H1", "2024"])}
    return baseline | rng.choice([{"år": 2024}, {"år": 2023}, {"period": "2024-T2"}, {}])
