"""Whether something happens as often as it is to: each whole unit of time on its own.

Units begin and end within the time that the plan (or the promise) holds.  A unit belongs to the period in which it
ends, as a report does.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message, plural
from trygg_cli.model.kinds import Counting, Unit
from trygg_cli.period import LAST_DAY, Period, days_later, nearest_day
from trygg_cli.standing.amount import Amount, Window, amount, window
from trygg_cli.standing.outcomes import Slot, valued
from trygg_cli.standing.spans import DaySpan, joined
from trygg_cli.standing.verdict import REACHED, Progress, Verdict, missed, pending, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.indicator import Frequency, Target
    from trygg_cli.standing.amount import Frame
    from trygg_cli.standing.outcomes import Series

_KINDS = {Unit.QUARTER: "Q", Unit.TERTIAL: "T", Unit.TERM: "H", Unit.HALF_YEAR: "H"}
_MONTHS = {Unit.QUARTER: 3, Unit.TERTIAL: 4, Unit.TERM: 6, Unit.HALF_YEAR: 6}
_NONE_OVER = message("no whole unit of the target's time has ended")
_NONE_ENDS = message("no whole unit of the target's time ends in the period")
MANY = 2_000
"""Units that a time is divided into, at most: forty years of weeks."""


class Count(NamedTuple):
    """A unit of time: how many times it happened in it, and whether that is enough.

    Without an amount the unit is not measured, or only together with others; where it is measured and yet has none,
    `problem` says why.  What goes on, or is to come, lacks nothing yet.
    """

    span: DaySpan
    amount: Amount | None
    verdict: Verdict
    is_over: bool
    problem: Message | None = None

    @property
    def is_unmeasured(self) -> bool:
        """Whether it is over, and too little of it is measured to tell whether it was enough."""
        return self.is_over and self.verdict is Verdict.UNKNOWN and self.problem is None


def count_recurring(target: Target, slots: Series, frame: Frame, how: Counting) -> Progress:
    """Return whether a recurring target is reached; what was measured is for one place, oldest first."""
    frequency = target.recurring
    if frequency is None:
        return REACHED
    low, high = bounds_of(target, frequency)
    if (low is None and high is None) or frequency.per is None:
        return unknown(message("the target does not say how many times, or per what time"))
    known = valued(slots)
    if not known:
        return unknown(message("nothing has been measured yet"))
    found = [*_units(frequency.per, known, window(target, frame), frame)]
    if not found and frequency.per is Unit.PLAN:
        return unknown(
            message("the target is for the time of the plan, and the plan does not say when that is")
        )
    counts = tuple(_count(DaySpan(*pair), known, frame, how, (low, high)) for pair in found)
    return _summed_up(counts, frequency.per, frame, low)


def sums_of_units(target: Target, slots: Series, frame: Frame, how: Counting | None) -> Series:
    """Return what was measured in each unit of time that is over and measured to its end, oldest first."""
    frequency = target.recurring
    if frequency is None or frequency.per is None or not slots:
        return ()
    ever = frame._replace(judged=frame.judged._replace(period=None))
    time = window(target, frame)._replace(start=None)
    found = []
    for pair in _units(frequency.per, slots, time, ever):
        unit = _count(DaySpan(*pair), slots, frame, how or Counting.SUM, (None, None))
        if unit.amount and not unit.amount.may_be_more and unit.is_over:
            outcomes = tuple(outcome for slot in unit.amount.slots for outcome in slot.outcomes)
            comparable = all(slot.is_comparable for slot in unit.amount.slots)
            found.append(Slot(unit.span, None, unit.amount.value, {}, outcomes, is_comparable=comparable))
    return tuple(found)


def unmeasured_units(counts: Iterable[Count]) -> tuple[DaySpan, ...]:
    """Return what of the units of time is over and not measured, where that keeps them from being judged."""
    found = (count for count in counts if count.is_unmeasured)
    return joined(gap for count in found for gap in (count.amount.gaps if count.amount else (count.span,)))


def bounds_of(target: Target, frequency: Frequency) -> tuple[float | None, float | None]:
    """Return how many times at least and at most; where the frequency does not say, the target's bounds do."""
    if says_how_many(frequency):
        return frequency.times if frequency.times is not None else frequency.least, frequency.most
    return target.at_least, target.at_most


def says_how_many(frequency: Frequency) -> bool:
    """Tell whether a frequency has a number of its own."""
    return any(number is not None for number in (frequency.times, frequency.least, frequency.most))


def _count(
    span: DaySpan, slots: Series, frame: Frame, how: Counting, bounds: tuple[float | None, float | None]
) -> Count:
    time = Window(*span, frame.judged.is_over(span.end))
    inside = tuple(slot for slot in slots if time.covers(slot.span))
    found = amount(how, inside, time, frame) if inside else None
    if not isinstance(found, Amount):
        return Count(span, None, Verdict.UNKNOWN, time.is_over, found)
    return Count(span, found, _verdict(found, time, bounds), time.is_over)


def _verdict(found: Amount, time: Window, bounds: tuple[float | None, float | None]) -> Verdict:
    low, high = bounds
    if high is not None and found.value > high:
        return Verdict.MISSED
    if not time.is_over:
        return Verdict.ON_THE_WAY
    if low is not None and found.value < low:
        return Verdict.UNKNOWN if found.may_be_more else Verdict.MISSED
    return Verdict.UNKNOWN if high is not None and found.may_be_more else Verdict.REACHED


def _summed_up(counts: tuple[Count, ...], unit: Unit, frame: Frame, low: float | None) -> Progress:
    over = [count for count in counts if count.is_over]
    running = [count for count in counts if not count.is_over]
    reached = sum(count.verdict is Verdict.REACHED for count in over)
    lacking = _lacking(over, unit)
    failed = any(count.verdict is Verdict.MISSED for count in counts)
    told = over or [count for count in running if count.verdict is Verdict.MISSED] or running
    latest = next((count.amount for count in reversed(told) if count.amount), None)
    so_far = message("reached in {reached} of {units}", reached=reached, units=_units_words(unit, len(over)))
    if lacking:
        so_far = message("{reached}; {missing}", reached=so_far, missing=lacking) if failed else lacking
    if failed:
        found = missed(reached / len(over) if over else None, so_far if over else None)
    elif lacking:
        found = unknown(so_far)
    elif over:
        found = Progress(Verdict.REACHED, 1.0, so_far if len(over) > 1 else None)
    else:
        found = _running(running, low, frame.judged.period)
    return Progress(found.verdict, found.fraction, found.reason, latest, counts)


def _lacking(over: list[Count], unit: Unit) -> Message | None:
    """Return how many units are not measured, and why one that is cannot be added up; nothing where all can."""
    unclear = [count for count in over if count.verdict is Verdict.UNKNOWN]
    problem = next((count.problem for count in unclear if count.problem), None)
    unmeasured = sum(count.is_unmeasured for count in over)
    if not unmeasured:
        return problem
    missing = plural(
        "{count} of {units} is not measured",
        "{count} of {units} are not measured",
        unmeasured,
        units=_units_words(unit, len(over)),
    )
    return message("{reached}; {missing}", reached=missing, missing=problem) if problem else missing


def _running(running: list[Count], low: float | None, period: Period | None) -> Progress:
    """Return the verdict where no unit is over yet: none, but how far the one that goes on has come."""
    now = next((count.amount for count in running if count.amount), None)
    if now is None or not low:
        return pending(None, _NONE_ENDS if period else _NONE_OVER)
    value, target = now.value, float(low)
    if value > target:
        reason = message("{value} so far of at least {target}", value=value, target=target)
    else:
        reason = message("{value} of {target} so far", value=value, target=target)
    return Progress(Verdict.ON_THE_WAY, value / target if value < target else None, reason)


def _units(unit: Unit, slots: Series, time: Window, frame: Frame) -> Iterator[tuple[date, date]]:
    """Yield the units that end in the reported period, and the one that goes on at the moment."""
    judged, first, last = frame.judged, time.start, time.end
    if unit is Unit.PLAN:
        if first and last:
            yield first, last
        return
    begins = first or slots[0].span.start
    reported = judged.period.start if judged.period else begins
    if last and last < reported:
        reported = begins  # the time was over before the period: then all of it is told
    now = min(judged.day or slots[-1].span.end, judged.period.end if judged.period else date.max)
    start, end = _around(unit, begins)
    for _ in range(MANY):
        if start > now or (last and end > last):
            return
        if end >= reported and (first is None or start >= first):
            yield start, end
        if end >= LAST_DAY:
            return
        start, end = _around(unit, days_later(end))


def _around(unit: Unit, day: date) -> tuple[date, date]:
    """Return the unit of time that a day lies in."""
    if unit is Unit.WEEK:
        return days_later(day, -day.weekday()), days_later(day, 6 - day.weekday())
    period = period_around(unit, day)
    return period.start, period.end


def period_around(unit: Unit, day: date) -> Period:
    """Return the month, the year or the part of one that a day lies in."""
    day = nearest_day(day)
    if unit in _KINDS:
        return Period.parse(f"{day.year:04}-{_KINDS[unit]}{(day.month - 1) // _MONTHS[unit] + 1}")
    return Period.parse(f"{day:%Y}" if unit is Unit.YEAR else f"{day:%Y-%m}")


def _units_words(unit: Unit, count: int) -> Message:
    """Return so many units of time in words."""
    return _WORDS[unit]._replace(args={"count": count}, number=count)


_WORDS = {
    Unit.WEEK: plural("{count} week", "{count} weeks", 1),
    Unit.MONTH: plural("{count} month", "{count} months", 1),
    Unit.QUARTER: plural("{count} quarter", "{count} quarters", 1),
    Unit.TERM: plural("{count} term", "{count} terms", 1),
    Unit.HALF_YEAR: plural("{count} half-year", "{count} half-years", 1),
    Unit.TERTIAL: plural("{count} tertial", "{count} tertials", 1),
    Unit.YEAR: plural("{count} year", "{count} years", 1),
    Unit.PLAN: plural("{count} time of the plan", "{count} times of the plan", 1),
}
