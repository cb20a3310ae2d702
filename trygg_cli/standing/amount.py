"""The value that a target is compared with: the latest, the sum, the mean, or the figure for the whole.

How outcomes over parts of a time go together is said under `räknas` and never guessed.  A share and a scale are
states by nature; how often something is to happen says itself that times are added.
"""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Counting
from trygg_cli.standing.outcomes import Series, Slot, valued
from trygg_cli.standing.spans import DaySpan, joined, uncovered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from trygg_cli.model.indicator import Indicator, Target
    from trygg_cli.standing.moment import Holds, Judged

PER_CENT = ("%", "procent")
NOT_MEASURED = message("nothing has been measured yet")
ASK = message("it is not said how the outcomes go together: write räknas: summa, läge, medel or unika")


class Frame(NamedTuple):
    """The moment of judgement, the time that the plan (or the promise) holds, and the places that a target names."""

    judged: Judged
    valid: Holds | None
    places: tuple[str, ...] = ()


class Window(NamedTuple):
    """The time that a target counts over; an end that is not known is nothing."""

    start: date | None
    end: date | None
    is_over: bool

    def covers(self, span: DaySpan) -> bool:
        """Tell whether a stretch lies in it."""
        return (self.start is None or self.start <= span.start) and (self.end is None or span.end <= self.end)


class Amount(NamedTuple):
    """A value that a target is compared with, the time it is for, and what it is made of.

    `gaps` are the parts of the time, up to the moment, that are not measured, and it is partial where places are
    not.  It is final where the time that it is for is over, or measured to its end.
    """

    value: float
    counting: Counting | None
    span: DaySpan
    slots: tuple[Slot, ...]
    gaps: tuple[DaySpan, ...] = ()
    is_partial: bool = False
    is_final: bool = False

    @property
    def told(self) -> DaySpan:
        """The time to tell: where parts of it are not measured, from the first to the last that was measured."""
        if not self.gaps:
            return self.span
        return DaySpan(min(slot.span.start for slot in self.slots), max(slot.span.end for slot in self.slots))

    @property
    def subgroups(self) -> dict[str, float]:
        """What of the value belongs to each group that all of it was divided by; a mean is told with two decimals."""
        names = [
            name for name in self.slots[0].subgroups if all(name in slot.subgroups for slot in self.slots)
        ]
        found = {name: added(slot.subgroups[name] for slot in self.slots) for name in names}
        if self.counting is Counting.MEAN and len(self.slots) > 1:
            return {name: round(value / len(self.slots), 2) for name, value in found.items()}
        return found

    def among(self, slots: Series) -> Series:
        """Return what was measured at the places that it is made of, or for the whole where it is."""
        places = {slot.place for slot in self.slots}
        return tuple(slot for slot in slots if slot.place in places)

    @property
    def is_by_place(self) -> bool:
        """Whether places are added up."""
        return any(slot.place for slot in self.slots)

    @property
    def may_be_more(self) -> bool:
        """Whether what is not measured may make it more."""
        return bool(self.gaps) or self.is_partial


def counting(indicator: Indicator) -> Counting | None:
    """Return how outcomes go together; nothing where it is not said."""
    if indicator.counted:
        return indicator.counted
    if indicator.target and indicator.target.recurring:
        return Counting.SUM
    return Counting.STATE if indicator.unit in PER_CENT or indicator.scale else None


def window(target: Target, frame: Frame) -> Window:
    """Return the time that a target counts over.

    It goes from the first day of the plan (or promise), else of the year of `senast`, to the end of `senast`, else
    of the plan's validity.
    """
    valid, by = frame.valid, target.by
    end = by.end if by else valid.end if valid else None
    start = valid.start if valid else None
    if by and (start is None or start > by.end):
        start = by.start.replace(month=1, day=1)
    return Window(start, end, end is not None and frame.judged.is_over(end))


def amount(how: Counting | None, slots: Series, time: Window, frame: Frame) -> Amount | Message:
    """Return the value to judge, or why there is none."""
    known = valued(slots)
    inside = tuple(slot for slot in known if time.covers(slot.span))
    if not known:
        return NOT_MEASURED
    if how is Counting.STATE or (how is None and not inside and not time.is_over):
        return _state(known)
    if not inside:
        return message("nothing has been measured in the time that the target is for")
    if how is None:
        return ASK if len(inside) > 1 else _state(inside)
    ways = {Counting.MEAN: _mean, Counting.UNIQUE: _whole, Counting.SUM: total}
    return ways[how](inside, time, frame)


def _state(slots: Sequence[Slot]) -> Amount | Message:
    latest = slots[-1]
    if latest.is_contradicted:
        return contradicted(latest)
    return Amount(latest.value or 0.0, Counting.STATE, latest.span, (latest,))


def _mean(slots: Series, _time: Window, _frame: Frame) -> Amount | Message:
    wrong = next((slot for slot in slots if slot.is_contradicted), None)
    if wrong:
        return contradicted(wrong)
    value = added(slot.value or 0.0 for slot in slots) / len(slots)
    span = DaySpan(min(slot.span.start for slot in slots), slots[-1].span.end)
    return Amount(value, Counting.MEAN, span, slots)


def _whole(slots: Series, time: Window, _frame: Frame) -> Amount | Message:
    """Return the figure for the whole time or, until it is over, for all of it that is measured: none are added."""
    start = time.start or min(slot.span.start for slot in slots)
    end = time.end if time.end and time.is_over else max(slot.span.end for slot in slots)
    slot = next((slot for slot in slots if slot.span == (start, end)), None)
    if slot is None:
        return message(
            "people and households are not added up over time: there is no figure for all of {time}",
            time=DaySpan(start, end).words,
        )
    if slot.is_contradicted:
        return contradicted(slot)
    is_final = time.is_over or end == time.end
    return Amount(slot.value or 0.0, Counting.UNIQUE, slot.span, (slot,), is_final=is_final)


def total(slots: Series, time: Window, frame: Frame) -> Amount | Message:
    """Return the sum over a time and over places.

    An outcome for a longer time takes the place of those for its parts, and one for the whole of those for places.
    """
    chosen = _largest(slots)
    wrong = next((slot for slot in chosen if slot.is_contradicted), None)
    if wrong:
        return contradicted(wrong)
    twice = _overlapping(chosen)
    if twice:
        return message(
            "the outcomes for {one} and {other} overlap, and cannot be added up",
            one=twice[0].span.words,
            other=twice[1].span.words,
        )
    if time.start is None and len({slot.span for slot in chosen}) > 1:
        return message("the plan does not say from which day on the target counts: write från under gäller")
    start = time.start or chosen[0].span.start
    last = max(slot.span.end for slot in chosen)
    span = DaySpan(start, max(_reached_end(time, frame.judged) or last, last))
    gaps = _gaps(chosen, span, frame)
    is_partial = not frame.places and any(slot.place for slot in chosen)
    return Amount(
        added(slot.value or 0.0 for slot in chosen),
        Counting.SUM,
        span,
        chosen,
        gaps,
        is_partial,
        is_final=time.is_over or (span.end == time.end and not gaps and not is_partial),
    )


def added(figures: Iterable[float]) -> float:
    """Return a sum without what computers make of decimals: 0.1 three times is 0.3."""
    return float(f"{fsum(figures):.15g}")


def _reached_end(time: Window, judged: Judged) -> date | None:
    """Return up to which day of a time there is something to measure by now."""
    if time.end and time.is_over:
        return time.end
    if judged.is_end and judged.day:
        return min(judged.day, time.end) if time.end else judged.day
    return None


def _largest(slots: Series) -> Series:
    """Return what to add up: all but what another, for a longer time or for the whole, takes the place of."""
    return tuple(slot for slot in slots if not any(_takes_its_place(other, slot) for other in slots))


def _takes_its_place(larger: Slot, part: Slot) -> bool:
    covers = larger.span.start <= part.span.start and part.span.end <= larger.span.end
    return larger is not part and covers and larger.place in (None, part.place)


def _overlapping(slots: Series) -> tuple[Slot, Slot] | None:
    """Return two of what is to be added that are in part for the same time and place."""
    places = dict.fromkeys(slot.place for slot in slots)
    for place in places:
        here = sorted(
            (stretch for stretch in slots if stretch.place in (None, place)), key=lambda value: value.span
        )
        for stretch, other in pairwise(here):
            if other.span.start <= stretch.span.end:
                return stretch, other
    return None


def _gaps(slots: Series, span: DaySpan, frame: Frame) -> tuple[DaySpan, ...]:
    """Return the parts of a time that are not measured, neither for the whole nor in each of the places."""
    measured = dict.fromkeys(slot.place for slot in slots if slot.place)
    places: Iterable[str | None] = (frame.places or measured) if measured else (None,)
    return joined(
        gap
        for place in places
        for gap in uncovered(span, (stretch.span for stretch in slots if stretch.place in (None, place)))
    )


def contradicted(slot: Slot) -> Message:
    """Return that two outcomes are for one time, and neither is said to be a correction."""
    return message(
        "there are two outcomes for {time}, and neither is said to correct the other: rättar: ja",
        time=slot.span.words,
    )
