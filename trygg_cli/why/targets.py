"""The rules that a target is judged by, a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, listed, message
from trygg_cli.model.kinds import ComparedWith, Counting, Unit
from trygg_cli.standing.amount import ASK, PER_CENT, counting, window
from trygg_cli.standing.spans import DaySpan, day_words
from trygg_cli.standing.target_terms import has_bounds, has_figure, is_more_too_much

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.model.indicator import Indicator, Target
    from trygg_cli.standing.amount import Frame, Window
    from trygg_cli.standing.plan_standing import PlanStanding

_UNITS = {
    Unit.WEEK: message("each week that ends in the reported time is judged on its own"),
    Unit.MONTH: message("each month that ends in the reported time is judged on its own"),
    Unit.QUARTER: message("each quarter that ends in the reported time is judged on its own"),
    Unit.TERM: message("each term that ends in the reported time is judged on its own"),
    Unit.HALF_YEAR: message("each half-year that ends in the reported time is judged on its own"),
    Unit.TERTIAL: message("each tertial that ends in the reported time is judged on its own"),
    Unit.YEAR: message("each year that ends in the reported time is judged on its own"),
    Unit.PLAN: message("the time of the plan is judged as a whole"),
}
_WAYS = {
    None: message("the plan does not say how outcomes go together (räknas)"),
    Counting.SUM: message("the outcomes are added up (räknas: summa)"),
    Counting.MEAN: message("the mean of the outcomes in the target's time counts (räknas: medel)"),
    Counting.UNIQUE: message(
        "people and households are never added up: only one figure for all of the time counts (räknas: unika)"
    ),
    Counting.STATE: message("the latest outcome counts (räknas: läge)"),
}


def rules(standing: PlanStanding, indicator: Indicator, name: Callable[[str], str]) -> Iterator[Message]:
    """Yield the rules for an indicator; `name` gives places their names."""
    target = indicator.target
    if target is None:
        return
    time = window(target, standing.frame(indicator))
    if counting(indicator) or _is_asked(standing, indicator):
        yield _together(indicator, target, time)
    if target.recurring and target.recurring.per:
        yield _UNITS[target.recurring.per]
        if target.recurring.per is not Unit.PLAN:
            yield message("the units lie wholly within the time that the plan or the promise holds")
    if counting(indicator) is Counting.SUM and _overlap(indicator):
        yield message("an outcome for a longer time takes the place of those for its parts")
    yield from _time(standing.frame(indicator), target, time)
    yield from _places(indicator, target, name)
    yield from _comparison(indicator, target)


def _is_asked(standing: PlanStanding, indicator: Indicator) -> bool:
    """Tell whether a verdict waits for how outcomes go together, as a whole or in a place."""
    progress = standing.progress(indicator)
    return ASK in (progress.reason, *(place.reason for _, place in progress.places))


def _together(indicator: Indicator, target: Target, time: Window) -> Message:
    how = counting(indicator)
    if how is Counting.SUM and indicator.counted and has_bounds(target) and time.start and time.end:
        return message(
            "the outcomes are added up (räknas: summa) from {first} to {last}",
            first=day_words(time.start),
            last=day_words(time.end),
        )
    if indicator.counted or how is None:
        return _WAYS[how]
    if how is Counting.SUM:
        return message("how often it happens is added up within each unit of time (återkommande)")
    if indicator.unit in PER_CENT:
        return message("the latest outcome counts, as a share in per cent is a state by nature")
    return message("the latest outcome counts, as a value on a scale is a state by nature")


def _overlap(indicator: Indicator) -> bool:
    periods = {outcome.period for outcome in indicator.outcomes}
    return any(period is not other and period.covers(other) for period in periods for other in periods)


def _time(frame: Frame, target: Target, time: Window) -> Iterator[Message]:
    if time.start is None or time.end is None:
        if time.end is None and has_figure(target):
            yield message("neither senast nor gäller says when the target's time ends")
        return
    valid = frame.valid
    span = DaySpan(time.start, time.end).words
    starts_with = valid is not None and valid.start == time.start
    if target.by and starts_with:
        yield message(
            "the target's time is {time}: from the first day of the plan or promise (gäller) to the end of senast",
            time=span,
        )
    elif target.by:
        yield message("the target's time is {time}: the year of senast, to the end of senast", time=span)
    else:
        yield message("the target's time is {time}: that of the plan or promise (gäller)", time=span)
    if not time.is_over:
        yield message("the target's time is not over on the day of judgement")


def _places(indicator: Indicator, target: Target, name: Callable[[str], str]) -> Iterator[Message]:
    places = [name(place) for place in target.places]
    if target.per_place:
        yield message("each place is judged on its own")
    elif len(places) == 1:
        yield message("a figure for the whole counts; where there is none, that for {place}", place=places[0])
    elif places and counting(indicator) is Counting.SUM:
        yield message(
            "a figure for the whole counts; where there is none, the sum over {places}", places=listed(places)
        )
    elif places:
        yield message(
            "the target is for {places} together: only a figure for the whole counts", places=listed(places)
        )


def _comparison(indicator: Indicator, target: Target) -> Iterator[Message]:
    how = counting(indicator)
    if target.exactly is not None and not is_more_too_much(indicator, target):
        yield message("more than exactly so much is more than promised, and not missed")
    is_bound = target.at_most is not None or is_more_too_much(indicator, target)
    if is_bound and how in (Counting.SUM, Counting.UNIQUE):
        yield message("that a sum stays below a bound is only known when the time is over")
    if target.compared_with is ComparedWith.YEAR_BEFORE:
        yield message("the value is compared with the same period the year before")
    elif target.change_percent is not None or (target.direction and not has_figure(target)):
        yield message("the change is counted from the baseline")
