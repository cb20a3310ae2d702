"""Dates, numbers, periods, times and targets in words, in the current language.

They are the filters of templates.  `FIGURES` hold nothing that a person wrote; `PHRASES` may.  `KINDS` are
the words that an explanation of symbols goes through.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from trygg_cli import language
from trygg_cli.language import number, translate
from trygg_cli.message import Message, message, plural
from trygg_cli.model.kinds import Assessment, ComparedWith, Direction, PromiseAssessment, TimeUnit
from trygg_cli.period import Period
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.spans import MONTHS
from trygg_cli.standing.status import State
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.model.indicator import Duration, Frequency, Indicator, Scale, SubTarget, Target
    from trygg_cli.model.measure import Schedule
    from trygg_cli.why.explanation import Section

_NO_BREAK = "\u00a0"
_PER_CENT = ("%", "procent")


def shown(value: object) -> str:
    """Return how any value of a report is written; nothing is *not stated*, and never None."""
    if value is None:
        return translate(message("not stated"))
    if isinstance(value, bool):
        return translate(message("yes") if value else message("no"))
    if isinstance(value, Message):
        return translate(value)
    for kind, words in _KINDS.items():
        if isinstance(value, kind):
            return words(value)
    return str(value)


def percent(value: float) -> str:
    """Return so many per cent: 14 % in Swedish, 14% in English."""
    return f"{number(value)}{_NO_BREAK}%" if language.current() == "sv" else f"{number(value)}%"


def quantity(value: float, unit: str | None = None) -> str:
    """Return a value with its unit."""
    if unit in _PER_CENT:
        return percent(value)
    return f"{number(value)}{_NO_BREAK}{unit}" if unit else number(value)


def day(value: date) -> str:
    """Return a date: 2 September 2022."""
    return f"{value.day}{_NO_BREAK}{_month(value.month)} {value.year}"


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
        return f"{first.day}{_NO_BREAK}{_month(first.month)} – {day(last)}"
    return f"{first.day}–{day(last)}"


def period(value: Period, *, months: bool = True) -> str:
    """Return the name of a period: tertial 2 2022 (May–August)."""
    kind, year = value.text[5:6], value.start.year
    if "/" in value.text:
        return _stretch(value)
    if kind == "v":
        week = message("week {number} {year}", number=int(value.text[6:8]), year=value.text[:4])
        return translate(week) + (f" ({days(value.start, value.end)})" if months else "")
    if value.start == value.end:
        return day(value.start)
    if value.start.month == value.end.month:
        return f"{_month(value.start.month)} {year}"
    if kind not in ("T", "Q", "H"):
        return str(year)
    named = {
        "T": message("tertial {number} {year}", number=value.text[6], year=year),
        "Q": message("quarter {number} {year}", number=value.text[6], year=year),
        "H": message("half-year {number} {year}", number=value.text[6], year=year),
    }[kind]
    span = f" ({_month(value.start.month)}–{_month(value.end.month)})"
    return translate(named) + (span if months else "")


def _stretch(value: Period) -> str:
    first, last = value.start, value.end
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return days(first, last)
    if first.year == last.year:
        return f"{_month(first.month)}–{_month(last.month)} {last.year}"
    return f"{_month(first.month)} {first.year} – {_month(last.month)} {last.year}"


def period_name(value: Period) -> str:
    """Return the name of a period without its months: tertial 2 2022."""
    return period(value, months=False)


def frequency(value: Frequency) -> str:
    """Return how often something happens: in the words of the document, or in ours."""
    if value.text:
        return value.text
    times = _times(value)
    per = translate(value.per) if value.per else None
    if times is None or per is None:
        return translate(message("when needed")) if value.when_needed else translate(times) if times else ""
    often = message("{times} per {unit}", times=times, unit=per)
    if value.when_needed:
        often = message("{often} and when needed", often=often)
    return translate(often)


def _times(value: Frequency) -> Message | None:
    if value.times is not None:
        return plural("{count} time", "{count} times", value.times)
    if value.least is not None and value.most is not None:
        return message("{low}–{high} times", low=value.least, high=value.most)
    if value.least is not None:
        return plural("at least {count} time", "at least {count} times", value.least)
    return None if value.most is None else plural("at most {count} time", "at most {count} times", value.most)


def schedule(value: Schedule) -> str:
    """Return when something happens: the words of the document, and the days that they mean."""
    counted = _counted(value)
    if value.text:
        words = f"{value.text} ({counted})" if counted and counted not in value.text else value.text
    else:
        words = counted
    if not words:
        words = ", ".join(translate(season) for season in value.seasons)
        often = frequency(value.frequency) if value.frequency else ""
        words = ", ".join(part for part in (words, often) if part)
    return translate(message("{time} (a wish)", time=words)) if value.wish and words else words


def _counted(value: Schedule) -> str:
    if value.start or value.end:
        return days(value.start, value.end)
    return period(value.period) if value.period else ""


def target(value: Target, unit: str | None = None) -> str:
    """Return what value is aimed at: the figure, and the words of the document where they say it otherwise."""
    counted = ", ".join(_conditions(value, unit))
    if not value.text or not counted or counted in value.text:
        return value.text or counted
    return f"{value.text} ({counted})"


def _conditions(value: Target, unit: str | None) -> Iterator[str]:
    if value.recurring:
        yield frequency(value.recurring)
    yield from _bounds(value, unit)
    if value.change_percent is not None:
        yield translate(_change(value.change_percent, value.compared_with))
    if value.every:
        yield translate(message("all of them"))
    if value.within:
        yield duration(value.within)
    yield from (_part(part) for part in value.of_which)
    if value.direction:
        yield translate(_direction(value.direction, value.compared_with))
    if value.per_place:
        yield translate(message("in every place"))
    if value.by:
        yield translate(message("by {period}", period=period_name(value.by)))


def _change(by: float, compared_with: ComparedWith | None) -> Message:
    size, before = percent(abs(by)), compared_with is ComparedWith.YEAR_BEFORE
    if by < 0:
        less = message("{size} less than the baseline", size=size)
        return message("{size} less than the same period the year before", size=size) if before else less
    more = message("{size} more than the baseline", size=size)
    return message("{size} more than the same period the year before", size=size) if before else more


def _direction(way: Direction, compared_with: ComparedWith | None) -> Message:
    if compared_with is ComparedWith.YEAR_BEFORE:
        more = message("more than the same period the year before")
        return more if way is Direction.UP else message("less than the same period the year before")
    return message("an increase") if way is Direction.UP else message("a decrease")


def _bounds(value: Target, unit: str | None) -> Iterator[str]:
    low, high = value.at_least, value.at_most
    if low is not None and high is not None:
        yield f"{number(low)}–{quantity(high, unit)}"
    elif low is not None:
        yield translate(message("at least {value}", value=quantity(low, unit)))
    elif high is not None:
        yield translate(message("at most {value}", value=quantity(high, unit)))
    if value.exactly is not None:
        yield translate(message("exactly {value}", value=quantity(value.exactly, unit)))


def _part(part: SubTarget) -> str:
    sizes = []
    if part.at_least is not None:
        sizes.append(number(part.at_least))
    if part.at_least_percent is not None:
        sizes.append(percent(part.at_least_percent))
    if not sizes:
        return part.subgroup
    return translate(
        message("of which {subgroup} at least {size}", subgroup=part.subgroup, size=", ".join(sizes))
    )


def duration(value: Duration) -> str:
    """Return the longest time something may take: within 48 hours."""
    count, figure = 1 if value.number == 1 else 2, number(value.number)
    texts = {
        TimeUnit.HOURS: plural("within {number} hour", "within {number} hours", count, number=figure),
        TimeUnit.DAYS: plural("within {number} day", "within {number} days", count, number=figure),
        TimeUnit.WEEKS: plural("within {number} week", "within {number} weeks", count, number=figure),
        TimeUnit.MONTHS: plural("within {number} month", "within {number} months", count, number=figure),
    }
    return translate(texts[value.unit])


def baseline(indicator: Indicator) -> str:
    """Return where things stood before: the value and its year, or words where there is no value."""
    start = indicator.baseline
    if start is None:
        return ""
    if start.value is None:
        return start.text or ""
    value = quantity(start.value, indicator.unit)
    time = period_name(start.period) if start.period else str(start.year) if start.year else ""
    return f"{value} ({time})" if time else value


def scale(value: Scale) -> str:
    """Return the ends of a scale and which way is better."""
    ends = (
        f"{number(value.low)}–{number(value.high)}"
        if value.low is not None and value.high is not None
        else ""
    )
    ways = {Direction.UP: message("higher is better"), Direction.DOWN: message("lower is better")}
    way = translate(ways[value.better]) if value.better else ""
    return ", ".join(part for part in (ends, way) if part)


Shown = State | Verdict | Assessment | PromiseAssessment | Lack
_LOOKS: dict[Shown, str] = {
    **{state: state.value for state in State},
    State.NOT_BEGUN: "not-started",
    Verdict.REACHED: "done",
    Verdict.MORE: "done",
    Verdict.ON_THE_WAY: "ongoing",
    Verdict.NOT_YET: "not-started",
    Verdict.MISSED: "cancelled",
    Verdict.UNKNOWN: "unknown",
    Assessment.REACHED: "done",
    Assessment.LIKELY: "ongoing",
    Assessment.PARTLY: "partly",
    Assessment.UNLIKELY: "late",
    Assessment.MISSED: "cancelled",
    Assessment.NOT_ASSESSED: "unknown",
    PromiseAssessment.KEPT: "done",
    PromiseAssessment.LIKELY: "ongoing",
    PromiseAssessment.PARTLY: "partly",
    PromiseAssessment.UNLIKELY: "late",
    PromiseAssessment.BROKEN: "cancelled",
    PromiseAssessment.NOT_ASSESSED: "unknown",
    **dict.fromkeys(Lack, "unknown"),
}
_SYMBOLS = {
    "done": "✓",
    "ongoing": "▶",
    "partly": "◐",
    "late": "⚠",
    "not-started": "○",
    "resting": "‖",
    "cancelled": "✕",
    "unknown": "?",
}


def look(value: Shown) -> str:
    """Return the name of the symbol and the colour that something is shown with."""
    return _LOOKS[value]


def symbol(value: Shown) -> str:
    """Return the symbol as a character, for where nothing can be drawn."""
    return _SYMBOLS[_LOOKS[value]]


def csp_hash(text: str) -> str:
    """Return the source expression with which a content security policy allows a style or script."""
    import base64
    import hashlib

    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that are not blank: each a paragraph of its own."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def lines(section: Section, between: str) -> str:
    """Return the sentences under a heading of an explanation."""
    return between.join(sentence(translate(line.sentence)) for line in section.lines)


def sentence(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


_KINDS: dict[type, Callable[..., str]] = {float: number, date: day, Period: period}
FIGURES: dict[str, Callable[..., str]] = {
    "csp_hash": csp_hash,
    "date": day,
    "look": look,
    "number": number,
    "percent": percent,
    "period": period,
    "period_name": period_name,
    "symbol": symbol,
}
KINDS = {
    "states": (*State,),
    "verdicts": (*Verdict,),
    "assessments": (*Assessment,)[:-1],
    "keepings": (*PromiseAssessment,)[:-1],
    "lacks": (*Lack,),
}
PHRASES: dict[str, Callable[..., object]] = {
    "baseline": baseline,
    "days": days,
    "duration": duration,
    "frequency": frequency,
    "lines": lines,
    "paragraphs": paragraphs,
    "quantity": quantity,
    "scale": scale,
    "schedule": schedule,
    "sentence": sentence,
    "target": target,
}
