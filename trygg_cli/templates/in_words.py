"""Numbers, targets, figures and states in words, in the current language; those of time are in `times`.

They are the filters of templates.  `FIGURES` hold nothing that a person wrote; `PHRASES` may.  `KINDS` are
the words that an explanation of symbols goes through.
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from trygg_cli.duration import length
from trygg_cli.language import number, paragraph, sentence, translate
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Assessment, ComparedWith, Direction, PromiseAssessment
from trygg_cli.period import Period
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.status import State
from trygg_cli.standing.verdict import Verdict
from trygg_cli.templates import times
from trygg_cli.templates.page_pieces import commit, csp_hash, has_endless_word
from trygg_cli.templates.running_text import paragraphs
from trygg_cli.templates.times import worded
from trygg_cli.templates.units import figure, percent, quantity, sign, size, unit_name
from trygg_cli.why.explanation import counted, than

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trygg_cli.model.indicator import Baseline, Duration, Indicator, Scale, SubTarget, Target
    from trygg_cli.model.picture import Statistic
    from trygg_cli.why.explanation import ExplanationSection


def total(numbers: Iterable[float]) -> float:
    """Return the sum of numbers, and of nothing that is not one."""
    return sum(number + 0 for number in numbers)


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


def target(value: Target, unit: str | None = None, bare: bool = False) -> str:  # noqa: FBT001, FBT002 (a filter)
    """Return what value is aimed at: the figure, and the words of the document where they say it otherwise.

    It is `bare` where the unit stands beside.
    """
    return worded(value.text, _conditions(value, unit, sign(unit) if bare else unit))


def _conditions(value: Target, unit: str | None, shown_unit: str | None) -> Iterator[str]:
    if value.recurring:
        yield times.frequency(value.recurring)
    yield from _bounds(value, shown_unit)
    if value.change_percent is not None:
        yield translate(_change(value.change_percent, value.compared_with))
    if value.every:
        yield translate(message("all of them"))
    if value.within:
        yield duration(value.within)
    yield from (_part(part) for part in value.of_which)
    if value.direction:
        yield translate(_direction(value.direction, value.compared_with, unit))
    if value.per_place:
        yield translate(message("in every place"))
    if value.by:
        yield translate(message("by {period}", period=times.period_name(value.by)))


def _change(by: float, compared_with: ComparedWith | None) -> Message:
    size, before = percent(abs(by)), compared_with is ComparedWith.YEAR_BEFORE
    if by < 0:
        less = message("{size} lower than the baseline", size=size)
        return message("{size} lower than the same period the year before", size=size) if before else less
    more = message("{size} higher than the baseline", size=size)
    return message("{size} higher than the same period the year before", size=size) if before else more


def _direction(way: Direction, compared_with: ComparedWith | None, unit: str | None) -> Message:
    if compared_with is ComparedWith.YEAR_BEFORE:
        before = message("the same period the year before")
        return than(before, is_more=way is Direction.UP, unit=unit)
    return message("an increase") if way is Direction.UP else message("a decrease")


def _bounds(value: Target, unit: str | None) -> Iterator[str]:
    low, high = value.at_least, value.at_most
    if low is not None and low == high:
        yield _bound(message("exactly {value}"), low, unit)
    elif low is not None and high is not None:
        yield f"{number(low)}–{quantity(high, unit)}"
    elif low is not None:
        yield _bound(message("at least {value}"), low, unit)
    elif high is not None:
        yield _bound(message("at most {value}"), high, unit)
    if value.exactly is not None:
        yield _bound(message("exactly {value}"), value.exactly, unit)


def _bound(words: Message, value: float, unit: str | None) -> str:
    """Return a bound with its unit: at least 2 contacts, but *contacts: at least 1*."""
    before = f"{counted(unit)}: " if size(value, unit) != quantity(value, unit) else ""
    return before + translate(words._replace(args={"value": size(value, unit)}))


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
    return translate(message("within {length}", length=length(value.number, value.unit)))


def baseline(indicator: Indicator, bare: bool = False) -> str:  # noqa: FBT001, FBT002 (a filter)
    """Return where things stood before: the value or range with its time, and the words of the document.

    It is `bare` where the unit stands beside.
    """
    start = indicator.baseline
    if start is None:
        return ""
    figure = _figure(start, sign(indicator.unit) if bare else indicator.unit)
    stated = [times.period_name(start.period)] if start.period else []
    if start.year and not (start.period and start.period.end.year == start.year):
        stated.append(str(start.year))
    time = ", ".join(stated)
    if not time:
        return worded(start.text, [figure])
    if start.text:
        return worded(start.text, [figure, time])
    return f"{figure} ({time})" if figure else time


def _figure(start: Baseline | Statistic, unit: str | None) -> str:
    """Return a value, or the range that it lies in, or both."""
    figures = [quantity(start.value, unit)] if start.value is not None else []
    if start.least is not None and start.most is not None:
        figures.append(f"{number(start.least)}–{quantity(start.most, unit)}")
    elif start.least is not None:
        figures.append(_bound(message("at least {value}"), start.least, unit))
    elif start.most is not None:
        figures.append(_bound(message("at most {value}"), start.most, unit))
    return ", ".join(figures)


def statistic(value: Statistic) -> str:
    """Return a figure with its year, and what it is compared with."""
    figure = _figure(value, value.unit)
    parts = [f"{figure} ({value.year})" if figure and value.year else figure or str(value.year or "")]
    if value.compared_value is not None:
        before = size(value.compared_value, value.unit)
        if value.compared_year:
            before = f"{before} ({value.compared_year})"
        parts.append(translate(message("compared with {value}", value=before)))
    elif value.compared_year:
        parts.append(translate(message("compared with {value}", value=str(value.compared_year))))
    return ", ".join(part for part in parts if part)


def scale(value: Scale) -> str:
    """Return the ends of a scale and which way is better."""
    ends = ""
    if value.low is not None and value.high is not None:
        ends = f"{number(value.low)}–{number(value.high)}"
    elif value.low is not None:
        ends = translate(message("from {value}", value=number(value.low)))
    elif value.high is not None:
        ends = translate(message("up to {value}", value=number(value.high)))
    ways = {Direction.UP: message("higher is better"), Direction.DOWN: message("lower is better")}
    way = translate(ways[value.better]) if value.better else ""
    return ", ".join(part for part in (ends, way) if part)


Shown = State | Verdict | Assessment | PromiseAssessment | Lack
_LOOKS: dict[Shown, str] = {
    **{state: state.value for state in State},
    Verdict.REACHED: "done",
    Verdict.MORE: "done",
    Verdict.ON_THE_WAY: "ongoing",
    Verdict.NOT_YET: "not-begun",
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
    "not-begun": "◷",
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


def lines(section: ExplanationSection, between: str) -> str:
    """Return the sentences under a heading of an explanation."""
    return between.join(sentence(translate(line.sentence)) for line in section.lines)


_KINDS: dict[type, Callable[..., str]] = {float: number, date: times.day, Period: times.period}
FIGURES: dict[str, Callable[..., str]] = {
    "commit": commit,
    "csp_hash": csp_hash,
    "date": times.day,
    "look": look,
    "mark": attrgetter("text"),  # a report's mark is written so that nothing in it acts
    "number": number,
    "percent": percent,
    "period": times.period,
    "period_name": times.period_name,
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
    "days": times.days,
    "duration": duration,
    "figure": figure,
    "frequency": times.frequency,
    "has_endless_word": has_endless_word,
    "is_slip": times.is_slip,
    "milestone": times.milestone,
    "lines": lines,
    "paragraph": paragraph,
    "paragraphs": paragraphs,
    "quantity": quantity,
    "scale": scale,
    "schedule": times.schedule,
    "sentence": sentence,
    "sign": sign,
    "size": size,
    "statistic": statistic,
    "target": target,
    "unit_name": unit_name,
    "valid": times.valid,
}
