"""Answers for earlier periods that are not what they were when those were reported.

That is when the plan's own follow-up of the period was written, which a report of it begins with.  Where it has none
the plan does not say when its reports were made: what was written after the period that is reported now was in no
report of an earlier one that was made in time, and what was written before may have been, so nothing is said of that.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.report.parts import RestatedAnswer
from trygg_cli.standing.moment import Moment, is_internal
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.spans import day_words
from trygg_cli.why.explanation import quantity, stretch
from trygg_cli.why.opinions import word_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from trygg_cli.model.goal import Goal
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.model.measure import Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise
    from trygg_cli.period import Period
    from trygg_cli.standing.moment import DatedReport, Judged
    from trygg_cli.standing.opinion import Opinion

    Answer = Callable[[PlanStanding], Iterable[Message]]


_MANY = 60
"""Earlier periods that are looked at, at most."""


class _ReportedThing(NamedTuple):
    """Something that is reported on, and what is answered of it: nothing where nothing is known."""

    id: str
    title: str
    entries: Iterable[DatedReport]
    answer: Answer


def revisions(standing: PlanStanding) -> Iterator[RestatedAnswer]:
    """Yield what answers for earlier periods have become by what was written after those were reported."""
    judged, period = standing.judged, standing.judged.period
    if period is None:
        return
    told_on = _ReportDays(standing.plan, judged, period)
    known: dict[tuple[str, date | None], PlanStanding] = {}
    for thing in _things(standing.plan):
        late = [entry for entry in thing.entries if told_on.is_late(entry)]
        for earlier in _periods(late, period) if late else ():
            told = []
            for until in (told_on.of(earlier), judged.day if judged.is_asked else None):
                key = (earlier.text, until)
                if key not in known:
                    known[key] = PlanStanding(standing.plan, Moment(earlier), until)
                told.append([*thing.answer(known[key])])
            pairs = ((before, now) for before, now in zip(*told, strict=False) if before != now)
            for before, now in list(pairs)[:1]:
                yield RestatedAnswer(
                    thing.id, thing.title, earlier, before, now, _reason(judged, late, earlier)
                )


class _ReportDays:
    """The days on which earlier periods were reported, as far as the plan says."""

    def __init__(self, plan: Plan, judged: Judged, period: Period) -> None:
        self._judged, self._period = judged, period
        self._days: dict[Period, date] = {}
        self._known = [
            (entry.period, written)
            for entry in plan.follow_ups
            if entry.period.end < period.start
            and not is_internal(entry)
            and (written := judged.written(entry))
        ]

    def of(self, earlier: Period) -> date:
        """Return the last day on which an earlier period, or one that it is part of, was reported."""
        if earlier not in self._days:
            known = (day for whole, day in self._known if whole.covers(earlier))
            self._days[earlier] = max(known, default=self._period.end)
        return self._days[earlier]

    def is_late(self, entry: DatedReport) -> bool:
        """Tell whether a public entry about an earlier time was written after that was reported."""
        written = self._judged.written(entry)
        if written is None or is_internal(entry) or entry.period.end >= self._period.start:
            return False
        return written > self.of(entry.period) and self._judged.sees(entry)


def _periods(late: list[DatedReport], period: Period) -> Iterator[Period]:
    """Yield the earlier periods of the same kind that what came late may have changed the answer for, oldest first."""
    first, found = min(report.period.end for report in late), [period.previous]
    while found[-1].start > first and len(found) < _MANY:
        found.append(found[-1].previous)
    yield from reversed(found)


def _reason(judged: Judged, late: list[DatedReport], earlier: Period) -> Message:
    """Return what was written last of what may have changed the answer."""
    last = max(
        (report for report in late if report.period.end <= earlier.end),
        key=lambda value: judged.written(value) or earlier.end,
    )
    day, time = day_words(judged.written(last) or earlier.end), stretch(last.period)
    if getattr(last, "corrects", False):
        return message("a correction for {time} was written {day}", time=time, day=day)
    if hasattr(last, "corrects"):
        return message("an outcome for {time} was written {day}", time=time, day=day)
    return message("a follow-up for {time} was written {day}", time=time, day=day)


def _things(plan: Plan) -> Iterator[_ReportedThing]:
    for _, measure in plan.walk_measures():
        yield _ReportedThing(measure.id, measure.title, measure.follow_ups, partial(_of_measure, measure))
    for _, goal in plan.walk_goals():
        yield _ReportedThing(goal.id, goal.text, goal.follow_ups, partial(_of_goal, goal))
    for promise in plan.promises:
        yield _ReportedThing(promise.id, promise.text, promise.follow_ups, partial(_of_promise, promise))
    for indicator in plan.indicators:
        yield _ReportedThing(
            indicator.id, indicator.name, indicator.outcomes, partial(_of_indicator, indicator)
        )


def _of_measure(measure: Measure, standing: PlanStanding) -> Iterator[Message]:
    found = standing.measure(measure).status
    if found and standing.is_reported(measure):
        yield message(found.value)


def _of_goal(goal: Goal, standing: PlanStanding) -> Iterator[Message]:
    yield from _of_opinion(standing.goal(goal))


def _of_promise(promise: Promise, standing: PlanStanding) -> Iterator[Message]:
    yield from _of_opinion(standing.promise(promise))


def _of_opinion(found: Opinion) -> Iterator[Message]:
    if found.lack is not Lack.NOT_REPORTED:
        yield word_of(found)


def _of_indicator(indicator: Indicator, standing: PlanStanding) -> Iterator[Message]:
    """Yield the verdict and the value that was judged, where anything was measured."""
    if indicator.target and standing.by_place(indicator):
        found = standing.progress(indicator)
        yield found.verdict.word
        if found.amount:
            yield quantity(found.amount.value, indicator.unit)
