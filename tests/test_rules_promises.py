"""What lint says of promises, and what it leaves to the promise or plan that a measure serves."""

from inspect import cleandoc

import pytest

from tests.asked_rules import Asked

HEAD = "id: p\ntitel: Löften\ntyp: medborgarlöften\n"
found = Asked(HEAD).findings
YEAR = "gäller: {från: 2025-01-01, till: 2025-12-31}\n"


def codes(select: str, body: str, as_of: str | None = None, *, head: str = HEAD) -> list[str]:
    return [finding.problem.code for finding in Asked(head).findings(select, body, as_of)]


def promise(text: str = "Fyra ronder", *keys: str) -> str:
    return "\n".join(["löften:", f"  - id: L1\n    löfte: {text}", *(f"    {key}" for key in keys)])


def reported(*entries: str) -> str:
    return "\n".join(["uppföljning:", *(f"      - {{{entry}}}" for entry in entries)])


# B09, C20


def test_a_promise_without_any_time_is_found() -> None:
    assert ["B09"] == codes("B09 C20", promise())


@pytest.mark.parametrize("key", ["gäller: {till: 2025-12-31}", "tid: {när: 2025}", "gäller: {text: i år}"])
def test_a_promise_with_a_time_is_not(key: str) -> None:
    assert [] == codes("B09", promise("Fyra ronder", key))


def test_the_time_of_the_plan_is_that_of_its_promises() -> None:
    assert [] == codes("B09 C20", YEAR + promise())


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (["C20"], ""),
        (["C20"], "gäller: {från: 2025-01-01}"),
        (["C20"], "gäller: {till: 2025-12-31}"),
        (["C20"], "gäller: {text: hela mandatperioden}"),
        ([], "gäller: {från: 2025-01-01, text: tills vidare}"),
        ([], "gäller: {text: tills vidare}"),
        ([], "gäller: {till: 2025-12-31}\nversion: 2025-01-10"),
        ([], "handlingsstatus: utkast"),
        ([], "gäller: {från: 2025-01-01, till: 2025-12-31}"),
    ],
)
def test_a_plan_says_from_when_until_when_it_holds(expected: list[str], line: str) -> None:
    assert expected == codes("C20", line, head="id: p\ntitel: Plan\ntyp: handlingsplan\n")


# B11


@pytest.mark.parametrize(
    "text",
    ["Trygga skolvägar", "Genomföra trygghetsvandringar", "Polisen ska vara mer synlig", "Öka tryggheten"],
)
def test_a_promise_that_nothing_measures_is_found(text: str) -> None:
    assert ["B11"] == codes("B11", promise(text))


@pytest.mark.parametrize(
    "text",
    [
        "Fyra trygghetsvandringar",
        "Öppna en fritidsgård på Råslätt",
        "Vi svarar på alla anmälningar",
        "Vi är på torget varje fredag",
        "Inga skolor ska sakna vuxenvandrare",
    ],
)
def test_a_promise_that_can_be_ticked_off_is_not(text: str) -> None:
    assert [] == codes("B11", promise(text))


@pytest.mark.parametrize(
    "key",
    [
        "indikatorer: [I1]",
        "tid: {frekvens: {antal: 2, per: år}}",
        "uppföljs_genom: Polisens statistik",
        "aktiviteter: [Vi går i parken]",
    ],
)
def test_a_promise_that_is_measured_by_another_key_is_not(key: str) -> None:
    assert [] == codes("B11", "indikatorer: [{id: I1, namn: Ronder}]\n" + promise("Trygga skolvägar", key))


# K07, K12, K15, C15


def test_a_promise_that_goes_on_without_end_is_reported_on_within_a_year() -> None:
    text = promise("Fyra ronder", "gäller: {från: 2023-01-01}")
    assert [] == codes("K12", text, "2023-12-31")
    assert ["K12"] == codes("K12", text, "2024-02-01")


@pytest.mark.parametrize(
    ("expected", "entries"),
    [
        (["K15"], ["avser: 2025-T1, kommentar: En gjord."]),
        (["K15"], ["avser: 2025-T1, bedömning: bedöms hållas", "avser: 2025-T2, kommentar: En till."]),
        ([], ["avser: 2025-T1, kommentar: En gjord.", "avser: 2025-T2, bedömning: bedöms hållas"]),
        ([], ["avser: 2025-T1, bedömning: ej bedömt"]),
        ([], ["avser: 2025-T1, kommentar: Bara för oss., intern: ja"]),
    ],
)
def test_the_latest_follow_up_of_a_promise_has_an_assessment(expected: list[str], entries: list[str]) -> None:
    assert expected == codes("K15", YEAR + promise("Fyra ronder", reported(*entries)))


def test_what_was_reported_without_an_assessment_is_told_once() -> None:
    text = YEAR + promise("Fyra ronder", reported("avser: 2025-T3, kommentar: En gjord."))
    assert ["K15"] == codes("K12 K15", text, "2026-03-01")


def test_a_promise_that_is_not_going_to_be_kept_needs_a_reason() -> None:
    text = YEAR + promise("Fyra ronder", reported("avser: 2025-T1, bedömning: bedöms inte hållas"))
    assert ["K07"] == codes("K07", text)


@pytest.mark.parametrize(
    ("expected", "first", "second"),
    [
        (["C15"], "hållet", "inte hållet"),
        (["C15"], "inte hållet", "bedöms hållas"),
        ([], "bedöms hållas", "hållet"),
        ([], "bedöms inte hållas", "bedöms hållas"),
        ([], "ej bedömt", "hållet"),
    ],
)
def test_what_was_final_for_a_period_is_not_taken_back(expected: list[str], first: str, second: str) -> None:
    entries = (
        f"avser: 2025-T1, datum: 2025-05-10, bedömning: {first}",
        (f"avser: 2025-T1, datum: 2025-05-12, bedömning: {second}"),
    )
    assert expected == codes("C15", YEAR + promise("Fyra ronder", reported(*entries)))


# C21


def measured(value: int, assessment: str, comment: str = "Gjort.", period: str = "2025") -> str:
    return (
        f"{YEAR}indikatorer: [{{id: I1, namn: Ronder, räknas: summa, mål: {{minst: 4}}, "
        f"utfall: [{{period: 2025, värde: {value}}}]}}]\n"
        + promise(
            "Fyra ronder",
            "indikatorer: [I1]",
            reported(f"avser: {period}, datum: 2026-01-20, bedömning: {assessment}, kommentar: {comment}"),
        )
    )


def test_an_assessment_that_goes_against_what_was_measured_is_found() -> None:
    assert ["C21"] == codes("C21", measured(2, "hållet"))
    assert ["C21"] == codes("C21", measured(6, "inte hållet"))


@pytest.mark.parametrize(
    "text",
    [
        measured(6, "hållet"),
        measured(2, "inte hållet"),
        measured(2, "hålls delvis"),
        measured(2, "hållet", "Bara 2 ronder blev av men de var dubbelt så långa."),
        measured(2, "hållet", period="2025-T1"),
    ],
)
def test_an_assessment_that_agrees_or_explains_itself_is_not(text: str) -> None:
    assert [] == codes("C21", text)


# B03, B06, B07, B09, B15, B16 where the promise, the plan or the title says it

PLAN = "id: p\ntitel: Plan\ntyp: handlingsplan\n"


def test_what_the_promise_says_is_not_asked_of_its_measure() -> None:
    body = "löften: [{id: L1, löfte: Färre inbrott, gäller: {till: 2029-12-31}}]\n"
    measure = "åtgärder: [{id: A1, åtgärd: Kvällsronder i villaområdena, bidrar_till: [L1]}]"
    assert [] == codes("B03 B06 B07 B09", body + measure, head=PLAN)


def test_a_measure_serves_the_only_promise_but_not_any_of_several() -> None:
    one, two = "{id: L1, löfte: Färre inbrott}", "{id: L2, löfte: Färre bränder}"
    measure = "\nåtgärder: [{id: A1, åtgärd: Kvällsronder}]"
    assert [] == codes("B06", f"löften: [{one}]" + measure)
    (finding,) = found("B06", f"löften: [{one}, {two}]" + measure)
    assert "nothing says which goal or promise of the plan the measure serves" == finding.problem.message.text


def test_the_goal_of_the_area_is_that_of_its_measures() -> None:
    body = """
    fokusområden:
      - {id: F1, namn: Parken, mål: [{id: M1, mål: Färre rån}], åtgärder: [{id: A1, åtgärd: Ronder}]}
    """
    assert [] == codes("B06", body, head=PLAN)


def test_a_title_may_say_what_the_work_is_for() -> None:
    assert [] == codes("B06", "åtgärder: [{id: A1, åtgärd: Ronder för att minska inbrotten}]", head=PLAN)


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        ([], YEAR + "åtgärder: [{id: A1, åtgärd: Ronder}]"),
        ([], YEAR + "åtgärder: [{id: A1, åtgärd: Ronder, tid: {text: löpande}}]"),
        (["B09"], YEAR + "åtgärder: [{id: A1, åtgärd: Ronder, tid: {text: efter ombyggnaden}}]"),
        (["B09"], "gäller: {från: 2025-01-01, till: 2028-12-31}\nåtgärder: [{id: A1, åtgärd: Ronder}]"),
        ([], "åtgärder: [{id: A1, åtgärd: Ronder varje vecka}]"),
        ([], "åtgärder: [{id: A1, åtgärd: Orossamtal inom 48 timmar, tid: {text: vid behov}}]"),
        (["B09"], "åtgärder: [{id: A1, åtgärd: Kvällsronder}]"),
    ],
)
def test_the_year_of_the_plan_and_the_words_of_the_measure_say_when(expected: list[str], body: str) -> None:
    assert expected == codes("B09", body, head=PLAN)


def test_promises_count_what_was_promised() -> None:
    indicator = "indikatorer: [{id: I1, namn: Ronder, typ: prestation, mål: {minst: 4}}]\n"
    assert [] == codes("B15", indicator)
    assert ["B15"] == codes("B15", indicator, head=PLAN)
    assert [] == codes("B15", indicator + promise("Fyra ronder", "indikatorer: [I1]"), head=PLAN)


def test_a_document_of_promises_needs_no_analysis_of_causes() -> None:
    measure = "åtgärder: [{id: A1, åtgärd: Ronder}]"
    assert [] == codes("B03 B16", measure)
    assert ["B03", "B16"] == codes("B03 B16", measure, head=PLAN)


# B22


def test_a_plan_that_holds_nothing_is_found() -> None:
    assert ["B22"] == codes("B22", YEAR)
    assert [] == codes("B22", "urval: [åtgärder]")
    assert [] == codes("B22", promise())


# B11 where the promise says by what it is kept


@pytest.mark.parametrize(
    ("expected", "text", "keys"),
    [
        ([], "Öka tryggheten genom att patrullera varje fredag", []),
        ([], "Öka tryggheten i parken", ["tid: {frekvens: {antal: 2, per: vecka}}"]),
        (["B11"], "Öka tryggheten genom att synas mer", []),
        (["B11"], "Öka tryggheten genom bättre belysning varje år", []),
        (["B11"], "Öka tryggheten i parken", ["tid: {till: 2025-12-31}"]),
        (["B11"], "Verka för att alla skolor har en kurator", []),
        (["B11"], "Vi ska finnas där för alla", []),
        (["B11"], "Alla är viktiga", []),
        (["B11"], "En trygg stad för alla som bor här", []),
        ([], "Vi öppnar fritidsgården för alla", []),
        ([], "Alla som vill får feriejobb", []),
    ],
)
def test_a_promise_is_measured_by_what_it_is_kept_by(expected: list[str], text: str, keys: list[str]) -> None:
    assert expected == codes("B11", promise(text, *keys))


# B06


GOAL = """
    problem: [{id: P1, problem: Klotter, orsaker: [{id: O1, orsak: Få vuxna}]}, {id: P2, problem: Buller}]
    mål: [{id: M1, mål: Hälften så mycket klotter, problem: [P1]}]
"""


@pytest.mark.parametrize(
    ("expected", "key"),
    [([], "problem: [P1]"), ([], "orsaker: [O1]"), (["B06"], "problem: [P2]"), (["B06"], "målgrupp: alla")],
)
def test_a_measure_serves_the_goal_against_the_problem_that_it_is_against(
    expected: list[str], key: str
) -> None:
    body = cleandoc(GOAL) + f"\nåtgärder: [{{id: A1, åtgärd: Sanering, {key}}}]"
    assert expected == codes("B06", body, head=PLAN)


# K15


@pytest.mark.parametrize(
    ("expected", "entries"),
    [
        (["K15"], "[{avser: 2025-T1, kommentar: Två ronder.}]"),
        ([], "[{avser: 2025-T1, status: pågår}, {avser: 2025-T2, kommentar: Två ronder till.}]"),
        ([], "[{avser: 2025-T1, kommentar: Bara för oss., intern: ja}]"),
        ([], "[]"),
    ],
)
def test_what_is_reported_of_a_measure_says_how_far_it_has_come(expected: list[str], entries: str) -> None:
    body = f"åtgärder: [{{id: A1, åtgärd: Ronder, uppföljning: {entries}}}]"
    assert expected == codes("K12 K15", YEAR + body, head=PLAN)


def test_a_measure_without_a_status_whose_last_day_has_passed_is_found_once() -> None:
    body = (
        "åtgärder: [{id: A1, åtgärd: Ronder, tid: {till: 2025-03-31}, "
        "uppföljning: [{avser: 2025-T1, datum: 2025-05-02, kommentar: Två ronder.}]}]"
    )
    assert ["K12"] == codes("K12 K15", YEAR + body, head=PLAN)


# B09


@pytest.mark.parametrize(
    ("expected", "activity"),
    [
        ([], "Provtagning under månad 05 och 06"),
        ([], "Provtagning i maj"),
        ([], "Provtagning vecka 37"),
        (["B09"], "Provtagning"),
        (["B09"], "Provtagning på majskolan"),
    ],
)
def test_a_month_or_week_in_an_activity_says_when(expected: list[str], activity: str) -> None:
    body = f"åtgärder: [{{id: A1, åtgärd: Avloppsprov, aktiviteter: [{activity}]}}]"
    assert expected == codes("B09", body, head=PLAN)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([], "Vi håller fyra vandringar per år"),
        ([], "Vi är ute två kvällar i veckan"),
        (["B09"], "Vi håller fyra vandringar"),
    ],
)
def test_a_promise_that_says_how_often_says_when_its_measures_are_done(
    expected: list[str], text: str
) -> None:
    body = promise(text, "lovas_av: K") + "\nåtgärder: [{id: A1, åtgärd: Ronder, bidrar_till: [L1]}]"
    years = "gäller: {från: 2025-01-01, till: 2027-12-31}\naktörer: {K: {namn: Lund, typ: kommun}}\n"
    assert expected == codes("B09", years + body)


# C14, C19


def test_the_advice_on_a_promise_with_a_time_of_its_own_is_about_that_time() -> None:
    entries = reported("avser: 2025-T1, bedömning: bedöms hållas")
    (finding,) = found("C14", promise("Fyra ronder", "gäller: {från: 2026-01-01, till: 2026-12-31}", entries))
    assert "the time that the promise holds" in (finding.problem.help.text if finding.problem.help else "")


def test_who_promises_without_being_a_party_is_said_to_promise() -> None:
    body = (
        "aktörer:\n  K: {namn: Lund, typ: kommun}\n  F: {namn: Nattvandrarna, typ: förening, extern: ja}\n"
        "parter: [K]\n" + promise("Fyra ronder", "lovas_av: F")
    )
    (finding,) = found("C19", body)
    assert finding.problem.message.text.startswith("{name} promises this")


# P08


@pytest.mark.parametrize(
    ("expected", "title"), [(["P08"], "SSPF"), (["P08"], "SSPF i skolan"), ([], "UNGA"), ([], "DROGER")]
)
def test_a_heading_that_is_nothing_but_an_abbreviation_is_explained(expected: list[str], title: str) -> None:
    assert expected == codes("P08", f"åtgärder: [{{id: A1, åtgärd: {title}}}]", head=PLAN)
