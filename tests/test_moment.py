"""The day that a plan is judged on, and what had been reported by then."""

from datetime import date

import pytest

from trygg_cli.model.plan import Plan
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.standing.moment import Judged, Moment, judge

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
YEAR = "gäller: {från: 2022-01-01, till: 2022-12-31}\n"


def plan(text: str) -> Plan:
    document = read("p", HEAD + text)
    assert () == document.problems
    return document.plan


def day(text: str) -> date | None:
    return judge(plan(text), Moment()).day


def followed_up(*entries: str) -> str:
    return (
        f"åtgärder: [{{id: a, åtgärd: A, uppföljning: [{', '.join(f'{{{entry}}}' for entry in entries)}]}}]\n"
    )


def seen(text: str, moment: Moment) -> list[str]:
    it = plan(text)
    return [entry.period.text for entry in judge(it, moment).seen(it.measures[0].follow_ups)]


def test_a_plan_is_judged_on_the_last_day_that_something_was_reported_for_and_never_today() -> None:
    assert date(2022, 9, 2) == day(YEAR + followed_up("avser: 2022-T2, datum: 2022-09-02", "avser: 2022-T1"))
    assert date(2022, 12, 31) == day(
        YEAR + followed_up("avser: 2022-T2, datum: 2022-09-02", "avser: 2022-T3")
    )


def test_an_outcome_is_something_reported() -> None:
    assert date(2022, 10, 1) == day(
        "indikatorer: [{id: i, namn: I, utfall: [{period: 2022-T2, datum: 2022-10-01}]}]\n"
    )


def test_without_reports_a_plan_is_judged_on_the_day_of_its_version_or_decision() -> None:
    assert date(2022, 1, 1) == day("version: 2022-01-01\ngäller: {till: 2029-12-31}\n")
    assert date(2022, 2, 3) == day("version: 2022-01-01\nbeslut: [{typ: beslut, datum: 2022-02-03}]\n")
    assert day("gäller: {till: 2029-12-31}\n") is None


def test_an_internal_note_moves_nothing() -> None:
    assert date(2022, 4, 30) == day(
        followed_up("avser: 2022-T1", "avser: 2022-T2, datum: 2022-09-02, intern: ja")
    )


@pytest.mark.parametrize("slip", ["2062-05-12", "1922-05-12"])
def test_a_day_more_than_a_year_outside_the_plan_is_as_if_not_written(slip: str) -> None:
    text = YEAR + followed_up(f"avser: 2022-T1, datum: {slip}")
    assert date(2022, 4, 30) == day(text)
    assert ["2022-T1"] == seen(text, Moment(as_of=date(2022, 5, 1)))


def test_a_day_within_a_year_after_the_plan_is_a_day() -> None:
    assert date(2023, 12, 31) == day(YEAR + followed_up("avser: 2022, datum: 2023-12-31"))


def test_on_a_day_that_is_asked_for_only_what_was_written_by_then_about_what_had_begun_is_seen() -> None:
    text = YEAR + followed_up(
        "avser: 2022-T1, datum: 2022-05-10",
        "avser: 2022-T2, datum: 2022-09-10",
        "avser: 2022-T3",
        "avser: 2022",
    )
    asked = Moment(as_of=date(2022, 5, 10))
    assert ["2022-T1", "2022"] == seen(text, asked)
    assert ["2022"] == seen(text, Moment(Period.parse("2022"), date(2022, 5, 9)))


def test_in_a_period_all_that_is_about_it_or_earlier_is_seen_whenever_it_was_written() -> None:
    text = followed_up(
        "avser: 2022-T2, datum: 2023-02-01", "avser: 2022-T1", "avser: 2022-T3, datum: 2022-05-01"
    )
    assert ["2022-T1", "2022-T2"] == seen(text, Moment(Period.parse("2022-T2")))


def test_what_is_about_a_longer_time_says_nothing_of_how_it_was_in_the_middle_of_it() -> None:
    for longer in ("2022", "2021/2022", "2022-H1", "2022-01-01/2022-12-31"):
        assert [] == seen(followed_up(f"avser: {longer}"), Moment(Period.parse("2022-T1")))


def test_a_merged_follow_up_counts_in_each_period_in_it_that_has_nothing_of_its_own() -> None:
    assert ["2022-T1/2022-T2"] == seen(followed_up("avser: 2022-T1/2022-T2"), Moment(Period.parse("2022-T1")))
    both = followed_up("avser: 2022-T1/2022-T2, datum: 2022-09-02", "avser: 2022-T1, datum: 2022-05-02")
    assert ["2022-T1/2022-T2", "2022-T1"] == seen(both, Moment(Period.parse("2022-T1")))


@pytest.mark.parametrize(
    ("judged", "passed"),
    [
        (Judged(Period.parse("2022-T1"), date(2022, 4, 30), is_asked=False, valid=None), [True, True, False]),
        (Judged(None, date(2022, 4, 30), is_asked=True, valid=None), [True, False, False]),
        (Judged(Period.parse("2022-T1"), date(2022, 5, 1), is_asked=True, valid=None), [True, True, False]),
        (Judged(None, None, is_asked=False, valid=None), [False, False, False]),
    ],
)
def test_the_last_day_of_a_period_has_passed_at_its_end_and_another_day_only_the_day_after(
    judged: Judged, passed: list[bool]
) -> None:
    assert passed == [judged.has_passed(date(2022, 4, 29)), judged.has_passed(date(2022, 4, 30)),
                      judged.has_passed(date(2022, 5, 1))]  # fmt: skip


def test_a_time_is_not_over_beyond_the_reported_period_however_late_the_day() -> None:
    judged = Judged(Period.parse("2022-T1"), date(2023, 5, 1), is_asked=True, valid=None)
    assert [True, False] == [judged.is_over(date(2022, 4, 30)), judged.is_over(date(2022, 12, 31))]
