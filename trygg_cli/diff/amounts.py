"""Times, numbers and targets of both sides: in words, and which way they turned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import CommitmentTurn
from trygg_cli.diff.narration import brief, word
from trygg_cli.duration import length
from trygg_cli.message import Message, message, plural
from trygg_cli.model.value_types import DAYS, NUMBERS, PERIODS
from trygg_cli.period import MONTHS, ends_month

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from trygg_cli.data import Data, Fields

_A_YEAR = {
    "vecka": 52.0, "månad": 12.0, "kvartal": 4.0, "tertial": 3.0, "termin": 2.0, "halvår": 2.0, "år": 1.0,
}  # fmt: skip
_HOURS = {"timmar": 1.0, "dagar": 24.0, "veckor": 168.0, "månader": 730.0}
_SIZE = 4


class Time(NamedTuple):
    """From when until when; an open end is nothing."""

    start: date | None
    end: date | None


def number_words(value: Data) -> Message | str:
    """Return a number as it is read: 3,72 and 150 000 in Swedish."""
    if NUMBERS.found(value) is None:
        return brief(value)
    whole, _, decimals = str(value).partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    if len(digits) > _SIZE:
        digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "\u00a0", digits)
    if not decimals:
        return sign + digits
    return message("{whole}.{decimals}", whole=sign + digits, decimals=decimals)


def measured_words(value: Data, unit: Data) -> Message | str:
    """Return a figure with what it is counted in, if anything."""
    from trygg_cli.standing.amount import PER_CENT  # knows the whole model, and few changes are of figures
    from trygg_cli.why.explanation import counted

    figure = number_words(value)
    if unit in PER_CENT:
        return message("{figure} %", figure=figure)
    after = counted(unit) if isinstance(unit, str) else None
    return message("{figure} {unit}", figure=figure, unit=after) if after else figure


def turn_of(
    old: float | None, new: float | None, *, more_is: CommitmentTurn = CommitmentTurn.STRONGER
) -> CommitmentTurn:
    """Return which way a number turned, when more is stronger or, if so told, weaker."""
    if old is None or new is None or old == new:
        return CommitmentTurn.UNCLEAR
    less_is = CommitmentTurn.WEAKER if more_is is CommitmentTurn.STRONGER else CommitmentTurn.STRONGER
    return more_is if new > old else less_is


def time(value: Data) -> Time:
    """Return the days that a date, a period or the keys `när`, `från`, `till` stand for."""
    if isinstance(value, dict):
        whole = time(value.get("när"))
        return Time(DAYS.found(value.get("från")) or whole.start, DAYS.found(value.get("till")) or whole.end)
    if not isinstance(value, str):
        return Time(None, None)
    day = DAYS.found(value)
    if day:
        return Time(day, day)
    period = PERIODS.found(value)
    return Time(period.start, period.end) if period else Time(None, None)


def covers(whole: Time, part: Time) -> bool:
    """Tell whether a time holds all days of another; what has no end goes on."""
    begins = whole.start is None or (part.start is not None and whole.start <= part.start)
    return begins and (whole.end is None or (part.end is not None and part.end <= whole.end))


def both_days(old: date, new: date, *, ends: bool) -> list[Message]:
    """Return two days in words: months alone where they are whole, years only where they differ."""
    whole = all(_is_edge(day, ends=ends) for day in (old, new)) and (old.year, old.month) != (
        new.year,
        new.month,
    )
    return [_day_words(day, whole=whole, with_year=old.year != new.year) for day in (old, new)]


def _is_edge(day: date, *, ends: bool) -> bool:
    return ends_month(day) if ends else day.day == 1


def _day_words(day: date, *, whole: bool, with_year: bool) -> Message:
    month = MONTHS[day.month - 1]
    if whole:
        return message("{month} {year}", month=month, year=day.year) if with_year else month
    if with_year:
        return message("{day} {month} {year}", day=day.day, month=month, year=day.year)
    return message("{day} {month}", day=day.day, month=month)


def day_words(value: Data) -> Message | str:
    """Return a date in words; what is none as it stands."""
    day = DAYS.found(value)
    return _day_words(day, whole=False, with_year=True) if day else brief(value)


def time_words(value: Data) -> Message | str:
    """Return a time in words: a period as it is written, days from and to."""
    if not isinstance(value, dict):
        return brief(value)
    start, end, when = value.get("från"), value.get("till"), value.get("när")
    if when and (start or end):
        days = time_words({key: part for key, part in value.items() if key != "när"})
        return message("{period} ({days})", period=brief(when), days=days)
    if start and end:
        return message("{start} to {end}", start=day_words(start), end=day_words(end))
    if start:
        return message("from {day}", day=day_words(start))
    return message("until {day}", day=day_words(end)) if end else brief(when)


def both_times(old: Data, new: Data) -> tuple[Message | str, Message | str]:
    """Return two times in words: where both are a period with days in it, without what they have in common."""
    if isinstance(old, dict) and isinstance(new, dict) and len(old) > 1 and len(new) > 1:
        names = [side.get("när") for side in (old, new)]
        days = [{key: part for key, part in side.items() if key != "när"} for side in (old, new)]
        if names[0] == names[1]:
            old, new = days
        elif all(names) and days[0] == days[1]:
            old, new = names
    return time_words(old), time_words(new)


def apart(
    words: Callable[[Data], Message | str],
    old: Data,
    new: Data,
) -> tuple[Message | str, Message | str]:
    """Return two values in words, and with their keys where the words are the same: just 10, and from 10 to 10."""
    before, after = words(old), words(new)
    return (brief(old), brief(new)) if before == after else (before, after)


def bounds_words(value: Data) -> Message | str:
    """Return the values aimed at in words: at least 8, at most 2, 4–6, 2."""
    if not isinstance(value, dict):
        return brief(value)
    if value.get("exakt"):
        return number_words(value["exakt"])
    low, high = value.get("minst"), value.get("högst")
    if low and high:
        if low == high:
            return number_words(low)
        return message("{low}–{high}", low=number_words(low), high=number_words(high))
    if low:
        return message("at least {value}", value=number_words(low))
    return message("at most {value}", value=number_words(high))


def bounds_turn(old: Fields, new: Fields, better: Data) -> CommitmentTurn:
    """Return which way a target turned: a lower floor or a higher ceiling asks for less.

    A target that is one single value has neither; there the scale says which way is better.
    """
    old, new = (_bounds(side) for side in (old, new))
    if all(
        side.get("minst") and NUMBERS.found(side["minst"]) == NUMBERS.found(side.get("högst"))
        for side in (old, new)
    ):
        if better not in ("öka", "minska"):
            return CommitmentTurn.UNCLEAR
        more = CommitmentTurn.STRONGER if better == "öka" else CommitmentTurn.WEAKER
        return turn_of(NUMBERS.found(old["minst"]), NUMBERS.found(new["minst"]), more_is=more)
    turns = set()
    for key, more in (("minst", CommitmentTurn.STRONGER), ("högst", CommitmentTurn.WEAKER)):
        before, after = old.get(key), new.get(key)
        if before and after and NUMBERS.found(before) != NUMBERS.found(after):
            turns.add(turn_of(NUMBERS.found(before), NUMBERS.found(after), more_is=more))
        elif bool(before) != bool(after):
            turns.add(CommitmentTurn.STRONGER if after else CommitmentTurn.WEAKER)
    return turns.pop() if len(turns) == 1 else CommitmentTurn.UNCLEAR


def _bounds(target: Fields) -> Fields:
    """Return a target by its floor and ceiling: just 2 is both at least and at most 2."""
    exact = target.get("exakt")
    return {"minst": exact, "högst": exact} if exact else target


def frequency_words(value: Data) -> Message | str:
    """Return how often in words: twice a year is 2 times per year."""
    if not isinstance(value, dict):
        return brief(value)
    per, times = value.get("per"), value.get("antal")
    if not times and not value.get("minst") and not value.get("högst"):
        return message("per {unit}", unit=word(per))
    often = number_words(times) if times else bounds_words(value)
    count = 1 if _times(value) == "1" and value.get("högst") in (None, "1") else 2
    if not per:
        return plural("{often} time", "{often} times", count, often=often)
    return plural("{often} time per {unit}", "{often} times per {unit}", count, often=often, unit=word(per))


def frequency_turn(old: Fields, new: Fields) -> CommitmentTurn:
    """Return which way it turned: seldomer is weaker."""
    rates = [_rate(side) for side in (old, new)]
    if None in rates and old.get("per") == new.get("per"):
        rates = [NUMBERS.found(_times(side)) for side in (old, new)]
    return turn_of(*rates)


def _times(value: Fields) -> Data:
    return value.get("antal") or value.get("minst") or value.get("högst")


def _rate(value: Fields) -> float | None:
    times, unit = NUMBERS.found(_times(value)), _A_YEAR.get(str(value.get("per")))
    return times * unit if times is not None and unit else None


def unit_turn(old: Data, new: Data) -> CommitmentTurn:
    """Return which way a unit of time turned: every year is seldomer than every month."""
    return turn_of(_A_YEAR.get(str(old)), _A_YEAR.get(str(new)))


def duration_words(value: Data) -> Message | str:
    """Return how long in words: 48 hours."""
    if not isinstance(value, dict):
        return brief(value)
    amount = NUMBERS.found(value.get("antal"))
    words = length(amount, str(value.get("enhet")), number_words(value.get("antal"))) if amount else None
    return words or brief(value)


def money_words(value: Data) -> Message:
    """Return a sum in words: 1 krona, 150 000 kronor."""
    count = 1 if NUMBERS.found(value) == 1 else 2
    return plural("{amount} krona", "{amount} kronor", count, amount=number_words(value))


def duration_turn(old: Fields, new: Fields) -> CommitmentTurn:
    """Return which way it turned: longer is weaker."""
    return turn_of(*(_length(side) for side in (old, new)), more_is=CommitmentTurn.WEAKER)


def _length(value: Fields) -> float | None:
    many, unit = NUMBERS.found(value.get("antal")), _HOURS.get(str(value.get("enhet")))
    return many * unit if many is not None and unit else None


def numbers_in(text: str) -> Sequence[str]:
    """Return the figures of a text, in digits, in order of size."""
    return sorted(re.findall(r"\d+(?:[.,]\d+)?", text))


HEIGHTS = (number_words, frequency_words, money_words)
"""Words for what is raised when it grows stronger; a time that grows longer is not."""
