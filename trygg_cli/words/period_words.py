"""How a day or period is rightly written, said of what was written for one."""

import re
from datetime import date

from trygg_cli.message import Message, message
from trygg_cli.period import MONTHS, Period, days_in_month
from trygg_cli.words import spelling
from trygg_cli.words.lookalikes import plain

HOW = message("write it as 2022-T2, 2022-Q3, 2022-H1, 2022-09, 2022-v36, 2022-09-02, 2022 or 2022-12/2023-02")

_YEAR = r"((?:19|20)\d\d)"
_WEEK = re.compile(rf"{_YEAR}-?[vVwW](\d{{1,2}})", re.ASCII)
_PART = re.compile(rf"{_YEAR}-?([tTqQhH]\d)", re.ASCII)
_MONTH = re.compile(rf"{_YEAR}-(\d)", re.ASCII)
_NO_MONTH = re.compile(rf"{_YEAR}-(?:00|1[3-9]|[2-9]\d)", re.ASCII)
_KIND = "(tertial|kvartal|halvår|[tqkh])"
_NO_PART = re.compile(rf"{_YEAR}[ -]?{_KIND} ?\d\d?|{_KIND} ?\d\d?[ -]{_YEAR}", re.IGNORECASE)
_ENDS = re.compile(
    rf"({_YEAR}(?:-?[tqhvw]\d\d?|-\d\d)?) ?(?:-|/|till) ?((?:{_YEAR}-?)?[tqhvw]\d\d?|{_YEAR}(?:-\d\d)?)",
    re.ASCII | re.IGNORECASE,
)
"""From one period to another; the last may have its year from the first."""
_LATE_IN_YEAR = 12, 28
"""A day that is always in the last week of its year."""

_TWELVE = message("write a month from 01 to 12")
_PARTS = {
    "t": message("write one of the three tertials of a year: T1, T2 or T3"),
    "q": message("write one of the four quarters of a year: Q1, Q2, Q3 or Q4"),
    "k": message("write one of the four quarters of a year: Q1, Q2, Q3 or Q4"),
    "h": message("write one of the two halves of a year: H1 or H2"),
}


def remedy(written: str, year: int | None = None) -> Message:
    """Return what would be right where a text is no period: what it says in other letters, or how one is written.

    `year` is the one that is meant where none is said.
    """
    missing = no_such_period(written)
    if missing:
        return missing
    meant = spelling.period(written) or "/".join(map(_as_written, _ends(plain(written))))
    if _is_period(meant):
        return message("write {value}", value=Period.parse(meant).text)
    turned = "/".join(reversed(meant.split("/")))
    if _is_period(turned):
        return message("write the earlier first, as in {value}", value=turned)
    season = spelling.season(written)
    if season:
        return message("write for example {example}", example=season)
    part = spelling.part(written, year or date.max.year)
    if part:
        return message("write the year too, as in {value}", value=part) if year else HOW
    return HOW


def _ends(written: str) -> list[str]:
    """Return the first and the last of what a text says, or what stands there."""
    found = _ENDS.fullmatch(written.strip())
    if found is None:
        return written.split("/")
    first, year, last = found[1], found[2], found[3]
    if last[0].isdigit():
        return [first, last]
    return written.split("/") if first == year else [first, f"{year}-{last}"]


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True


def no_such_day(written: str) -> Message | None:
    """Return why a day does not exist, for a text that says one that does not."""
    missing = spelling.no_day(written)
    if missing is None:
        return None
    year, month, day = missing
    if not 1 <= month <= len(MONTHS):
        return _TWELVE
    if day == 0:
        return message("write 01 for the first day of a month")
    name = MONTHS[month - 1]
    if year is None:
        return message(
            "write a day up to {last}, the last one of {month}", month=name, last=days_in_month(2024, month)
        )
    count = days_in_month(year, month)
    return message(
        "write a day that {month} {year} has; the last is {day}",
        month=name,
        year=str(year),
        day=date(year, month, count),
    )


def no_such_period(written: str) -> Message | None:
    """Return why a period, or one of its ends, does not exist."""
    text = plain(written).strip()
    for part in (text, *text.split("/")):
        found = no_such_day(part) or _no_such_part(part)
        if found:
            return found
    return None


def _no_such_part(part: str) -> Message | None:
    week = _WEEK.fullmatch(part)
    if week:
        count = date(int(week[1]), *_LATE_IN_YEAR).isocalendar().week
        is_there = 1 <= int(week[2]) <= count
        return (
            None
            if is_there
            else message("write a week that {year} has: v01 to v{last}", year=week[1], last=count)
        )
    if _NO_MONTH.fullmatch(part):
        return _TWELVE
    named = _NO_PART.fullmatch(part)
    if named is None or spelling.period(part):
        return None
    return _PARTS[(named[2] or named[3]).lower()[0]]


def _as_written(part: str) -> str:
    if week := _WEEK.fullmatch(part):
        return f"{week[1]}-v{int(week[2]):02}"
    if named := _PART.fullmatch(part):
        return f"{named[1]}-{named[2].upper()}"
    if month := _MONTH.fullmatch(part):
        return f"{month[1]}-0{month[2]}"
    return part
