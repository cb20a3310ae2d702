"""The facts of law: read in the statutes or not, and what rules may make of them."""

import re
from datetime import date

import pytest

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import engine, law
from trygg_cli.lint.rule import Rule
from trygg_cli.policy import RULES as CHANGE_RULES
from trygg_cli.prose import law_facts
from trygg_cli.reading.document import read
from trygg_cli.render.manual import rules as manual
from trygg_cli.rules import rules

RULES = rules()
EVERY_RULE = [*RULES, *CHANGE_RULES]
_NUMBER = re.compile(r"(?:19|20)\d\d:\d{1,4}")


def test_every_fact_says_when_it_was_read_and_where_or_that_it_was_not() -> None:
    for record in law_facts._all_records():
        assert re.fullmatch(r"nej|20\d\d-\d\d-\d\d \S.*", record["läst"]), record


def test_every_provision_says_what_it_asks_in_a_sentence_in_both_languages() -> None:
    for provision in law_facts.provisions().values():
        assert provision.reference.partition(" ")[0] in law_facts.statutes()
        assert all(provision.asks[name].endswith(".") for name in ("sv", "en"))
        assert bool(provision.reading["sv"]) is bool(provision.reading["en"])


def test_every_line_of_the_file_is_understood() -> None:
    known = {
        "författning", "namn", "kallas", "kapitel", "i kraft", "upphävd", "ersatt av", "läst", "bestämmelse", "krav",
        "in English", "vår läsning", "our reading", "ersätter",
    }  # fmt: skip
    assert known >= {name for record in law_facts._all_records() for name in record}


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.code)
def test_the_law_that_a_rule_rests_on_stands_in_the_file(rule: Rule) -> None:
    assert {*rule.law} <= {*law_facts.provisions()}
    assert {*_NUMBER.findall(rule.source)} - {"2025:223"} <= {*law_facts.statutes()}


@pytest.mark.parametrize(
    "rule", [rule_of for rule_of in RULES if rule_of.family == "L"], ids=lambda rule: rule.code
)
def test_every_rule_of_law_rests_on_a_paragraph_that_was_read(rule: Rule) -> None:
    assert rule.law
    assert law_facts.checked(rule.law)


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.code)
def test_what_nobody_has_read_is_no_ground_for_an_error(rule: Rule) -> None:
    assert not (law_facts.is_unread(rule.law) and rule.severity is Severity.ERROR)


@pytest.mark.parametrize("rule", [rule_of for rule_of in RULES if rule_of.law], ids=lambda rule: rule.code)
def test_no_rule_gives_an_error_once_its_law_is_unread(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    unread = {
        reference: provision._replace(read=None) for reference, provision in law_facts.provisions().items()
    }
    monkeypatch.setattr(law_facts, "provisions", lambda: unread)
    found = engine.lint(read("plan.yaml", rule.bad), rules(), engine.Settings(select=(rule.code,)))
    assert found
    assert Severity.ERROR not in {finding.problem.severity for finding in found}


def test_a_page_begins_with_the_paragraph_and_says_when_it_was_read() -> None:
    rule = next(rule_of for rule_of in RULES if rule_of.code == "L03")
    page = manual.page(rule)
    assert page.split("\n\n")[2].endswith(
        "ska minst vartannat år uppdatera lägesbilden och följa upp åtgärdsplanen."
    )
    assert "(kontrollerad 2025-09-01)" in page


def test_the_days_of_the_law_come_from_the_file() -> None:
    assert date(2023, 7, 1) == law.IN_FORCE
    assert date(2024, 7, 1) == law.PLAN_NEEDED
    assert date(2025, 4, 1) == law_facts.in_force("2023:196 14 §")
    assert date(2023, 8, 1) == law_facts.in_force("2023:442 12 §")
