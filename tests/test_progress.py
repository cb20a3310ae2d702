from datetime import date

import pytest

from trygg_cli import language
from trygg_cli.message import Message
from trygg_cli.model.governance import Validity
from trygg_cli.model.indicator import Indicator
from trygg_cli.model.kinds import Direction
from trygg_cli.period import Period
from trygg_cli.standing.amount import Frame
from trygg_cli.standing.moment import Judged
from trygg_cli.standing.outcomes import series
from trygg_cli.standing.progress import Progress, Verdict, assess
from trygg_cli.standing.target_terms import better
from trygg_cli.standing.trend import Trend, course
from trygg_cli.text import source

YEAR = Period.parse("2024")
YEAR_LONG = Validity.model_validate({"från": "2024-01-01", "till": "2024-12-31"})
PLACES = "per_plats: ja, platser: [A, B]"


def indicator(text: str) -> Indicator:
    return Indicator.model_validate({"id": "I1", "namn": "Mått"} | source.parse(text).data)


def progress(text: str, period: Period = YEAR, valid: Validity | None = None) -> Progress:
    return assess(indicator(text), Frame(at_the_end_of(period), valid))


def at_the_end_of(period: Period) -> Judged:
    return Judged(period, period.end, is_asked=False, valid=None)


def in_english(sentence: Message) -> str:
    before = language.current()
    language.use("en")
    try:
        return language.translate(sentence)
    finally:
        language.use(before)


def outcomes(value: float | str, period: str = "2024", more: str = "") -> str:
    return f"utfall: [{{period: {period}, värde: {value}{more}}}]"


@pytest.mark.parametrize(
    ("target", "value", "verdict", "percent"),
    [
        ("mål: {minst: 8}", 8, Verdict.REACHED, 100),
        ("mål: {minst: 8}", 7.9, Verdict.NOT_YET, None),
        ("mål: {minst: 8}\ntyp: prestation", 6, Verdict.ON_THE_WAY, 75),
        ("mål: {minst: 8}\ntyp: prestation", 0, Verdict.NOT_YET, 0),
        ("mål: {minst: 8}\nbaslinje: {värde: 2}", 5, Verdict.ON_THE_WAY, 50),
        ("mål: {minst: 8}\nbaslinje: {värde: 2}", 1, Verdict.NOT_YET, 0),
        ("mål: {minst: 4.72}\nbaslinje: {värde: 3.72}", 4.4, Verdict.ON_THE_WAY, 68),
        ("mål: {minst: 800}\ntyp: prestation", 799, Verdict.ON_THE_WAY, 99),
        ("mål: {minst: 1000}\ntyp: prestation", 999.9, Verdict.ON_THE_WAY, 99),
        ("mål: {högst: 26}", 26, Verdict.REACHED, 100),
        ("mål: {högst: 26}", 27, Verdict.NOT_YET, None),
        ("mål: {högst: 26}\nbaslinje: {värde: 36}", 31, Verdict.ON_THE_WAY, 50),
        ("mål: {högst: 26}\nbaslinje: {värde: 36}", 40, Verdict.NOT_YET, 0),
        ("mål: {högst: 26}\nbaslinje: {värde: 20}", 30, Verdict.NOT_YET, None),
        ("mål: {minst: 0, högst: 2}", 0, Verdict.REACHED, 100),
        ("mål: {minst: 0, högst: 2}", 2, Verdict.REACHED, 100),
        ("mål: {minst: 0, högst: 2}\nbaslinje: {värde: 4}", 3, Verdict.ON_THE_WAY, 50),
        ("mål: {minst: 3, högst: 5}\nbaslinje: {värde: 1}", 2, Verdict.ON_THE_WAY, 50),
        ("mål: {minst: 3, högst: 5}\nbaslinje: {värde: 1}", 6, Verdict.NOT_YET, None),
    ],
)
def test_at_least_at_most_and_a_range_are_compared_with_the_value(
    target: str, value: float, verdict: Verdict, percent: int | None
) -> None:
    found = progress(f"räknas: läge\n{target}\n{outcomes(value)}")
    assert (verdict, percent) == (found.verdict, found.percent)


@pytest.mark.parametrize(("noted", "percent"), [("2024-12-01", None), ("2025-06-01", 50)])
def test_only_a_break_that_is_seen_hides_how_much_of_the_way_is_done(noted: str, percent: int | None) -> None:
    early = f"{{period: 2024-T1, värde: 4, jämförbar: nej, datum: {noted}}}"
    read = indicator(
        "mål: {minst: 8}\nbaslinje: {värde: 2, år: 2023}\nräknas: läge\n"
        f"utfall: [{early}, {{period: 2024-T3, värde: 5, datum: 2024-12-31}}]"
    )
    asked = Judged(YEAR, YEAR.end, is_asked=True, valid=None)
    assert percent == assess(read, Frame(asked, None)).percent


@pytest.mark.parametrize(
    ("change", "start", "value", "verdict", "percent"),
    [
        (-50, 40, 20, Verdict.REACHED, 100),
        (-50, 40, 30, Verdict.ON_THE_WAY, 50),
        (-50, 40, 44, Verdict.NOT_YET, 0),
        (25, 40, 50, Verdict.REACHED, 100),
        (25, 40, 45, Verdict.ON_THE_WAY, 50),
        (10, -10, -9, Verdict.REACHED, 100),
        (0, 40, 40, Verdict.REACHED, 100),
        (0, 40, 41, Verdict.NOT_YET, None),
        (-10, 0.3, 0.27, Verdict.REACHED, 100),
    ],
)
def test_a_change_is_counted_from_the_baseline(
    change: float, start: float, value: float, verdict: Verdict, percent: int | None
) -> None:
    found = progress(f"mål: {{ändring_procent: {change}}}\nbaslinje: {{värde: {start}}}\n{outcomes(value)}")
    assert (verdict, percent) == (found.verdict, found.percent)


@pytest.mark.parametrize("baseline", ["", "baslinje: {text: okänt}", "baslinje: {värde: 0}"])
def test_a_change_without_a_baseline_to_count_from_cannot_be_assessed(baseline: str) -> None:
    found = progress(f"mål: {{ändring_procent: -50}}\n{baseline}\n{outcomes(3)}")
    assert Verdict.UNKNOWN == found.verdict
    assert found.reason is not None


@pytest.mark.parametrize(
    ("rest", "value", "verdict"),
    [
        ("enhet: procent", 100, Verdict.REACHED),
        ("enhet: '%'", 99, Verdict.ON_THE_WAY),
        ("enhet: gym\nskala: {max: 12}", 12, Verdict.REACHED),
        ("enhet: gym\nskala: {max: 12}", 9, Verdict.ON_THE_WAY),
        ("enhet: gym", 12, Verdict.UNKNOWN),
    ],
)
def test_all_of_them_is_a_hundred_per_cent_or_the_top_of_the_scale(
    rest: str, value: float, verdict: Verdict
) -> None:
    assert verdict == progress(f"mål: {{alla: ja}}\n{rest}\n{outcomes(value)}").verdict


@pytest.mark.parametrize(
    ("limit", "rest", "value", "verdict"),
    [
        ("{antal: 48, enhet: timmar}", "enhet: timmar", 48, Verdict.REACHED),
        ("{antal: 48, enhet: timmar}", "enhet: timmar", 49, Verdict.NOT_YET),
        ("{antal: 48, enhet: timmar}", "enhet: dygn", 2, Verdict.REACHED),
        ("{antal: 1, enhet: veckor}", "enhet: dagar", 8, Verdict.NOT_YET),
        ("{antal: 1, enhet: veckor}", "", 1, Verdict.REACHED),
        ("{antal: 1, enhet: månader}", "enhet: dagar", 20, Verdict.UNKNOWN),
        ("{antal: 1, enhet: veckor}", "enhet: procent", 100, Verdict.REACHED),
        ("{antal: 1, enhet: veckor}", "enhet: procent", 90, Verdict.ON_THE_WAY),
        ("{antal: 1, enhet: veckor}", "enhet: samtal", 90, Verdict.UNKNOWN),
    ],
)
def test_within_a_time_is_compared_in_the_unit_of_the_indicator(
    limit: str, rest: str, value: float, verdict: Verdict
) -> None:
    assert verdict == progress(f"mål: {{inom: {limit}}}\n{rest}\n{outcomes(value)}").verdict


def test_a_share_that_is_to_be_in_time_is_compared_with_that_share() -> None:
    text = "enhet: procent\nmål: {minst: 80, inom: {antal: 48, enhet: timmar}}\n"
    assert Verdict.REACHED == progress(text + outcomes(80)).verdict
    assert Verdict.NOT_YET == progress(text + outcomes(79)).verdict


def per_place(target: str, **values: float) -> Progress:
    found = ", ".join(f"{{period: 2024, värde: {value}, plats: {place}}}" for place, value in values.items())
    return progress(f"mål: {{{target}}}\nutfall: [{found}]")


def test_a_target_per_place_is_reached_when_it_is_everywhere() -> None:
    assert Verdict.REACHED == per_place(f"minst: 1, {PLACES}", A=1, B=2).verdict


def test_a_target_per_place_tells_in_how_many_places_it_is_reached() -> None:
    found = per_place(f"minst: 1, {PLACES}", A=1, B=0)
    assert (Verdict.ON_THE_WAY, 50) == (found.verdict, found.percent)
    assert {"reached": 1, "count": 2} == (found.reason and found.reason.args)


def test_a_place_that_is_not_measured_keeps_a_target_per_place_from_being_reached() -> None:
    assert Verdict.UNKNOWN == per_place(f"minst: 1, {PLACES}", A=1).verdict


def test_a_place_that_fails_settles_a_target_per_place_even_when_another_is_not_measured() -> None:
    assert Verdict.NOT_YET == per_place(f"minst: 1, {PLACES}", A=0).verdict


def test_a_target_for_every_place_that_names_none_is_never_reached() -> None:
    assert Verdict.UNKNOWN == per_place("minst: 1, per_plats: ja", A=1, B=1).verdict


def test_a_target_for_places_together_is_not_judged_place_by_place() -> None:
    assert Verdict.UNKNOWN == per_place("högst: 2, platser: [A, B]", A=1, B=3).verdict


def test_values_for_separate_places_say_nothing_about_the_whole() -> None:
    assert Verdict.UNKNOWN == per_place("minst: 1", A=5).verdict


@pytest.mark.parametrize(
    ("target", "reported", "found", "verdict", "percent"),
    [
        ("{antal: 1, per: år}", "2024", "2024: 1", Verdict.REACHED, 100),
        ("{antal: 1, per: år}", "2024-T1", "2024-T1: 1", Verdict.ON_THE_WAY, None),
        ("{antal: 4, per: år}", "2024-T1", "2024-T1: 1", Verdict.ON_THE_WAY, 25),
        ("{antal: 4, per: år}", "2024-T2", "2024-T1: 1, 2024-T2: 2", Verdict.ON_THE_WAY, 75),
        ("{antal: 4, per: år}", "2024", "2024-T1: 1, 2024-T2: 2, 2024-T3: 1", Verdict.REACHED, 100),
        ("{antal: 4, per: år}", "2024", "2024-T1: 1, 2024-T2: 2", Verdict.UNKNOWN, None),
        ("{antal: 4, per: år}", "2024", "2024-T1: 1, 2024-T2: 2, 2024-T3: 0", Verdict.MISSED, 0),
        ("{antal: 4, per: år}", "2024-T1", "2023: 4, 2024-T1: 1", Verdict.ON_THE_WAY, 25),
        ("{antal: 4, per: år}", "2024-T1", "2024-T1: 2, 2024-01: 2", Verdict.ON_THE_WAY, 50),
        ("{antal: 1, per: tertial}", "2024", "2024: 3", Verdict.UNKNOWN, None),
        ("{antal: 2, per: kvartal}", "2024-T2", "2024-Q2: 2", Verdict.REACHED, 100),
        ("{minst: 2, per: termin}", "2024-T2", "2024-H1: 1", Verdict.MISSED, 0),
        ("{antal: 2, per: månad}", "2024-T2", "2024-05: 1", Verdict.MISSED, 0),
        ("{antal: 1, per: vecka}", "2024-T2", "2024-05: 4", Verdict.UNKNOWN, None),
        ("{minst: 4, högst: 6, per: år}", "2024-T2", "2024-T1: 7", Verdict.MISSED, None),
        ("{högst: 6, per: år}", "2024-T2", "2024-T1: 5", Verdict.NOT_YET, None),
        ("{högst: 6, per: kvartal}", "2024-T2", "2024-Q1: 5", Verdict.UNKNOWN, None),
        ("{högst: 6, per: kvartal}", "2024-T2", "2024-Q2: 5", Verdict.REACHED, 100),
        ("{vid_behov: ja}", "2024", "2024: 5", Verdict.UNKNOWN, None),
        ("{text: ofta}", "2024", "2024: 5", Verdict.UNKNOWN, None),
    ],
)
def test_how_often_is_counted_over_the_unit_of_time(
    target: str, reported: str, found: str, verdict: Verdict, percent: int | None
) -> None:
    pairs = [pair.split(": ") for pair in found.split(", ")]
    values = ", ".join(f"{{period: {period}, värde: {value}}}" for period, value in pairs)
    answer = progress(f"mål: {{återkommande: {target}}}\nutfall: [{values}]", Period.parse(reported))
    assert (verdict, percent) == (answer.verdict, answer.percent)


def test_a_value_to_be_reached_so_often_is_how_often() -> None:
    text = f"mål: {{minst: 4, återkommande: {{per: år}}}}\n{outcomes(1, '2024-T1')}"
    assert 25 == progress(text, Period.parse("2024-T1")).percent


def test_how_often_per_time_of_the_plan_needs_to_know_that_time() -> None:
    text = f"mål: {{återkommande: {{antal: 3, per: planperiod}}}}\n{outcomes(3)}"
    valid = Validity.model_validate({"från": "2023-01-01", "till": "2025-12-31"})
    assert Verdict.ON_THE_WAY == progress(text, valid=valid).verdict
    assert Verdict.UNKNOWN == progress(text).verdict
    whole = f"mål: {{återkommande: {{antal: 3, per: planperiod}}}}\n{outcomes(3, '2023/2025')}"
    assert Verdict.REACHED == progress(whole, Period.parse("2025"), valid).verdict


@pytest.mark.parametrize(
    ("target", "value", "part", "verdict"),
    [
        ("{minst: 52, varav: [{undergrupp: pappor, minst_procent: 20}]}", 60, 12, Verdict.REACHED),
        ("{minst: 52, varav: [{undergrupp: pappor, minst_procent: 20}]}", 60, 11, Verdict.ON_THE_WAY),
        ("{minst: 52, varav: [{undergrupp: pappor, minst_procent: 20}]}", 50, 20, Verdict.NOT_YET),
        ("{varav: [{undergrupp: pappor, minst: 10}]}", 60, 10, Verdict.REACHED),
        ("{varav: [{undergrupp: pappor, minst: 10}]}", 60, 5, Verdict.ON_THE_WAY),
        ("{varav: [{undergrupp: mammor, minst: 10}]}", 60, 5, Verdict.UNKNOWN),
        ("{varav: [{undergrupp: pappor}]}", 60, 5, Verdict.UNKNOWN),
    ],
)
def test_a_compound_target_is_reached_when_whole_and_part_are(
    target: str, value: float, part: float, verdict: Verdict
) -> None:
    found = progress(f"mål: {target}\n{outcomes(value, more=f', undergrupper: {{pappor: {part}}}')}")
    assert verdict == found.verdict


def test_a_share_of_an_unknown_whole_cannot_be_assessed() -> None:
    text = "mål: {varav: [{undergrupp: pappor, minst_procent: 20}]}\n"
    assert Verdict.UNKNOWN == progress(text + "utfall: [{period: 2024, undergrupper: {pappor: 3}}]").verdict


def test_a_part_that_is_measured_does_not_stand_for_the_whole() -> None:
    text = "mål: {minst: 5, varav: [{undergrupp: pappor, minst: 2}]}\n"
    assert Verdict.UNKNOWN == progress(text + "utfall: [{period: 2024, undergrupper: {pappor: 3}}]").verdict


@pytest.mark.parametrize(
    ("way", "value", "verdict"),
    [
        ("minska", 3, Verdict.REACHED),
        ("minska", 4, Verdict.NOT_YET),
        ("minska", 5, Verdict.NOT_YET),
        ("öka", 5, Verdict.REACHED),
        ("öka", 4, Verdict.NOT_YET),
    ],
)
def test_a_direction_is_compared_with_the_baseline(way: str, value: float, verdict: Verdict) -> None:
    assert verdict == progress(f"mål: {{riktning: {way}}}\nbaslinje: {{värde: 4}}\n{outcomes(value)}").verdict


def test_a_direction_without_a_baseline_cannot_be_assessed() -> None:
    assert Verdict.UNKNOWN == progress(f"mål: {{riktning: öka}}\n{outcomes(5)}").verdict


@pytest.mark.parametrize(
    "text",
    [
        outcomes(5),
        f"mål: {{text: så många som möjligt}}\n{outcomes(5)}",
        "mål: {minst: 8}",
        "mål: {minst: 8}\nutfall: [{period: 2024, kommentar: mäts senare}]",
        f"mål: {{minst: 8}}\n{outcomes(9, '2025-T1')}",
        "mål: {högst: 8}",
        "mål: {riktning: minska}\nbaslinje: {värde: 3}",
    ],
)
def test_without_target_or_outcome_nothing_is_reached(text: str) -> None:
    found = progress(text)
    assert (Verdict.UNKNOWN, None) == (found.verdict, found.percent)
    assert found.reason is not None


def test_outcomes_up_to_the_period_are_in_order_wherever_they_stand_in_the_file() -> None:
    text = "utfall: [{period: 2024, värde: 3}, {period: 2023, värde: 9}, {period: 2025, värde: 1}]"
    assert [9, 3] == [slot.value for slot in series(indicator(text).outcomes, at_the_end_of(YEAR))[None]]


def test_what_is_not_reached_when_its_time_is_over_is_missed() -> None:
    text = f"typ: prestation\nmål: {{minst: 8, senast: 2024}}\n{outcomes(6)}"
    assert (Verdict.MISSED, 75) == (progress(text).verdict, progress(text).percent)


def test_what_was_not_measured_in_the_period_of_the_target_is_not_called_missed() -> None:
    assert Verdict.UNKNOWN == progress(f"mål: {{minst: 8, senast: 2024}}\n{outcomes(6, '2022')}").verdict


def test_what_has_time_left_is_not_missed() -> None:
    assert Verdict.NOT_YET == progress(f"mål: {{minst: 8, senast: 2025}}\n{outcomes(6)}").verdict


def test_the_condition_furthest_behind_tells_how_much_of_the_way_is_done() -> None:
    text = "typ: prestation\nmål: {minst: 10, varav: [{undergrupp: unga, minst: 10}]}\n"
    assert 20 == progress(text + outcomes(5, more=", undergrupper: {unga: 2}")).percent


@pytest.mark.parametrize(
    ("text", "trend", "symbol"),
    [
        ("mål: {minst: 8}\nutfall: [{period: 2023, värde: 3}, {period: 2024, värde: 4}]", Trend.BETTER, "↗"),
        ("mål: {högst: 8}\nutfall: [{period: 2023, värde: 3}, {period: 2024, värde: 4}]", Trend.WORSE, "↗"),
        ("mål: {högst: 8}\nutfall: [{period: 2023, värde: 4}, {period: 2024, värde: 3}]", Trend.BETTER, "↘"),
        ("utfall: [{period: 2023, värde: 4}, {period: 2024, värde: 3}]", Trend.LOWER, "↘"),
        ("utfall: [{period: 2023, värde: 3}, {period: 2024, värde: 4}]", Trend.HIGHER, "↗"),
        ("utfall: [{period: 2023, värde: 3}, {period: 2024, värde: 3}]", Trend.UNCHANGED, "→"),
        ("utfall: [{period: 2024, värde: 3}]", Trend.UNKNOWN, "–"),
        ("utfall: []", Trend.UNKNOWN, "–"),
        ("baslinje: {värde: 2}\nutfall: [{period: 2024, värde: 3}]", Trend.HIGHER, "↗"),
        ("utfall: [{period: 2023, värde: 9}, {period: 2024-T3, värde: 3}]", Trend.UNKNOWN, "–"),
        (
            "typ: prestation\nbaslinje: {värde: 9}\nutfall: [{period: 2024-T3, värde: 3}]",
            Trend.UNKNOWN,
            "–",
        ),
    ],
)
def test_a_trend_compares_like_with_like(text: str, trend: Trend, symbol: str) -> None:
    it = indicator(text)
    frame = Frame(at_the_end_of(YEAR), None)
    found = course(it, series(it.outcomes, frame.judged).get(None, ()), frame, assess(it, frame))
    assert (trend, symbol) == (found.trend, found.symbol)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("skala: {bättre: minska}\nmål: {minst: 3}", Direction.DOWN),
        ("mål: {riktning: öka}", Direction.UP),
        ("mål: {ändring_procent: -50}", Direction.DOWN),
        ("mål: {inom: {antal: 2, enhet: dagar}}", Direction.DOWN),
        ("mål: {minst: 3}", Direction.UP),
        ("mål: {högst: 3}", Direction.DOWN),
        ("mål: {minst: 1, högst: 3}", None),
        ("mål: {alla: ja}", Direction.UP),
        ("enhet: st", None),
    ],
)
def test_which_way_is_better_follows_from_scale_or_target(text: str, way: Direction | None) -> None:
    assert way == better(indicator(text))


def months(*values: tuple[str, float]) -> str:
    return "utfall: [" + ", ".join(f"{{period: {period}, värde: {value}}}" for period, value in values) + "]"


def test_the_value_of_a_recurring_target_is_that_of_the_last_unit_that_is_over() -> None:
    text = "mål: {återkommande: {minst: 3, per: kvartal}}\n"
    text += months(("2024-Q1", 3), ("2024-Q2", 4), ("2024-07", 1))
    found = progress(text, Period.parse("2024-T2"), YEAR_LONG)
    assert found.amount
    assert (Verdict.REACHED, 4) == (found.verdict, found.amount.value)


def test_the_value_of_a_target_with_several_conditions_is_that_of_one_that_settles_it() -> None:
    text = "mål: {minst: 20, återkommande: {antal: 1, per: kvartal}}\n"
    text += months(*((f"2024-Q{number}", 2) for number in (1, 2, 3, 4)))
    found = progress(text, valid=YEAR_LONG)
    assert found.amount
    assert (Verdict.MISSED, 8) == (found.verdict, found.amount.value)


@pytest.mark.parametrize("part", ["2025-10", "2025-12"])
def test_a_year_that_is_measured_whole_is_compared_also_in_a_quarter_that_is_measured_in_part(
    part: str,
) -> None:
    text = "räknas: summa\nmål: {riktning: minska, jämfört_med: samma period året före}\n"
    text += months(("2024", 100), (part, 9), ("2025", 90))
    assert Verdict.REACHED is progress(text, Period.parse("2025-Q4")).verdict


def test_a_year_that_is_measured_in_part_is_not_compared_with_all_of_the_year_before() -> None:
    text = "räknas: summa\nmål: {riktning: minska, jämfört_med: samma period året före}\n"
    before = (("2023-T1", 21), ("2023-T2", 30), ("2023-T3", 18))
    assert Verdict.UNKNOWN is progress(text + months(*before, ("2024-T1", 5), ("2024-T2", 33))).verdict
    whole = months(*before, ("2024-T1", 5), ("2024-T2", 33), ("2024-T3", 18))
    assert Verdict.REACHED is progress(text + whole).verdict


def test_where_each_place_is_on_its_way_the_target_is() -> None:
    text = f"mål: {{återkommande: {{antal: 2, per: år}}, {PLACES}}}\n"
    text += "utfall: [{period: 2024-T1, värde: 1, plats: A}, {period: 2024-T1, värde: 1, plats: B}]"
    found = progress(text, Period.parse("2024-T1"), YEAR_LONG)
    assert Verdict.ON_THE_WAY is found.verdict


def test_a_sum_is_told_for_the_time_that_was_measured() -> None:
    text = "räknas: summa\nmål: {minst: 50}\n" + months(("2024-01", 8), ("2024-02", 9))
    found = progress(text, Period.parse("2024-T1"), YEAR_LONG)
    assert found.amount
    assert (date(2024, 1, 1), date(2024, 2, 29)) == found.amount.told


def test_a_year_before_that_is_there_is_not_said_to_be_missing_where_this_one_is_measured_per_place() -> None:
    text = "räknas: summa\nmål: {riktning: minska, jämfört_med: samma period året före}\nutfall:\n"
    text += "  - {period: 2023, värde: 9}\n  - {period: 2024, värde: 4, plats: A}\n"
    text += "  - {period: 2024, värde: 3, plats: B}\n"
    found = progress(text)
    assert (
        Verdict.UNKNOWN,
        "it is measured for separate places, and the plan does not say whether these are all",
    ) == (
        found.verdict,
        found.reason and found.reason.text,
    )


def test_a_part_of_the_year_before_that_is_not_measured_is_named() -> None:
    text = "räknas: summa\nmål: {riktning: minska, jämfört_med: samma period året före}\n"
    found = progress(text + months(("2023-T1", 5), ("2024", 12)))
    assert found.reason
    assert "{time} is not measured" == found.reason.text


def test_what_is_not_measured_is_told_once_and_in_agreement_with_how_many_times_it_is() -> None:
    text = "räknas: summa\nmål: {minst: 90, platser: [A, B]}\nutfall:\n"
    text += "  - {period: 2024-T1, värde: 9, plats: A}\n  - {period: 2024-Q1, värde: 9, plats: B}\n"
    text += "  - {period: 2024-T3, värde: 9, plats: A}\n  - {period: 2024-11/2024-12, värde: 9, plats: B}\n"
    found = progress(text, valid=YEAR_LONG)
    assert found.reason
    assert "April–October 2024 is not measured in each place" == in_english(found.reason)


def test_where_times_are_measured_for_the_whole_and_for_places_only_what_is_not_measured_at_all_is_missing() -> (
    None
):
    text = "räknas: summa\nmål: {minst: 90}\nutfall:\n  - {period: 2024-T1, värde: 9}\n"
    text += "  - {period: 2024-T2, värde: 9, plats: A}\n"
    found = progress(text, valid=YEAR_LONG)
    assert found.reason
    assert "September–December 2024 is not measured in each place" == in_english(found.reason)


A_YEAR_AGO = """räknas: summa
mål: {ändring_procent: -25, jämfört_med: samma period året före}
utfall:
- {period: 2023-T2, värde: 20}
- {period: 2024-T2, värde: %s}
"""


@pytest.mark.parametrize("value", [16, 10])
@pytest.mark.parametrize("period", ["2024-T3", "2024-H2", "2024"])
def test_an_earlier_part_of_the_year_does_not_answer_for_one_that_was_not_measured(
    period: str, value: int
) -> None:
    found = progress(A_YEAR_AGO % value, Period.parse(period), YEAR_LONG)
    assert found.verdict is Verdict.UNKNOWN
    assert found.reason
    assert "September–December 2024" in in_english(found.reason)


TWO_YEARS = Validity.model_validate({"från": "2023-01-01", "till": "2024-12-31"})
FEWER = "räknas: summa\nbaslinje: {värde: 100, år: 2022}\nmål: {ändring_procent: -10}\n"


def test_a_year_that_was_too_much_does_not_settle_what_is_to_be_reached_in_a_later_one() -> None:
    text = FEWER + "utfall: [{period: 2023, värde: 95}, {period: 2024, värde: 88}]"
    found = [progress(text, Period.parse(year), TWO_YEARS) for year in ("2023", "2024")]
    assert [(Verdict.ON_THE_WAY, 50), (Verdict.REACHED, 100)] == [(it.verdict, it.percent) for it in found]


def test_a_part_of_a_year_that_is_too_much_does_not_settle_a_later_year() -> None:
    text = FEWER + "utfall: [{period: 2023-T1, värde: 95}]"
    found = progress(text, Period.parse("2023-T1"), TWO_YEARS)
    assert (Verdict.NOT_YET, None) == (found.verdict, found.percent)


@pytest.mark.parametrize("value", [80, 95])
def test_when_the_time_is_over_an_earlier_year_does_not_answer_for_the_last(value: int) -> None:
    found = progress(FEWER + outcomes(value, "2023"), Period.parse("2024"), TWO_YEARS)
    assert found.verdict is Verdict.UNKNOWN
    assert found.reason
    assert in_english(found.reason) == "2024 is not measured"


QUARTERS = """mål: {återkommande: {minst: 4, per: kvartal}}
utfall:
- {period: 2024-Q1, värde: 4}
- {period: 2024-Q2, värde: 3}
- {period: 2024-07, värde: 2}
- {period: 2024-08, värde: 2}
"""


def trend(text: str, period: str, valid: Validity = YEAR_LONG) -> Trend:
    it, frame = indicator(text), Frame(at_the_end_of(Period.parse(period)), valid)
    return course(it, series(it.outcomes, frame.judged).get(None, ()), frame, assess(it, frame)).trend


def test_the_trend_of_what_is_to_happen_in_each_unit_compares_the_sums_of_units() -> None:
    assert Trend.WORSE is trend(QUARTERS, "2024-T2")  # 3 after 4, and not August after July
    assert Trend.BETTER is trend(QUARTERS + "- {period: 2024-09, värde: 1}", "2024-Q3")


def test_a_unit_that_is_not_measured_to_its_end_has_no_trend() -> None:
    assert Trend.UNKNOWN is trend(QUARTERS, "2024-Q3")


def test_the_sum_of_a_unit_is_compared_with_that_of_the_same_unit_of_the_year_before() -> None:
    assert Trend.UNCHANGED is trend(QUARTERS + "- {period: 2023-Q2, värde: 3}", "2024-T2")


def test_the_trend_is_of_what_the_target_compares() -> None:
    text = """räknas: summa
mål: {riktning: öka, jämfört_med: samma period året före}
utfall:
- {period: 2023-H1, värde: 10}
- {period: 2023-H2, värde: 10}
- {period: 2024-H1, värde: 15}
- {period: 2024-H2, värde: 8}
"""
    assert Trend.WORSE is trend(text, "2024-H2")
    assert Trend.BETTER is trend(text, "2024")  # 23 after 20


PARTS_AND_WHOLE = (
    "mål: {minst: 100, riktning: öka}\nutfall: [{period: 2024-T1, värde: 40}, {period: 2024-T2, värde: 55}, "
    "{period: 2024-01/2024-08, värde: 70}%s]"
)


@pytest.mark.parametrize("counted", ["unika", "summa"])
def test_a_figure_for_a_longer_time_is_not_told_by_its_parts(counted: str) -> None:
    text = f"räknas: {counted}\n{PARTS_AND_WHOLE}"
    assert Trend.UNKNOWN is trend(text % "", "2024-T2")
    assert Trend.WORSE is trend(text % ", {period: 2023-01/2023-08, värde: 80}", "2024-T2")


@pytest.mark.parametrize(("time", "told"), [("2023/2024", Trend.UNKNOWN), ("2024", Trend.BETTER)])
def test_a_baseline_of_a_year_is_no_measure_of_two_years(time: str, told: Trend) -> None:
    text = "räknas: unika\nbaslinje: {värde: 50, år: 2022}\nmål: {minst: 90}\n"
    text += f"utfall: [{{period: {time}, värde: 80}}]"
    assert told is trend(text, "2024", TWO_YEARS)


TENTHS = (
    "utfall: [{period: 2024-T1, värde: 0.1}, {period: 2024-T2, värde: 0.1}, {period: 2024-T3, värde: 0.1}]"
)


@pytest.mark.parametrize("target", ["högst: 0.3", "exakt: 0.3", "högst: 0.3, återkommande: {per: år}"])
def test_a_sum_of_decimals_is_what_a_person_comes_to(target: str) -> None:
    found = progress(f"räknas: summa\nmål: {{{target}}}\n{TENTHS}", valid=YEAR_LONG)
    assert found.amount
    assert (Verdict.REACHED, 0.3) == (found.verdict, found.amount.value)


def test_a_correction_without_a_value_takes_the_old_one_back() -> None:
    first, back = "{period: 2024-T1, värde: 9}", "{period: 2024-T1, rättar: ja, kommentar: Fel}"
    found = progress(f"räknas: summa\nmål: {{minst: 8}}\nutfall: [{first}, {back}]", valid=YEAR_LONG)
    assert Verdict.UNKNOWN is found.verdict
    rest = "{period: 2024-T2, värde: 8}"
    found = progress(f"räknas: summa\nmål: {{minst: 8}}\nutfall: [{first}, {rest}, {back}]", valid=YEAR_LONG)
    assert found.amount
    assert (Verdict.REACHED, 8.0) == (found.verdict, found.amount.value)


def test_what_belongs_to_a_group_is_of_the_value_that_is_judged() -> None:
    groups = ("{kvinnor: 3, män: 3}", "{kvinnor: 3}", "{kvinnor: 4}")
    said = [f"{{period: 2024-T{n}, värde: 6, undergrupper: {it}}}" for n, it in enumerate(groups, 1)]
    text = f"mål: {{minst: 8}}\nutfall: [{', '.join(said)}]"
    for counted, value in (("summa", 10.0), ("medel", 3.33), ("läge", 4.0)):
        found = progress(f"räknas: {counted}\n{text}", valid=YEAR_LONG).amount
        assert found
        assert {"kvinnor": value} == found.subgroups


def test_a_unit_of_time_with_two_outcomes_that_contradict_is_not_said_to_be_unmeasured() -> None:
    text = """mål: {återkommande: {minst: 2, per: tertial}}
utfall: [{period: 2024-T1, värde: 2}, {period: 2024-T1, värde: 1}, {period: 2024-T2, värde: 2}"""
    found, lacking = (
        progress(text + more, valid=YEAR_LONG) for more in (", {period: 2024-T3, värde: 2}]", "]")
    )
    assert found.reason
    assert lacking.reason
    twice = (
        "there are two outcomes for January–April 2024, and neither is said to correct the other: rättar: ja"
    )
    assert (Verdict.UNKNOWN, twice) == (found.verdict, in_english(found.reason))
    assert f"1 of 3 tertials is not measured; {twice}" == in_english(lacking.reason)


def test_a_sum_of_a_whole_year_is_compared_with_a_baseline_for_a_year() -> None:
    text = """räknas: summa
baslinje: {värde: 22, år: 2022}
mål: {högst: 11}
utfall: [{period: 2024-T1, värde: 4}, {period: 2024-T2, värde: 3}, {period: 2024-T3, värde: 5}]
"""
    assert Trend.BETTER is trend(text, "2024")  # 12 after 22, and not 5 after 3
    assert Trend.WORSE is trend(text.replace("22, år", "8, år"), "2024")
    assert Trend.BETTER is trend(text, "2024-T2")  # 3 after 4: a part is compared with the part before
    known = text.replace("utfall: [", "utfall: [{period: 2023-T3, värde: 4}, ")
    assert Trend.WORSE is trend(known, "2024")  # 5 after 4, the same part of the year before


def test_the_total_of_a_time_that_is_over_has_not_the_trend_of_its_last_part() -> None:
    text = """räknas: summa
mål: {minst: 4}
utfall: [{period: 2024-T1, värde: 1}, {period: 2024-T2, värde: 2}, {period: 2024-T3, värde: 1}]
"""
    assert Trend.UNKNOWN is trend(text, "2024")  # four are kept, and not worse
    assert Trend.BETTER is trend(text, "2024-T2")


def test_a_baseline_for_the_same_part_of_the_year_before_is_what_the_trend_compares_with() -> None:
    text = """räknas: summa
baslinje: {värde: 60, period: 2023-T2}
mål: {riktning: minska}
utfall: [{period: 2024-T1, värde: 90}, {period: 2024-T2, värde: 60}]
"""
    assert Trend.UNCHANGED is trend(text, "2024-T2")
    assert Trend.BETTER is trend(text.replace("2023-T2", "2022-T2"), "2024-T2")  # the part before is nearer


def test_a_place_that_was_measured_in_another_way_does_not_break_the_series_of_the_whole() -> None:
    target = "räknas: summa\nmål: {jämfört_med: samma period året före, riktning: öka}\n"
    whole = "{period: 2023, värde: 6}, {period: 2024, värde: 9}"
    beside = "{period: 2024, värde: 4, plats: A, jämförbar: nej}"
    assert Verdict.REACHED is progress(f"{target}utfall: [{whole}, {beside}]").verdict
    broken = whole.replace("9", "9, jämförbar: nej")
    assert Verdict.UNKNOWN is progress(f"{target}utfall: [{broken}, {beside}]").verdict


def test_a_single_outcome_before_contradicted_ones_may_be_a_state_that_nobody_knows() -> None:
    text = "mål: {exakt: 1, senast: 2023-H2}\nutfall: [{period: 2023-H2, värde: 7}, %s]"
    later = "{period: 2024-H1, värde: 4}"
    assert Verdict.MORE is progress(text % later).verdict
    assert Verdict.UNKNOWN is progress(text % f"{later}, {later}").verdict


def test_units_of_a_time_that_was_over_before_the_period_are_told_also_where_its_first_day_is_not_said() -> (
    None
):
    text = "mål: {återkommande: {minst: 1, per: kvartal}}\nutfall: [{period: 2023-Q4, värde: %s}]"
    ended = Validity.model_validate({"till": "2023-12-31"})
    found = [progress(text % times, valid=ended).verdict for times in (0, 1)]
    assert [Verdict.MISSED, Verdict.REACHED] == found


def test_what_is_judged_is_in_its_trend_once_also_where_it_was_read_anew() -> None:
    it = indicator(
        "mål: {minst: 3, återkommande: {antal: 5, per: år}, senast: 2025-T2}\n"
        "utfall: [{period: 2024-H2, värde: 6}, {period: 2024-H2, värde: 3, rättar: ja}]"
    )
    valid = Validity.model_validate({"från": "2023-03-01", "till": "2026-02-28"})
    frame = Frame(at_the_end_of(Period.parse("2025")), valid)
    slots = series(it.outcomes, frame.judged)[None]
    assert Trend.UNKNOWN is course(it, slots, frame, assess(it, frame)).trend
