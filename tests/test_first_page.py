"""Every figure on a report's page against a hand count: by the second evaluator, and of what is listed below it."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import repeat
from typing import Any

import pytest
from lxml import html

from tests.naive.evaluator import NOT_REPORTED, Answer, evaluate
from tests.naive.plans import dump, random_ask, random_plan
from trygg_cli import templates
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report import build

PLANS = 160
CHUNKS = 8
Facts = dict[str, object]

GOOD = {"uppnått", "bedöms uppnås", "hållet", "bedöms hållas"}
STATES = {
    "done": "genomförd",
    "under way": "pågår",
    "begin": "har inte börjat",
    "late": "försenad",
    "not been started": "ej påbörjad",
    "on hold": "vilande",
    "been cancelled": "avbruten",
    "no reported status": "status saknas",
}
TABLE = {"late": "försenad", "has not begun": "har inte börjat", "no status reported": "status saknas"}
"""The states that no plan holds, and that are told in English; the others stay in the words of the plan."""
VERDICTS = {
    "gone beyond": "mer än utlovat",
    "on the way": "pending",
    "target yet": "pending",
    "targets yet": "pending",
    "not reach": "inte uppnått",
    "reached": "uppnått",
    "assessed": "kan inte bedömas",
}
PROMISES = {
    "without an assessment": "rapporterat utan bedömning",
    "been reported on": NOT_REPORTED,
    "cannot be assessed": "rapporterat: kan inte bedömas",
    "unlikely": "bedöms inte hållas",
    "likely": "bedöms hållas",
    "in part": "hålls delvis",
    "not kept": "inte hållet",
    "kept": "hållet",
}


def page(plan: dict[str, Any], period: str, day: str | None) -> Any:
    document = read("p.yaml", dump(plan))
    on = date.fromisoformat(day) if day else None
    report = build(document.plan, Period.parse(period), on, document.fields)
    return html.document_fromstring(templates.render("report.html.j2", report=report))


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def share(count: int, of: int) -> str:
    return f"{count} of {of}"


def counted(plan: dict[str, Any], answer: Answer) -> Facts:
    """Return what the page may say and is to list, as the second evaluator has it."""
    measures = {name: one for name, one in answer["measures"].items() if one["in_period"]}
    promises = {name: one for name, one in answer["promises"].items() if one["in_period"]}
    goals, indicators = answer["goals"], answer["indicators"]
    targets = [str(one["id"]) for one in plan["indikatorer"] if one.get("mål")]
    there = [name for name, one in indicators.items() if one["in_period"]]
    verdicts = Counter(str(indicators[name]["verdict"]) for name in targets if name in there)
    states = Counter(one["läge"] for one in measures.values())
    said: Facts = {
        "Measures that are finished": share(states["genomförd"], len(measures)),
        "Measures that are late": share(states["försenad"], len(measures)),
        "Measures under way": share(states["pågår"], len(measures)),
        "Measures without a status": share(states["status saknas"], len(measures)),
        "Indicators that have reached their target": share(
            verdicts["uppnått"] + verdicts["mer än utlovat"], verdicts.total()
        ),
        "measures in words": states,
        "indicators in words": verdicts,
        "promises in words": Counter(one["unknown"] or one["word"] for one in promises.values()),
        "all measures": sorted(measures),
        "states in the table": states,
        "the last of several periods": states,
        "rows that do not add up": [],
        "measures": sorted(measures),
        "promises": sorted(promises),
        "figures": there,
        "Measures without a report for the period": {
            name for name, one in measures.items() if one["lacks_report"]
        },
    }
    for label, word, items in (("Promises", "kept", promises), ("Goals", "reached", goals)):
        told = {name for name, one in items.items() if one["unknown"] != NOT_REPORTED}
        good = [one for one in items.values() if one["unknown"] is None and one["word"] in GOOD]
        said[f"{label} that are or are likely to be {word}"] = share(len(good), len(items))
        said[f"{label} that are reported on"] = share(len(told), len(items))
        said[f"{label} without a report for the period"] = {
            name for name, one in items.items() if one["lacks_report"]
        }
    return said


def in_words(text: str, kinds: dict[str, str], among: int) -> Counter[str]:
    """Return what a sentence counts: `2 have been cancelled and 1 is late`, `both are done`, `it is late`."""
    found: Counter[str] = Counter()
    for clause in re.split(r", | and |: ", text):
        said = clause.replace("none of them is likely", "unlikely").replace("none of them was", "not")
        said = said.replace("none of them reached", "did not reach")
        kind = next((kind for word, kind in kinds.items() if word in said), None)
        if kind:
            number = re.match(r"\d+", clause)
            found[kind] += int(number[0]) if number else among
    return found


def shown(document: Any, expected: Facts) -> Facts:
    """Return what the page says and lists."""
    told: Facts = {
        text_of(pair.find("dt")): text_of(pair.find("dd")).partition(" (")[0]
        for pair in document.xpath("//dl[@class='key-figures']/div")
    }
    summary = " ".join(text_of(part) for part in document.xpath("//section[@aria-labelledby='summary']//p"))
    sentences = (
        ("measures in words", r"The plan has (\d+) measures?: ([^.]*)", STATES),
        ("indicators in words", r"(\d+) indicators with targets: ([^.]*)", VERDICTS),
        ("promises in words", r"(\d+) promises to the citizens: ([^.]*)", PROMISES),
    )
    for name, pattern, kinds in sentences:
        if sentence := re.search(pattern, summary):
            told[name] = in_words(sentence[2], kinds, int(sentence[1]))
    rows = document.xpath("//section[@aria-labelledby='overview']//tbody/tr")
    if over_time := [row for row in rows if not row.find_class("id")]:
        figures = [[int(text_of(cell).replace("–", "0")) for cell in row.findall("td")] for row in over_time]
        told["rows that do not add up"] = [row for row in figures if sum(row[:-1]) != row[-1]]
        columns = [text_of(cell) for cell in over_time[0].xpath("../../thead//th")[1:-1]]
        told["the last of several periods"] = _states(columns, figures[-1])
    if rows := [row for row in rows if row.find_class("id")]:
        told["all measures"] = sorted(text_of(row.find_class("id")[0]) for row in rows)
        told["states in the table"] = _states([text_of(row.find_class("state")[0]) for row in rows])
    for name in ("measures", "promises"):
        if articles := document.xpath(f"//section[@aria-labelledby='{name}']/article//h3"):
            told[name] = sorted(text_of(heading.find_class("id")[0]) for heading in articles)
    if rows := document.xpath("//section[@aria-labelledby='figures']//tbody/tr/th"):
        told["figures"] = [text_of(row.find_class("id")[0]) for row in rows]
    for heading in document.xpath("//section[@aria-labelledby='gaps']/h3"):
        if text_of(heading) in expected:
            items = heading.getnext().findall("li")
            told[text_of(heading)] = {text_of(item.find_class("id")[0]) for item in items}
    return told


def _states(words: list[str], counts: Iterable[int] = repeat(1)) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, count in zip(words, counts, strict=False):
        found[TABLE.get(word.casefold(), word.casefold())] += count
    return found


def differences(seed: int) -> dict[str, tuple[object, object]]:
    """Return what the page says otherwise than was counted, first what was counted."""
    plan = random_plan(seed)
    ask = random_ask(seed, plan)
    period = ask.period or "2025"
    expected = counted(plan, evaluate(plan, period=period, day=ask.day))
    told = shown(page(plan, period, ask.day), expected)
    return {
        name: (expected[name], value)
        for name, value in told.items()
        if name in expected and expected[name] != value
    }


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_what_the_page_says_is_what_there_is(chunk: int) -> None:
    for seed in range(chunk, PLANS, CHUNKS):
        assert {} == differences(seed), seed
