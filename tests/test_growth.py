"""Work grows as the plan does: counted in calls, which are the same on every machine."""

import pkgutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from jinja2 import DictLoader

from tests.conftest import Trygg
from tests.counted import HEAD, calls
from trygg_cli import templates
from trygg_cli.diff.differences import differences
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report import build
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.wanted import WantedReport
from trygg_cli.rules import rules
from trygg_cli.templates.sandbox import Sandbox


def _one_measure(entry: str, count: int) -> str:
    return (
        HEAD
        + "åtgärder:\n  - id: A1\n    åtgärd: Ljus\n    uppföljning:\n"
        + "".join(f"      - {entry.format(number=number)}\n" for number in range(count))
    )


def _text(sentence: str, count: int) -> str:
    return f"{HEAD}sammanfattning: {sentence * count}\n"


def _outcomes(entries: Iterable[str]) -> str:
    return f"{HEAD}indikatorer:\n  - id: I1\n    namn: Andel\n    utfall:\n" + "".join(
        f"      - {entry}\n" for entry in entries
    )


def _items(key: str, entry: str, count: int) -> str:
    return f"{key}:\n" + "".join(f"  - {{{entry.format(number=number)}}}\n" for number in range(count))


def _commitments(count: int) -> str:
    return (
        HEAD
        + "aktörer:\n"
        + "".join(f"  T{number}: {{namn: Tekniken {number}}}\n" for number in range(count))
        + "åtgärder:\n  - id: A1\n    åtgärd: Ljus\n    åtaganden:\n"
        + "".join(
            f"      - {{part: T{number}, text: 2025-05-12, villkor: Om det går}}\n" for number in range(count)
        )
    )


GROWING: dict[str, Callable[[int], str]] = {
    "follow-ups about one period": lambda count: _one_measure(
        "{{avser: 2025-T1, datum: 2025-05-12, status: pågår, kommentar: Nu {number}.}}", count
    ),
    "follow-ups on different days": lambda count: (
        HEAD
        + "åtgärder:\n"
        + "".join(
            f"  - id: A{number}\n    åtgärd: Ljus {number}\n    uppföljning:\n"
            f"      - {{avser: 2025, datum: 2025-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}, status: pågår}}\n"
            for number in range(count)
        )
    ),
    "sentences that point somebody out": lambda count: _text("Två unga misstänkta för rån. ", count),
    "people who are pointed out in one sentence": lambda count: _text("två unga misstänkta för rån ", count),
    "words that are no time": lambda count: (
        HEAD + f"åtgärder:\n  - id: A1\n    åtgärd: Ljus\n    tid: {{text: {'löpande ' * count}}}\n"
    ),
    "people who have signed": lambda count: (
        HEAD
        + "undertecknare:\n"
        + "".join(f"  - {{namn: Anna Exempelsson, roll: ordförande {number}}}\n" for number in range(count))
    ),
    "abbreviations": lambda count: _one_measure(
        "{{avser: 2025-T1, status: pågår, kommentar: "
        + " ".join(
            f"{chr(66 + number // 400 % 20)}Z{chr(66 + number // 20 % 20)}{chr(66 + number % 20)}"
            for number in range(count)
        )
        + "}}",
        1,
    ),
    "outcomes that correct nothing": lambda count: _outcomes(
        f"{{period: {1900 + number // 12}-{number % 12 + 1:02}, värde: 1, rättar: ja}}"
        for number in range(count)
    ),
    "bodies that answer": lambda count: (
        HEAD
        + _items("organ", "id: G{number}, namn: Grupp {number}, typ: styrgrupp, del_av: G0", count)
        + _items("löften", "id: L{number}, löfte: Vi finns här {number}, lovas_av: [G{number}]", count)
        + _items("åtgärder", "id: A{number}, åtgärd: Ljus {number}, ansvarig: [G{number}]", count)
    ),
    "areas that are put first": lambda count: (
        HEAD
        + _items(
            "fokusområden",
            "id: F{number}, namn: Torg {number}, prioriterat: ja, mål: [{{id: M{number}, mål: Ljus {number}}}]",
            count,
        )
        + _items("löften", "id: L{number}, löfte: Vi finns här {number}, fokusområden: [F0]", count)
        + _items("åtgärder", "id: A{number}, åtgärd: Ljus {number}, bidrar_till: [M0]", count)
    ),
    "parties that belong to others": lambda count: (
        HEAD
        + "aktörer:\n"
        + "".join(
            f"  T{number}: {{namn: Enhet {number}, del_av: T{max(number - 1, 0) if number else 1}}}\n"
            for number in range(count)
        )
        + f"parter: [{', '.join(f'T{number}' for number in range(count))}]\n"
        + _items("undertecknare", "namn: Anna Exempelsson, roll: chef, part: T{number}", count)
        + _items("åtgärder", "id: A{number}, åtgärd: Ljus {number}, ansvarig: [T{number}]", count)
    ),
    "slashes between actors": lambda count: (
        HEAD
        + "aktörer:\n  KS: {namn: Kansliet}\n  TN: {namn: Tekniken}\nperspektiv:\n"
        + "  - KS/TN\n" * count
    ),
}

REPORTED: dict[str, Callable[[int], str]] = {
    "follow-ups that say different things of one period": lambda count: _one_measure(
        "{{avser: 2025-T1, datum: 2025-05-12, status: pågår, kommentar: Nu {number}.}}\n"
        "      - {{avser: 2025-T1, datum: 2025-05-12, status: genomförd}}",
        count,
    ),
    "follow-ups of many parties": lambda count: (
        _one_measure("{{avser: 2025-T1, part: T{number}, status: pågår}}", count - 1)
        + f"      - {{avser: 2025-T1, part: T{count}, status: genomförd}}\naktörer:\n"
        + "".join(f"  T{number}: {{namn: Tekniken {number}}}\n" for number in range(count + 1))
    ),
    "assessments of one promise": lambda count: (
        HEAD
        + "löften:\n  - id: L1\n    löfte: Vi går vandringar\n    uppföljning:\n"
        + "      - {avser: 2025-T1, datum: 2025-05-12, bedömning: hållet}\n"
        "      - {avser: 2025-T1, datum: 2025-05-12, bedömning: inte hållet}\n"
        * count
        + "      - {avser: 2025-T1, datum: 2025-05-13, bedömning: ej bedömt}\n"
    ),
    "decisions on one of many measures": lambda count: (
        HEAD
        + "aktörer:\n  KF: {namn: Fullmäktige}\n"
        + _items("beslut", "typ: beslut, organ: KF, paragraf: § {number}, avser: [A0]", 3 * count)
        + _items("åtgärder", "id: A{number}, åtgärd: Ljus {number}", count)
    ),
    "outcomes of one indicator": lambda count: (
        HEAD
        + "indikatorer:\n  - id: I1\n    namn: Andel\n    mål: {minst: 30, senast: 2026}\n    utfall:\n"
        + "".join(
            f"      - {{period: {1950 + number // 12}-{number % 12 + 1:02}, värde: {number}}}\n"
            for number in range(count)
        )
    ),
}


def to_lint(text: str) -> int:
    found = read("plan.yaml", text)
    assert not found.problems
    return calls(lambda: lint(found, rules(), Settings()))


def to_compare(text: str) -> int:
    old, new = read("plan.yaml", text), read("plan.yaml", text.replace("-12, ", "-13, "))
    assert old.data != new.data
    return calls(lambda: differences(old, new))


def to_report(text: str, template: str) -> int:
    found = read("plan.yaml", text)
    assert not found.problems
    return calls(lambda: templates.render(template, report=build(found.plan, Period.parse("2025-T1"))))


def to_report_on_the_year(text: str) -> int:
    wanted = WantedReport(Period.parse("2025"), kind=ReportKind.YEAR)
    report = wanted.of(read("plan.yaml", text).plan)
    return calls(lambda: templates.render("report.html.j2", report=report))


@pytest.mark.parametrize("name", GROWING)
def test_to_lint_twice_as_much_of_anything_is_at_most_twice_the_work(name: str) -> None:
    make = GROWING[name]
    to_lint(make(3))  # what is loaded when it is first needed
    few, many = to_lint(make(150)), to_lint(make(300))
    assert many < 2.2 * few


def test_to_compare_twice_as_many_changes_in_one_item_is_at_most_twice_the_work() -> None:
    make = GROWING["follow-ups about one period"]
    to_compare(make(3))
    few, many = to_compare(make(150)), to_compare(make(300))
    assert many < 2.2 * few


@pytest.mark.parametrize("template", ["report.md.j2", "report.html.j2"])
@pytest.mark.parametrize("name", REPORTED)
def test_a_report_on_twice_as_much_about_one_item_is_at_most_twice_the_work(name: str, template: str) -> None:
    make = REPORTED[name]
    to_report(make(3), template)
    few, many = to_report(make(150), template), to_report(make(300), template)
    assert many < 2.2 * few


@pytest.mark.parametrize("key", ["mål", "löften", "åtgärder"])
def test_a_report_on_a_year_of_twice_as_many_items_is_at_most_twice_the_work(key: str) -> None:
    entry = {"mål": "mål: Trygghet", "löften": "löfte: Vi finns här", "åtgärder": "åtgärd: Ljus"}[key]

    def make(count: int) -> str:
        return HEAD + _items(key, f"id: X{{number}}, {entry} {{number}}", count)

    to_report_on_the_year(make(3))
    few, many = to_report_on_the_year(make(150)), to_report_on_the_year(make(300))
    assert many < 2.2 * few


def test_to_explain_twice_as_many_items_that_are_only_texts_is_at_most_twice_the_work() -> None:
    def make(count: int) -> str:
        return HEAD + "åtgärder:\n" + "".join(f"  - Ljus på gatan {number}\n" for number in range(count))

    read("plan.yaml", make(3))
    few, many = calls(lambda: read("plan.yaml", make(150))), calls(lambda: read("plan.yaml", make(300)))
    assert many < 2.2 * few


LETTERS: dict[str, tuple[str, Callable[[int], str]]] = {
    "a time": (
        "trygg_cli.reading.structured.schedules.time",
        lambda count: f"åtgärder:\n  - {{id: A1, åtgärd: Ljus, tid: {{till: {'2025-' * count}}}}}\n",
    ),
    "short names in a row": (
        "trygg_cli.prose.actor_list.ActorNames.full",
        lambda count: f"aktörer: {{KS: {{namn: Kansliet}}}}\nsammanfattning: Om {'KS KS ' * count}\n",
    ),
}
"""What looks at beginnings and ends of a text, and a text that has many."""


@pytest.mark.parametrize("name", LETTERS)
def test_twice_as_long_a_text_is_gone_through_in_at_most_twice_the_letters(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, make = LETTERS[name]
    whole, letters = pkgutil.resolve_name(asked), 0

    def counted(*arguments: object) -> object:
        nonlocal letters
        letters += len(str(arguments[-1]))
        return whole(*arguments)

    def to_lint(count: int) -> int:
        nonlocal letters
        letters = 0
        found = read("plan.yaml", HEAD + make(count))
        if not found.problems:
            lint(found, rules(), Settings())
        return letters

    monkeypatch.setattr(asked, counted)
    assert to_lint(600) <= 2.2 * to_lint(300)


def test_to_compare_twice_as_many_commitments_of_one_measure_is_at_most_twice_the_work() -> None:
    to_compare(_commitments(3))
    few, many = to_compare(_commitments(150)), to_compare(_commitments(300))
    assert many < 2.2 * few


def test_a_list_that_a_template_of_our_own_makes_grows_where_it_is() -> None:
    class Parts(list[str]):
        def __add__(self, other: object) -> NoReturn:
            raise AssertionError

    written = Sandbox(DictLoader({}), own=True).from_string(
        "{% set parts = namespace(all=given) %}{% for n in [1, 2] %}{% set parts.all = parts.all + [n] %}{% endfor %}"
        "{{ parts.all|length }}"
    )
    assert written.render(given=Parts()) == "2"


def test_each_of_many_templates_of_a_plan_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled, compile_ = list[str](), Sandbox.compile

    def noted(self: Sandbox, source: str, name: str, *rest: Any) -> object:
        compiled.append(name)
        return compile_(self, source, name, *rest)

    monkeypatch.setattr(Sandbox, "compile", noted)
    small = {f"{number}.j2": "" for number in range(500)}
    both = "{% for _ in (1, 2) %}{% for name in names %}{% include name %}{% endfor %}{% endfor %}"
    Sandbox(DictLoader({"all.j2": both, **small})).get_template("all.j2").render(names=[*small])
    assert ["all.j2", *small] == compiled


NAMED_BY_MANY_IDS: dict[str, Callable[[int], list[str]]] = {
    "approve": lambda count: [
        *("approve", "--role", "Nämnden", "--diff", "--plan", "plan.yaml"),
        *(f"A{number}" for number in range(count)),
    ],
    "follow-up": lambda count: [
        *("follow-up", "A0", "--period", "2025-T1", "--status", "pågår", "--diff", "--plan", "plan.yaml"),
        *(f"--outcome=I{number}=3" for number in range(count)),
    ],
}


@pytest.mark.parametrize("name", NAMED_BY_MANY_IDS)
def test_a_command_that_is_given_twice_as_many_ids_does_at_most_twice_the_work(
    name: str, trygg: Trygg, folder: Path
) -> None:
    def to_run(count: int) -> int:
        text = HEAD + _items("åtgärder", "id: A{number}, åtgärd: Ljus {number}", count)
        (folder / "plan.yaml").write_text(
            text + _items("indikatorer", "id: I{number}, namn: Brott {number}", count), "utf-8"
        )
        return calls(lambda: trygg(*NAMED_BY_MANY_IDS[name](count)))

    to_run(3)
    few, many = to_run(200), to_run(400)
    assert many < 2.2 * few
