"""What figures, money, assessments and evidence rest on, and whether the plan says it."""

import pytest

from tests.asked_rules import marked, sentences, severities, written
from trygg_cli.diagnostic import Severity
from trygg_cli.lint.rule import Case

HEAD = "typ: handlingsplan\ngäller: {från: 2025-01-01, till: 2026-12-31}"


def indicator(baseline: str, *outcomes: str) -> str:
    """Return an indicator with a baseline and outcomes."""
    return (
        f"indikatorer: [{{id: I1, namn: Andel otrygga, enhet: '%', mål: {{högst: 30}}, baslinje: {{{baseline}}}, "
        f"utfall: [{', '.join(f'{{{outcome}}}' for outcome in outcomes)}]}}]"
    )


@pytest.mark.parametrize(
    ("expected", "outcomes"),
    [
        (1, ["period: 2025, värde: 32, källa: Medborgarenkäten"]),
        (0, ["period: 2025, värde: 32, källa: Medborgarenkäten, jämförbar: nej"]),
        (0, ["period: 2025, värde: 32, källa: Medborgarenkäten, jämförbar: ja"]),
        (0, ["period: 2025, värde: 32, källa: Trygghetsmätningen 2025"]),
        (0, ["period: 2025, värde: 32, källa: 'polisens trygghetsmätningen, hösten 2025'"]),
        (0, ["period: 2025, värde: 32"]),
        (1, ["period: 2025, värde: 32, kommentar: Frågorna ställdes med en ny enkät"]),
        (1, ["period: 2025, värde: 32, kommentar: Siffran är inte jämförbar med 2024"]),
        (0, ["period: 2025, värde: 32, kommentar: Fler svarade än förra året"]),
        (
            1,
            [
                "period: 2025, värde: 32, källa: Medborgarenkäten, jämförbar: nej",
                "period: 2026, värde: 31, källa: Trygghetsmätningen",
            ],
        ),
        (
            0,
            [
                "period: 2025, värde: 32, källa: Medborgarenkäten, jämförbar: nej",
                "period: 2026, värde: 31, källa: Medborgarenkäten",
            ],
        ),
    ],
)
def test_an_outcome_from_another_source_says_whether_it_can_be_compared(
    expected: int, outcomes: list[str]
) -> None:
    text = indicator("värde: 36, år: 2024, källa: Trygghetsmätningen 2024", *outcomes)
    assert expected == len(severities("B23", written(text, HEAD)))


@pytest.mark.parametrize(
    ("expected", "follow_up"),
    [
        (["hållet"], "avser: 2025, datum: 2026-01-20, bedömning: hållet"),
        ([], "avser: 2025, datum: 2026-01-20, bedömning: hållet, kommentar: De tre var de som behövdes"),
        ([], "avser: 2025, datum: 2026-01-20, bedömning: bedöms hållas"),
        ([], "avser: 2025, datum: 2026-01-20, bedömning: hållet, intern: ja"),
        ([], "avser: 2024, datum: 2025-01-20, bedömning: hållet"),
    ],
)
def test_a_promise_is_not_kept_before_its_target_is_reached(expected: list[str], follow_up: str) -> None:
    text = (
        "indikatorer: [{id: I1, namn: Vandringar, räknas: summa, mål: {minst: 8}, "
        "utfall: [{period: 2025, värde: 3}]}]\n"
        f"löften: [{{id: L1, löfte: Åtta vandringar, indikatorer: [I1], uppföljning: [{{{follow_up}}}]}}]"
    )
    assert expected == marked("C25", written(text, HEAD))


def test_nothing_is_counted_from_the_baseline_across_a_break() -> None:
    whole = written(
        indicator("värde: 40, år: 2024", "period: 2025, värde: 36", "period: 2026, värde: 35"), HEAD
    )
    broken = written(
        indicator(
            "värde: 40, år: 2024", "period: 2025, värde: 36, jämförbar: nej", "period: 2026, värde: 35"
        ),
        HEAD,
    )
    assert [0.5, None] == [
        Case(document).standing.progress(document.plan.indicators[0]).fraction for document in (whole, broken)
    ]


def measure(title: str, funding: str, more: str = "") -> str:
    """Return a measure that money is named for."""
    return f"åtgärder: [{{id: N1, åtgärd: {title}, finansiering: {{{funding}}}{more}}}]"


GRANT = "källa: Statsbidrag från Brå, belopp: 150000, bidragsår: 2025"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (1, measure("Ta fram kommunens lägesbild", GRANT)),
        (1, measure("Skriva åtgärdsplanen", GRANT)),
        (1, measure("Lägesbild över brottsligheten", GRANT)),
        (0, measure("Åtgärdsplan mot mobbning", GRANT)),
        (1, measure("Samordningsfunktion i kommunen", GRANT)),
        (1, measure("Fältarbete", GRANT, ", typ: ordinarie arbete")),
        (
            1,
            measure(
                "Fältarbete", "källa: Statsbidrag från Brå och Socialstyrelsen, belopp: 1, bidragsår: 2025"
            ),
        ),
        (1, measure("Fältarbete", GRANT + ", text: Betalar befintlig verksamhet")),
        (0, measure("Utbildning i att ta fram lägesbilder", GRANT)),
        (0, measure("Pröva grannstöd", GRANT)),
        (0, measure("Ta fram kommunens lägesbild", "källa: kommunens egen budget")),
        (0, measure("Ta fram kommunens lägesbild", "källa: Statsbidrag från Brå, bidragsår: 2021")),
        (0, measure("Fältarbete", "källa: Statsbidrag från Socialstyrelsen")),
    ],
)
def test_a_grant_pays_for_a_project_and_not_for_what_it_may_not(expected: int, text: str) -> None:
    assert expected == len(severities("K17", written(text, HEAD)))


def test_a_grant_that_ended_before_the_ordinance_had_other_rules() -> None:
    grant = "källa: Statsbidrag från Brå, period: {}"
    assert [] == sentences("K02", written(measure("Grannstöd", grant.format("2023-H1")), HEAD))
    assert [] != sentences("K02", written(measure("Grannstöd", grant.format("2023-H2")), HEAD))


def test_a_level_of_evidence_says_where_it_is_shown() -> None:
    text = "åtgärder: [{{id: N1, åtgärd: Lampor, prevention: {{evidens: hög{}}}}}]"
    assert ["evidens"] == marked("B24", written(text.format(""), HEAD))
    assert ["evidens"] == marked("B24", written(text.format(", evidens_källa: ' '"), HEAD))
    assert [] == marked("B24", written(text.format(", evidens_källa: Brå 2021"), HEAD))


def test_a_plan_names_the_planning_that_it_is_integrated_with() -> None:
    assert [Severity.INFO] == severities("L12", written(""))
    assert [] == severities("L12", written("kopplade_planer: [{titel: Skolornas beredskapsplaner}]"))
    assert [] == severities("L12", written("", "typ: medborgarlöften\ngäller: {till: 2028-12-31}"))
