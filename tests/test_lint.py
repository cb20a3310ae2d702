"""Asking the rules: choosing them, minding exceptions, freezing what is known, and scoring."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygg_cli.diagnostic import Severity
from trygg_cli.errors import TryggError
from trygg_cli.lint import baseline
from trygg_cli.lint.engine import Settings, UnknownRule, chosen, lint
from trygg_cli.lint.rule import Stage
from trygg_cli.lint.score import score
from trygg_cli.reading.document import Document, read
from trygg_cli.rules import rules

RULES = rules()
HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
B01 = Settings(select=("B01",))


def found(text: str, settings: Settings = B01) -> list[tuple[str, int]]:
    """Return code and line of what is found in a plan."""
    document = read("plan.yaml", text)
    assert () == document.problems
    return [
        (finding.problem.code, document.lines.position(finding.problem.span.start).line)
        for finding in lint(document, RULES, settings)
    ]


TWO = HEAD + "åtgärder:\n{above}  - id: N1{behind}\n    åtgärd: Ett\n  - id: N2\n    åtgärd: Två\n"
BOTH = [("B01", 5), ("B01", 7)]


def test_rules_are_chosen_by_code_family_or_name_in_both_languages() -> None:
    everything = [rule.code for rule in RULES]
    assert everything == [rule.code for rule in chosen(RULES, Settings())]
    for name in ("B01", "b01", "åtgärd-utan-ansvarig", "atgard-utan-ansvarig", "measure-without-responsible"):
        assert ["B01"] == [rule.code for rule in chosen(RULES, Settings(select=(name,)))]
    law = [rule.code for rule in chosen(RULES, Settings(select=("L",), ignore=("L01",)))]
    assert [code for code in everything if code[0] == "L" and code != "L01"] == law


def test_an_unknown_rule_is_answered_with_the_one_that_was_meant() -> None:
    with pytest.raises(UnknownRule) as stopped:
        chosen(RULES, Settings(select=("åtgärd-utan-ansvar",)))
    assert stopped.value.hint
    assert "åtgärd-utan-ansvarig" in stopped.value.hint.args.values()


def test_a_stage_asks_what_matters_then() -> None:
    for stage in Stage:
        asked = chosen(RULES, Settings(stage=stage))
        assert [rule for rule in RULES if stage in rule.stages] == asked
    assert "B01" not in [rule.code for rule in chosen(RULES, Settings(stage=Stage.DRAFT))]


def test_severity_can_be_set_by_code() -> None:
    settings = Settings(select=("B01",), severities={"B01": Severity.ERROR})
    (one, _) = lint(read("p", TWO.format(above="", behind="")), RULES, settings)
    assert Severity.ERROR is one.problem.severity


def test_without_exceptions_everything_is_found() -> None:
    assert BOTH == found(TWO.format(above="", behind=""))


@pytest.mark.parametrize("word", ["tillåt", "allow"])
@pytest.mark.parametrize("name", ["B01", "åtgärd-utan-ansvarig", "measure-without-responsible", "B"])
def test_an_exception_on_a_line_of_its_own_holds_for_the_item_below(word: str, name: str) -> None:
    assert BOTH[1:] == [
        (code, line - 1)
        for code, line in found(TWO.format(above=f"  # trygg: {word} {name} – nämnden väljer\n", behind=""))
    ]


def test_an_exception_at_the_end_of_a_line_holds_for_the_line() -> None:
    assert BOTH[1:] == found(TWO.format(above="", behind="  # trygg: tillåt B01 – nämnden väljer"))


def test_an_exception_before_the_first_key_holds_for_the_file() -> None:
    assert [] == found("# trygg: tillåt B01 – hela planen är ett utkast\n" + TWO.format(above="", behind=""))


@pytest.mark.parametrize(
    "comment", ["tillåt B01", "tillåt B01 –", "tillåt – därför", "tillåt", "tillåt Q99 – därför"]
)
def test_an_exception_without_rule_or_reason_allows_nothing_and_is_found(comment: str) -> None:
    assert [("T01", 5), ("B01", 6), ("B01", 8)] == found(
        TWO.format(above=f"  # trygg: {comment}\n", behind="")
    )


def test_an_exception_ends_with_its_period() -> None:
    text = TWO.format(above="  # trygg: tillåt B01 – nämnden väljer till 2025-T1\n", behind="")
    held = Settings(select=("B01",), as_of=date(2025, 4, 30))
    ended = Settings(select=("B01",), as_of=date(2025, 5, 1))
    assert [("B01", 8)] == found(text, held)
    assert [("T02", 5), ("B01", 6), ("B01", 8)] == found(text, ended)


def test_an_exception_that_is_not_needed_is_found_when_its_rule_was_asked() -> None:
    text = HEAD + "# trygg: tillåt L08 – inte ännu\nåtgärder: []\n"
    assert [("T03", 4)] == found(text, Settings(select=("L08",)))
    assert [] == found(text, Settings(select=("B01",)))


def test_of_many_names_in_an_exception_the_one_that_is_not_needed_is_found() -> None:
    text = TWO.format(above="  # trygg: tillåt B01, B02 – nämnden väljer\n", behind="")
    (one, _) = lint(read("p", text), RULES, Settings(select=("B01", "B02")))
    assert ("T03", "B02") == (one.problem.code, one.problem.message.args["name"])


def test_what_looks_like_an_exception_inside_a_text_is_a_text() -> None:
    text = TWO.format(above="", behind="") + "syfte: |\n  # trygg: tillåt B01 – nej\n"
    assert BOTH == found(text)


def keys(document: Document) -> list[baseline.Key]:
    return [(document.plan.id, finding.item, finding.problem.code) for finding in lint(document, RULES, B01)]


@pytest.mark.parametrize(
    ("code", "items"),
    [
        (
            "K03",
            [
                "  - id: A\n    åtgärd: Ett\n    uppföljning: [{avser: 2025-T1, datum: 2025-05-01, kommentar: Ja}]\n",
                "  - id: B\n    åtgärd: Två\n    uppföljning: [{avser: 2025-T1, datum: 2025-05-01, kommentar: Ja}]\n",
            ],
        ),
        ("P08", ["  - id: A\n    åtgärd: Samtal i QXZ\n", "  - id: B\n    åtgärd: Möte med QXZ\n"]),
        ("C01", ["  - id: A\n    åtgärd: Samtal med TSN\n", "  - id: B\n    åtgärd: Möte med TSN\n"]),
    ],
)
def test_what_is_about_the_whole_plan_is_known_again_when_its_items_change_places(
    code: str, items: list[str]
) -> None:
    asked = Settings(select=(code,))
    plans = (HEAD + "åtgärder:\n" + "".join(order) for order in (items, items[::-1]))
    known = [[finding.item for finding in lint(read("p.yaml", plan), RULES, asked)] for plan in plans]
    assert [[""], [""]] == known


def test_a_baseline_survives_moving_and_new_neighbours() -> None:
    old = read("p", TWO.format(above="", behind=""))
    known = baseline.load("b", baseline.dump(keys(old)))
    moved = read(
        "p",
        HEAD
        + "fokusområden:\n  - {id: f, namn: F, åtgärder: [{id: N2, åtgärd: Två}, {id: N3, åtgärd: Tre}]}\n"
        "åtgärder: [{id: N1, åtgärd: Ett}]\n",
    )
    compared = baseline.BaselineComparison(known)
    assert [False, True, False] == compared.new("p", keys(moved))
    assert (2, 0) == (compared.hidden, compared.mended())


def test_a_baseline_tells_what_has_been_mended_in_the_plans_that_were_asked() -> None:
    known = Counter({("p", "measure:N1", "B01"): 2, ("q", "measure:N1", "B01"): 1})
    compared = baseline.BaselineComparison(known)
    assert [False] == compared.new("p", [("p", "measure:N1", "B01")])
    assert (1, 1) == (compared.hidden, compared.mended())


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"trygg-baseline": 2, "plans": {}}', '{"trygg-baseline": 1, "plans": 3}']
)
def test_what_is_no_baseline_is_told(text: str) -> None:
    with pytest.raises(TryggError):
        baseline.load("b", text)


def test_a_score_counts_points_left_and_lists_the_worst_first() -> None:
    findings = [
        ("measure:N1", None, Severity.WARNING),
        ("measure:N2", None, Severity.ERROR),
        ("measure:N2", None, Severity.ERROR),
        ("measure:N2", None, Severity.ERROR),
        ("", None, Severity.INFO),
    ]
    plan = score(["measure:N1", "measure:N2", "measure:N3"], findings)
    assert 100 * (8 + 0 + 10 + 9) // 40 == plan.percent
    assert [("measure:N2", 0), ("measure:N1", 8), ("", 9)] == [
        (item_score.key, item_score.points) for item_score in plan.worst
    ]


def test_what_is_found_elsewhere_is_lost_by_the_plan_itself() -> None:
    plan = score(["measure:N1"], [("body:B1", None, Severity.WARNING), ("", None, Severity.INFO)])
    assert 100 * (7 + 10) // 20 == plan.percent
    assert [("body:B1", 8), ("", 9)] == [(item_score.key, item_score.points) for item_score in plan.worst]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "measure:N1", "indicator:I1", "body:B1"]),
            st.none(),
            st.sampled_from(Severity),
        ),
        min_size=1,
    )
)
def test_mending_never_lowers_the_score(findings: list[tuple[str, None, Severity]]) -> None:
    counted = ["measure:N1", "indicator:I1"]
    assert score(counted, findings[1:]).percent >= score(counted, findings).percent


def test_a_plan_without_findings_has_all_points() -> None:
    assert 100 == score(["measure:N1"], []).percent
