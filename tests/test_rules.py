"""Every rule finds what its bad plan shows and nothing in its good one."""

import re

import pytest

from trygg_cli.lint.engine import Settings, lint
from trygg_cli.lint.rule import Rule
from trygg_cli.reading.document import read
from trygg_cli.rules import rules

RULES = rules()


def codes(rule: Rule, text: str) -> list[str]:
    """Return the codes of what one rule finds in a plan."""
    document = read("plan.yaml", text)
    assert () == document.problems, [problem.message for problem in document.problems]
    return [found.problem.code for found in lint(document, RULES, Settings(select=(rule.code,)))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_plan_has_the_finding(rule: Rule) -> None:
    assert rule.code in codes(rule, rule.bad)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_plan_has_not(rule: Rule) -> None:
    assert [] == codes(rule, rule.good)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_rule_explains_itself(rule: Rule) -> None:
    assert rule.title.text.endswith(".")
    assert len(rule.explanation.text) > 60
    assert rule.source
    assert rule.stages
    assert re.fullmatch(r"[a-zåäö0-9]+(-[a-zåäö0-9]+)*", rule.name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.english)


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert [rule.code for rule in RULES] == sorted(
        {rule.code for rule in RULES}, key=lambda code: ("LBKCP".index(code[0]), code)
    )
    for names in ([rule.name for rule in RULES], [rule.english for rule in RULES]):
        assert len(names) == len({*names})
