"""Periods that plans are followed up by.

Tertials are T1 January-April, T2 May-August and T3 September-December; weeks are those of ISO 8601.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from trygg_cli.late_loading import late
from trygg_cli.message import message

MONTHS = (
    *(message("January"), message("February"), message("March"), message("April"), message("May")),
    *(message("June"), message("July"), message("August"), message("September"), message("October")),
    *(message("November"), message("December")),
)
"""The names of the months, January first."""

_WEEK = r"v(?:0[1-9]|[1-4][0-9]|5[0-3])"
_POINT = rf"(?:19|20)[0-9]{{2}}(?:-(?:T[1-3]|Q[1-4]|H[12]|{_WEEK}|0[1-9]|1[0-2]))?"
DAY = r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
PATTERN = rf"{_POINT}(?:/{_POINT})?|{DAY}(?:/{DAY})?"
"""How a period is written: 2022, 2022-T2, 2022-Q3, 2022-H1, 2022-09, 2022-v36, a date, or two with / between."""

_YEAR = late(r"(?<![0-9])(?:19|20)[0-9]{2}(?=$|[-/])")
_MONTHS_IN = {"T": 4, "Q": 3, "H": 6}
_FORMS = {
    len("2022"): "%Y",
    len("2016/2019"): "%Y",
    len("2022-01-15"): "%Y-%m-%d",
    len("2022-01-15/2022-02-14"): "%Y-%m-%d",
}


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2099, 12, 31)
"""The first and the last day that a period can have; a plan may name others, by a slip or as an end of time."""


def days_later(day: date, days: int = 1) -> date:
    """Return the day so many days later, or earlier; the calendar's last or first one where it has none."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def ends_month(day: date) -> bool:
    """Tell whether a day is the last of its month."""
    return day == date.max or days_later(day).day == 1


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has, of any year: the calendar is the same every 400 years."""
    return 31 if month == 12 else (date(2000 + year % 400, month + 1, 1) - timedelta(days=1)).day


def nearest_day(day: date) -> date:
    """Return a day or, where no period has it, the nearest that one can have."""
    return min(max(day, FIRST_DAY), LAST_DAY)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, both ends included, and the way it was written."""

    start: date
    end: date
    text: str

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Return what a text stands for; `ValueError` if it is no period or ends before it begins."""
        return _parse(text)

    @classmethod
    def tertial(cls, year: int, number: int) -> "Period":
        """Return the first, second or third tertial of a year."""
        return cls.parse(f"{year:04}-T{number}")

    @classmethod
    def of(cls, start: date, end: date) -> "Period":
        """Return the period of two days, written as shortly as it can be."""
        months = _month(end) - _month(start) + 1
        if start.day != 1 or not ends_month(end):
            return cls(start, end, f"{start}" if start == end else f"{start}/{end}")
        kind = {length: kind for kind, length in _MONTHS_IN.items()}.get(months)
        number, rest = divmod(start.month - 1, months)
        if kind and rest == 0 and start.year == end.year:
            return cls(start, end, f"{start.year}-{kind}{number + 1}")
        if months % 12 == 0 and start.month == 1:
            return cls(start, end, f"{start:%Y}" if months == 12 else f"{start:%Y}/{end:%Y}")
        return cls(start, end, f"{start:%Y-%m}" if months == 1 else f"{start:%Y-%m}/{end:%Y-%m}")

    def overlaps(self, start: date | None, end: date | None) -> bool:
        """Tell whether any day from start to end, which may be open, lies in the period."""
        return (start is None or start <= self.end) and (end is None or end >= self.start)

    def covers(self, other: "Period") -> bool:
        """Tell whether every day of the other period lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def merges(self, other: "Period") -> bool:
        """Tell whether several of the other's kind are written together in this one, the other among them."""
        first, _, last = self.text.partition("/")
        return (
            bool(last)
            and self.covers(other)
            and {_kind(first), _kind(last)} == {*map(_kind, other.text.split("/"))}
        )

    @property
    def year_before(self) -> "Period | None":
        """The same part of the year before; nothing where there is none, as week 53."""
        return self.in_year(int(self.text.rpartition("/")[2][:4]) - 1)

    def in_year(self, year: int) -> "Period | None":
        """Return the same part of another year, by the year that it ends in; nothing where there is none."""
        by = year - int(self.text.rpartition("/")[2][:4])
        try:
            return _parse(_YEAR.sub(lambda found: f"{int(found[0]) + by:04}", self.text))
        except ValueError:
            return None

    @property
    def next(self) -> "Period":
        """The period of the same kind that follows: as many months or, where they are not whole, days.

        After several tertials, quarters, half-years or weeks together comes a single one.
        """
        start = self.end + timedelta(days=1)
        kind = self.text.rpartition("/")[2][5:6]
        if "/" in self.text and kind in _MONTHS_IN:
            return _parse(f"{start.year}-{kind}{(start.month - 1) // _MONTHS_IN[kind] + 1}")
        if "/" in self.text and kind == "v":
            return _parse(f"{start:%G-v%V}")
        end = start + (self.end - self.start)
        if self.start.day == start.day == 1:
            months = _month(start) - _month(self.start)
            end = _first_day(_month(start) + months) - timedelta(days=1)
        return Period(start, end, self._writing(start, end))

    @property
    def previous(self) -> "Period":
        """The period of the same kind that this one follows; before several together comes a single one."""
        end = self.start - timedelta(days=1)
        kind = self.text[5:6]
        if "/" in self.text and kind in _MONTHS_IN:
            return _parse(f"{end.year}-{kind}{(end.month - 1) // _MONTHS_IN[kind] + 1}")
        if "/" in self.text and kind == "v":
            return _parse(f"{end:%G-v%V}")
        start = end - (self.end - self.start)
        if _is_month(self.start, self.end):
            start = _first_day(2 * _month(self.start) - _month(self.end) - 1)
        return Period(start, end, self._writing(start, end))

    def _writing(self, start: date, end: date) -> str:
        """Return other days in the way in which this period is written."""
        kind = self.text[5:6]
        if kind == "v":
            return f"{start:%G-v%V}"
        if kind in _MONTHS_IN and "/" not in self.text:
            return f"{start.year}-{kind}{(start.month - 1) // _MONTHS_IN[kind] + 1}"
        form = _FORMS.get(len(self.text), "%Y-%m")
        return f"{start:{form}}/{end:{form}}" if "/" in self.text else f"{start:{form}}"


@lru_cache(1024)  # a plan names few periods, and each many times
def _parse(text: str) -> Period:
    if not re.fullmatch(PATTERN, text):
        raise ValueError(text)
    first, _, last = text.partition("/")
    start, end = _days(first)[0], _days(last or first)[1]
    if end < start:
        raise ValueError(text)
    if last == first or (last and f"{start:%Y-%m}" == f"{end:%Y-%m}" and _is_month(start, end)):
        text = first if last == first else f"{start:%Y-%m}"
    return Period(start, end, text)


def _kind(text: str) -> str:
    """Return what kind of time a part of a period is written as: a year, a tertial, a month or a day."""
    return text[5:6] if text[5:6].isalpha() else str(len(text))


def _is_month(start: date, end: date) -> bool:
    return start.day == 1 and ends_month(end)


def _days(text: str) -> tuple[date, date]:
    """Return first and last day of 2022, 2022-T2, 2022-09, 2022-v36 or 2022-09-02."""
    if re.fullmatch(DAY, text):
        day = date.fromisoformat(text)
        return day, day
    year, kind = int(text[:4]), text[5:6]
    if kind == "v":
        monday = date.fromisocalendar(year, int(text[6:]), 1)
        return monday, monday + timedelta(days=6)
    length = _MONTHS_IN.get(kind, 1 if kind else 12)
    number = int(text[6:] if kind in _MONTHS_IN else text[5:] or 1)
    first = year * 12 + (number - 1) * length
    return _first_day(first), _first_day(first + length) - timedelta(days=1)


def _month(day: date) -> int:
    """Return the number of a day's month, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
