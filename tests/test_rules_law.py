"""The rules of the law: which plans they concern, from which day, and what they leave alone."""

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from tests.asked_rules import findings, marked, sentences, severities, written
from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.lint.rule import Case, Stage
from trygg_cli.reading.document import read
from trygg_cli.rules import rules

WHOSE = "it is not shown whether the plan is a municipality's, so nothing is asked by lag (2023:196)"
PLANS = sorted((Path(__file__).parent.parent / "plans").glob("*.yaml"))


def concerns(head: str, as_of: str | None = None) -> bool:
    return law.applies(Case(written("", head), date.fromisoformat(as_of) if as_of else None))


@pytest.mark.parametrize("day", [None, "2022-12-31", "2026-11-22"])
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_real_plans_are_older_than_the_law(path: Path, day: str | None) -> None:
    assert [] == findings("L", read(path.name, path.read_bytes()), day)


@pytest.mark.parametrize(
    ("expected", "valid"),
    [
        (False, "{från: 2020-01-01, till: 2024-06-30}"),
        (True, "{från: 2020-01-01, till: 2024-07-01}"),
        (False, "{till: 2023-12-31}"),
        (True, "{till: 2028-12-31}"),
        (False, "{från: 2024-06-30}"),
        (True, "{från: 2024-07-01}"),
        (False, "{text: tills vidare}"),
    ],
)
def test_a_plan_counts_by_its_last_day_and_else_by_its_first(expected: bool, valid: str) -> None:
    assert expected is concerns(f"typ: åtgärdsplan\ngäller: {valid}")


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (False, "version: 2024-06-30"),
        (True, "version: 2024-07-01"),
        (False, "beslut: [{typ: beslut, datum: 2024-06-30}]"),
        (True, "beslut: [{typ: beslut, datum: 2024-07-01}]"),
        (True, "beslut: [{typ: förslag, datum: 2024-07-01}]"),
        (True, "undertecknare: [{namn: N N, datum: 2025-01-09}]"),
        (True, "uppföljning: [{avser: 2024-T3}]"),
        (False, "uppföljning: [{avser: 2024-T1}]"),
    ],
)
def test_a_plan_without_a_last_day_counts_by_the_days_it_names(expected: bool, line: str) -> None:
    assert expected is concerns(f"typ: åtgärdsplan\n{line}")


def test_a_late_follow_up_does_not_bring_an_ended_plan_under_the_law() -> None:
    head = "typ: åtgärdsplan\ngäller: {till: 2023-12-31}\nuppföljning: [{avser: 2023, datum: 2024-09-01}]"
    assert not concerns(head)


@pytest.mark.parametrize(("expected", "day"), [(False, "2024-06-30"), (True, "2024-07-01"), (True, None)])
def test_nothing_is_asked_before_a_plan_was_needed(expected: bool, day: str | None) -> None:
    assert expected is concerns("typ: åtgärdsplan\ngäller: {från: 2024-01-01, till: 2027-12-31}", day)


@pytest.mark.parametrize(
    ("expected", "kind"),
    [
        (True, "åtgärdsplan"),
        (True, "handlingsplan"),
        (True, "åtagandeplan"),
        (False, "överenskommelse"),
        (False, "medborgarlöften"),
    ],
)
def test_promises_and_agreements_are_no_plan_of_measures(expected: bool, kind: str) -> None:
    assert expected is concerns(f"typ: {kind}\ngäller: {{till: 2028-12-31}}")


@pytest.mark.parametrize(
    ("expected", "actors"),
    [
        (False, "{VD: {namn: Verkställande direktören, typ: funktion}}"),
        (
            True,
            "{VD: {namn: Verkställande direktören, typ: funktion}, KS: {namn: Kommunstyrelsen, typ: nämnd}}",
        ),
    ],
)
def test_the_plan_of_a_company_counts_where_the_municipality_takes_part(expected: bool, actors: str) -> None:
    text = f"typ: handlingsplan\naktörer: {actors}\ngäller: {{till: 2028-12-31}}"
    document = read("p.yaml", f"id: p\ntitel: Trygghetsprogram för AB Byhem\n{text}\n")
    assert expected is law.applies(Case(document, None))


@pytest.mark.parametrize(
    ("expected", "title", "lines"),
    [
        (True, "Trygghetsplan", "kommun: Åmål"),
        (True, "Åmåls kommuns trygghetsplan", ""),
        (True, "Trygghetsplan", "aktörer: {BUN: {namn: Barn- och utbildningsnämnden}}"),
        (True, "Trygghetsplan", "aktörer: {TK: {namn: Tekniska kontoret, typ: förvaltning}}"),
        (False, "Trygghetsplan", "aktörer: {rektor: {namn: Rektor, typ: funktion}}"),
        (False, "Trygghetsplan", "aktörer: {BUN: {namn: Grannkommunens nämnd, extern: ja}}"),
        (False, "Norrskolans trygghetsplan", "aktörer: {BUN: {namn: Barn- och utbildningsnämnden}}"),
        (True, "Norrskolans trygghetsplan", "kommun: Åmål"),
        (False, "Trygghetsplan för Hyresvärden AB", ""),
    ],
)
def test_the_law_asks_of_plans_that_show_that_they_are_a_municipality_s(
    expected: bool, title: str, lines: str
) -> None:
    text = f"id: p\ntitel: {title}\ntyp: handlingsplan\ngäller: {{till: 2028-12-31}}\n{lines}\n"
    assert expected is law.applies(Case(read("p.yaml", text), None))


@pytest.mark.parametrize(
    ("expected", "title"),
    [([WHOSE], "Trygghetsplan"), ([], "Norrskolans trygghetsplan"), ([], "Hyresvärdens plan")],
)
def test_a_plan_that_may_be_anybody_s_is_asked_only_whose_it_is(expected: list[str], title: str) -> None:
    document = read("p.yaml", f"id: p\ntitel: {title}\ntyp: handlingsplan\ngäller: {{till: 2028-12-31}}\n")
    assert expected == sentences("L", document)
    assert {Severity.INFO} >= {*severities("L", document)}


@pytest.mark.parametrize(
    ("expected", "kind", "decision"),
    [
        (False, "handlingsplan", ""),
        (False, "handlingsplan", "beslut: [{typ: förslag, organ: KS}]"),
        (True, "handlingsplan", "beslut: [{typ: beslut, organ: KS}]"),
        (True, "åtgärdsplan", ""),
    ],
)
def test_a_working_groups_plan_counts_once_it_is_decided(expected: bool, kind: str, decision: str) -> None:
    assert expected is concerns(f"typ: {kind}\ngrupp: Grupp 4\ngäller: {{till: 2028-12-31}}\n{decision}")


@pytest.mark.parametrize(
    ("expected", "start", "months"),
    [
        ("2026-07-01", "2024-07-01", 24),
        ("2026-04-01", "2024-07-01", 21),
        ("2026-02-28", "2024-02-29", 24),
        ("2025-02-28", "2024-11-30", 3),
        ("2025-01-31", "2024-12-31", 1),
        ("2024-12-30", "2024-11-30", 1),
    ],
)
def test_months_are_counted_to_the_same_day(expected: str, start: str, months: int) -> None:
    assert date.fromisoformat(expected) == law.after(date.fromisoformat(start), months)


FOLLOWED_UP = "uppföljning: [{avser: 2025-T1, datum: 2025-05-20}]"


@pytest.mark.parametrize(
    ("expected", "text", "as_of"),
    [
        (None, "", None),
        (None, "", "2028-12-31"),
        (date(2028, 12, 30), "", "2028-12-30"),
        (date(2028, 12, 31), "", "2029-06-01"),
        (date(2028, 12, 31), "uppföljning: [{avser: 2028, datum: 2028-12-31}]", "2028-12-31"),
        (date(2026, 5, 1), FOLLOWED_UP, "2026-05-01"),
    ],
)
def test_time_is_judged_within_the_plan_and_not_on_a_day_nobody_gave(
    expected: date | None, text: str, as_of: str | None
) -> None:
    assert expected == law.day(Case(written(text), date.fromisoformat(as_of) if as_of else None))


@pytest.mark.parametrize(
    ("expected", "ref"),
    [
        (True, "kommunen"),
        (True, "KS"),
        (True, "samordnaren"),
        (False, "polisen"),
        (False, "kommunpolisen"),
        (False, "S"),
        (None, "flera"),
        (None, "ingen"),
        (None, None),
    ],
)
def test_an_actor_belongs_where_its_owner_belongs(expected: bool | None, ref: str | None) -> None:
    assert expected is law.is_municipal(written("").plan, ref)


def test_actors_that_belong_to_each_other_belong_nowhere() -> None:
    plan = read(
        "p", "id: p\ntitel: P\ntyp: åtgärdsplan\naktörer: {A: {namn: A, del_av: B}, B: {namn: B, del_av: A}}"
    ).plan
    assert law.is_municipal(plan, "A") is None


def test_an_empty_situation_picture_lacks_three_things() -> None:
    document = written("lägesbild:\n  uppdaterad: 2024-09-15\n  analys:")
    assert ["lägesbild", "lägesbild", "analys"] == marked("L01", document)
    assert [Severity.ERROR] * 3 == severities("L01", document)


@pytest.mark.parametrize(
    ("expected", "survey"),
    [
        ([], "kartläggning: Våldsbrott och deras följder"),
        ([], "omfattning: 132 våldsbrott\n  konsekvenser: Otrygghet"),
        ([], "områden: [{id: unga, rubrik: Unga}]"),
        (["the situation picture does not show the consequences of crime"], "omfattning: 132 våldsbrott"),
        (
            ["the situation picture does not show the consequences of crime"],
            "statistik: [{mått: Våldsbrott}]",
        ),
        (["the situation picture has no survey of crime"], "konsekvenser: Otrygghet"),
        (["the situation picture has no survey of crime"], "kartläggning: ' '"),
    ],
)
def test_a_survey_may_be_written_in_several_ways(expected: list[str], survey: str) -> None:
    document = written(f"lägesbild:\n  övrig_information: Enkäter\n  analys: Orsaker\n  {survey}")
    assert expected == sentences("L01", document)


@pytest.mark.parametrize(
    ("expected", "area"),
    [
        ([], "hela kommunen"),
        ([], "Kommunens geografiska område"),
        ([], "Exempelkommun"),
        ([], "Hela staden"),
        ([], "Kommunen, med fördjupning i centrum"),
        ([], "kommunens alla delar"),
        ([], "Alla kommundelar"),
        (["centrum"], "centrum"),
        (["Lagersberg och Fröslunda"], "Lagersberg och Fröslunda"),
        (["delar av kommunen"], "delar av kommunen"),
        (["Kommunens centrala delar"], "Kommunens centrala delar"),
        (["hela kommunen utom Torshälla"], "hela kommunen utom Torshälla"),
    ],
)
def test_a_situation_picture_is_of_the_whole_municipality(expected: list[str], area: str) -> None:
    document = written(
        f"lägesbild:\n  geografi: {area}\n  kartläggning: Våld\n  övrig_information: Enkäter\n  analys: Orsaker"
    )
    assert expected == marked("L01", document)


@pytest.mark.parametrize(
    "reference",
    [
        "underlag: [{id: u1, namn: Trygghetslägesbild 2024}]",
        "kopplade_planer: [{titel: Kommunens lägesbild 2024}]",
        "beslut: [{typ: beslut, organ: KS, underlag: [Lägesbild 2024-09-15]}]",
        "underlag: [{id: u1, namn: La\u0308gesbild 2024}]",
    ],
)
def test_a_situation_picture_may_be_a_document_of_its_own(reference: str) -> None:
    assert [] == findings("L01", written(reference))


def test_other_sources_are_no_situation_picture() -> None:
    assert ["åtgärdsplan"] == marked("L01", written("underlag: [{id: u1, namn: Trygghetsmätning}]"))


@pytest.mark.parametrize(
    ("expected", "day"),
    [
        ([], "2026-06-14"),
        ([Severity.WARNING], "2026-06-15"),
        ([Severity.WARNING], "2026-09-15"),
        ([Severity.ERROR], "2026-09-16"),
    ],
)
def test_a_situation_picture_lasts_two_years_to_the_day(expected: list[Severity], day: str) -> None:
    assert expected == severities("L02", written("lägesbild: {uppdaterad: 2024-09-15}"), day)


@pytest.mark.parametrize(
    ("expected", "day"),
    [
        ([Severity.WARNING], "2024-07-01"),
        ([Severity.WARNING], "2025-07-01"),
        ([Severity.ERROR], "2025-07-02"),
    ],
)
def test_a_situation_picture_older_than_the_law_has_the_laws_two_years(
    expected: list[Severity], day: str
) -> None:
    document = written("lägesbild: {uppdaterad: 2019-05-01}", "typ: åtgärdsplan\ngäller: {till: 2028-12-31}")
    assert expected == severities("L02", document, day)


@pytest.mark.parametrize(
    ("expected", "reference"),
    [
        ([Severity.ERROR], "underlag: [{id: u1, namn: Kommunens lägesbild, år: 2022}]"),
        ([Severity.ERROR], "underlag: [{id: u1, namn: La\u0308gesbild, a\u030ar: 2023}]"),
        ([Severity.ERROR], "underlag: [{id: u1, namn: Lägesbild 2023}]"),
        ([Severity.ERROR], "kopplade_planer: [{titel: Kommunens lägesbild 2023}]"),
        ([Severity.ERROR], "beslut: [{typ: beslut, organ: KF, underlag: [Lägesbild 2023]}]"),
        ([], "underlag: [{id: u1, namn: Lägesbild, år: 2025}]"),
        ([], "underlag: [{id: u1, namn: Lägesbild, år: 2021}, {id: u2, namn: Lägesbild, år: 2025}]"),
        ([], "underlag: [{id: u1, namn: Lägesbild, år: 2021}]\nlägesbild: {uppdaterad: 2025-05-01}"),
        ([], "underlag: [{id: u1, namn: Lägesbild, år: 2025}]\nlägesbild: {analys: Våld}"),
        ([Severity.WARNING], "underlag: [{id: u1, namn: Lägesbild, år: 2021}]\nlägesbild: {analys: Våld}"),
        ([Severity.WARNING], "underlag: [{id: u1, namn: Lägesbild}]"),
        ([], "underlag: [{id: u1, namn: Trygghetsmätning, år: 2019}]"),
    ],
)
def test_a_situation_picture_of_its_own_is_as_old_as_its_year(
    expected: list[Severity], reference: str
) -> None:
    assert expected == severities("L02", written(reference), "2026-06-30")


def test_a_year_lasts_to_its_end() -> None:
    document = written("underlag: [{id: u1, namn: Lägesbild, år: 2024}]")
    assert [Severity.WARNING] == severities("L02", document, "2026-12-31")
    assert [Severity.ERROR] == severities("L02", document, "2027-01-01")
    assert ["2024"] == marked("L02", document, "2027-01-01")


def test_a_situation_picture_without_a_date_gets_a_warning_whatever_the_day() -> None:
    document = written("lägesbild: {analys: Orsaker}")
    assert [Severity.WARNING] == severities("L02", document)
    assert ["lägesbild"] == marked("L02", document)


def test_a_new_plan_is_not_judged_on_its_last_day() -> None:
    document = written(
        "lägesbild: {uppdaterad: 2024-09-15}\nbeslut: [{typ: beslut, organ: KF, datum: 2024-11-25}]"
    )
    assert [] == [*findings("L02", document), *findings("L03", document)]
    assert ["the plan does not say which board leads the work"] == sentences("L09", document)


@pytest.mark.parametrize(
    ("expected", "decided", "day"),
    [
        ([], "2024-07-01", "2026-03-31"),
        ([Severity.WARNING], "2024-07-01", "2026-07-01"),
        ([Severity.ERROR], "2024-07-01", "2026-07-02"),
        ([], "2023-11-27", "2025-08-26"),
        ([Severity.WARNING], "2023-11-27", "2025-08-27"),
        ([Severity.WARNING], "2023-11-27", "2025-11-27"),
        ([Severity.ERROR], "2023-11-27", "2025-11-28"),
        ([Severity.ERROR], "2023-07-01", "2025-07-02"),
        ([], "2023-06-30", "2026-03-31"),
        ([Severity.INFO], "2023-06-30", "2026-04-01"),
        ([Severity.INFO], "2021-02-15", "2026-07-02"),
    ],
)
def test_two_years_run_from_the_decision_and_only_advise_on_plans_older_than_the_law(
    expected: list[Severity], decided: str, day: str
) -> None:
    document = written(f"beslut: [{{typ: beslut, organ: KF, datum: {decided}}}]")
    assert expected == severities("L03", document, day)


@pytest.mark.parametrize(
    "follow_up",
    [
        "uppföljning: [{avser: 2026-T1, datum: 2026-05-20}]",
        "åtgärder: [{id: N1, åtgärd: Belysning, uppföljning: [{avser: 2026-T1, datum: 2026-05-20}]}]",
        "mål: [{id: M1, mål: Färre brott, uppföljning: [{avser: 2026-T1, datum: 2026-05-20}]}]",
        "löften: [{id: L1, löfte: Vi går vandringar, uppföljning: [{avser: 2026-T1, datum: 2026-05-20}]}]",
    ],
)
def test_two_years_are_counted_from_the_last_follow_up(follow_up: str) -> None:
    document = written(follow_up)
    assert [] == findings("L03", document, "2028-02-19")
    assert [Severity.WARNING] == severities("L03", document, "2028-02-20")
    assert [Severity.ERROR] == severities("L03", document, "2028-05-21")


def test_a_follow_up_that_came_after_the_day_does_not_count() -> None:
    document = written("uppföljning: [{avser: 2027, datum: 2028-01-15}]")
    assert [Severity.ERROR] == severities("L03", document, "2027-06-01")


def test_a_follow_up_without_a_day_counts_from_the_end_of_its_period() -> None:
    document = written("uppföljning: [{avser: 2026-T1}]")
    assert [Severity.WARNING] == severities("L03", document, "2028-04-30")
    assert [Severity.ERROR] == severities("L03", document, "2028-05-01")


@pytest.mark.parametrize(("expected", "end"), [([], "2026-12-31"), ([Severity.ERROR], "2027-06-30")])
def test_nothing_falls_due_after_a_plans_last_day(expected: list[Severity], end: str) -> None:
    document = written("", f"typ: åtgärdsplan\ngäller: {{från: 2025-05-01, till: {end}}}")
    assert expected == severities("L03", document, "2030-01-01")


def test_a_draft_is_neither_late_nor_undecided() -> None:
    document = written("handlingsstatus: utkast")
    assert [] == [*findings("L03", document, "2028-01-01"), *findings("L04", document, "2028-01-01")]


@pytest.mark.parametrize(
    ("expected", "decisions"),
    [
        ([], "{typ: beslut, organ: KF, datum: 2024-11-25}"),
        ([], "{typ: beslut, organ: KS, datum: 2024-11-25}"),
        ([], "{typ: beslut, datum: 2024-10-01}, {typ: beslut, organ: KF, datum: 2024-11-25}"),
        (["the decision does not say who decided"], "{typ: beslut, datum: 2024-11-25}"),
        (["the decision does not say when it was made"], "{typ: beslut, organ: KF}"),
        (["the decision says neither who decided nor when"], "{typ: beslut}"),
        (["the plan is proposed but not decided"], "{typ: förslag, organ: KF, datum: 2024-10-08}"),
        (
            ["the decision does not say when it was made"],
            "{typ: förslag, organ: KF}, {typ: beslut, organ: KF}",
        ),
    ],
)
def test_any_body_may_decide_but_a_proposal_is_no_decision(expected: list[str], decisions: str) -> None:
    assert expected == sentences("L04", written(f"beslut: [{decisions}]"))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([Severity.INFO], "beslut: [{typ: beslut, organ: TK, datum: 2024-11-25}]"),
        ([Severity.INFO], "beslut: [{typ: beslut, organ: samordnaren, datum: 2024-11-25}]"),
        (
            [],
            "beslut: [{typ: beslut, organ: TK, datum: 2024-10-01}, {typ: beslut, organ: KF, datum: 2024-11-25}]",
        ),
        (
            [Severity.INFO],
            (
                "organ: [{id: SG, namn: Styrgruppen, nivå: tjänsteman}]\n"
                "beslut: [{typ: beslut, organ: SG, datum: 2024-11-25}]"
            ),
        ),
        (
            [],
            (
                "organ: [{id: SG, namn: Styrgruppen, nivå: politisk}]\n"
                "beslut: [{typ: beslut, organ: SG, datum: 2024-11-25}]"
            ),
        ),
    ],
)
def test_a_plan_that_officials_decided_is_asked_on_whose_behalf(expected: list[Severity], text: str) -> None:
    assert expected == severities("L04", written(text))


def test_a_head_of_department_is_known_by_the_post() -> None:
    text = "beslut: [{typ: beslut, organ: FC, datum: 2024-11-25}]"
    document = read(
        "plan.yaml",
        "id: p\ntitel: P\ntyp: åtgärdsplan\ngäller: {från: 2025-01-01, till: 2026-12-31}\n"
        f"aktörer: {{FC: {{namn: Förvaltningschefen}}}}\n{text}\n",
    )
    assert ["FC"] == marked("L04", document)


@pytest.mark.parametrize(
    "decision",
    [
        "typ: för kännedom, organ: KS, datum: 2025-02-01",
        "typ: beslut, avser: [N1], organ: KS, datum: 2025-02-01",
        "typ: förslag, avser: [N1], organ: KS, datum: 2025-02-01",
    ],
)
def test_what_is_noted_or_about_one_measure_is_no_decision_on_the_plan(decision: str) -> None:
    text = f"beslut: [{{{decision}}}]\nåtgärder: [{{id: N1, åtgärd: Lampor}}]"
    assert ["the plan holds no decision"] == sentences("L04", written(text))


def test_a_plan_that_says_it_is_decided_is_marked_there() -> None:
    assert ["beslutad"] == marked("L04", written("handlingsstatus: beslutad"))


@pytest.mark.parametrize(
    ("expected", "updated"),
    [([], "2024-11-25"), (["2024-11-26"], "2024-11-26"), (["2025-11-24"], "2025-11-24"), ([], "2025-11-25")],
)
def test_a_picture_from_the_year_after_the_decision_was_not_its_basis(
    expected: list[str], updated: str
) -> None:
    decided = "beslut: [{typ: beslut, organ: KF, datum: 2024-11-25}]"
    assert expected == marked("L05", written(f"{decided}\nlägesbild: {{uppdaterad: {updated}}}"))


def test_the_last_decision_is_the_one_that_counts() -> None:
    decided = "beslut: [{typ: beslut, datum: 2024-11-25}, {typ: beslut, datum: 2025-03-31}]"
    assert [] == findings("L05", written(f"{decided}\nlägesbild: {{uppdaterad: 2025-02-14}}"))


def test_a_proposal_may_be_older_than_the_picture() -> None:
    proposed = "beslut: [{typ: förslag, datum: 2024-11-25}]"
    assert [] == findings("L05", written(f"{proposed}\nlägesbild: {{uppdaterad: 2025-02-14}}"))


@pytest.mark.parametrize(("expected", "year"), [([], "2024"), (["2025"], "2025")])
def test_a_separate_picture_counts_by_its_year(expected: list[str], year: str) -> None:
    decided = "beslut: [{typ: beslut, organ: KF, datum: 2024-11-25}]"
    assert expected == marked(
        "L05", written(f"{decided}\nunderlag: [{{id: u, namn: Lägesbild, år: {year}}}]")
    )


AGREEMENT = "överenskommelser: [{{id: ö, titel: Överenskommelse, {}}}]"
WHOLE = "skriftlig: ja, syften: [Färre brott], områden: [Centrum]"


@pytest.mark.parametrize(
    ("expected", "inside"),
    [
        ([], f"{WHOLE}, parter: [KS, polisen]"),
        ([], f"{WHOLE}, parter: [KS, TK]"),
        ([Severity.ERROR], "skriftlig: ja, syften: [Färre brott]"),
        ([Severity.ERROR], "skriftlig: ja, områden: [Centrum]"),
        ([Severity.ERROR], "skriftlig: ja, områden: [Centrum], syften: [' ']"),
        ([Severity.WARNING], "skriftlig: nej, syften: [Färre brott], områden: [Centrum]"),
        ([Severity.INFO], "syften: [Färre brott], områden: [Centrum]"),
        ([], "dnr: KS 2024/12, syften: [Färre brott], områden: [Centrum]"),
        ([], "skriftlig: ja, parter: [S, M]"),
        ([], "skriftlig: ja, gäller: {från: 2023-06-30}"),
        ([Severity.ERROR, Severity.ERROR], "skriftlig: ja, gäller: {från: 2023-07-01}"),
    ],
)
def test_an_agreement_states_purposes_and_areas_in_writing(expected: list[Severity], inside: str) -> None:
    assert expected == severities("L06", written(AGREEMENT.format(inside)))


def test_agreements_are_judged_in_other_documents_too_and_from_the_laws_first_day() -> None:
    bare = AGREEMENT.format("skriftlig: ja")
    head = "typ: medborgarlöften\ngäller: {{från: 2023-01-01, till: {}}}"
    assert [Severity.ERROR] * 2 == severities("L06", written(bare, head.format("2023-07-01")))
    assert [] == findings("L06", written(bare, head.format("2023-06-30")))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            [
                "the agreement does not state its purposes",
                "the agreement does not state the areas of the cooperation",
            ],
            "",
        ),
        (["the agreement does not state the areas of the cooperation"], "syfte: Färre brott"),
        (["the agreement does not state its purposes"], "fokusområden: [{id: c, namn: Centrum}]"),
        ([], "mål: [{id: M1, mål: Färre brott}]\nåtgärder: [{id: N1, åtgärd: Belysning}]"),
        ([], "parter: [S, M]"),
    ],
)
def test_a_document_that_is_an_agreement_is_judged_itself(expected: list[str], text: str) -> None:
    assert expected == sentences("L06", written(text, "typ: överenskommelse\ngäller: {till: 2028-12-31}"))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([Severity.WARNING], ""),
        ([Severity.WARNING], "parter: [kommunen]"),
        ([], "parter: [kommunen, polisen]"),
        ([], "undertecknare: [{namn: N N, part: polisen}]"),
        ([], "kopplade_planer: [{titel: Samverkansöverenskommelse 2024}]"),
    ],
)
def test_a_plan_shows_an_agreement_or_is_one(expected: list[Severity], text: str) -> None:
    assert expected == severities("L06", written(text))


COUNCIL = "organ: [{{id: r, namn: Rådet, typ: strategiskt råd, {}}}]"
SEATS = "ledamöter: [{aktör: KS, befattning: ordförande}, {aktör: polisen, befattning: chef}]"


@pytest.mark.parametrize(
    ("expected", "inside"),
    [
        ([], f"leds_av: kommunen, {SEATS}"),
        ([], f"leds_av: KS, {SEATS}"),
        ([], f"leds_av: flera, {SEATS}"),
        ([], "planerat: ja"),
        (["the strategic council is led by {name}, not by the municipality"], f"leds_av: polisen, {SEATS}"),
        (["the plan does not say who leads the strategic council"], SEATS),
        (["the plan does not say who sits in the strategic council"], "leds_av: KS"),
        (
            ["nobody from outside the municipality sits in the strategic council"],
            "leds_av: KS, ledamöter: [{aktör: TK}, {parti: S}]",
        ),
        ([], "leds_av: KS, ledamöter: [{aktör: TK}, {befattning: rektor}]"),
        (
            ["the plan does not say what position the member from {name} holds"],
            "leds_av: KS, ledamöter: [{aktör: TK}, {aktör: polisen}]",
        ),
        ([], "ledamöter: [{aktör: KS, roll: ordförande}, {aktör: polisen, befattning: chef}]"),
        (
            ["the strategic council is led by {name}, not by the municipality"],
            "ledamöter: [{aktör: KS}, {aktör: polisen, befattning: chef, roll: Ordförande}]",
        ),
        (
            ["the plan does not say who leads the strategic council"],
            "ledamöter: [{aktör: KS, roll: vice ordförande}, {aktör: polisen, befattning: chef}]",
        ),
    ],
)
def test_the_municipality_leads_a_council_with_others_in_it(expected: list[str], inside: str) -> None:
    assert expected == sentences("L07", written(COUNCIL.format(inside)))


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        ([Severity.INFO], "{id: r, namn: Lokala BRÅ, typ: brottsförebyggande råd}"),
        ([Severity.INFO], "{id: r, namn: Trygghetsrådet}"),
        ([Severity.WARNING], "{id: r, namn: Styrgruppen, typ: styrgrupp}"),
        ([Severity.WARNING], "{id: r, namn: Ungdomsrådet, typ: nätverk}"),
    ],
)
def test_another_council_may_be_the_strategic_one(expected: list[Severity], body: str) -> None:
    assert expected == severities("L07", written(f"organ: [{body}]"))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([Severity.WARNING], ""),
        ([Severity.WARNING], "samordningsfunktion: {namn: Samordnare}"),
        ([Severity.WARNING], "samordningsfunktion: {namn: Samordnare, aktörer: [samordnaren], telefon: ' '}"),
        ([], "samordningsfunktion: {namn: Samordnare, telefon: 0123-45 60 00}"),
        ([], "samordningsfunktion: {namn: Samordnare, e-post: trygghet@kommunen.example}"),
    ],
)
def test_somebody_coordinates_and_can_be_reached(expected: list[Severity], text: str) -> None:
    assert expected == severities("L08", written(text))


def test_the_mailbox_may_stand_with_the_actor() -> None:
    text = """
        id: p
        titel: Plan
        typ: åtgärdsplan
        gäller: {till: 2028-12-31}
        aktörer:
          samordnaren: {namn: Samordnaren, typ: funktion, e-post: trygghet@kommunen.example}
        samordningsfunktion: {namn: Samordnare, aktörer: [samordnaren]}
    """
    assert [] == findings("L08", read("plan.yaml", dedent(text)))


@pytest.mark.parametrize(
    ("expected", "board"),
    [
        ([], "ansvarig_nämnd: KS"),
        ([], "ansvarig_nämnd: flera"),
        ([Severity.WARNING], ""),
        ([Severity.ERROR], "ansvarig_nämnd: KF"),
        ([Severity.ERROR], "ansvarig_nämnd: TK"),
        ([Severity.ERROR], "ansvarig_nämnd: polisen"),
    ],
)
def test_a_board_leads_the_work(expected: list[Severity], board: str) -> None:
    assert expected == severities("L09", written(board))


@pytest.mark.parametrize(
    ("expected", "reports", "day"),
    [
        ([], "", "2025-11-25"),
        ([Severity.WARNING], "", "2025-11-26"),
        ([], "rapportering_till_kf: [{datum: 2025-06-16}]", "2026-06-16"),
        ([Severity.WARNING], "rapportering_till_kf: [{datum: 2025-06-16}]", "2026-06-17"),
        ([Severity.WARNING], "rapportering_till_kf: [{datum: 2026-06-15}]", "2026-01-31"),
    ],
)
def test_the_assembly_hears_of_the_plan_at_least_once_a_year(
    expected: list[Severity], reports: str, day: str
) -> None:
    document = written(
        f"ansvarig_nämnd: KS\nbeslut: [{{typ: beslut, organ: KF, datum: 2024-11-25}}]\n{reports}"
    )
    assert expected == severities("L09", document, day)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["åtgärder"], "åtgärder: [{id: N1, åtgärd: Poliskontor, ansvarig: [polisen, kommunpolisen]}]"),
        ([], "åtgärder: [{id: N1, åtgärd: Poliskontor, ansvarig: [polisen, TK]}]"),
        ([], "åtgärder: [{id: N1, åtgärd: Poliskontor, ansvarig: [polisen], medverkande: [TK]}]"),
        ([], "åtgärder: [{id: N1, åtgärd: Poliskontor, ansvarig: [polisen]}, {id: N2, åtgärd: Belysning}]"),
        ([], "åtgärder: [{id: N1, åtgärd: Poliskontor, ansvarig: [flera]}]"),
        (
            [],
            "åtgärder: [{id: N1, åtgärd: Dialog, åtaganden: [{part: polisen}, {part: kommunen, text: Gör}]}]",
        ),
        (
            ["åtgärder"],
            "åtgärder: [{id: N1, åtgärd: Dialog, åtaganden: [{part: polisen, text: Gör}, {part: kommunen}]}]",
        ),
        (
            ["fokusområden"],
            "fokusområden: [{id: c, namn: Torg, åtgärder: [{id: N1, åtgärd: Kontor, ansvarig: [polisen]}]}]",
        ),
        ([], "urval: [åtgärder]\nåtgärder: [{id: N1, åtgärd: Poliskontor, ansvarig: [polisen]}]"),
        (["löften"], "löften: [{id: L1, löfte: Vi syns mer, lovas_av: polisen}]"),
        ([], "löften: [{id: L1, löfte: Vi går vandringar, lovas_av: gemensamt}]"),
        ([], "urval: [åtgärder]"),
    ],
)
def test_the_municipality_does_something_itself(expected: list[str], text: str) -> None:
    assert expected == marked("L10", written(text))


def test_an_empty_plan_needs_a_position_on_the_need() -> None:
    assert [Severity.ERROR] == severities("L10", written(""))
    assert [Severity.WARNING] == severities(
        "L10", written("behovsbedömning: {text: Inget behov, datum: 2024-10-01}")
    )


PLACES = "platser: [{id: torget, namn: Torget}]\n"
CAMERAS = "åtgärder: [{{id: N1, åtgärd: {}}}]"
BOTH = [
    "the measure uses cameras, and the plan does not say what law it rests on",
    "the measure uses cameras, and no place is given for them",
]


@pytest.mark.parametrize(
    ("expected", "inside"),
    [
        (BOTH, "Kameror"),
        (BOTH, "Fler trygghetskameror"),
        (BOTH, "Tryggare torg, aktiviteter: [Kameraövervaka gångtunneln]"),
        (BOTH, "Tryggare torg, åtaganden: [{part: kommunen, text: Sätter upp övervakningskameror}]"),
        (BOTH[:1], "Kameror, platser: [torget]"),
        (BOTH[1:], "Kameror, lagstöd: [{författning: Lag (2023:196), paragraf: 14 §}]"),
        (BOTH, "Tryggare torg, aktiviteter: [Montera en kamera vid återvinningen]"),
        (BOTH, "Kameror sätts upp vid behov"),
        (BOTH, "Kamera vid gångtunneln"),
        (BOTH, "Viltkameror mot nedskräpning"),
        ([], "Polisens kameror flyttas"),
        ([], "Dialog om kameror med de boende"),
        ([], "Kameror, typ: utredning"),
        ([], "'Kameror', uppföljning: [{avser: 2025, status: avbruten}]"),
        (BOTH, "'Kameror', uppföljning: [{avser: 2025, status: genomförd}]"),
        ([], "Utreda behovet av kamerabevakning"),
        ([], "Kameror, ansvarig: [polisen]"),
        (BOTH, "'Kameror', ansvarig: [polisen, TK]"),
        ([], "Kamratstödjare i skolan"),
        ([], "Fotoutställning med kamera som tema"),
        ([], "Fartkameror på Storgatan"),
        ([], "Kroppsburna kameror för ordningsvakter"),
    ],
)
def test_cameras_have_a_place_and_a_law(expected: list[str], inside: str) -> None:
    assert expected == sentences("L11", written(PLACES + CAMERAS.format(inside)))


def test_the_place_of_the_area_is_the_cameras_too() -> None:
    text = (
        PLACES
        + "fokusområden: [{id: c, namn: Centrum, platser: [torget], åtgärder: [{id: N1, åtgärd: Kameror}]}]"
    )
    assert BOTH[:1] == sentences("L11", written(text))


def test_a_complete_plan_has_no_findings_on_any_day_before_it_ends() -> None:
    text = """
        dnr: KS 2024/123
        ansvarig_nämnd: KS
        kopplade_planer: [{titel: Skolornas beredskapsplaner}]
        beslut: [{typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}]
        rapportering_till_kf: [{datum: 2025-06-16}, {datum: 2026-06-15}]
        samordningsfunktion: {namn: Samordnare, e-post: trygghet@kommunen.example}
        organ:
          - id: råd
            namn: Trygghetsrådet
            typ: strategiskt råd
            leds_av: KS
            ledamöter: [{aktör: polisen, befattning: lokalpolisområdeschef}]
        överenskommelser:
          - {id: ö, titel: Överenskommelse, skriftlig: ja, syften: [Färre brott], områden: [Centrum]}
        lägesbild:
          uppdaterad: 2024-09-15
          kartläggning: Våldsbrott och deras följder
          övrig_information: Enkäter
          analys: Orsaker
        åtgärder:
          - id: N1
            åtgärd: Belysning
            ansvarig: [TK]
            uppföljning: [{avser: 2025, datum: 2026-01-20, status: pågår}]
    """
    document = written(text)
    for day in (None, "2024-11-26", "2025-11-25", "2026-06-14"):
        assert [] == findings("L", document, day)


@pytest.mark.parametrize(
    ("expected", "stage"),
    [
        (["L01", "L10"], Stage.DRAFT),
        (["L01", "L06", "L07", "L08", "L09", "L10", "L12"], Stage.BEFORE_DECISION),
        (["L01", "L04", "L06", "L07", "L08", "L09", "L10", "L12"], Stage.DECIDED),
        (["L04", "L09"], Stage.FOLLOW_UP),
    ],
)
def test_what_an_empty_plan_lacks_depends_on_how_far_it_has_come(expected: list[str], stage: Stage) -> None:
    found = lint(written(""), rules(), Settings(select=("L",), stage=stage))
    assert expected == sorted({finding.problem.code for finding in found})
