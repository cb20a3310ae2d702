"""Stretches of time in words, and those of a time that others do not cover."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.period import MONTHS, days_later, ends_month

if TYPE_CHECKING:
    from collections.abc import Iterable


class DaySpan(NamedTuple):
    """A stretch of days, both ends included."""

    start: date
    end: date

    @property
    def words(self) -> Message:
        """The stretch in words: July–December 2025."""
        first, last = self
        if first == last:
            return day_words(first)
        if first.day != 1 or not ends_month(last):
            return days_words(first, last)
        if (first.month, last.month, first.year) == (1, 12, last.year):
            return message("{year}", year=str(first.year))
        if first.year != last.year:
            return message("{first} – {last}", first=_month(first), last=_month(last))
        if first.month == last.month:
            return _month(first)
        months = MONTHS[first.month - 1], MONTHS[last.month - 1]
        return message("{first}–{last} {year}", first=months[0], last=months[1], year=str(last.year))


def days_words(first: date, last: date) -> Message:
    """Return from which day to which in words, with the year once where they have the same."""
    begins = day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return message("{first}–{last}", first=str(first.day), last=day_words(last))
    if first.year == last.year:
        begins = message("{day} {month}", day=str(first.day), month=MONTHS[first.month - 1])
    return message("{first} – {last}", first=begins, last=day_words(last))


def day_words(day: date) -> Message:
    """Return a day in words: 2 September 2022."""
    return message("{day} {month} {year}", day=str(day.day), month=MONTHS[day.month - 1], year=str(day.year))


def _month(day: date) -> Message:
    return message("{month} {year}", month=MONTHS[day.month - 1], year=str(day.year))


def year_before(span: DaySpan) -> DaySpan | None:
    """Return the same months of the year before; nothing where they are not whole."""
    first, after = span.start, days_later(span.end)
    if first.day != 1 or after.day != 1 or first.year == date.min.year:
        return None
    return DaySpan(first.replace(year=first.year - 1), days_later(after.replace(year=after.year - 1), -1))


def uncovered(span: DaySpan, by: Iterable[tuple[date, date]]) -> tuple[DaySpan, ...]:
    """Return the stretches of a span that none of the others cover, in order."""
    found, at = [], span.start
    for start, end in sorted(by):
        if start > at:
            found.append(DaySpan(at, min(days_later(start, -1), span.end)))
        if end >= span.end:
            return tuple(found)
        at = max(at, days_later(end))
    return (*found, DaySpan(at, span.end))


def joined(spans: Iterable[DaySpan]) -> tuple[DaySpan, ...]:
    """Return stretches as few as they can be, in order: those that overlap or follow on one another are one."""
    found: list[DaySpan] = []
    for span in sorted(spans):
        if found and span.start <= days_later(found[-1].end):
            found[-1] = DaySpan(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
