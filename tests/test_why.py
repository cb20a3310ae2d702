"""`trygg why`: how a verdict, a state or a count came to be, and that it is the answer that all others give."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.conftest import PLANS, ROOT, Outcome, Trygg
from trygg_cli import report
from trygg_cli.language import translate
from trygg_cli.model.item_name import RequestedItem
from trygg_cli.model.kinds import Counting
from trygg_cli.period import Period
from trygg_cli.reading.document import Document, read
from trygg_cli.render.why.wording import heading
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.verdict import Verdict
from trygg_cli.templates import units
from trygg_cli.why.counts import explain_counts, is_count, words
from trygg_cli.why.explanation import Explanation
from trygg_cli.why.finding import everything, explain, find

HEAD = """\
id: p
titel: Plan
typ: handlingsplan
gäller: {från: 2025-01-01, till: 2025-12-31}
aktörer: {TK: {namn: Tekniska kontoret}, polisen: {namn: Polisen}}
platser: [{id: A, namn: Centrum, typ: centrum}, {id: B, namn: Backa, typ: stadsdel}]
"""
PROMISE = (
    HEAD
    + """\
indikatorer:
  - id: I1
    namn: Fartkontroller
    enhet: kontroller
    räknas: summa
    mål: {minst: 18, senast: 2025}
    utfall:
      - {period: 2025-T1, värde: 6, datum: 2025-05-08}
      - {period: 2025-T2, värde: 9, datum: 2025-09-10}
      - {period: 2025-T3, värde: 5, datum: 2026-01-11}
åtgärder:
  - id: N1
    åtgärd: Belysning
    ansvarig: [TK]
    tid: {till: 2025-06-30}
    uppföljning:
      - {avser: 2025-T1, status: pågår, datum: 2025-05-05}
      - {avser: 2025-T2, status: genomförd, intern: ja}
  - {id: N2, åtgärd: Städdag}
"""
)
T2, YEAR = Period.parse("2025-T2"), Period.parse("2025")


def standing(text: str, period: Period | None = T2) -> PlanStanding:
    document = read("p.yaml", text)
    assert () == document.problems, document.problems[0].message
    return PlanStanding(document.plan, Moment(period))


def explained(text: str, id_: str, period: Period | None = T2) -> Explanation:
    asked = standing(text, period)
    (found,) = [item for item in find(asked.plan, RequestedItem.of(id_)) if item.is_judged]
    return explain(asked, found)


def told(one: Explanation) -> str:
    """Return all that is said, a sentence a line."""
    lines = [translate(one.answer), translate(one.reason) if one.reason else ""]
    return "\n".join(lines + [translate(line.sentence) for part in one.sections for line in part.lines])


def indicator(text: str, period: Period | None = T2) -> str:
    body = "\n".join(f"    {line}" for line in text.splitlines())
    return told(explained(f"{HEAD}indikatorer:\n  - id: I1\n    namn: Mått\n{body}\n", "I1", period))


def measure(text: str, period: Period | None = T2) -> str:
    body = "\n".join(f"    {line}" for line in text.splitlines())
    return told(explained(f"{HEAD}åtgärder:\n  - id: N1\n    åtgärd: Lampor\n{body}\n", "N1", period))


def promise(text: str, period: Period | None = T2) -> str:
    body = "\n".join(f"    {line}" for line in text.splitlines())
    return told(explained(f"{HEAD}löften:\n  - id: L1\n    löfte: Vi syns\n{body}\n", "L1", period))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "räknas: summa\nmål: {minst: 18}\nutfall: [{period: 2025-T1, värde: 6}, {period: 2025-T2, värde: 9}]",
            [
                "på väg",
                "utfallen läggs ihop (räknas: summa) från 1 januari 2025 till och med 31 december 2025",
                "6 + 9 = 15",
                "15 är mindre än 18",
                "83 % av vägen är avklarad, räknat från noll",
                "minst 3 till, senast 31 december 2025",
            ],
        ),
        (
            "räknas: läge\nmål: {minst: 8}\nutfall: [{period: 2025-T1, värde: 9}, {period: 2025-T2, värde: 7}]",
            [
                "det senaste utfallet räknas (räknas: läge)",
                "januari–april 2025: 9 (räknas inte: ett senare utfall räknas)",
            ],
        ),
        (
            'enhet: "%"\nbaslinje: {värde: 60}\nmål: {minst: 70}\nutfall: [{period: 2025-T2, värde: 65}]',
            [
                "eftersom en andel i procent är ett läge",
                "utgångsläge: 60 %",
                "50 % av vägen är avklarad, räknat från utgångsläget",
            ],
        ),
        (
            "räknas: medel\nmål: {minst: 4}\nutfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]",
            [
                "medelvärdet av utfallen i målvärdets tid räknas",
                "(3 + 4) / 2 = 3,5",
                "att medelvärdet är minst 4",
            ],
        ),
        (
            "räknas: unika\nmål: {minst: 4}\nutfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]",
            ["kan inte bedömas", "personer och hushåll läggs aldrig ihop", "ett enda utfall för hela tiden"],
        ),
        (
            "mål: {minst: 9}\nutfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]",
            [
                "det framgår inte hur utfallen räknas ihop",
                "att indikatorn anger räknas: summa, läge, medel eller unika",
            ],
        ),
        (
            (
                "mål: {återkommande: {antal: 2, per: tertial}}\n"
                "utfall: [{period: 2025-05, värde: 1}, {period: 2025-06, värde: 3},"
                " {period: 2025-07/2025-08, värde: 0}]"
            ),
            [
                "varje tertial som slutar i den rapporterade tiden bedöms för sig",
                "maj–augusti 2025: 1 + 3 + 0 = 4, uppnått",
            ],
        ),
        (
            "mål: {återkommande: {antal: 2, per: tertial}}\nutfall: [{period: 2025-05/2025-06, värde: 1}]",
            ["juli–augusti 2025 är inte mätt", "ett utfall för juli–augusti 2025"],
        ),
        (
            (
                "räknas: summa\nmål: {jämfört_med: samma period året före, riktning: minska}\n"
                "utfall: [{period: 2024-T2, värde: 30}, {period: 2025-T2, värde: 25}]"
            ),
            [
                "värdet jämförs med samma period året före",
                "30 (det som värdet jämförs med)",
                "25 är mindre än 30",
            ],
        ),
        (
            (
                "räknas: läge\nbaslinje: {värde: 40, år: 2024}\nmål: {ändring_procent: -50}\n"
                "utfall: [{period: 2025-T2, värde: 30}]"
            ),
            [
                "värdet räknas från utgångsläget, 40",
                "40 − 50 % = 20",
                "30 är mer än 20",
                "ett utfall på högst 20",
            ],
        ),
        (
            (
                "räknas: läge\nmål: {minst: 3, per_plats: ja, platser: [A, B]}\n"
                "utfall: [{period: 2025-T2, värde: 3, plats: A}, {period: 2025-T2, värde: 1, plats: B}]"
            ),
            [
                "varje plats bedöms för sig",
                "Centrum: 3 är minst 3",
                "Backa: inte uppnått än",
                "Backa: ett utfall på minst 3",
            ],
        ),
        (
            (
                "räknas: summa\nmål: {minst: 3, platser: [A, B]}\n"
                "utfall: [{period: 2025-T2, värde: 3, plats: A}, {period: 2025-T2, värde: 1, plats: B}]"
            ),
            ["där den saknas räknas summan av Centrum och Backa", "3 + 1 = 4"],
        ),
        (
            "räknas: läge\nmål: {minst: 3, platser: [A, B]}\nutfall: [{period: 2025-T2, värde: 3, plats: A}]",
            ["värdet är bara mätt för enskilda platser", "ett utfall för helheten, utan plats"],
        ),
        (
            "räknas: summa\nmål: {exakt: 2}\nutfall: [{period: 2025-T1, värde: 3}]",
            ["mer än utlovat", "3 är mer än 2", "räknas inte som missat"],
        ),
        (
            "räknas: summa\nmål: {högst: 9}\nutfall: [{period: 2025-T1, värde: 3}]",
            ["först när tiden är slut vet man att en summa håller sig under en gräns", "mer än 6 till"],
        ),
        (
            (
                "räknas: läge\nmål: {minst: 9, varav: [{undergrupp: kvinnor, minst: 4}]}\n"
                "utfall: [{period: 2025-T1, värde: 10, undergrupper: {kvinnor: 3}}]"
            ),
            ["10 är minst 9", "kvinnor 3 är mindre än 4", "kvinnor minst 4"],
        ),
        *(
            (
                (
                    f"räknas: läge\nmål: {{minst: 9, varav: [{{undergrupp: kvinnor, minst_procent: 20}}]}}\n"
                    f"utfall: [{{period: 2025-T1, värde: {whole}, undergrupper: {{kvinnor: {women}}}}}]"
                ),
                [f"kvinnor {share} % är lägre än 20 %"],
            )
            for whole, women, share in ((12, 2, "17"), (256, 51, "19,9"))
        ),
        (
            "utfall: [{period: 2025-T1, värde: 3}]",
            ["kan inte bedömas", "det finns inget målvärde", "ett målvärde under mål"],
        ),
        (
            "mål: {minst: 3}\nutfall: [{period: 2025-T1, värde: 3}, {period: 2025-T2, värde: 4}]",
            ["kan inte bedömas", "det framgår inte hur utfallen räknas ihop (räknas)"],
        ),
        ("räknas: summa\nmål: {minst: 3}", ["inget utfall finns än", "ett utfall med ett värde"]),
    ],
)
def test_each_kind_of_target_is_explained(text: str, said: list[str]) -> None:
    answer = indicator(text)
    assert [] == [word for word in said if word not in answer], answer


@pytest.mark.parametrize(
    ("outcomes", "note"),
    [
        (
            "{period: 2025-T1, värde: 6}, {period: 2025-T1, värde: 8, rättar: ja}",
            "6 (räknas inte: en rättelse har ersatt det)",
        ),
        (
            "{period: 2025-T1, värde: 8}, {period: 2025-01, värde: 2}",
            "2 (räknas inte: det är en del av januari–april 2025, som räknas)",
        ),
        (
            "{period: 2025-T1, värde: 8}, {period: 2024-T3, värde: 9}",
            "9 (räknas inte: utfallet ligger utanför målvärdets tid)",
        ),
        (
            "{period: 2025-T1, värde: 8}, {period: 2025-T3, värde: 9}",
            "9 (syns inte: den gäller en tid som tar slut efter",
        ),
        ("{period: 2025-T1, värde: 8}, {period: 2025-T2}", "inget värde (räknas inte: det har inget värde)"),
        (
            "{period: 2025-T1, värde: 8}, {period: 2025-T1, värde: 9}",
            "8 (räknas inte: ett annat utfall för samma tid säger något annat)",
        ),
        (
            "{period: 2025-T1, värde: 8}, {period: 2025-T1, värde: 3, plats: A}",
            "Centrum: 3 (räknas inte: siffran för helheten räknas)",
        ),
    ],
)
def test_an_outcome_that_does_not_count_says_why(outcomes: str, note: str) -> None:
    assert note in indicator(f"räknas: summa\nmål: {{minst: 20, senast: 2025}}\nutfall: [{outcomes}]")


def test_what_was_taken_back_is_said_to_be_that() -> None:
    outcomes = "{period: 2025-T2, värde: 9}, {period: 2025-T2, rättar: ja, kommentar: Fel}"
    said = indicator(f"räknas: summa\nmål: {{minst: 8}}\nutfall: [{outcomes}]")
    assert "maj–augusti 2025: 9 (räknas inte: en rättelse har ersatt det)" in said
    assert "maj–augusti 2025: inget värde (räknas inte: det har inget värde)" in said


def test_a_bound_keeps_every_digit_that_somebody_wrote() -> None:
    text = "räknas: läge\nenhet: ton\nmål: {högst: 0.125}\nutfall: [{period: 2025-T2, värde: 0.124}]"
    assert "0,124 ton är högst 0,125 ton" in indicator(text)


@pytest.mark.parametrize(
    ("bound", "said"), [(10, "3,33 dagar är högst 10 dagar"), (3.33, "3,3333333333 dagar är mer än")]
)
def test_a_mean_is_compared_as_it_is_shown_unless_that_hides_the_difference(bound: float, said: str) -> None:
    days = "{period: 2025-05, värde: 3}, {period: 2025-06, värde: 3}, {period: 2025-07, värde: 4}"
    text = f"räknas: medel\nenhet: dagar\nmål: {{högst: {bound}, senast: 2025}}\nutfall: [{days}]"
    assert said in indicator(text)


def test_of_two_outcomes_that_contradict_neither_is_the_value_and_both_are_shown() -> None:
    first = "{period: 2024-T2, värde: 30}, {period: 2025-T1, värde: 33}"
    outcomes = f"utfall: [{first}, {{period: 2025-T2, värde: 40}}, {{period: 2025-T2, värde: 35}}]"
    text = f"{HEAD}indikatorer: [{{id: I1, namn: Mått, enhet: hushåll, räknas: läge, {outcomes}}}]\n"
    asked = standing(text)
    (it,) = asked.plan.indicators
    assert asked.shown(it) is None
    (line,) = report.build(asked.plan, T2).indicators
    assert line.outcome
    assert [30, 33] == [slot.value for slot in line.earlier]
    assert "40\u00a0hushåll / 35\u00a0hushåll" == units.figure(line.outcome, it.unit)


def test_what_was_written_after_the_day_is_told_as_unseen() -> None:
    asked = PlanStanding(read("p.yaml", PROMISE).plan, Moment(YEAR, T2.end))
    one = explain(asked, find(asked.plan, RequestedItem.of("I1"))[0])
    assert "daterat 10 september 2025: 9 kontroller (syns inte: den skrevs efter 31 augusti 2025)" in told(
        one
    )


def test_a_gap_in_a_time_that_is_over_would_change_it() -> None:
    answer = indicator(
        "räknas: summa\nmål: {minst: 9, senast: 2025-H1}\nutfall: [{period: 2025-Q1, värde: 3}]"
    )
    assert "ett utfall för april–juni 2025" in answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "tid: {till: 2025-06-30}\nuppföljning: [{avser: 2025-T1, status: pågår}]",
            [
                "försenad",
                "slutdatum: 30 juni 2025 (har passerat)",
                "rapporterad som ”pågår”",
                "januari–april 2025: pågår",
            ],
        ),
        (
            "tid: {till: 2025-06-30}",
            ["status saknas", "slutdatumet 30 juni 2025 har passerat", "aldrig försenat"],
        ),
        ("tid: {från: 2026-02-01}", ["har inte börjat", "börjar 1 februari 2026"]),
        (
            "uppföljning: [{avser: 2025-T1, status: pågår}, {avser: 2025-T2, status: genomförd, ord: Klart!}]",
            ["genomförd, i dokumentet ”Klart!”", "pågår (räknas inte: en senare uppföljning räknas)"],
        ),
        (
            (
                "ansvarig: [TK, polisen]\nuppföljning: [{avser: 2025-T2, part: TK, status: genomförd},"
                " {avser: 2025-T2, part: polisen, status: pågår}]"
            ),
            ["pågår", "kommit kortast", "Tekniska kontoret: genomförd", "Polisen: pågår"],
        ),
        ("uppföljning: [{avser: 2025-T2, kommentar: Ja}]", ["räknas inte: den anger ingen status"]),
        (
            "tid: {till: 2025-02-01}\nuppföljning: [{avser: 2025-T1, status: genomförd}]",
            ["inte med i den rapporten"],
        ),
    ],
)
def test_each_state_of_a_measure_is_explained(text: str, said: list[str]) -> None:
    answer = measure(text)
    assert [] == [word for word in said if word not in answer], answer


def test_an_internal_entry_is_never_shown() -> None:
    answer = measure(
        "uppföljning: [{avser: 2025-T1, status: pågår}, {avser: 2025-T2, status: avbruten, intern: ja}]"
    )
    assert "avbruten" not in answer.replace("vilande eller avbruten", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("uppföljning: [{avser: 2025-T2, bedömning: hållet}]", ["hållet", "bedömt för maj–augusti 2025"]),
        (
            "uppföljning: [{avser: 2025-T1, bedömning: hållet}]",
            [
                "inte rapporterat",
                "senast bedömt för januari–april 2025: hållet",
                "en uppföljning för maj–augusti 2025",
            ],
        ),
        ("uppföljning: [{avser: 2025-T2, kommentar: Ja}]", ["rapporterat utan bedömning"]),
        (
            "uppföljning: [{avser: 2025-T2, bedömning: ej bedömt}]",
            ["kan inte bedömas", "de som rapporterade skrev"],
        ),
    ],
)
def test_each_answer_on_a_promise_is_explained(text: str, said: list[str]) -> None:
    answer = promise(text)
    assert [] == [word for word in said if word not in answer], answer


def test_a_promise_outside_its_time_is_said_to_be_that_and_not_to_lack_a_report() -> None:
    answer = promise("gäller: {från: 2026-01-01, till: 2026-12-31}")
    assert answer.startswith("hör inte till perioden\n")
    assert "hör därför inte till perioden" in answer
    assert "en annan giltighetstid för löftet (gäller)" in answer
    assert [] == [item for item in ("inte rapporterat", "en uppföljning för") if item in answer]


@pytest.mark.parametrize("text", ["försenade", "forsenad", "hur många är försenade?", "Försenad"])
def test_a_count_is_asked_for_in_words(text: str) -> None:
    (one,) = explain_counts(standing(PROMISE), text)
    assert (1, 2, ["N1"]) == (one.number, one.among, [each.id for each in one.items])
    assert "N1 Belysning: rapporterad som ”pågår”, och slutdatumet 30 juni 2025 har passerat" in told(one)


def test_a_count_names_each_that_lacks_a_report() -> None:
    (one,) = explain_counts(standing(PROMISE), "utan-rapport")
    assert ["N1", "N2"] == [each.id for each in one.items]


# That it is the answer that all others give


def _same_as_report(document: Document, period: Period) -> None:
    made, asked = report.build(document.plan, period), PlanStanding(document.plan, Moment(period))
    answers: dict[tuple[str, str], Any] = {
        **{
            ("measure", measure_report.measure.id): measure_report.standing.state
            for measure_report in made.measures
        },
        **{("goal", goal.goal.id): goal.opinion.what for goal in made.goals},
        **{
            ("promise", promise_report.promise.id): promise_report.opinion.what
            for promise_report in made.promises
        },
        **{
            ("indicator", indicator_report.indicator.id): indicator_report.progress.verdict
            for indicator_report in made.indicators
        },
    }
    found = {
        (item.kind, item.id): explain(asked, item).what for item in everything(asked.plan) if item.is_judged
    }
    assert answers == {key: found[key] for key in answers}
    for what, number in _counts(made):
        assert number == sum(
            explanation.number or 0 for explanation in made.summary.why if explanation.what is what
        )
        assert number == sum(
            count.number or 0 for count in explain_counts(asked, _word(what)) if count.what is what
        )


def _counts(made: report.Report) -> Iterator[tuple[Any, int]]:
    """Yield everything that a summary counts, and how many it says there are."""
    yield from ((share.state, share.count) for share in made.summary.shares)
    found = [*made.summary.goals, *made.summary.promises, *made.summary.indicators]
    for tally in found:
        yield tally.what, sum(other.count for other in found if other.what is tally.what)


def _word(what: object) -> str:
    return next(word for word, meant in words().items() if any(item is what for item in meant))


@pytest.mark.parametrize("path", [*PLANS, ROOT / "tests" / "full.yaml"], ids=lambda path: path.stem)
@pytest.mark.parametrize("period", ["2016", "2019", "2022-T2", "2025"])
def test_every_answer_is_that_of_the_report(path: Path, period: str) -> None:
    _same_as_report(read(path.name, path.read_bytes()), Period.parse(period))


VALUES = some.integers(-3, 12)
OUTCOME = some.builds(
    "{{period: {}, värde: {}{}}}".format,
    some.sampled_from(["2024", "2024-T2", "2025-T1", "2025-T2", "2025-05", "2025-H1", "2025-Q1", "2026-01"]),
    VALUES,
    some.sampled_from(
        ["", ", rättar: ja", ", plats: A", ", plats: B", ", datum: 2025-06-01", ", jämförbar: nej"]
    ),
)
TARGET = some.sampled_from(
    [
        "{minst: 5}", "{högst: 5}", "{exakt: 5}", "{minst: 2, högst: 5, senast: 2025-H1}", "{riktning: öka}",
        "{ändring_procent: -50}", "{jämfört_med: samma period året före, riktning: minska}",
        "{återkommande: {antal: 2, per: tertial}}", "{återkommande: {minst: 2, per: kvartal}, minst: 9}",
        "{minst: 3, per_plats: ja, platser: [A, B]}", "{minst: 3, platser: [A, B]}",
    ]
)  # fmt: skip
INDICATOR = some.builds(
    "  - id: I1\n    namn: Mått\n{}    mål: {}\n    baslinje: {{värde: 4, år: 2024}}\n    utfall: [{}]\n".format,
    some.sampled_from(["", *(f"    räknas: {counting}\n" for counting in Counting)]),
    TARGET,
    some.lists(OUTCOME, max_size=5).map(", ".join),
)


@given(INDICATOR, some.sampled_from(["2024", "2025-T1", "2025-T2", "2025"]))
def test_whatever_is_measured_the_answer_is_that_of_the_report_and_the_sum_adds_up(
    text: str, period: str
) -> None:
    document = read("p.yaml", f"{HEAD}indikatorer:\n{text}")
    _same_as_report(document, Period.parse(period))
    asked = PlanStanding(document.plan, Moment(Period.parse(period)))
    (one,) = asked.plan.indicators
    progress, answer = asked.progress(one), explain(asked, find(asked.plan, RequestedItem.of("I1"))[0])
    assert told(answer)
    if (
        progress.amount
        and progress.amount.counting is Counting.SUM
        and not progress.counts
        and not progress.places
    ):
        basis = [route for route in (each.route for each in answer.inputs) if route[-1] == "baslinje"]
        compared = {translate(each.note) for each in answer.inputs if each.note}
        if not basis and "det som värdet jämförs med" not in compared:
            counted = [
                one.outcomes[int(each.route[-1])].value or 0.0 for each in answer.inputs if each.counts
            ]
            assert pytest.approx(progress.amount.value) == sum(counted)


def _json(answer: Outcome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(answer.out)["explanations"]
    return found


@pytest.mark.parametrize("path", [*PLANS, ROOT / "tests" / "full.yaml"], ids=lambda path: path.stem)
def test_the_words_are_those_of_queries(trygg: Trygg, path: Path) -> None:
    for table, column in (("åtgärd", "läge"), ("indikator", "bedömning")):
        rows = json.loads(
            trygg("query", f"select id, {column} from {table}", path, "--no-cache", "-f", "json").out
        )
        for row in rows["rows"][:8]:
            (one,) = _json(trygg("why", row["id"], path, "-f", "json"))
            assert row[column] == one["answer"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a plan, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "p.yaml").write_text(PROMISE, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_every_input_has_the_line_where_it_stands(trygg: Trygg) -> None:
    lines = PROMISE.splitlines()
    (one,) = _json(trygg("why", "I1", "--period", "2025", "-f", "json"))
    shown = {each["period"]: lines[each["line"] - 1] for each in one["inputs"]}
    assert ["2025-T1", "2025-T2", "2025-T3"] == [*shown]
    assert all(f"period: {period}," in line for period, line in shown.items())
    (late,) = _json(trygg("why", "N1", "--period", "2025-T2", "-f", "json"))
    assert ["    tid: {till: 2025-06-30}", "      - {avser: 2025-T1, status: pågår, datum: 2025-05-05}"] == [
        lines[each["line"] - 1] for each in late["inputs"]
    ]


@pytest.mark.usefixtures("folder")
def test_a_person_sees_file_line_period_day_and_sum(trygg: Trygg) -> None:
    answer = trygg("why", "I1", "--tertial", "2", "--year", "2025")
    assert 0 == answer.code
    assert "Indikator I1 Fartkontroller: på väg" in answer.out
    assert "  plans/p.yaml:15  maj–augusti 2025, daterat 10 september 2025: 9 kontroller\n" in answer.out
    assert "  6 + 9 = 15\n" in answer.out


@pytest.mark.usefixtures("folder")
def test_markdown_is_for_minutes(trygg: Trygg) -> None:
    answer = trygg("why", "I1", "--period", "2025", "-f", "markdown")
    assert answer.out.startswith("## Indikator I1 Fartkontroller: uppnått\n")
    assert "- `plans/p.yaml:14` januari–april 2025, daterat 8 maj 2025: 6 kontroller\n" in answer.out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("n1",), 'menade du "N1"?'),
        (("X",), "det finns N1, N2, I1"),
        (("försnade",), 'menade du "försenade"?'),
        (("TK",), "TK (aktör) är inget som bedöms"),
        (("mål:I1",), "inget i planerna har id I1"),
        (("I1", "--period", "sommaren"), '"sommaren" är ingen period'),
        (("I1", "plans/none.yaml"), "det finns ingen sådan fil"),
    ],
)
def test_what_cannot_be_answered_says_why(trygg: Trygg, arguments: tuple[str, ...], said: str) -> None:
    answer = trygg("why", *arguments)
    assert (2, "") == (answer.code, answer.out)
    assert said in answer.err


def test_for_a_period_the_plans_that_hold_then_are_asked_and_others_where_none_does(
    trygg: Trygg, folder: Path
) -> None:
    for year in (2024, 2025):
        valid = f"gäller: {{från: {year}-01-01, till: {year}-12-31}}\n"
        text = f"id: p-{year}\ntitel: P\ntyp: handlingsplan\n{valid}åtgärder: [{{id: A1, åtgärd: Ljus}}]\n"
        (folder / "plans" / f"{year}.yaml").write_text(text, "utf-8")
    (folder / "plans" / "p.yaml").unlink()
    told = trygg("why", "utan-rapport", "--period", "2025-T2").out
    assert ("plans/2025.yaml" in told, "plans/2024.yaml" in told) == (True, False)
    named = trygg("why", "utan-rapport", "--period", "2025-T2", "plans/2024.yaml").out
    assert "plans/2024.yaml" in named
    assert "plans/2024.yaml" in trygg("why", "A1", "--period", "2027").out


def test_an_id_of_several_things_asks_which(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "p.yaml").write_text(f"{PROMISE}mål: [{{id: I1, mål: Färre}}]\n", "utf-8")
    answer = trygg("why", "I1")
    assert 2 == answer.code
    assert "mål:I1, indikator:I1" in answer.err
    assert "Mål I1 Färre" in trygg("why", "mål:I1").out


@pytest.mark.parametrize(("form", "other"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_an_id_is_the_same_however_its_letters_are_stored(
    trygg: Trygg, folder: Path, form: Literal["NFC", "NFD"], other: Literal["NFC", "NFD"]
) -> None:
    (folder / "plans" / "p.yaml").write_text(
        PROMISE.replace("id: I1", f"id: {normalize(form, 'Å1')}"), "utf-8"
    )
    assert 0 == trygg("why", normalize(other, "indikator:Å1")).code


def test_an_id_in_several_plans_is_told_from_each(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "q.yaml").write_text(PROMISE.replace("id: p\n", "id: q\n"), "utf-8")
    assert ["plans/p.yaml", "plans/q.yaml"] == [
        item["file"] for item in _json(trygg("why", "I1", "-f", "json"))
    ]


def test_a_broken_plan_is_told_of_and_the_others_answer(trygg: Trygg, folder: Path) -> None:
    (folder / "plans" / "q.yaml").write_text("id: q\n", "utf-8")
    answer = trygg("why", "I1")
    assert 1 == answer.code
    assert "inget i plans/q.yaml kan förklaras förrän detta är rättat" in answer.err
    assert "Indikator I1" in answer.out


# In reports


@pytest.mark.usefixtures("folder")
def test_a_report_holds_the_same_sentences(trygg: Trygg) -> None:
    said = ["6 + 9 = 15", "minst 3 kontroller till, senast 31 december 2025"]
    page = trygg("report", "plans/p.yaml", "--period", "2025-T2", "-o", "-", "-f", "html").out
    text = trygg("report", "plans/p.yaml", "--period", "2025-T2", "-o", "-", "-f", "markdown").out
    assert "<summary>Så har I1 bedömts: på väg</summary>" in page
    assert "<summary>Så har N1 bedömts: försenad</summary>" in page
    assert "<summary>Så är det räknat: 1 av 2 åtgärder är försenad</summary>" in page
    assert "## Hur bedömningarna är gjorda" in text
    assert [] == [word for word in said if word not in page.replace("Minst", "minst")]
    assert [] == [word for word in said if word not in text.replace("Minst", "minst")]
    assert "p.yaml:" not in page + text


def test_explanations_are_only_made_where_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("trygg_cli.why.indicator_verdict.rules", refuse)
    made = report.build(read("p.yaml", PROMISE).plan, T2)
    assert Verdict.ON_THE_WAY is made.indicators[0].progress.verdict
    with pytest.raises(AssertionError):
        assert made.indicators[0].why


def test_every_word_of_a_count_is_known() -> None:
    assert all(map(is_count, words()))


@pytest.mark.parametrize(("period", "is_told"), [("2025-T1", False), ("2025-T2", True)])
def test_a_report_tells_what_was_corrected_since_it_was_reported(
    trygg: Trygg, folder: Path, period: str, *, is_told: bool
) -> None:
    corrected = "{period: 2025-T1, värde: 8, rättar: ja, datum: 2025-09-01}\n"
    text = PROMISE.replace("åtgärder:", f"      - {corrected}åtgärder:")
    (folder / "plans" / "p.yaml").write_text(text, "utf-8")
    for kind in ("html", "markdown"):
        made = trygg("report", "plans/p.yaml", "--period", period, "-o", "-", "-f", kind).out.replace(
            "\xa0", " "
        )
        said = "I1 Fartkontroller, tertial 1 2025: 8 kontroller i stället för 6 kontroller (rättat 1 september 2025)"
        assert is_told is (said in made)


def test_a_sum_that_may_not_be_more_is_not_changed_by_what_is_enough() -> None:
    text = "räknas: summa\nmål: {minst: 20, högst: 30}\nutfall: [{period: 2025-T1, värde: 18}]"
    said = indicator(text)
    assert "mer än 12 till" in said
    assert "minst 2" not in said


_ONE = "utfall: [{period: 2025-T1, värde: 6}]"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"räknas: unika\nmål: {{minst: 5, högst: 20}}\n{_ONE}", "ett utfall som är mer än 20"),
        (
            f"räknas: summa\nbaslinje: {{värde: 100, år: 2024}}\nmål: {{ändring_procent: -10}}\n{_ONE}",
            "mer än 84 till",
        ),
    ],
)
def test_that_more_would_be_too_much_is_told_wherever_there_is_a_bound(text: str, said: str) -> None:
    assert said in indicator(text)


def test_that_more_would_be_too_much_is_told_of_a_unit_of_time_that_goes_on() -> None:
    text = "mål: {återkommande: {minst: 1, högst: 4, per: kvartal}}\nutfall: [{period: 2025-Q2, värde: 2}]"
    assert "juli–september 2025: mer än 4 till" in indicator(text)
    assert "mer än 4 till" not in indicator(text.replace("värde: 2", "värde: 5"))


def test_a_unit_of_time_that_goes_on_is_not_told_as_unmeasured() -> None:
    text = "mål: {återkommande: {minst: 1, per: kvartal}}\nutfall: [{period: 2025-Q2, värde: 2}]"
    said = indicator(text)
    assert "juli–september 2025: inte slut än, och inget mätt hittills" in said
    assert "juli–september 2025 är inte mätt" not in said
    assert "september 2025: inte mätt" in indicator(text, Period.parse("2025-T3"))


def test_what_is_missed_is_not_changed_by_what_was_never_measured() -> None:
    text = "räknas: summa\nmål: {högst: 3}\nutfall: [{period: 2025-T1, värde: 8}]"
    said = indicator(text, Period.parse("2025"))
    assert "bara ett rättat utfall (rättar: ja), eftersom tiden är slut" in said
    assert "ett utfall för" not in said


def test_of_a_broken_plan_it_is_not_said_when_it_holds(trygg: Trygg, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("id: p\ntitel: P\ntyp: handlingsplan\nfel: x\n", "utf-8")
    answer = trygg("why", "I1", path, "--period", "2025-T2")
    assert 1 == answer.code
    assert "ingen plan gäller" not in answer.err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("försenade", "1 av 3 åtgärder är försenad"),
        ("genomförda", "2 av 3 åtgärder är genomförda"),
        ("hållet", "2 av 2 löften är hållna"),
        ("uppnått", "1 av 1 mål är uppnått"),
        ("inte uppnått", "1 av 1 indikator med målvärde har inte nått det"),
        ("avbrutna", "0 av 3 åtgärder är avbrutna"),
    ],
)
def test_a_count_agrees_with_its_number(asked: str, said: str, trygg: Trygg, tmp_path: Path) -> None:
    done, kept = "[{avser: 2025, status: genomförd}]", "[{avser: 2025, bedömning: hållet}]"
    late = "tid: {till: 2025-05-01}, uppföljning: [{avser: 2025, status: pågår}]"
    path = tmp_path / "p.yaml"
    path.write_text(
        "id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n"
        f"  - {{id: A1, åtgärd: Å, uppföljning: {done}}}\n  - {{id: A2, åtgärd: Å, uppföljning: {done}}}\n"
        f"  - {{id: A3, åtgärd: Å, {late}}}\n"
        f"löften:\n  - {{id: L1, löfte: L, uppföljning: {kept}}}\n  - {{id: L2, löfte: L, uppföljning: {kept}}}\n"
        "mål: [{id: M1, mål: M, uppföljning: [{avser: 2025, bedömning: uppnått}]}]\n"
        "indikatorer:\n  - id: I1\n    namn: I\n    räknas: läge\n"
        "    mål: {minst: 3, senast: 2024}\n    utfall: [{period: 2024, värde: 1}]\n",
        "utf-8",
    )
    assert said in trygg("why", asked, str(path), "--period", "2025").out


@pytest.mark.parametrize(
    ("written", "said", "not_said"),
    [
        (
            "räknas: medel\nmål: {högst: 48}\nutfall: [{period: 2025-T1, värde: 60}, {period: 2025-T2, värde: 40}]",
            [
                "inte uppnått",
                "september–december 2025 är inte mätt",
                "ett utfall för september–december 2025",
            ],
            ["bara ett rättat utfall"],
        ),
        (
            "räknas: läge\nmål: {minst: 8}\nutfall: [{period: 2025-T1, värde: 3}]",
            [
                "inte uppnått",
                "ett utfall för maj–december 2025, som inte är mätt",
                "ett rättat utfall (rättar: ja)",
            ],
            ["bara ett rättat utfall", "januari–april 2025 är inte mätt"],
        ),
        (
            "räknas: läge\nmål: {minst: 8}\nutfall: [{period: 2025-T3, värde: 3}]",
            ["bara ett rättat utfall (rättar: ja), eftersom tiden är slut"],
            ["är inte mätt"],
        ),
        (
            "räknas: summa\nmål: {högst: 8}\nutfall: [{period: 2025-T1, värde: 9}]",
            ["inte uppnått", "bara ett rättat utfall (rättar: ja), eftersom tiden är slut"],
            ["ett utfall för"],
        ),
    ],
)
def test_when_the_time_is_over_an_outcome_for_what_is_not_measured_still_counts(
    written: str, said: list[str], not_said: list[str]
) -> None:
    lines = indicator(written, YEAR)
    assert [] == [text for text in said if text not in lines]
    assert [] == [text for text in not_said if text in lines]


def test_what_is_not_measured_in_one_place_is_said_of_that_place() -> None:
    lines = indicator(
        "mål: {återkommande: {antal: 1, per: tertial}, per_plats: ja, platser: [A, B]}\n"
        "utfall: [{period: 2025-T1, värde: 1, plats: B}, {period: 2025-T2, värde: 1, plats: A}]"
    ).splitlines()
    assert "1 av 2 platser kan inte bedömas: 1 av 1 tertial är inte mätt" in lines
    assert "Backa: maj–augusti 2025 är inte mätt" in lines
    assert "Backa: ett utfall för maj–augusti 2025" in lines
    assert "maj–augusti 2025 är inte mätt" not in lines


def test_a_place_that_nobody_can_judge_is_not_counted_as_one_that_fails() -> None:
    lines = indicator(
        "räknas: läge\nmål: {högst: 2, per_plats: ja, platser: [A, B]}\n"
        "utfall: [{period: 2025-T1, värde: 3, plats: A}]"
    )
    assert "uppnått på 0 av 2 platser; 1 av 2 platser kan inte bedömas" in lines


@pytest.mark.parametrize(
    "asked",
    ["hållna", "hur många löften är inte hållna?", "inte uppnådda", "inte rapporterade", "ej påbörjade"],
)
def test_several_are_asked_for_in_the_plural(asked: str) -> None:
    assert is_count(asked)


YEAR_BEFORE = "jämfört_med: samma period året före"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "räknas: läge\nmål: {ändring_procent: -50}\nutfall: [{period: 2025, värde: 3}]",
            "ett utgångsläge med ett värde",
        ),
        (
            (
                "räknas: läge\nbaslinje: {värde: 3, år: 2024}\nmål: {riktning: öka}\n"
                "utfall: [{period: 2025, värde: 1, jämförbar: nej}]"
            ),
            "utfall som är mätta på samma sätt som det som de jämförs med",
        ),
        (
            (
                "räknas: läge\nbaslinje: {värde: 0, år: 2024}\nmål: {ändring_procent: 5}\n"
                "utfall: [{period: 2025, värde: 1}]"
            ),
            "ett målvärde som är en siffra",
        ),
        (
            f"räknas: summa\nmål: {{riktning: minska, {YEAR_BEFORE}}}\nutfall: [{{period: 2025, värde: 1}}]",
            "ett utfall för samma del av året före",
        ),
        (
            (
                f"räknas: summa\nmål: {{riktning: minska, {YEAR_BEFORE}}}\n"
                "utfall: [{period: 2024, värde: 1}, {period: 2025-T1, värde: 1}]"
            ),
            "ett utfall för maj–december 2025",
        ),
        (
            "räknas: summa\nbaslinje: {värde: 3}\nmål: {riktning: minska}\nutfall: [{period: 2025, värde: 1}]",
            "tiden som utgångsläget gäller (år eller period under baslinje)",
        ),
        (
            "räknas: läge\nmål: {alla: ja}\nutfall: [{period: 2025, värde: 1}]",
            "ett målvärde som säger hur många de är (minst)",
        ),
        (
            "räknas: läge\nenhet: besök\nmål: {inom: {antal: 2, enhet: dagar}}\nutfall: [{period: 2025, värde: 1}]",
            "en enhet som är en tid, eller procent",
        ),
        (
            "räknas: läge\nenhet: månader\nmål: {inom: {antal: 2, enhet: dagar}}\nutfall: [{period: 2025, värde: 1}]",
            "en enhet som går att jämföra med den under inom",
        ),
        (
            (
                "räknas: summa\nmål: {minst: 5}\n"
                "utfall: [{period: 2025-01/2025-03, värde: 1}, {period: 2025-02/2025-04, värde: 1}]"
            ),
            "utfall för tider som inte överlappar varandra",
        ),
        (
            "mål: {återkommande: {text: ofta}}\nutfall: [{period: 2025, värde: 1}]",
            "hur många gånger, och per vilken tid",
        ),
        (
            "räknas: läge\nmål: {minst: 1, per_plats: ja}\nutfall: [{period: 2025, värde: 1, plats: A}]",
            "platserna som det gäller för (platser under mål)",
        ),
        (
            (
                "räknas: läge\nmål: {minst: 1, per_plats: ja, platser: [A, B]}\n"
                "utfall: [{period: 2025, värde: 1, plats: A}]"
            ),
            "Backa: ett utfall med ett värde",
        ),
        (
            (
                "räknas: läge\nmål: {minst: 1, varav: [{undergrupp: flickor, minst: 1}]}\n"
                "utfall: [{period: 2025, värde: 1}]"
            ),
            "ett utfall med ett värde för flickor",
        ),
    ],
)
def test_what_cannot_be_judged_is_answered_with_what_would_let_it_be(written: str, said: str) -> None:
    *_, last = indicator(written, YEAR).splitlines()
    assert last.startswith(said)


def test_more_than_the_baseline_is_not_at_least_the_baseline() -> None:
    written = (
        "räknas: läge\nbaslinje: {värde: 10, år: 2024}\nmål: {riktning: RIKTNING}\n"
        "utfall: [{period: 2025-T2, värde: 10}]"
    )
    assert "ett utfall som är mer än 10, senast" in indicator(written.replace("RIKTNING", "öka"))
    assert "ett utfall som är mindre än 10, senast" in indicator(written.replace("RIKTNING", "minska"))


def test_times_that_follow_on_one_another_are_told_as_one() -> None:
    lines = indicator(
        "mål: {återkommande: {antal: 2, per: vecka}}\nutfall: [{period: 2025-v20, värde: 2}]"
    ).splitlines()
    assert "28 april – 11 maj 2025 är inte mätt" in lines
    assert "ett utfall för 19 maj – 31 augusti 2025" in lines


def test_several_times_are_listed_as_a_sentence_lists_them() -> None:
    said = indicator(
        "räknas: summa\nmål: {minst: 9}\nutfall: [{period: 2025-02, värde: 3}, {period: 2025-T2, värde: 3}]",
        YEAR,
    )
    assert "januari 2025, mars–april 2025 och september–december 2025 är inte mätta" in said


def test_what_was_assessed_before_is_no_reason_that_nothing_is_now() -> None:
    text = (
        HEAD
        + "mål: [{id: M1, mål: M, uppföljning: [{avser: 2025-T1, bedömning: uppnått}, {avser: 2025-T2}]}]\n"
    )
    one = explained(text, "M1")
    assert one.reason is None
    assert "senast bedömt för januari–april 2025: uppnått" in told(one)


def test_what_was_reported_on_is_counted_by_what_was_reported_and_not_by_its_state() -> None:
    late = "tid: {till: 2025-06-30}, uppföljning: [{avser: 2025-T2, status: pågår}]"
    text = HEAD + f"åtgärder: [{{id: N1, åtgärd: Å, {late}}}]\n"
    (one,) = explain_counts(standing(text), "rapporterade")
    assert ["rapporterat för maj–augusti 2025"] == [translate(item.reason) for item in one.items]


def test_of_parties_that_say_the_same_the_latest_counts() -> None:
    entries = "{avser: 2025-T1, part: TK, status: pågår}, {avser: 2025-T1, part: polisen, status: pågår}"
    entries += ", {avser: 2025-T2, part: TK, status: pågår}"
    text = f"åtaganden: [{{part: TK}}, {{part: polisen}}]\nuppföljning: [{entries}]"
    assert measure(text).startswith("pågår\nrapporterat för maj–augusti 2025\n")


@pytest.mark.parametrize("period", [Period.parse("2025-T1"), T2, YEAR])
def test_that_a_later_report_took_the_place_of_one_is_told_alike_in_every_period(period: Period) -> None:
    goes_back = "{avser: 2025-T1, datum: 2025-05-01, status: genomförd}"
    said = measure(
        f"uppföljning: [{goes_back}, {{avser: 2025-T1, datum: 2025-05-20, status: pågår}}]", period
    )
    assert "1 maj 2025: genomförd (räknas inte: en senare uppföljning räknas)" in said
    assert "säger olika: genomförd och pågår; den som är daterad senast räknas: pågår" in said


def test_of_an_earlier_time_the_one_that_was_replaced_is_told_as_that() -> None:
    entries = "{avser: 2025-T1, datum: 2025-05-01, bedömning: bedöms uppnås}"
    entries += ", {avser: 2025-T1, datum: 2025-05-20, bedömning: uppnås delvis}"
    said = told(explained(HEAD + f"mål: [{{id: M1, mål: M, uppföljning: [{entries}]}}]\n", "M1"))
    assert (
        "bedöms uppnås (räknas inte: den gäller en tidigare tid, och en annan uppföljning av samma tid anges)"
        in said
    )


@pytest.mark.parametrize("first", ["hållet", "inte hållet"])
def test_of_two_assessments_of_one_day_neither_is_said_to_be_the_later(first: str) -> None:
    second = "inte hållet" if first == "hållet" else "hållet"
    text = HEAD + "löften: [{id: L1, löfte: L, uppföljning: ["
    text += (
        ", ".join(f"{{avser: 2025-T2, datum: 2025-09-01, bedömning: {word}}}" for word in (first, second))
        + "]}]\n"
    )
    lines = told(explained(text, "L1"))
    assert f"två uppföljningar av maj–augusti 2025 säger olika: {first} och {second}" in lines
    assert lines.startswith("inte hållet\n")
    assert "inget visar vilken som är den senare, så den som anger minst räknas: inte hållet" in lines
    assert "2025: hållet (räknas inte: en annan uppföljning av samma tid anger mindre" in lines
    assert "en senare uppföljning räknas" not in lines


def test_a_later_assessment_that_goes_on_takes_the_place_of_an_earlier() -> None:
    text = HEAD + "löften: [{id: L1, löfte: L, uppföljning: ["
    text += "{avser: 2025-T2, datum: 2025-09-01, bedömning: bedöms inte hållas}, "
    text += "{avser: 2025-T2, datum: 2025-09-09, bedömning: bedöms hållas}]}]\n"
    lines = told(explained(text, "L1"))
    assert lines.startswith("bedöms hållas\n")
    assert "säger olika" not in lines


@pytest.mark.parametrize(
    ("valid", "said"),
    [
        ("{från: 2025-03-01, till: 2025-06-30}", "löftet gäller 1 mars – 30 juni 2025"),
        ("{från: 2025-03-01}", "löftet gäller från och med 1 mars 2025"),
        ("{till: 2025-06-30}", "löftet gäller till och med 30 juni 2025"),
    ],
)
def test_it_is_told_when_a_promise_holds(valid: str, said: str) -> None:
    lines = told(explained(HEAD + f"löften: [{{id: L1, löfte: L, gäller: {valid}}}]\n", "L1"))
    assert f"{said}, och hör därför till perioden" in lines


def test_how_outcomes_go_together_is_only_asked_where_an_answer_waits_for_it() -> None:
    first, second = "{period: 2025-T1, värde: 4}", "{period: 2025-T2, värde: 4}"
    question = "det framgår inte hur utfallen räknas ihop (räknas)"
    assert question not in indicator(f"mål: {{minst: 3}}\nutfall: [{first}]")
    assert question in indicator(f"mål: {{minst: 9}}\nutfall: [{first}, {second}]")


@pytest.mark.parametrize(
    ("title", "before"),
    [("Fler lampor i parken.", "Fler lampor i parken: "), ("Lampor, bänkar m.m.", "Lampor, bänkar m.m.: ")],
)
def test_a_title_that_ends_with_a_stop_has_none_before_a_colon(title: str, before: str) -> None:
    one = explained(f"{HEAD}åtgärder: [{{id: A1, åtgärd: '{title}', ansvarig: [TK]}}]\n", "A1")
    assert before in heading(one)
    assert title == one.title


def of_two_parties(*more: str) -> str:
    """Return a plan whose goal two parties have assessed for January to April, and what came after."""
    entries = (
        "{avser: 2024-T3, bedömning: bedöms uppnås}",
        "{avser: 2025-T1, part: TK, bedömning: uppnått}",
        *more,
    )
    return f"{HEAD}mål: [{{id: M1, mål: M, ansvarig: [TK, polisen], uppföljning: [{', '.join(entries)}]}}]\n"


def test_what_was_assessed_last_is_what_the_whole_came_to_and_not_what_one_party_said() -> None:
    text = of_two_parties("{avser: 2025-T1, part: polisen, bedömning: ej uppnått}")
    assert told(explained(text, "M1", Period.parse("2025-T1"))).startswith("ej uppnått")
    assert "senast bedömt för januari–april 2025: ej uppnått" in told(explained(text, "M1"))


def test_of_parties_that_assess_alike_the_latest_assessment_is_the_one_that_counts() -> None:
    text = of_two_parties(
        "{avser: 2025-T1, part: polisen, bedömning: uppnått}",
        "{avser: 2025-T2, part: TK, bedömning: uppnått}",
    )
    assert "bedömt för maj–augusti 2025" in told(explained(text, "M1", Period.parse("2025")))


def test_a_time_of_which_one_party_could_not_assess_is_not_the_one_that_was_assessed_last() -> None:
    text = of_two_parties("{avser: 2025-T1, part: polisen, bedömning: ej bedömt}")
    lines = told(explained(text, "M1"))
    assert "senast bedömt för september–december 2024: bedöms uppnås" in lines
    assert "Polisen: kan inte bedömas" in lines
    assert "ej bedömt" not in lines


def test_who_has_a_part_of_a_measure_and_has_said_nothing_is_named() -> None:
    said = "uppföljning: [{avser: 2025-T2, part: TK, status: pågår}]"
    text = f"{HEAD}åtgärder: [{{id: A1, åtgärd: A, ansvarig: [TK, polisen], {said}}}]\n"
    assert "ingen rapport från Polisen" in told(explained(text, "A1"))


def test_none_is_counted_of_what_the_plan_has_and_not_of_what_it_lacks() -> None:
    measured = "utfall: [{period: 2025-T1, värde: 3}]"
    text = f"{HEAD}indikatorer: [{{id: I1, namn: N, räknas: läge, mål: {{minst: 2}}, {measured}}}]\n"
    (count,) = explain_counts(standing(text), "utan rapport")
    assert translate(count.answer) == "0 av 1 indikator med målvärde är inte mätt"


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("grupper", "5 grupper är färre än 8 grupper"),
        ("antal", "5 är färre än 8"),
        ("kr", "5 kr är mindre än 8 kr"),
        ("timmar", "5 timmar är mindre än 8 timmar"),
        ("'%'", "5 % är lägre än 8 %"),
        ("indexpoäng", "5 indexpoäng är lägre än 8 indexpoäng"),
    ],
)
def test_what_is_counted_is_fewer_and_a_share_is_lower(unit: str, said: str) -> None:
    text = f"enhet: {unit}\nräknas: läge\nmål: {{minst: 8}}\nutfall: [{{period: 2025-T1, värde: 5}}]"
    assert said in indicator(text).replace("\N{NO-BREAK SPACE}", " ")
