"""What would change the verdict on an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Counting
from trygg_cli.standing.amount import counting, window
from trygg_cli.standing.recurring import bounds_of, unmeasured_units
from trygg_cli.standing.spans import DaySpan, day_words, uncovered
from trygg_cli.standing.verdict import Verdict
from trygg_cli.why.explanation import quantity, than
from trygg_cli.why.remedies import remedies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.model.indicator import Indicator, Target
    from trygg_cli.standing.amount import Window
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.standing.verdict import Compared, Progress


def changes(standing: PlanStanding, indicator: Indicator, progress: Progress) -> Iterator[Message]:
    """Yield what would change the verdict."""
    target = indicator.target
    if target is None:
        yield message("a target under mål")
        return
    time = window(target, standing.frame(indicator))
    if progress.verdict is Verdict.UNKNOWN:
        lines = [*_gaps(progress, standing.name)]
        lines += _what_is_missing(standing, indicator, progress)
        lines = lines or [*_asked(target, progress, standing.name)]
        yield from lines or [message("an outcome for the time that the target is for")]
    elif time.is_over and not (target.compared_with and _is_open(progress, time)):
        yield from _after_the_end(progress, time, standing.name)
    elif target.compared_with:
        yield message("a later outcome, compared with the same part of the year before it")
    elif progress.verdict in (Verdict.ON_THE_WAY, Verdict.NOT_YET):
        yield from _what_is_needed(standing, indicator, target, progress, time)
    else:
        yield from _in_units(indicator, target, progress) if progress.verdict is Verdict.REACHED else ()
        yield _what_may_undo(progress, counting(indicator))


def _what_may_undo(progress: Progress, how: Counting | None) -> Message:
    """Return what would change a verdict before its time is over."""
    if progress.verdict is Verdict.MISSED and (progress.counts or how in (Counting.SUM, Counting.UNIQUE)):
        return message("only a corrected outcome (rättar: ja)")
    if progress.counts:
        return message("a later unit of time in which the target is not reached")
    if how is Counting.MEAN:
        return message("later outcomes that take the mean past the target")
    if how in (Counting.STATE, None):
        return message("a later outcome that does not meet the target")
    return message("only a corrected outcome (rättar: ja)")


def _asked(target: Target, progress: Progress, name: Callable[[str], str]) -> Iterator[Message]:
    """Yield what the reasons ask for, and an outcome for each place that has none."""
    yield from remedies(progress)
    if target.per_place:
        measured = [place for place, _ in progress.places]
        unmeasured = (place for place in dict.fromkeys(target.places) if place not in measured)
        yield from (of_place(name(text), message("an outcome with a value (värde)")) for text in unmeasured)
    for place, here in progress.places:
        if here.verdict is Verdict.UNKNOWN:
            yield from (of_place(name(place), line) for line in remedies(here))


def _after_the_end(progress: Progress, time: Window, name: Callable[[str], str]) -> Iterator[Message]:
    """Yield what would change a verdict when its time is over: a correction, and what of the time is not measured."""
    every = ((None, progress), *((name(place), site) for place, site in progress.places))
    missing = [
        of_place(place, message("an outcome for {time}, which is not measured", time=gap.words))
        for place, course in every
        for gap in left_out(course, time)
    ]
    yield from missing
    if missing:
        yield message("a corrected outcome (rättar: ja)")
    else:
        yield message("only a corrected outcome (rättar: ja), as the time is over")


def left_out(progress: Progress, time: Window) -> tuple[DaySpan, ...]:
    """Return what is not measured of a time that is over, where an outcome for it would count beside the others.

    What is added up has its own gaps; a mean counts them all, and a state only those after the latest.
    """
    found = progress.amount
    if found is None or progress.counts or time.end is None or not time.is_over:
        return ()
    if found.counting in (Counting.SUM, Counting.UNIQUE) or found.span.start > time.end:
        return ()
    start = (time.start or found.span.start) if found.counting is Counting.MEAN else found.span.start
    return uncovered(DaySpan(start, time.end), (slot.span for slot in found.slots))


def _is_open(progress: Progress, time: Window) -> bool:
    """Tell whether the time goes on after what was measured last."""
    return bool(progress.amount and time.end and progress.amount.span.end < time.end)


def of_place(place: str | None, line: Message) -> Message:
    """Return a sentence with the place that it is about, if it is about one."""
    return message("{place}: {line}", place=place, line=line) if place else line


def _gaps(progress: Progress, name: Callable[[str], str], place: str | None = None) -> Iterator[Message]:
    if progress.verdict is not Verdict.UNKNOWN:
        return
    gaps = [*unmeasured_units(progress.counts)]
    if progress.amount and not progress.counts and progress.amount.is_final:
        gaps += progress.amount.gaps
    yield from (of_place(place, message("an outcome for {time}", time=gap.words)) for gap in gaps)
    for ref, here in progress.places:
        yield from _gaps(here, name, name(ref))


def _what_is_missing(standing: PlanStanding, indicator: Indicator, progress: Progress) -> Iterator[Message]:
    """Yield what would let it be judged."""
    slots, how = standing.by_place(indicator), counting(indicator)
    if not slots:
        yield message("an outcome with a value (värde)")
    elif any(slot.is_contradicted for here in slots.values() for slot in here):
        yield message("that the outcome that is right says rättar: ja")
    elif how is None and not progress.counts:
        yield message("that the indicator says räknas: summa, läge, medel or unika")
    elif None not in slots and indicator.target and not indicator.target.per_place:
        yield message("an outcome for the whole, without plats")
    elif how is Counting.UNIQUE and progress.amount is None:
        yield message("one outcome for all of the time")


def _what_is_needed(
    standing: PlanStanding, indicator: Indicator, target: Target, progress: Progress, time: Window
) -> Iterator[Message]:
    needed = [line for compared in progress.compared for line in _needed(compared, progress, indicator)]
    units = [*_in_units(indicator, target, progress)]
    for place, here in progress.places:
        lines = (line for compared in here.compared for line in _needed(compared, here, indicator))
        needed += (of_place(standing.name(place), line) for line in lines)
        units += (of_place(standing.name(place), line) for line in _in_units(indicator, target, here))
    yield from units
    if time.end is None or time.is_over:
        yield from needed
        return
    last = day_words(time.end)
    yield from (message("{what}, by {day} at the latest", what=line, day=last) for line in needed)
    yield message("that the target's time ends, {day}", day=last)


def _needed(compared: Compared, progress: Progress, indicator: Indicator) -> Iterator[Message]:
    how = progress.amount.counting if progress.amount else None
    may_be_too_much = compared.high is not None and how in (Counting.SUM, Counting.UNIQUE)
    if compared.low is not None and compared.is_too_little and not may_be_too_much:
        yield _enough(compared, compared.low, how if compared.basis is None else None, indicator)
    if compared.high is not None:
        yield from _too_high(compared, compared.high, how, indicator)


def _enough(compared: Compared, low: float, how: Counting | None, indicator: Indicator) -> Message:
    value = _limit(compared, low, indicator)
    if compared.subgroup:
        return message("{group} at least {value}", group=compared.subgroup, value=value)
    if how is Counting.MEAN:
        return message("that the mean is at least {value}", value=value)
    if how is Counting.SUM:
        return message("at least {value} more", value=quantity(low - compared.value, indicator.unit))
    if compared.is_strict:
        return _outcome(compared, value, indicator, is_more=True)
    return message("an outcome of at least {value}", value=value)


def _too_high(
    compared: Compared, high: float, how: Counting | None, indicator: Indicator
) -> Iterator[Message]:
    """Yield what would take a value down to what it may be or, where it only grows, beyond that."""
    value = _limit(compared, high, indicator)
    if compared.is_too_much and how is Counting.MEAN and compared.basis is None:
        yield message("that the mean is at most {value}", value=value)
    elif compared.is_too_much and compared.is_strict:
        yield _outcome(compared, value, indicator, is_more=False)
    elif compared.is_too_much:
        yield message("an outcome of at most {value}", value=value)
    elif how is Counting.UNIQUE:
        yield _outcome(compared, value, indicator, is_more=True)
    elif how is Counting.SUM:
        yield _too_much(high - compared.value, indicator)


def _in_units(indicator: Indicator, target: Target, progress: Progress) -> Iterator[Message]:
    """Yield what would settle the units of time that are not over: enough, where none is over, or too much."""
    low, high = bounds_of(target, target.recurring) if target.recurring else (None, None)
    is_first = not any(count.is_over for count in progress.counts)
    for count in progress.counts:
        value = count.amount.value if count.amount else 0.0
        lines = []
        if low is not None and value < low and is_first:
            lines.append(message("at least {value} more", value=quantity(low - value, indicator.unit)))
        if high is not None and value <= high:
            lines.append(_too_much(high - value, indicator))
        if not count.is_over:
            yield from (message("{time}: {what}", time=count.span.words, what=line) for line in lines)


def _too_much(left: float, indicator: Indicator) -> Message:
    """Return how much more would be more than the target allows."""
    if left:
        return message("more than {value} more", value=quantity(left, indicator.unit))
    return message("any more at all")


def _limit(compared: Compared, bound: float, indicator: Indicator) -> Message:
    return quantity(round(bound, 2), _unit(compared, indicator))


def _outcome(compared: Compared, value: Message, indicator: Indicator, *, is_more: bool) -> Message:
    limit = than(value, is_more=is_more, unit=_unit(compared, indicator))
    return message("an outcome that is {than}", than=limit)


def _unit(compared: Compared, indicator: Indicator) -> str | None:
    return "%" if compared.is_share else indicator.unit
