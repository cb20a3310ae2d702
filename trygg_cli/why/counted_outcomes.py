"""Every outcome of an indicator: whether it counted and, if not, why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Counting
from trygg_cli.standing.amount import Amount, Window, counting, window
from trygg_cli.standing.spans import DaySpan, day_words
from trygg_cli.why.explanation import Input, quantity, stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trygg_cli.model.indicator import Indicator, Outcome
    from trygg_cli.position import Route
    from trygg_cli.standing.moment import DatedReport, Judged
    from trygg_cli.standing.outcomes import Slot
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.standing.verdict import Progress

_NOT_THERE = message("not counted: the target is not for that place")
_ONE_PLACE = message("not counted: it is for one place, and the target for the whole")
_OUTSIDE = message("not counted: it is outside the target's time")
_LATER = message("not counted: a later outcome counts")
_NOT_SHOWN = message("not the value shown: a later outcome is")
_BESIDE = message("not counted: it is not what the target is about")


class Weighed(NamedTuple):
    """What became of the outcomes, by their identities, and the times of those that counted, each once."""

    standing: PlanStanding
    indicator: Indicator
    counted: frozenset[int]
    basis: frozenset[int]
    corrected: frozenset[int]
    contradicted: frozenset[int]
    times: tuple[DaySpan, ...]
    places: frozenset[str | None]
    window: Window | None

    @property
    def judged(self) -> Judged:
        """The moment."""
        return self.standing.judged


def inputs(
    standing: PlanStanding, indicator: Indicator, route: Route, name: Callable[[str], str]
) -> Iterator[Input]:
    """Yield the outcomes in the order of the file, and the baseline where it was counted from."""
    weighed = _weigh(standing, indicator)
    start = indicator.baseline
    if start and start.value is not None and _counts_from_baseline(standing, indicator):
        about = message("baseline")
        if start.period or start.year:
            time = stretch(start.period) if start.period else str(start.year)
            about = message("baseline, {time}", time=time)
        yield Input((*route, "baslinje"), about, quantity(start.value, indicator.unit), start.period)
    for index, outcome in enumerate(indicator.outcomes):
        is_counted, note = _role(outcome, weighed)
        yield Input(
            (*route, "utfall", index),
            stretch(outcome.period),
            _value(outcome, indicator),
            outcome.period,
            outcome.date,
            name(outcome.place) if outcome.place else None,
            is_counted,
            note,
        )


def why_unseen(judged: Judged, one: DatedReport) -> Message:
    """Return why an entry is not seen at the moment."""
    if judged.period and one.period.end > judged.period.end:
        if one.period.covers(judged.period):
            return message("not counted: it is about a longer time, which ends after the reported period")
        return message("not seen: it is about a time that ends after the reported period")
    if judged.day and one.period.start > judged.day:
        return message("not seen: it is about a time that begins after {day}", day=day_words(judged.day))
    if judged.day:
        return message("not seen: it was written after {day}", day=day_words(judged.day))
    return message("not seen")


def amounts(progress: Progress) -> Iterator[Amount]:
    """Yield the values that were judged: as a whole, in each unit of time, and in each place."""
    if progress.amount:
        yield progress.amount
    yield from (count.amount for count in progress.counts if count.amount)
    for _, place in progress.places:
        yield from amounts(place)


def _bases(progress: Progress) -> Iterator[Amount]:
    yield from (compared.basis for compared in progress.compared if isinstance(compared.basis, Amount))
    for _, place in progress.places:
        yield from _bases(place)


def _counts_from_baseline(standing: PlanStanding, indicator: Indicator) -> bool:
    progress, course = standing.progress(indicator), standing.course(indicator)
    every = [progress, *(place for _, place in progress.places)]
    from_it = any(isinstance(compared.basis, (int, float)) for part in every for compared in part.compared)
    return from_it or progress.fraction is not None or (course.latest is not None and course.before is None)


def _weigh(standing: PlanStanding, indicator: Indicator) -> Weighed:
    progress, target = standing.progress(indicator), indicator.target
    counted = [slot for amount in amounts(progress) for slot in amount.slots]
    counted += [slot for compared in progress.compared for slot in compared.slots]
    if target is None:
        shown = standing.shown(indicator)
        counted = [] if shown is None or isinstance(shown, Amount) else [shown]
    known = [slot for here in standing.by_place(indicator).values() for slot in here]
    return Weighed(
        standing,
        indicator,
        _outcomes(counted),
        _outcomes(slot for base in _bases(progress) for slot in base.slots),
        frozenset(id(outcome) for outcome in standing.replaced(indicator)),
        _outcomes(slot for slot in known if slot.is_contradicted),
        tuple(dict.fromkeys(slot.span for slot in counted)),
        frozenset(target.places) if target else frozenset(),
        window(target, standing.frame(indicator)) if target else None,
    )


def _outcomes(slots: Iterable[Slot]) -> frozenset[int]:
    return frozenset(id(outcome) for slot in slots for outcome in slot.outcomes)


def _role(one: Outcome, weighed: Weighed) -> tuple[bool, Message | None]:
    """Tell whether an outcome counted; and in what way, or why not."""
    if id(one) in weighed.counted:
        return True, message("corrects what was given before") if one.corrects else None
    if id(one) in weighed.basis:
        return True, message("what it is compared with")
    return False, _left_out(one, weighed)


def _left_out(one: Outcome, weighed: Weighed) -> Message:
    if not weighed.judged.sees(one):
        return why_unseen(weighed.judged, one)
    if one.value is None:
        return message("not counted: it has no value")
    if id(one) in weighed.corrected:
        return message("not counted: a correction takes its place")
    if id(one) in weighed.contradicted:
        return message("not counted: another outcome for the same time says otherwise")
    if not weighed.times:
        return message("not counted: no value could be judged")
    return _passed_over(one, weighed)


def _passed_over(one: Outcome, weighed: Weighed) -> Message:
    """Return why others counted, and not this one: the first reason that holds."""
    target, how = weighed.indicator.target, counting(weighed.indicator)
    span = DaySpan(one.period.start, one.period.end)
    longer = next((time for time in weighed.times if _covers(time, span)), None)
    each = bool(target and target.per_place)
    is_part = longer is not None and longer != span
    reasons = (
        (each and one.place not in weighed.places, _NOT_THERE),
        (one.place and target and not each and how is not Counting.SUM, _ONE_PLACE),
        (one.place and longer == span, message("not counted: the figure for the whole counts")),
        (
            is_part,
            message("not counted: it is a part of {time}, which is counted", time=longer and longer.words),
        ),
        (how is not Counting.STATE and weighed.window and not weighed.window.covers(span), _OUTSIDE),
        (
            target and target.recurring,
            message("not counted: it is outside the units of time that are judged"),
        ),
        (how is Counting.UNIQUE, message("not counted: it is not for all of the time")),
        (target is None, _NOT_SHOWN),
        (any(time.end >= span.end for time in weighed.times), _LATER),
    )
    return next((note for holds, note in reasons if holds), _BESIDE)


def _covers(longer: DaySpan, span: DaySpan) -> bool:
    return longer.start <= span.start and span.end <= longer.end


def _value(one: Outcome, indicator: Indicator) -> Message:
    parts = [quantity(one.value, indicator.unit)] if one.value is not None else []
    parts += [
        message("{group} {value}", group=group, value=float(value)) for group, value in one.subgroups.items()
    ]
    told = message("{parts}", parts=parts) if parts else message("no value")
    return told if one.comparable else message("{value}, measured in another way than before", value=told)
