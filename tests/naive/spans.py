"""Days and periods, parsed from plain values in the simplest way there is.

A span that is open at an end has `BEGINNING` or `NEVER` there: they are before and after all that is written.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

BEGINNING = date.min
NEVER = date.max
ONE_DAY = timedelta(days=1)

MONTHS_IN = {"T": 4, "Q": 3, "H": 6}
MONTHS_PER = {"månad": 1, "kvartal": 3, "tertial": 4, "termin": 6, "halvår": 6, "år": 12}


class Span(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date

    def holds(self, other: "Span") -> bool:
        """Tell whether all of the other lies in this."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Span") -> bool:
        """Tell whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last


ALWAYS = Span(BEGINNING, NEVER)


def as_text(value: Any) -> str:
    """Return the text that stood in the file, whether YAML made a date or number of it or not."""
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def as_number(value: Any) -> Fraction:
    return Fraction(as_text(value))


def is_yes(value: Any) -> bool:
    return value is True or as_text(value).lower() in {"ja", "true"}


def is_no(value: Any) -> bool:
    return value is False or as_text(value).lower() in {"nej", "false"}


def as_day(value: Any) -> date:
    return date.fromisoformat(as_text(value))


def as_span(value: Any) -> Span:
    """Return the days of 2025, 2025-T2, 2025-Q3, 2025-H1, 2025-09, 2025-v44, 2025-09-02, or from/to of any of them."""
    first, _, last = as_text(value).partition("/")
    return Span(_point(first).first, _point(last or first).last)


def between(part: Any) -> Span:
    """Return the time of a `gäller`: either end, or both, may be missing."""
    part = part or {}
    return Span(
        as_day(part["från"]) if part.get("från") else BEGINNING,
        as_day(part["till"]) if part.get("till") else NEVER,
    )


def _point(text: str) -> Span:
    year, rest = int(text[:4]), text[5:]
    if rest.startswith("v"):
        return Span(
            date.fromisocalendar(year, int(rest[1:]), 1), date.fromisocalendar(year, int(rest[1:]), 7)
        )
    if len(rest) == len("09-02"):
        return Span(date.fromisoformat(text), date.fromisoformat(text))
    if not rest:
        return _months(year, 1, 12)
    if rest[0] in MONTHS_IN:
        length = MONTHS_IN[rest[0]]
        return _months(year, (int(rest[1]) - 1) * length + 1, length)
    return _months(year, int(rest), 1)


def _months(year: int, month: int, length: int) -> Span:
    return Span(date(year, month, 1), month_end(year, month + length - 1))


def month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - ONE_DAY


def year_before(value: Any) -> Span | None:
    """Return the same part of the year before: tertial for tertial, week 44 for week 44, day for day."""
    first, slash, last = as_text(value).partition("/")
    try:
        return as_span(_earlier(first) + slash + (_earlier(last) if last else ""))
    except ValueError:  # there was no week 53
        return None


def _earlier(point: str) -> str:
    year = int(point[:4]) - 1
    if len(point) == len("2025-02-28") and as_day(point) == month_end(int(point[:4]), int(point[5:7])):
        return month_end(year, int(point[5:7])).isoformat()
    return f"{year}{point[4:]}"


def whole_units(per: str, time: Span, within: Span) -> list[Span]:
    """Return the whole weeks, months, … of the calendar that lie in both; a plan's time is a unit too.

    A termin is half a year: January to June, July to December.
    """
    if per == "planperiod":
        units: Iterable[Span] = [time]
    elif per == "vecka":
        units = _weeks(max(time.first, within.first), min(time.last, within.last))
    else:
        years = range(max(time.first, within.first).year, min(time.last, within.last).year + 1)
        length = MONTHS_PER[per]
        units = [_months(year, month, length) for year in years for month in range(1, 13, length)]
    return [unit for unit in units if time.holds(unit) and within.holds(unit)]


def _weeks(first: date, last: date) -> Iterator[Span]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield Span(monday, monday + timedelta(days=6))
        monday += timedelta(days=7)


def gaps(time: Span, measured: Iterable[Span]) -> list[Span]:
    """Return the stretches of a time that none of the spans covers."""
    missing, day = [], time.first
    for span in sorted(measured):
        if span.first > day:
            missing.append(Span(day, span.first - ONE_DAY))
        day = max(day, span.last + ONE_DAY)
    if day <= time.last:
        missing.append(Span(day, time.last))
    return missing
