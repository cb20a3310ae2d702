"""Periods are read as they are written, follow one another without gaps, and know what falls in them."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trygg_cli import language
from trygg_cli.period import FIRST_DAY, LAST_DAY, Period, days_in_month, days_later, ends_month, nearest_day
from trygg_cli.words import period_words, spelling
from trygg_cli.words.period_words import HOW

years = st.integers(1900, 2098).map(str)
points = st.one_of(
    years,
    st.builds("{}-T{}".format, years, st.integers(1, 3)),
    st.builds("{}-Q{}".format, years, st.integers(1, 4)),
    st.builds("{}-H{}".format, years, st.integers(1, 2)),
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
)
days = st.dates(date(1900, 1, 1), date(2050, 12, 31))
texts = st.one_of(points, st.builds("{}/{}".format, points, points), st.builds("{}/{}".format, days, days))


def days_of(text: str) -> tuple[str, str]:
    period = Period.parse(text)
    return period.start.isoformat(), period.end.isoformat()


def reads(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True


periods = texts.filter(reads).map(Period.parse)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-T1", "2022-01-01", "2022-04-30"),
        ("2022-T2", "2022-05-01", "2022-08-31"),
        ("2022-T3", "2022-09-01", "2022-12-31"),
        ("2022-Q1", "2022-01-01", "2022-03-31"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-12/2023-02", "2022-12-01", "2023-02-28"),
        ("2022-T1/2022-T2", "2022-01-01", "2022-08-31"),
        ("2016/2019", "2016-01-01", "2019-12-31"),
        ("2022-01-15/2022-02-14", "2022-01-15", "2022-02-14"),
        ("2022-01-15/2022-01-15", "2022-01-15", "2022-01-15"),
        ("2099", "2099-01-01", "2099-12-31"),
    ],
)
def test_period_is_read_as_its_first_and_last_day(text: str, start: str, end: str) -> None:
    assert (start, end) == days_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "2022-T0",
        "2022-T4",
        "2022-Q5",
        "2022-H3",
        "2022-00",
        "2022-13",
        "2022-t2",
        "T2 2022",
        "2022-T2 ",
        "2022\n",
        "2022/",
        "/2022",
        "2022-02-30/2022-03-01",
        "2022-02-30",
        "2022-v54",
        "2022-v53",
        "2022-v1",
        "2022-09-02/2023-01",
        "2023/2022",
        "2022-T2/2022-T1",
        "2022-02-02/2022-02-01",
        "2022/2023/2024",
        "２０２２",
        "2022-0٣",
        "0000",
        "1899",
        "9999",
        "9999-12-30/9999-12-31",
        "2022-W05",
    ],
)
def test_text_that_is_no_period_is_refused(text: str) -> None:
    assert not reads(text)


@given(st.text(alphabet="0123456789-/TQHW ٣", max_size=22) | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert not reads(text) or Period.parse(text).start <= Period.parse(text).end


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("2022", "2023"),
        ("2022-T1", "2022-T2"),
        ("2022-T3", "2023-T1"),
        ("2022-Q4", "2023-Q1"),
        ("2022-H1", "2022-H2"),
        ("2022-12", "2023-01"),
        ("2022-12/2023-02", "2023-03/2023-05"),
        ("2022-T1/2022-T2", "2022-T3"),
        ("2022-Q1/2022-Q3", "2022-Q4"),
        ("2022-v44", "2022-v45"),
        ("2020-v53", "2021-v01"),
        ("2022-v01/2022-v04", "2022-v05"),
        ("2022-12-31", "2023-01-01"),
        ("2016/2019", "2020/2023"),
        ("2022/2023-06", "2023-07/2024-12"),
        ("2022-01-01/2022-03-31", "2022-04-01/2022-06-30"),
        ("2022-01-15/2022-02-14", "2022-02-15/2022-03-17"),
    ],
)
def test_next_period_is_of_the_same_kind(text: str, following: str) -> None:
    assert Period.parse(following) == Period.parse(text).next


@given(periods)
def test_next_period_begins_the_day_after(period: Period) -> None:
    assert period.end + timedelta(days=1) == period.next.start


@given(periods)
def test_the_period_before_ends_the_day_before(period: Period) -> None:
    assume(period.start.year > 1910)
    before = period.previous
    assert period.start - timedelta(days=1) == before.end
    assert before.start.year < 1900 or Period.parse(before.text) == before


@pytest.mark.parametrize(
    ("text", "before"),
    [("2022-T1", "2021-T3"), ("2022", "2021"), ("2022-T2/2022-T3", "2022-T1"), ("2022-03", "2022-02"),
     ("2022-01/2022-03", "2021-10/2021-12"), ("2022-v01", "2021-v52"), ("2022-03-01", "2022-02-28")],
)  # fmt: skip
def test_the_period_before_is_of_the_same_kind(text: str, before: str) -> None:
    assert Period.parse(before) == Period.parse(text).previous


@given(periods)
def test_next_period_stands_for_the_days_it_is_written_with(period: Period) -> None:
    following = period.next
    assert following.end.year > 2099 or Period.parse(following.text) == following


@pytest.mark.parametrize(("kind", "count"), [("T", 3), ("Q", 4), ("H", 2), ("0", 12)])
@given(year=st.integers(1900, 2098))
def test_parts_of_a_year_fill_it(kind: str, count: int, year: int) -> None:
    part = Period.parse(f"{year}-{kind}1")
    parts = [part]
    while parts[-1].end.year == parts[-1].next.end.year == year:
        parts.append(parts[-1].next)
    assert (date(year, 1, 1), date(year, 12, 31)) == (parts[0].start, parts[-1].end)
    assert count == len(parts)


@given(years, st.integers(1, 3))
def test_tertial_is_written_with_year_and_number(year: str, number: int) -> None:
    assert Period.parse(f"{year}-T{number}") == Period.tertial(int(year), number)


@pytest.mark.parametrize(("year", "number"), [(2022, 0), (2022, 4), (22, 1), (20222, 1), (-1, 1)])
def test_tertial_that_there_is_none_of_is_refused(year: int, number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        Period.tertial(year, number)


TERTIAL = Period.parse("2022-T2")


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        ("2022-01-01", "2022-04-30", False),
        ("2022-01-01", "2022-05-01", True),
        ("2022-06-01", "2022-06-01", True),
        ("2022-01-01", "2022-12-31", True),
        ("2022-08-31", "2022-12-31", True),
        ("2022-09-01", "2022-12-31", False),
        (None, "2022-04-30", False),
        (None, "2022-05-01", True),
        ("2022-08-31", None, True),
        ("2022-09-01", None, False),
        (None, None, True),
    ],
)
def test_stretch_overlaps_when_it_shares_a_day(start: str | None, end: str | None, overlaps: bool) -> None:
    first, last = (None if day is None else date.fromisoformat(day) for day in (start, end))
    assert overlaps == TERTIAL.overlaps(first, last)


@given(periods, periods)
def test_overlapping_is_mutual(one: Period, other: Period) -> None:
    assert one.overlaps(other.start, other.end) == other.overlaps(one.start, one.end)


@given(periods, periods)
def test_what_is_covered_overlaps_and_is_no_longer(one: Period, other: Period) -> None:
    if one.covers(other):
        assert one.overlaps(other.start, other.end)
        assert one.end - one.start >= other.end - other.start


@given(periods)
def test_period_covers_itself_and_not_the_next(period: Period) -> None:
    assert period.covers(period)
    assert not period.overlaps(period.next.start, period.next.end)


def test_periods_are_sorted_by_their_days() -> None:
    texts = ["2022-T1", "2022", "2022-T2", "2022-12", "2023"]
    assert texts == [period.text for period in sorted(map(Period.parse, reversed(texts)))]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025-05/2025-05", "2025-05"),
        ("2025-05-01/2025-05-31", "2025-05"),
        ("2025-05-02/2025-05-02", "2025-05-02"),
        ("2025-T1/2025-T1", "2025-T1"),
        ("2025-05-01/2025-05-30", "2025-05-01/2025-05-30"),
        ("2025-05/2025-06", "2025-05/2025-06"),
    ],
)
def test_two_ends_of_one_period_are_that_period(text: str, written: str) -> None:
    assert written == Period.parse(text).text


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("2025-v1", "write 2025-v01"),
        ("2025-W05", "write 2025-v05"),
        ("2025-v53", "write a week that 2025 has: v01 to v52"),
        ("2026-v54", "write a week that 2026 has: v01 to v53"),
        ("2025-v0", "write a week that 2025 has: v01 to v52"),
        ("2025-t2", "write 2025-T2"),
        ("2025-5/2025-7", "write 2025-05/2025-07"),
        ("2025-v3/2025-v1", "write the earlier first, as in 2025-v01/2025-v03"),
        ("2025-T2/2025-T1", "write the earlier first, as in 2025-T1/2025-T2"),
        ("2025-T1–2025-T2", "write 2025-T1/2025-T2"),
        ("2025-T1-T2", "write 2025-T1/2025-T2"),
        ("2025-T1/T2", "write 2025-T1/2025-T2"),
        ("2025-01 - 2025-04", "write 2025-01/2025-04"),
        ("2025-13 - 2025-14", HOW.text),
        ("2025/26", HOW.text),
        ("nonsens", HOW.text),
        ("jan–apr 2025", "write 2025-01/2025-04"),
        ("januari till mars 2025", "write 2025-01/2025-03"),
        ("våren 2025", "write for example 2025-03/2025-05"),
        ("", HOW.text),
    ],
)
def test_it_is_told_how_a_period_is_rightly_written(written: str, remedy: str) -> None:
    said = period_words.remedy(written)
    assert remedy == said.text.format(**said.args)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025-02-30", "write a day that February 2025 has; the last is 2025-02-28"),
        ("2024-02-30", "write a day that February 2024 has; the last is 2024-02-29"),
        ("20250431", "write a day that April 2025 has; the last is 2025-04-30"),
        ("31 april 2025", "write a day that April 2025 has; the last is 2025-04-30"),
        ("31 april", "write a day up to 30, the last one of April"),
        ("30 februari", "write a day up to 29, the last one of February"),
        ("31/6 2025", "write a day that June 2025 has; the last is 2025-06-30"),
        ("2025-13-01", "write a month from 01 to 12"),
        ("2025-00-10", "write a month from 01 to 12"),
        ("2025-01-00", "write 01 for the first day of a month"),
        ("2025-06-31/2025-07-31", "write a day that June 2025 has; the last is 2025-06-30"),
        ("2025-06-01/2025-06-31", "write a day that June 2025 has; the last is 2025-06-30"),
        ("2025-13", "write a month from 01 to 12"),
        ("2025-T4", "write one of the three tertials of a year: T1, T2 or T3"),
        ("T0 2025", "write one of the three tertials of a year: T1, T2 or T3"),
        ("tertial 4 2025", "write one of the three tertials of a year: T1, T2 or T3"),
        ("2025-Q5", "write one of the four quarters of a year: Q1, Q2, Q3 or Q4"),
        ("K5 2025", "write one of the four quarters of a year: Q1, Q2, Q3 or Q4"),
        ("2025-H3", "write one of the two halves of a year: H1 or H2"),
        ("2025-v53", "write a week that 2025 has: v01 to v52"),
        ("2025-T1/2025-T4", "write one of the three tertials of a year: T1, T2 or T3"),
    ],
)
def test_a_day_or_period_that_does_not_exist_is_told_as_such(written: str, said: str) -> None:
    language.use("en")
    found = period_words.no_such_period(written)
    assert found is not None
    assert said == language.translate(found)


@pytest.mark.parametrize(
    "written",
    [
        "2025-02-28",
        "2024-02-29",
        "29 februari",
        "2026-v53",
        "2025-12",
        "T3 2025",
        "2025/2026",
        "våren",
        "1-2",
    ],
)
def test_one_that_exists_or_is_none_is_not(written: str) -> None:
    assert period_words.no_such_period(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-VT", "2026-H1"),
        ("HT 2026", "2026-H2"),
        ("vårterminen 2025", "2025-H1"),
        ("hösttermin 2025", "2025-H2"),
    ],
)
def test_a_school_term_is_the_half_of_the_year_that_it_is_in(written: str, meant: str) -> None:
    assert meant == spelling.period(written)


@pytest.mark.parametrize("written", ["VT26", "vt", "STT 2026"])
def test_a_term_without_its_year_in_full_is_not_guessed(written: str) -> None:
    assert spelling.period(written) is None


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2100, 1, 1), date.max])
def test_what_comes_after_and_before_a_day_is_a_day(day: date) -> None:
    assert date.min <= days_later(day, -60) <= day <= days_later(day, 60) <= date.max
    assert FIRST_DAY <= nearest_day(day) <= LAST_DAY
    assert day == Period.of(day, day).end
    assert isinstance(ends_month(day), bool)


@given(st.integers(0, 9999), st.integers(1, 12))
def test_a_month_has_the_days_of_the_calendar(year: int, month: int) -> None:
    assert monthrange(year, month)[1] == days_in_month(year, month)
