"""Plans as tables: what stands in them, what is worked out, and what is said of them in the manual."""

from collections import Counter
from datetime import date
from functools import partial

import pytest

from tests.conftest import PLANS, ROOT
from trygg_cli.cli.query import manual
from trygg_cli.errors import TryggError
from trygg_cli.period import Period
from trygg_cli.query import Arrangement, Moment, arrange, ask, english, question, shown
from trygg_cli.query.all_tables import EXTRA, SHAPES, tables
from trygg_cli.query.collation import folded, sort_key
from trygg_cli.query.filter_fields import HAS, LACKS, TIMES, TOGETHER
from trygg_cli.query.index import OF_PLAN
from trygg_cli.reading.document import Document, read
from trygg_cli.table import Column, ColumnKind, Table, Value

FULL = ROOT / "tests" / "full.yaml"
EVERY = SHAPES | EXTRA
NOTHING = {name: partial(shape.fill, ()) for name, shape in EXTRA.items()}
HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"


def full() -> Document:
    return read("full.yaml", FULL.read_bytes())


def rows(table: Table, *names: str) -> list[tuple[Value, ...]]:
    return [*arrange(table, Arrangement(names)).rows]


def test_the_tables_are_those_that_were_promised() -> None:
    promised = (
        "plan fokusområde mål åtgärd åtagande aktör ansvar indikator utfall löfte uppföljning plats organ undertecknare"
        " problem lägesbild beslut fynd åtgärdsversion indikatorversion"
    )
    assert set(promised.split()) == {*SHAPES, *EXTRA}


def test_every_table_and_column_says_what_it_is() -> None:
    for shape in EVERY.values():
        assert shape.description.text
        for column in shape.columns:
            assert column.description is not None
            assert column.description.text, (shape.name, column.name)


@pytest.mark.parametrize("name", EVERY)
def test_column_names_are_alone_in_their_table_and_need_no_quotes(name: str) -> None:
    names = [column.name for column in EVERY[name].columns]
    assert len(set(names)) == len(names)
    answer, _ = ask(f"select {', '.join(names)} from {name}", [], {}, extra=NOTHING)
    assert tuple(names) == answer.names


@pytest.mark.parametrize("path", [*PLANS, FULL], ids=lambda path: path.stem)
def test_cells_hold_what_their_columns_say(path: object) -> None:
    found = tables([read("p.yaml", path.read_bytes())])  # type: ignore[attr-defined]
    kinds = {
        ColumnKind.TEXT: str,
        ColumnKind.WHOLE: int,
        ColumnKind.NUMBER: float,
        ColumnKind.DATE: date,
        ColumnKind.YES_NO: bool,
        ColumnKind.LIST: tuple,
    }
    for table in found.values():
        for row in table.rows:
            for column, value in zip(table.columns, row, strict=True):
                assert value is None or type(value) is kinds[column.kind], (table.name, column.name, value)


@pytest.mark.parametrize("path", [*PLANS, FULL], ids=lambda path: path.stem)
def test_tables_have_a_row_for_everything(path: object) -> None:
    document = read("p.yaml", path.read_bytes())  # type: ignore[attr-defined]
    plan = document.plan
    found = {name: len(table.rows) for name, table in tables([document]).items()}
    measures = [measure for _, measure in plan.walk_measures()]
    assert {
        "plan": 1,
        "fokusområde": sum(1 for _ in plan.walk_areas()),
        "mål": sum(1 for _ in plan.walk_goals()),
        "åtgärd": len(measures),
        "åtagande": sum(len(measure.commitments) for measure in measures),
        "aktör": len(plan.actors),
        "indikator": len(plan.indicators),
        "löfte": len(plan.promises),
        "plats": len(plan.places),
        "organ": len(plan.bodies),
        "undertecknare": len(plan.signatories),
        "problem": len(plan.problems),
        "lägesbild": len(plan.picture.areas) if plan.picture else 0,
        "beslut": len(plan.decisions),
    } == {name: count for name, count in found.items() if name not in ("ansvar", "utfall", "uppföljning")}


def test_only_wanted_tables_are_filled() -> None:
    found = tables([full()], wanted={"löfte"})
    assert {"löfte"} == {name for name, table in found.items() if table.rows}


def test_documents_with_problems_have_no_rows() -> None:
    assert () == tables([read("p.yaml", "id: p\n")])["plan"].rows


def test_status_is_what_was_reported_and_state_what_a_report_shows(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder:
      - {id: A, åtgärd: A, tid: {till: 2022-08-31}, uppföljning: [{avser: 2022-T2, datum: 2022-09-02, status: pågår}]}
      - {id: B, åtgärd: B, tid: {till: 2022-12-31}, uppföljning: [{avser: 2022-T2, status: ej påbörjad}]}
      - {id: C, åtgärd: C, tid: {till: 2022-08-31}, uppföljning: [{avser: 2022-T2, status: genomförd}]}
      - {id: D, åtgärd: D}
    """
    assert [
        ("A", "pågår", "försenad", True),
        ("B", "ej påbörjad", "ej påbörjad", False),
        ("C", "genomförd", "genomförd", False),
        ("D", None, "status saknas", False),
    ] == rows(tables([plan])["åtgärd"], "id", "status", "läge", "försenad")


def test_a_day_decides_what_is_late(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder:
      - {id: A, åtgärd: A, tid: {till: 2022-08-31}, uppföljning: [{avser: 2022-T2, datum: 2022-08-20, status: pågår}]}
    """
    before, after = Moment(), Moment(as_of=date(2022, 9, 1))
    assert [(False,)] == rows(tables([plan], before)["åtgärd"], "försenad")
    assert [(True,)] == rows(tables([plan], after)["åtgärd"], "försenad")
    assert [(date(2022, 9, 1),)] == rows(tables([plan], after)["plan"], "bedömd")


def test_without_reports_nothing_is_judged_and_nothing_is_late(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder: [{id: A, åtgärd: A, tid: {till: 1999-08-31}}]
    """
    assert [(None,)] == rows(tables([plan])["plan"], "bedömd")
    assert [(False, True)] == rows(tables([plan])["åtgärd"], "försenad", "saknar_rapport")


def test_a_period_leaves_out_what_was_reported_after_it(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    indikatorer:
      - id: I
        namn: I
        räknas: läge
        mål: {minst: 5}
        utfall: [{period: 2022-T1, värde: 2}, {period: 2022-T2, värde: 6}]
    åtgärder:
      - id: A
        åtgärd: A
        uppföljning: [{avser: 2022-T1, status: pågår}, {avser: 2022-T2, status: genomförd}]
    """
    found = tables([plan], Moment(Period.parse("2022-T1")))
    assert [("pågår", "2022-T1")] == rows(found["åtgärd"], "status", "rapporterad")
    assert [(2.0, "inte uppnått än")] == rows(found["indikator"], "utfall", "bedömning")
    assert [("2022-T1",)] == rows(found["uppföljning"], "avser")
    assert [("2022-T1",)] == rows(found["utfall"], "period")
    assert [("uppnått",)] == rows(tables([plan])["indikator"], "bedömning")


def test_internal_follow_ups_are_in_no_table(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder:
      - id: A
        åtgärd: A
        uppföljning: [{avser: 2022-T1, status: pågår, kommentar: hemligt, intern: ja}]
    """
    assert "hemligt" not in str([table.rows for table in tables([plan]).values()])


def test_commitments_are_duties_too(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    aktörer: {K: {namn: Kommunen}, P: {namn: Polisen}, S: {namn: Skolan}}
    åtgärder:
      - id: A
        åtgärd: Fält
        ansvarig: [K]
        åtaganden: [{part: P, text: Deltar, ansvarig: [S]}]
    """
    assert [
        ("K", "Kommunen", "ansvarig", "A", None),
        ("P", "Polisen", "åtar sig", "A", "Deltar"),
        ("S", "Skolan", "ansvarig", "A", "Deltar"),
    ] == rows(tables([plan])["ansvar"], "aktör", "namn", "roll", "id", "åtagande")
    assert [(("K", "S"), ("K", "P", "S"))] == rows(tables([plan])["åtgärd"], "ansvarig", "aktörer")


def test_subgroups_have_rows_of_their_own(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    indikatorer:
      - {id: I, namn: I, utfall: [{period: 2022, värde: 52, undergrupper: {kvinnor: 12}}]}
    """
    assert [(52.0, None), (12.0, "kvinnor")] == rows(tables([plan])["utfall"], "värde", "undergrupp")


def test_no_target_is_never_reached(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    indikatorer: [{id: I, namn: I, utfall: [{period: 2022, värde: 52}]}]
    """
    assert [("kan inte bedömas", None)] == rows(tables([plan])["indikator"], "bedömning", "procent_av_vägen")


@pytest.mark.parametrize("name", question.shipped())
def test_named_questions_can_be_asked_and_explain_themselves(name: str) -> None:
    asked = question.shipped()[name]
    assert asked.title
    assert asked.help
    given = {parameter.name: "KS" for parameter in asked.parameters if parameter.default is None}
    documents = [full(), *(read(path.name, path.read_bytes()) for path in PLANS)]
    answer, origin = ask(name, documents, question.shipped(), given, extra=NOTHING)
    assert answer.columns
    assert origin.question.startswith(name)


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("försenade", {}, ["C3"]),
        ("forsenade", {}, ["C3"]),
        ("mina", {"aktör": "tk"}, ["C1", "S1"]),
        ("mina", {"aktor": "Tekniska kontoret"}, ["C1", "S1"]),
        ("oklar-finansiering", {}, []),
        ("löften", {}, ["L1"]),
    ],
)
def test_named_questions_find_what_they_say(name: str, given: dict[str, str], expected: list[str]) -> None:
    answer, _ = ask(name, [full()], question.shipped(), given)
    assert expected == [row[0] for row in arrange(answer, Arrangement(("id",))).rows]


def test_what_comes_next_is_counted_from_the_day_of_judgement_and_ends_where_it_should() -> None:
    answer, _ = ask("kommande", [full()], question.shipped(), {"till": "2025-06-30"})
    days = [row[0] for row in rows(answer, "datum")]
    assert days == sorted(days, key=str)
    assert all(date(2025, 1, 24) <= day <= date(2025, 6, 30) for day in days)  # type: ignore[operator]
    assert "C1" in [row[0] for row in rows(answer, "id")]


@pytest.mark.parametrize("name", ["per-förvaltning", "statusöversikt"])
def test_counted_states_add_up_to_the_measures(name: str) -> None:
    answer, _ = ask(
        name, [full(), *(read(path.name, path.read_bytes()) for path in PLANS)], question.shipped()
    )
    start = answer.names.index("åtgärder")
    assert answer.rows
    for row in answer.rows:
        assert row[start] == sum(row[start + 1 :])  # type: ignore[arg-type]


JUDGED = f"""{HEAD}gäller: {{från: 2025-01-01, till: 2025-12-31}}
platser: [{{id: a, namn: Ada}}, {{id: b, namn: Bro}}]
indikatorer:
  - {{id: nådd, namn: N, räknas: summa, mål: {{minst: 2}}, utfall: [{{period: 2025, värde: 2}}]}}
  - {{id: mer, namn: N, räknas: summa, mål: {{exakt: 2}}, utfall: [{{period: 2025, värde: 3}}]}}
  - {{id: bom, namn: N, räknas: summa, mål: {{minst: 2, senast: 2025}}, utfall: [{{period: 2025, värde: 1}}]}}
  - {{id: ofta, namn: N, mål: {{återkommande: {{antal: 2, per: år}}}}}}
  - id: jämförd
    namn: N
    räknas: summa
    mål: {{jämfört_med: samma period året före, riktning: minska}}
    utfall: [{{period: 2024, värde: 1}}, {{period: 2025, värde: 2}}]
  - id: plats
    namn: N
    räknas: läge
    mål: {{minst: 2, per_plats: ja, platser: [a, b]}}
    utfall: [{{period: 2025, värde: 1, plats: a}}]
  - {{id: utan, namn: N}}
"""


def test_targets_not_reached_are_of_every_kind_and_never_those_that_are_reached() -> None:
    answer, _ = ask(
        "ouppnådda-mål",
        [read("p.yaml", JUDGED)],
        question.shipped(),
        moment=Moment(Period.parse("2025")),
    )
    assert ["bom", "ofta", "jämförd", "plats"] == [row[0] for row in rows(answer, "id")]


def test_an_indicator_measured_for_a_place_has_been_measured() -> None:
    answer, _ = ask("utan-utfall", [read("p.yaml", JUDGED)], question.shipped())
    assert ["ofta", "utan"] == [row[0] for row in rows(answer, "id")]


COUNTED = f"""{HEAD}gäller: {{från: 2024-01-01, till: 2025-12-31}}
aktörer: {{TK: {{namn: Tekniska kontoret, typ: förvaltning}}}}
åtgärder:
  - id: klar
    åtgärd: Å
    ansvarig: [TK]
    tid: {{till: 2024-12-15}}
    uppföljning: [{{avser: 2024, status: genomförd}}]
  - id: sen
    åtgärd: Å
    ansvarig: [TK]
    tid: {{till: 2024-12-15}}
    uppföljning: [{{avser: 2024, status: pågår}}]
  - {{id: snart, åtgärd: Å, ansvarig: [TK], tid: {{från: 2025-11-01}}}}
"""


@pytest.mark.parametrize("name", ["per-förvaltning", "statusöversikt"])
def test_measures_are_counted_that_belong_to_the_period(name: str) -> None:
    answer, _ = ask(
        name, [read("p.yaml", COUNTED)], question.shipped(), moment=Moment(Period.parse("2025-T2"))
    )
    assert [(2, 0, 1, 1)] == rows(answer, "åtgärder", "genomförda", "försenade", "har_inte_börjat")


PROMISED = f"""{HEAD}gäller: {{från: 2025-01-01, till: 2025-12-31}}
löften:
  - {{id: planens, löfte: L}}
  - {{id: egna, löfte: L, gäller: {{från: 2025-03-01}}}}
  - {{id: sedan, löfte: L, gäller: {{från: 2026-02-01}}}}
"""


def test_a_promise_without_days_of_its_own_holds_as_long_as_the_plan() -> None:
    answer, _ = ask("löften", [read("p.yaml", PROMISED)], question.shipped())
    expected = [
        ("planens", date(2025, 1, 1), date(2025, 12, 31)),
        ("egna", date(2025, 3, 1), date(2025, 12, 31)),
        ("sedan", date(2026, 2, 1), None),
    ]
    assert expected == rows(answer, "id", "från", "till")


def test_with_a_period_only_promises_that_belong_to_it_are_listed() -> None:
    answer, _ = ask(
        "löften", [read("p.yaml", PROMISED)], question.shipped(), moment=Moment(Period.parse("2025-T1"))
    )
    assert [("planens",), ("egna",)] == rows(answer, "id")


def test_what_comes_next_tells_when_promises_begin_and_end() -> None:
    answer, _ = ask(
        "kommande", [read("p.yaml", PROMISED)], question.shipped(), moment=Moment(as_of=date(2025, 2, 1))
    )
    expected = [
        ("egna", "börjar gälla"),
        ("planens", "slutar gälla"),
        ("egna", "slutar gälla"),
        ("sedan", "börjar gälla"),
    ]
    assert expected == [row for row in rows(answer, "id", "vad") if row[0] != "p"]


@pytest.mark.parametrize(
    ("text", "title"),
    [("försenade", "Late measures"), ("select id from åtgärd", None), ("status:pågår", None)],
)
def test_a_question_is_a_name_or_sql_or_a_filter(text: str, title: str | None) -> None:
    _, origin = ask(text, [full()], question.shipped())
    assert title == (origin.title.text if origin.title else None)
    assert (text, 1, "2025-01-24") == (origin.question, origin.plans, origin.judged)


def test_sql_may_begin_with_comments_and_blanks() -> None:
    answer, _ = ask("  -- alla\n\nSELECT id from plan", [full()], {})
    assert (("exempel-2024",),) == answer.rows


def test_a_filter_without_places_takes_no_values() -> None:
    with pytest.raises(TryggError, match="the filter has no place for"):
        ask("belysning", [full()], {}, {"aktör": "TK"})


def test_questions_are_read_with_their_titles_and_parameters() -> None:
    read_one = question.parse(
        "min",
        "-- titel: Mina {saker}\n-- hjälp: Rad ett\n-- hjälp: och två\n-- parameter vem (TK): vem det gäller\nselect 1",
    )
    assert ("Mina {saker}", "Rad ett och två") == (read_one.title, read_one.help)
    assert (question.Parameter("vem", "vem det gäller", "TK"),) == read_one.parameters
    assert {"vem": "TK"} == read_one.values({})
    assert {"VEM": "KS"} == read_one.values({"VEM": "KS"})


def test_a_question_may_be_a_filter_with_comments_and_parameters() -> None:
    head = "# titel: Våra {egna}\n# hjälp: Rad ett\n#hjälp: och två\n# parameter $vem (TK): vem\n"
    text = f"{head}\nid:$vem\n# status:x\neller"
    read_one = question.parse("min", text, "frågor/min.filter")
    assert ("Våra {egna}", "Rad ett och två", True) == (read_one.title, read_one.help, read_one.is_filter)
    assert (question.Parameter("vem", "vem", "TK"),) == read_one.parameters
    assert ["id:$vem", "eller"] == read_one.text.split()
    assert len(text) == len(read_one.text)
    assert text.index("id:") == read_one.text.index("id:")


def test_the_values_of_a_filter_are_those_given_or_its_own() -> None:
    own = question.joined([question.parse("min", "# parameter vem (C1): vem\nid:$vem", "min.filter")])
    assert [("C1",)] == rows(ask("min", [full()], own)[0], "id")
    answer, origin = ask("MIN", [full()], own, {"Vem": "S1"})
    assert [("S1",)] == rows(answer, "id")
    assert "min Vem=S1" == origin.question


def test_a_projects_own_question_says_which_others_it_goes_before() -> None:
    own = [question.parse(name, "select 1", f"{name}.sql") for name in ("forsenade", "försenade", "ny")]
    joined = question.joined(own)
    assert (None, "forsenade.sql") == joined["försenade"].instead_of
    assert () == joined["ny"].instead_of
    assert "forsenade" not in joined


@pytest.mark.parametrize(
    ("name", "given", "columns", "expected"),
    [
        (
            "statusöversikt",
            {},
            ("område", "åtgärder", "genomförda", "pågår", "försenade", "ej_påbörjade", "vilande"),
            [
                ("Narkotika", 1, 1, 0, 0, 0, 0),
                ("Hjärtstartare trygghet i utemiljön", 1, 0, 1, 0, 0, 0),
                ("Centrumutveckling", 1, 0, 1, 0, 0, 0),
                ("Incidentrapportering förbättrad lägesbild", 1, 0, 0, 1, 0, 0),
                ("Ungdomar i utemiljön", 1, 0, 0, 0, 0, 0),
                ("Medborgardialog / Trygghetskväll", 1, 0, 0, 0, 1, 0),
                ("Marknadsföring av aktiviteter", 1, 0, 0, 0, 0, 1),
            ],
        ),
        ("försenade", {}, ("id", "slut", "status"), [("N4", date(2022, 8, 31), "pågår")]),
        ("oklar-finansiering", {}, ("id", "läge"), [("N2", "pågår")]),
        (
            "mina",
            {"aktör": "räddningstjänst"},
            ("roll", "slag", "id", "läge"),
            [("ansvarig", "åtgärd", "N4", "försenad")],
        ),
        ("mina", {"aktör": "Tekniska kontoret"}, ("roll", "id"), [("ansvarig", "N1")]),
        ("kommande", {}, ("datum", "vad", "slag"), [(date(2022, 12, 31), "slutar gälla", "plan")]),
        ("utan-rapport", {}, ("id",), []),
        ("löften", {}, ("id",), []),
        (
            "sök",
            {"ord": "hjärtstartare"},
            ("slag", "id"),
            [("fokusområde", "hjärtstartare"), ("åtgärd", "N2"), ("uppföljning", "N2")],
        ),
        (
            "per-förvaltning",
            {},
            ("aktör", "åtgärder", "ej_påbörjade"),
            [
                ("flera", 2, 1),
                ("bildning", 1, 0),
                ("bostadsbolaget", 1, 0),
                ("kultur-fritid", 1, 0),
                ("räddningstjänst", 1, 0),
                ("samhällsbyggnad", 1, 0),
                ("TK", 1, 0),
            ],
        ),
    ],
)
def test_the_plan_of_2022_answers_what_can_be_read_in_it(
    name: str, given: dict[str, str], columns: tuple[str, ...], expected: list[tuple[Value, ...]]
) -> None:
    path = ROOT / "plans" / "2022.yaml"
    answer, _ = ask(name, [read("2022.yaml", path.read_bytes())], question.shipped(), given)
    assert expected == rows(answer, *columns)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "utan-rapport",
            {"eskilstuna-2016": 20 + 4, "haninge-2019": 15, "karlskoga-2016": 2, "trollhättan-2022": 6},
        ),
        ("löften", {"karlskoga-2016": 4}),
        ("utan-utfall", {"eskilstuna-2016": 18, "haninge-2019": 1, "karlskoga-2016": 11}),
        ("problem-utan-åtgärd", {}),
        ("avvikelser", {}),
        ("försenade", {"trygghet-i-utemiljön-2022": 1}),
    ],
)
def test_the_real_plans_answer_with_as_many_rows_as_can_be_counted_in_them(
    name: str, expected: dict[str, int]
) -> None:
    answer, _ = ask(name, [read(path.name, path.read_bytes()) for path in PLANS], question.shipped())
    assert expected == Counter(row[0] for row in rows(answer, "plan"))


@pytest.mark.parametrize(
    ("area", "measure"),
    [
        ("", "problem: [P1]"),
        ("", "orsaker: [O1]"),
        ("mål: [{id: M1, mål: M, problem: [P1]}]", "bidrar_till: [M1]"),
        ("problem: [P1]", ""),
    ],
)
def test_a_measure_is_against_a_problem_by_name_cause_goal_or_focus_area(area: str, measure: str) -> None:
    text = (
        f"{HEAD}problem:\n  - id: P1\n    problem: P\n    orsaker: [{{id: O1, orsak: O}}]\n"
        f"  - {{id: P2, problem: Q}}\n"
        f"fokusområden:\n  - id: f\n    namn: F\n    {area}\n"
        f"    åtgärder:\n      - id: N1\n        åtgärd: Å\n        {measure}\n"
    )
    document = read("p.yaml", text)
    assert [("P1", ("N1",)), ("P2", ())] == rows(tables([document])["problem"], "id", "åtgärder")
    answer, _ = ask("problem-utan-åtgärd", [document], question.shipped())
    assert [("P2",)] == rows(answer, "id")


def test_the_answer_is_sorted_cut_and_arranged() -> None:
    table = Table(
        "svar",
        (Column("id"), Column("värde", ColumnKind.NUMBER)),
        (("N10", 1.0), ("N2", None), ("Ö1", 3.0), ("Å1", 1.0), ("Ä1", 2.0)),
    )
    assert ["N2", "N10", "Å1", "Ä1", "Ö1"] == [
        row[0] for row in arrange(table, Arrangement(sort=("id",))).rows
    ]
    by_value = arrange(table, Arrangement(("varde", "id"), ("-värde", "id"), 4))
    assert ("värde", "id") == by_value.names
    assert ((3.0, "Ö1"), (2.0, "Ä1"), (1.0, "N10"), (1.0, "Å1")) == by_value.rows
    assert (None, "N2") == [*arrange(table, Arrangement(("värde", "id"), ("värde",))).rows][-1]


def test_unknown_columns_are_told_with_what_may_be_meant() -> None:
    with pytest.raises(TryggError) as caught:
        arrange(tables([])["åtgärd"], Arrangement(("ansvrig",)))
    assert caught.value.hint is not None
    assert "ansvarig" == caught.value.hint.args["suggestion"]


def test_the_plan_is_shown_only_where_there_are_several() -> None:
    table = tables([])["åtgärd"]
    assert "plan" not in shown(table, 1)
    assert "plan" == shown(table, 2)[0]


def test_words_fold_and_sort_also_where_rings_and_dots_are_characters_of_their_own() -> None:
    assert "atgard" == folded("A\u030atga\u0308rd")
    assert sort_key("a\u030a") == sort_key("å")


def test_the_manual_of_the_tables_is_fresh() -> None:
    assert manual() == (ROOT / "docs" / "tabeller.md").read_text("utf-8"), "run: make docs"


def test_the_manual_names_every_table_column_and_question() -> None:
    text = manual()
    for shape in EVERY.values():
        assert f"### {shape.name}\n" in text
        assert all(f"`{column.name}`" in text for column in shape.columns)
    assert all(f"### {name}\n" in text for name in question.shipped())


def test_every_column_has_an_english_name_of_its_own() -> None:
    documents = [full()]
    names = {column.name for shape in EVERY.values() for column in shape.columns}
    names |= {*OF_PLAN, *TOGETHER, *TIMES, HAS, LACKS}
    for name, asked in question.shipped().items():
        given = {parameter.name: "KS" for parameter in asked.parameters if parameter.default is None}
        names |= {*ask(name, documents, question.shipped(), given, extra=NOTHING)[0].names}
    assert names == {*english.NAMES}
    assert {folded(text) for text in names} == {
        folded(english.swedish(text)) for text in english.NAMES.values()
    }


def test_every_question_is_found_by_its_english_name_unless_the_project_has_one_of_that_name() -> None:
    for asked in question.shipped().values():
        assert asked is question.find(asked.english.upper(), question.shipped())
    own = question.parse("late", "select 1", "frågor/late.sql")
    assert own is question.find("late", question.joined([own]))
    instead = question.parse("försenade", "select 1", "frågor/försenade.sql")
    found = question.find("late", question.joined([instead]))
    assert found is not None
    assert "frågor/försenade.sql" == found.file


def test_a_question_tells_which_values_a_parameter_may_have() -> None:
    own = question.parse(
        "vem",
        "-- namn: who\n-- parameter vem, who: vem\n-- known vem: select id from aktör\n"
        "-- known vem: union select 'alla'\nselect :vem where :vem = 'nyss'",
    )
    assert ("who", "who") == (own.english, own.parameters[0].english)
    questions = {"vem": own}
    for value in ("ks", "alla"):
        assert () == ask("who", [full()], questions, {"who": value})[0].rows
    with pytest.raises(TryggError, match="there is no") as caught:
        ask("vem", [full()], questions, {"vem": "alal"})
    assert caught.value.hint is not None
    assert "alla" == caught.value.hint.args["suggestion"]
