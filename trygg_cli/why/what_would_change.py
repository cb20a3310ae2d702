"""What would change the verdict on an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Counting
from trygg_cli.standing.amount import counting, window
from trygg_cli.standing.spans import DaySpan, day_words, joined, uncovered
from trygg_cli.standing.verdict import Verdict
from trygg_cli.why.explanation import quantity
from trygg_cli.why.remedies import remedies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trygg_cli.model.indicator import Indicator, Target
    from trygg_cli.standing.amount import Window
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.standing.recurring import Count
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
        yield from _what_is_needed(standing, indicator, progress, time)
    else:
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
    gaps = [*gaps_in(progress.counts)]
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
    standing: PlanStanding, indicator: Indicator, progress: Progress, time: Window
) -> Iterator[Message]:
    needed = [line for compared in progress.compared for line in _needed(compared, progress, indicator)]
    for place, here in progress.places:
        lines = (line for compared in here.compared for line in _needed(compared, here, indicator))
        needed += (of_place(standing.name(place), line) for line in lines)
    if time.end is None or time.is_over:
        yield from needed
        return
    last = day_words(time.end)
    yield from (message("{what}, by {day} at the latest", what=line, day=last) for line in needed)
    yield message("that the target's time ends, {day}", day=last)


def _needed(compared: Compared, progress: Progress, indicator: Indicator) -> Iterator[Message]:
    how = progress.amount.counting if progress.amount and compared.basis is None else None
    low = (
        _limit(compared, compared.low, indicator)
        if compared.low is not None and compared.is_too_little
        else None
    )
    high = (
        _limit(compared, compared.high, indicator)
        if compared.high is not None and compared.is_too_much
        else None
    )
    if compared.subgroup and low:
        yield message("{group} at least {value}", group=compared.subgroup, value=low)
    elif low and how is Counting.MEAN:
        yield message("that the mean is at least {value}", value=low)
    elif low and how is Counting.SUM and compared.high is None:
        yield message(
            "at least {value} more", value=quantity((compared.low or 0.0) - compared.value, indicator.unit)
        )
    elif low and compared.is_strict:
        yield message("an outcome of more than {value}", value=low)
    elif low:
        yield message("an outcome of at least {value}", value=low)
    if high and how is Counting.MEAN:
        yield message("that the mean is at most {value}", value=high)
    elif high and compared.is_strict:
        yield message("an outcome of less than {value}", value=high)
    elif high:
        yield message("an outcome of at most {value}", value=high)
    elif compared.high is not None and how is Counting.SUM:
        left = compared.high - compared.value
        more = message("more than {value} more", value=quantity(left, indicator.unit))
        yield more if left else message("any more at all")


def _limit(compared: Compared, bound: float, indicator: Indicator) -> Message:
    return quantity(round(bound, 2), "%" if compared.is_share else indicator.unit)


def gaps_in(counts: Iterable[Count]) -> tuple[DaySpan, ...]:
    """Return what of the units of time is not measured, where that keeps them from being judged."""
    unknown = [count for count in counts if count.verdict is Verdict.UNKNOWN and not count.problem]
    return joined(gap for count in unknown for gap in (count.amount.gaps if count.amount else (count.span,)))
