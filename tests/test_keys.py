"""The format explained: every key, what it means, and examples that are right."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.conftest import data_of
from tools.manual import made
from trygg_cli import keys, language, templates
from trygg_cli.diagnostic import Severity
from trygg_cli.keys import examples
from trygg_cli.lint import engine
from trygg_cli.model.json_schema import json_schema
from trygg_cli.model.placed_parts import placed_parts
from trygg_cli.model.shape import ROOT, shapes
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report import build
from trygg_cli.rules import rules

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Trygg
    from trygg_cli.reading.document import Document

EVERY = [(part, key.field.key) for part in keys.NAMES for key in keys.keys_of(part)]
PLANS = examples.plans()


def holds(text: str, part: str, key: str) -> bool:
    """Tell whether a plan has a key in a sort of part."""
    return any(found.part == part and key in found.data for found in placed_parts(read("p.yaml", text).data))


def test_every_sort_of_part_has_a_name_in_one_group() -> None:
    named = Counter(part for _, group in keys.GROUPS for part in group)
    assert dict.fromkeys(shapes(), 1) == named


@pytest.mark.parametrize(("part", "key"), EVERY, ids=str)
def test_every_key_has_an_example_that_validates(part: str, key: str) -> None:
    example = examples.of_key(part, key)
    assert holds(example, part, key)
    assert [] == read("p.yaml", example).diagnostics


@pytest.mark.parametrize("part", keys.NAMES)
def test_the_examples_of_a_sort_of_part_show_every_key_and_are_without_errors(part: str) -> None:
    """What a whole plan must have a cut need not."""
    shown = examples.of_part(part)
    assert [] == [key for key in shapes()[part].fields if not any(holds(text, part, key) for text in shown)]
    for text in shown:
        document = read("p.yaml", text)
        assert [] == document.diagnostics
        found = engine.lint(document, rules(), engine.Settings(ignore=("L", "B22")))
        assert [] == [finding.problem for finding in found if finding.problem.severity is Severity.ERROR]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_the_whole_plans_validate_and_lint_finds_nothing_in_them(plan: Document) -> None:
    assert [] == plan.diagnostics
    assert [] == engine.lint(plan, rules(), engine.Settings())


def claims() -> list[tuple[Document, str, str, str]]:
    """Return what the plans say that their reports say: the plan, the period, the item and the words."""
    found = []
    for plan in PLANS:
        lines = plan.text.splitlines()
        for number, line in enumerate(lines):
            claim = examples.CLAIM.search(line)
            if claim:
                alone = line.lstrip().startswith("#")
                around = lines[number:] if alone else reversed(lines[:number])
                item = next(filter(None, (re.match(r" *- id: (\S+)", other) for other in around)))
                found.append((plan, claim["period"], item[1], claim["words"]))
    return found


@pytest.mark.parametrize(
    ("plan", "period", "item", "words"), claims(), ids=lambda value: getattr(value, "name", value)
)
def test_the_report_of_a_whole_plan_says_what_the_plan_claims(
    plan: Document, period: str, item: str, words: str
) -> None:
    report = templates.render("report.md.j2", report=build(plan.plan, Period.parse(period)))
    assert re.search(rf"^### {item} .* – {words}$", report, re.MULTILINE)


def test_the_plans_claim_something_of_every_sort_of_promise_target_and_report() -> None:
    assert {
        "på väg",
        "uppnått",
        "kan inte bedömas",
        "hålls delvis",
        "bedöms hållas",
        "bedöms uppnås",
        "pågår",
    } <= {words for *_, words in claims()}


def test_a_cut_claims_nothing_since_it_holds_less_than_the_plan() -> None:
    assert "# 2025-T2" in PLANS[1].text
    assert not [part for part in keys.NAMES for text in examples.of_part(part) if examples.CLAIM.search(text)]


def test_a_cut_has_what_it_refers_to_and_approvals_of_just_what_it_holds() -> None:
    text = examples.of_key("Promise", "lovas_av")
    assert {"kommunen", "polisen"} == set(data_of(read("p.yaml", text))["aktörer"])
    assert "avtryck" in examples.of_key("Goal", "godkännanden")


@pytest.mark.parametrize(
    ("name", "homes"),
    [
        ("räknas", {"Indicator"}),
        ("RAKNAS", {"Indicator"}),
        ("mål.minst", {"Target"}),
        ("indikatorer.mål.minst", {"Target"}),
        ("indikator.minst", {"Baseline", "Target", "SubTarget", "Frequency"}),
        ("åtgärder.tid", {"Measure"}),
        ("löfte.villkor", {"Promise"}),
        ("counted", {"Indicator"}),
        ("per_plats", {"Target"}),
        ("per-plats", {"Target"}),
    ],
)
def test_a_key_is_found_by_its_name_or_the_end_of_the_way_to_it(name: str, homes: set[str]) -> None:
    assert homes == {key.part for alike in keys.find(name)[1] for key in alike}


@pytest.mark.parametrize(
    ("name", "part"),
    [("åtgärd", "Measure"), ("lofte", "Promise"), ("promise", "Promise"), ("målvärde", "Target")],
)
def test_a_sort_of_part_is_found_by_what_it_is_called(name: str, part: str) -> None:
    assert part in keys.find(name)[0]


@pytest.mark.parametrize("name", ["", ".", "mål.lovas_av", "räknass", "åtgärd.räknas", "x" * 5000])
def test_a_name_that_no_key_has_is_told(name: str) -> None:
    with pytest.raises(keys.UnknownKey):
        keys.find(name)


def test_keys_of_which_there_is_the_same_to_say_stand_together() -> None:
    groups = keys.find("godkännanden")[1]
    assert 1 == len(groups)
    assert "Promise" in {key.part for key in groups[0]}


def test_every_way_leads_to_the_sort_of_part_it_is_said_to_lead_to() -> None:
    for part, found in keys.ways().items():
        for way in found:
            at = ROOT
            for step in way:
                at = shapes()[at].fields[step].part or ""
            assert part == at


def test_editors_say_what_the_page_says() -> None:
    definitions = json_schema()["$defs"]
    page = made("nycklar.md")
    said = definitions["Outcome"]["properties"]["rättar"]["description"]
    assert f"– {said}\n" in page
    counting = definitions["Counting"]
    meanings = dict(zip(counting["enum"], counting["markdownEnumDescriptions"], strict=True))
    assert f"  - `unika` – {meanings['unika']}\n" in page


def headings(text: str) -> list[tuple[int, str]]:
    """Return the headings of a page with their levels."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [(len(found[1]), found[2]) for found in re.finditer(r"^(#+) (.*)$", prose, re.MULTILINE)]


@pytest.mark.parametrize("name", ["nycklar.md", "keys.md"])
def test_the_pages_headings_are_all_different_and_skip_no_level(name: str) -> None:
    found = headings(made(name))
    assert [] == [text for text, count in Counter(text for _, text in found).items() if count > 1]
    assert 1 == found[0][0]
    assert all(below - above <= 1 for (above, _), (below, _) in pairwise(found))


@pytest.mark.parametrize("name", ["nycklar.md", "keys.md"])
def test_the_pages_links_lead_to_its_headings(name: str) -> None:
    text = made(name)
    anchors = {re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-") for _, heading in headings(text)}
    linked = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert set() == linked - anchors
    assert len(keys.NAMES) < len(linked)


@pytest.mark.parametrize("name", ["nycklar.md", "keys.md"])
def test_every_key_stands_in_the_page_under_what_it_stands_in(name: str) -> None:
    text = made(name)
    for part, called in keys.NAMES.items():
        section = text.partition(f"\n### {language.translate(called)}\n")[2].partition("\n### ")[0]
        assert [] == [key for key in shapes()[part].fields if f"- **`{key}`** – " not in section]


def test_all_keys_are_listed_and_those_that_must_be_there_are_marked(trygg: Trygg) -> None:
    done = trygg("key")
    assert 0 == done.code
    assert "  åtgärd* " in done.out
    assert "  räknas  " in done.out


def test_a_key_is_explained_with_its_words_its_place_and_an_example(trygg: Trygg) -> None:
    done = trygg("key", "räknas")
    assert 0 == done.code
    assert "Skrivs som: indikatorer.räknas\n" in done.out
    assert "\n  unika  personer eller hushåll" in done.out
    assert "        räknas: summa\n" in done.out


def test_what_keys_stand_in_is_explained_with_its_keys(trygg: Trygg) -> None:
    done = trygg("key", "löfte")
    assert done.out.startswith("Löfte\n")
    assert "\n  lovas_av " in done.out
    assert "\nlöfte – Löfte\n" in done.out


def test_a_key_is_explained_in_english(trygg: Trygg) -> None:
    assert "Value: one of the words below\n" in trygg("key", "räknas", "--lang", "en").out


def test_an_unknown_key_is_told_with_what_was_meant(trygg: Trygg) -> None:
    done = trygg("key", "raknass")
    assert 2 == done.code
    assert 'menade du "räknas"?' in done.err


def test_the_manual_of_unknown_keys_leads_on_to_the_keys(trygg: Trygg) -> None:
    assert "trygg key" in trygg("rule", "S04").out


def test_a_key_that_one_of_two_must_stand_beside_says_so(trygg: Trygg) -> None:
    assert "Måste finnas: ja, om inte roll finns\n" in trygg("key", "undertecknare.namn").out


def test_the_first_plan_tells_of_the_keys(trygg: Trygg, tmp_path: Path) -> None:
    trygg("init", tmp_path)
    assert "trygg key" in (tmp_path / "plans" / "handlingsplan.yaml").read_text("utf-8")


def test_a_key_that_no_whole_plan_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "_instances", lambda _: ())
    with pytest.raises(examples.KeyWithoutExample, match="has id of Measure"):
        examples.of_key("Measure", "id")
    with pytest.raises(examples.KeyWithoutExample, match="of Measure"):
        examples.of_part("Measure")
