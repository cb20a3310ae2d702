"""Which rows the named questions have: none that is asked for is left out, and none that is not comes in."""

from datetime import date
from typing import Any

import pytest

from trygg_cli.period import Period
from trygg_cli.query import Moment, ask, question
from trygg_cli.query.snapshot import Snapshot
from trygg_cli.reading.document import Document, read
from trygg_cli.table import Value

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"


def answered(
    name: str, *documents: Document, period: str | None = None, **given: str
) -> list[dict[str, Value]]:
    moment = Moment(Period.parse(period) if period else None)
    table, _ = ask(name, documents, question.shipped(), given, moment)
    return [dict(zip(table.names, row, strict=True)) for row in table.rows]


def parts(name: str, *documents: Document, **given: Any) -> list[tuple[Value, Value]]:
    return [(row["slag"], row["id"]) for row in answered(name, *documents, **given)]


EVERYBODY = read(
    "p.yaml",
    f"""{HEAD}dokumentägare: Säkerhetschefen
aktörer: {{TK: {{namn: Tekniska kontoret}}, P: {{namn: Polisen}}, KS: {{namn: Kommunstyrelsen}}}}
parter: [P]
organ:
  - id: råd
    namn: Trygghetsrådet
    leds_av: KS
    ledamöter: [{{aktör: P, befattning: kommunpolis}}, {{namn: Eva Ek, roll: ordförande}}]
överenskommelser: [{{id: ö, titel: Samverkan, parter: [P, KS]}}]
samordningsfunktion: {{namn: Samordnaren, aktörer: [TK]}}
undertecknare: [{{namn: Bo Ask, roll: kommunchef, part: KS}}]
indikatorer: [{{id: I, namn: Index, ansvarig: [TK]}}]
mål: [{{id: M, mål: Lugnt, ansvarig: [TK]}}]
uppföljningsregler: [{{id: R, ansvarig: [TK], forum: [råd], varje: tertial}}]
löften: [{{id: L, löfte: Fler ronder, lovas_av: [P, KS], ansvarig: [råd]}}]
åtgärder:
  - {{id: A, åtgärd: Ljus, ansvarig: [råd], medverkande: [TK]}}
  - {{id: B, åtgärd: Ronder, åtaganden: [{{part: P, text: Går ronder, ansvarig: [TK]}}]}}
""",
)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (
            "TK",
            [
                ("medverkar", "A"),
                ("ansvarig", "B"),
                ("ansvarig", "I"),
                ("ansvarig", "M"),
                ("ansvarig", "R"),
                ("samordnar", "p"),
            ],
        ),
        ("polisen", [("åtar sig", "B"), ("lovar", "L"), ("ledamot", "råd"), ("part", "p"), ("part", "ö")]),
        ("KS", [("lovar", "L"), ("leder", "råd"), ("part", "ö"), ("undertecknar", "p")]),
        ("råd", [("ansvarig", "A"), ("ansvarig", "L"), ("forum", "R")]),
        ("Trygghetsrådet", [("ansvarig", "A"), ("ansvarig", "L"), ("forum", "R")]),
        ("kommunpolis", [("ledamot", "råd")]),
        ("eva ek", [("ledamot", "råd")]),
        ("ORDFÖRANDE", [("ledamot", "råd")]),
        ("kommunchef", [("undertecknar", "p")]),
        ("Säkerhetschefen", [("äger dokumentet", "p")]),
        ("samordnaren", [("samordnar", "p")]),
    ],
)
def test_an_actor_body_person_or_post_has_all_that_the_plan_gives_it(
    actor: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == [(row["roll"], row["id"]) for row in answered("mina", EVERYBODY, aktör=actor)]


def test_what_an_actor_has_tells_how_it_goes(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    gäller: {från: 2025-01-01, till: 2025-12-31}
    aktörer: {P: {namn: Polisen}}
    mål: [{id: M, mål: Lugnt, ansvarig: [P], uppföljning: [{avser: 2025-T1, bedömning: uppnås delvis}]}]
    löften: [{id: L, löfte: Ronder, lovas_av: P, uppföljning: [{avser: 2025-T1, bedömning: hållet}]}]
    """
    told = [(row["id"], row["läge"], str(row["slut"])) for row in answered("mina", plan, aktör="P")]
    assert [("M", "uppnås delvis", "None"), ("L", "hållet", "2025-12-31")] == told


def test_goals_and_promises_that_fall_short_are_told_with_targets_that_are_not_reached(
    plan: Document,
) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    gäller: {från: 2025-01-01, till: 2025-12-31}
    mål:
      - {id: M1, mål: A, uppföljning: [{avser: 2025, bedömning: uppnått}]}
      - {id: M2, mål: B, uppföljning: [{avser: 2025, bedömning: ej uppnått}]}
    löften:
      - {id: L1, löfte: A, uppföljning: [{avser: 2025, bedömning: hållet}]}
      - {id: L2, löfte: B, uppföljning: [{avser: 2025, bedömning: inte hållet}]}
      - {id: L3, löfte: C, uppföljning: [{avser: 2025, kommentar: Två ronder}]}
      - {id: L4, löfte: D}
      - {id: L5, löfte: E, gäller: {från: 2026-01-01, till: 2026-12-31}}
    """
    told = {row["id"]: row["bedömning"] for row in answered("ouppnådda-mål", plan, period="2025")}
    assert told == {
        "M2": "ej uppnått",
        "L2": "inte hållet",
        "L3": "rapporterat utan bedömning",
        "L4": "inte rapporterat",
    }


def test_what_was_assessed_last_is_not_the_period_of_what_is_not_reported(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    gäller: {från: 2025-01-01, till: 2025-12-31}
    mål: [{id: M1, mål: A, uppföljning: [{avser: 2025-T1, bedömning: uppnås delvis}]}]
    """
    (row,) = answered("ouppnådda-mål", plan, period="2025-T2")
    assert (None, "2025-T1") == (row["period"], row["senast_bedömd_för"])
    (row,) = answered("ouppnådda-mål", plan, period="2025-T1")
    assert ("2025-T1", None) == (row["period"], row["senast_bedömd_för"])


def test_an_indicator_of_a_promise_that_has_not_begun_is_not_told_as_unmeasured(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: medborgarlöften
    gäller: {från: 2025-01-01, till: 2026-12-31}
    indikatorer: [{id: I1, namn: N}, {id: I2, namn: M}]
    löften: [{id: L1, löfte: L, gäller: {från: 2026-01-01}, indikatorer: [I1]}]
    """
    assert ["I2"] == [row["id"] for row in answered("utan-utfall", plan, period="2025")]
    assert ["I1", "I2"] == [row["id"] for row in answered("utan-utfall", plan, period="2026")]


TARGETS = [
    ("minst: 5", "räknas: summa", [("2025", 4)], "inte uppnått"),
    ("högst: 5", "räknas: summa", [("2025", 6)], "inte uppnått"),
    ("exakt: 5", "räknas: läge", [("2025", 4)], "inte uppnått"),
    ("minst: 4, högst: 5", "räknas: läge", [("2025", 6)], "inte uppnått"),
    ("ändring_procent: -50", "räknas: läge, baslinje: {värde: 10, år: 2024}", [("2025", 8)], "inte uppnått"),
    ("riktning: minska", "räknas: läge, baslinje: {värde: 10, år: 2024}", [("2025", 12)], "inte uppnått"),
    (
        "återkommande: {antal: 2, per: halvår}",
        "enhet: gånger",
        [("2025-H1", 2), ("2025-H2", 1)],
        "inte uppnått",
    ),
    ("minst: 5, per_plats: ja, platser: [t]", "räknas: läge", [], "kan inte bedömas"),
    ("minst: 5", "enhet: st", [("2025-T1", 4), ("2025-T2", 4)], "kan inte bedömas"),
    ("text: Bättre än förr", "räknas: läge", [("2025", 4)], "kan inte bedömas"),
]


@pytest.mark.parametrize(("target", "keys", "outcomes", "verdict"), TARGETS)
def test_every_sort_of_target_is_told_that_is_not_reached_or_cannot_be_judged(
    target: str, keys: str, outcomes: list[tuple[str, int]], verdict: str
) -> None:
    found = ", ".join(f"{{period: {period}, värde: {value}}}" for period, value in outcomes)
    text = (
        f"{HEAD}gäller: {{från: 2025-01-01, till: 2025-12-31}}\nplatser: [{{id: t, namn: Torget}}]\n"
        f"indikatorer: [{{id: I, namn: N, {keys}, mål: {{{target}}}, utfall: [{found}]}}]\n"
    )
    told = answered("ouppnådda-mål", read("p.yaml", text), period="2025")
    assert [("I", verdict)] == [(row["id"], row["bedömning"]) for row in told]


REPORTED = f"""{HEAD}gäller: {{från: 2025-01-01, till: 2026-12-31}}
mål:
  - {{id: M1, mål: A}}
  - {{id: M2, mål: B, uppföljning: [{{avser: 2025-T1, bedömning: uppnått}}]}}
löften:
  - {{id: L1, löfte: A}}
  - {{id: L2, löfte: B, uppföljning: [{{avser: 2025-T1, kommentar: Två ronder}}]}}
  - {{id: L3, löfte: C, gäller: {{från: 2026-01-01}}}}
  - {{id: L4, löfte: D, gäller: {{från: 2024-01-01, till: 2024-12-31}}}}
åtgärder:
  - {{id: A1, åtgärd: A}}
  - {{id: A2, åtgärd: B, uppföljning: [{{avser: 2025-T1, status: pågår}}]}}
  - {{id: A3, åtgärd: C, tid: {{från: 2026-01-01}}}}
  - {{id: A4, åtgärd: D, uppföljning: [{{avser: 2025-T1, kommentar: Internt, intern: ja}}]}}
"""


def test_measures_goals_and_promises_lack_a_report_that_could_have_had_one() -> None:
    plan = read("p.yaml", REPORTED)
    expected = [("åtgärd", "A1"), ("åtgärd", "A4"), ("mål", "M1"), ("löfte", "L1")]
    assert expected == parts("utan-rapport", plan, period="2025-T1")
    later = [("åtgärd", "A1"), ("åtgärd", "A2"), ("åtgärd", "A4"), ("mål", "M1"), ("mål", "M2")]
    assert [*later, ("löfte", "L1"), ("löfte", "L2")] == parts("utan-rapport", plan, period="2025-T2")


def test_a_plan_that_does_not_hold_in_the_period_lacks_no_report() -> None:
    old = REPORTED.replace("id: p", "id: q").replace("2025-01-01, till: 2026", "2020-01-01, till: 2021")
    plans = read("p.yaml", REPORTED), read("q.yaml", old)
    assert {"p"} == {row["plan"] for row in answered("utan-rapport", *plans, period="2025-T1")}


def test_a_promise_that_has_not_begun_on_the_day_is_not_expected_to_be_reported(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    gäller: {från: 2025-01-01, till: 2025-12-31}
    löften: [{id: L, löfte: A, gäller: {från: 2025-07-01}}]
    """
    promise = plan.plan.promises[0]
    days = {"2025-06-30": False, "2025-07-01": True}
    assert days == {
        day: Snapshot(plan, Moment(None, Period.parse(f"{day}/{day}").end)).standing.lacks_promise_report(
            promise
        )
        for day in days
    }


def test_measures_that_nobody_answers_for_are_counted_by_themselves_and_last(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    aktörer: {TK: {namn: Tekniska kontoret}, P: {namn: Polisen}}
    åtgärder:
      - {id: A1, åtgärd: A}
      - {id: A2, åtgärd: B, medverkande: [TK], uppföljning: [{avser: 2025, status: pågår}]}
      - {id: A3, åtgärd: C, ansvarig: [TK]}
      - {id: A4, åtgärd: D, ansvarig: [TK], åtaganden: [{part: P, text: Deltar}]}
    """
    told = [
        (row["aktör"], row["namn"], row["åtgärder"], row["även_hos_andra"], row["pågår"])
        for row in answered("per-förvaltning", plan)
    ]
    assert [
        ("TK", "Tekniska kontoret", 2, 1, 0),
        ("P", "Polisen", 1, 1, 0),
        (None, "utan ansvarig", 2, 0, 1),
    ] == told


def test_a_remedy_is_told_also_where_the_deviation_is_not(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    åtgärder: [{id: A, åtgärd: A, uppföljning: [{avser: 2025-T1, status: pågår, hantering: Ny leverantör}]}]
    """
    assert [("åtgärd", "A")] == parts("avvikelser", plan)


def test_what_comes_up_to_a_year_comes_in_all_of_it(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    version: 2025-01-01
    åtgärder: [{id: A, åtgärd: A, tid: {till: 2025-06-30}}, {id: B, åtgärd: B, tid: {till: 2026-06-30}}]
    """
    for until in ("2025", "2025-06", "2025-06-30"):
        assert [("åtgärd", "A")] == parts("kommande", plan, till=until)


FAR = f"""{HEAD}kommun: Lund
gäller: {{från: 2025-01-01, till: 2025-12-31}}
aktörer: {{TK: {{namn: Tekniska kontoret}}}}
åtgärder:
  - {{id: A1, åtgärd: A}}
  - {{id: A2, åtgärd: B, tid: {{från: 2025-07-01}}}}
  - {{id: A3, åtgärd: C, tid: {{från: 2026-07-01, till: 2026-09-30}}}}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kommun:lund", ["p/A1", "p/A2", "p/A3"]),
        ("municipality:Lund plan:p", ["p/A1", "p/A2", "p/A3"]),
        ("kommun:malmö", ["trygg-2022/A1", "trygg-2022/A2", "trygg-2022/A3"]),
        ("plan:2022", ["trygg-2022/A1", "trygg-2022/A2", "trygg-2022/A3"]),
        ("plan:handlingsplan", ["trygg-2022/A1", "trygg-2022/A2", "trygg-2022/A3"]),
        ("kommun:lund,malmö id:A1", ["p/A1", "trygg-2022/A1"]),
        ("-kommun:lund id:A1", ["trygg-2022/A1"]),
        ("kommun:Lund år:2025", ["p/A1", "p/A2"]),
        ("kommun:Lund year:2026", ["p/A3"]),
        ("kommun:Lund tertial:2025-T1", ["p/A1"]),
        ("kommun:Lund år:2024", []),
        ("saknar:kommun", []),
    ],
)
def test_measures_are_picked_by_municipality_plan_and_year(text: str, expected: list[str]) -> None:
    other = (
        FAR.replace("id: p", "id: trygg-2022")
        .replace("Lund", "Malmö")
        .replace("titel: P", "titel: Handlingsplan")
    )
    plans = read("p.yaml", FAR), read("q.yaml", other)
    assert expected == [f"{row['plan']}/{row['id']}" for row in answered(text, *plans)]


def test_what_falls_on_the_last_day_of_a_period_has_been_and_on_an_asked_day_is_yet_to_come() -> None:
    times = (
        "åtgärder: [{id: A, åtgärd: A, tid: {till: 2025-08-31}}, {id: B, åtgärd: B, tid: {till: 2025-09-01}}]"
    )
    plan = read("p.yaml", f"{HEAD}{times}\n")
    assert [("åtgärd", "B")] == parts("kommande", plan, period="2025-T2")
    asked, _ = ask("kommande", [plan], question.shipped(), {}, Moment(None, date(2025, 8, 31)))
    assert ["A", "B"] == [row[asked.names.index("id")] for row in asked.rows]
