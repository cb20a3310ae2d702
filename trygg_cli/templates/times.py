"""Days, periods and how often something happens in words, in the current language.

What a document says in its own words stays, with what can be counted from it where it does not say that itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import Message, message, plural
from trygg_cli.period import MONTHS, ends_month
from trygg_cli.standing import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from trygg_cli.model.governance import Validity
    from trygg_cli.model.indicator import Frequency
    from trygg_cli.model.measure import Milestone, Schedule
    from trygg_cli.period import Period

NO_BREAK = "\u00a0"
_PARTS = {
    "T": message("tertial {number} {year}"),
    "Q": message("quarter {number} {year}"),
    "H": message("half-year {number} {year}"),
}


def day(value: date) -> str:
    """Return a date: 2 September 2022."""
    return f"{value.day}{NO_BREAK}{_month(value.month)} {value.year}"


def _month(number_: int) -> str:
    return translate(MONTHS[number_ - 1])


def days(first: date | None, last: date | None) -> str:
    """Return a stretch of days: 1–30 June 2022, 1 May–30 June 2022, or with one end open."""
    if first is None or last is None or first == last:
        if first and last:
            return day(first)
        if first:
            return translate(message("from {day}", day=day(first)))
        return translate(message("until {day}", day=day(last))) if last else ""
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day}{NO_BREAK}{_month(first.month)} – {day(last)}"
    return f"{first.day}–{day(last)}"


def period(value: Period, *, with_months: bool = True) -> str:
    """Return the name of a period: tertial 2 2022 (May–August)."""
    kind, year = value.text[5:6], value.start.year
    if "/" in value.text:
        return _stretch(value)
    if kind == "v":
        week = message("week {number} {year}", number=int(value.text[6:8]), year=value.text[:4])
        return translate(week) + (f" ({days(value.start, value.end)})" if with_months else "")
    if value.start == value.end:
        return day(value.start)
    if value.start.month == value.end.month:
        return f"{_month(value.start.month)} {year}"
    if kind not in _PARTS:
        return str(year)
    named = Message(_PARTS[kind].text, {"number": value.text[6], "year": year})
    span = f" ({_month(value.start.month)}–{_month(value.end.month)})"
    return translate(named) + (span if with_months else "")


def months(value: Period) -> str:
    """Return a period by its months alone: May–August 2022."""
    return _stretch(value) if value.text[5:6] in ("T", "Q", "H") and "/" not in value.text else period(value)


def _stretch(value: Period) -> str:
    first, last = value.start, value.end
    if first.day != 1 or not ends_month(last):
        return days(first, last)
    if first.year == last.year:
        return f"{_month(first.month)}–{_month(last.month)} {last.year}"
    return f"{_month(first.month)} {first.year} – {_month(last.month)} {last.year}"


def period_name(value: Period) -> str:
    """Return the name of a period without its months: tertial 2 2022."""
    return period(value, with_months=False)


def frequency(value: Frequency) -> str:
    """Return how often something happens: the words of the document, and what can be counted from them."""
    return worded(value.text, [_often(value)])


def _often(value: Frequency) -> str:
    times = " ".join(map(translate, _times(value)))
    if value.per:
        one = message("{times} per {unit}", times=times, unit=translate(value.per)) if times else None
        times = translate(one or message("per {unit}", unit=translate(value.per)))
    if not value.when_needed:
        return times
    return translate(message("{often} and when needed", often=times) if times else message("when needed"))


def _times(value: Frequency) -> Iterator[Message]:
    if value.times is not None:
        yield plural("{count} time", "{count} times", value.times)
    if value.least is not None and value.most is not None:
        yield message("{low}–{high} times", low=value.least, high=value.most)
    elif value.least is not None:
        yield plural("at least {count} time", "at least {count} times", value.least)
    elif value.most is not None:
        yield plural("at most {count} time", "at most {count} times", value.most)


def schedule(value: Schedule) -> str:
    """Return when and how often something happens: the words of the document, and the days that they mean."""
    # behind words the months stand in brackets, which hold no others
    named = months if value.text else period
    counted = [
        days(value.start, value.end),
        named(value.period) if value.period else "",
        *map(named, value.periods),
        *map(translate, value.seasons),
        frequency(value.frequency) if value.frequency else "",
    ]
    if value.wish and value.text:
        return worded(value.text, [*counted, translate(message("a wish"))])
    words = worded(value.text, counted)
    return translate(message("{time} (a wish)", time=words)) if value.wish and words else words


def valid(value: Validity) -> str:
    """Return from when until when something holds: the words of the document, and the days that they mean."""
    return worded(value.text, [days(value.start, value.end)])


def milestone(value: Milestone) -> str:
    """Return a step on the way with its time."""
    times = [
        day(value.date) if value.date else "",
        period_name(value.period) if value.period else "",
        frequency(value.frequency) if value.frequency else "",
    ]
    return ", ".join(part for part in (value.text, *times) if part)


def is_slip(day: date, valid: Validity | None) -> bool:
    """Tell whether a day lies so far outside the time of a plan that nothing is judged by it."""
    return moment.is_slip(valid, day)


def worded(text: str | None, counted: Iterable[str]) -> str:
    """Return the words of the document, with what is counted from them where they do not say it themselves."""
    said = _plain(text or "")
    more = ", ".join(part for part in counted if part and _plain(part) not in said)
    return f"{text} ({more})" if text and more else text or more


def _plain(text: str) -> str:
    """Return a text so that 2 ggr/år is the same as 2 gånger per år."""
    text = text.casefold().replace(NO_BREAK, " ")
    return text.replace("ggr", "gånger").replace("/", " per ") if "/" in text or "ggr" in text else text
