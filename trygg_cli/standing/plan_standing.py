"""How things stand in a plan: the one place that reports, queries, lint, history and calendars ask."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from trygg_cli.model.kinds import Status
from trygg_cli.model.promisers import answering, time_of
from trygg_cli.standing import moment, parties, progress, status
from trygg_cli.standing.amount import Amount, Frame
from trygg_cli.standing.opinion import Lack, Opinion, opinion
from trygg_cli.standing.outcomes import Series, Slot, replaced, series, valued
from trygg_cli.standing.trend import TrendDirection, course

_Entry_co = TypeVar("_Entry_co", covariant=True, bound="DatedReport")

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Protocol

    from trygg_cli.model.goal import Goal
    from trygg_cli.model.indicator import Indicator, Outcome
    from trygg_cli.model.measure import FollowUp, Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise
    from trygg_cli.standing.moment import DatedReport, Judged, Moment
    from trygg_cli.standing.status import Standing

    class FollowedPart(Protocol[_Entry_co]):
        """A measure, a goal or a promise."""

        @property
        def follow_ups(self) -> tuple[_Entry_co, ...]:
            """What was reported of it, in the order of the file."""


class PlanStanding:
    """A plan at a moment, or as it was known on a day. What is asked twice is worked out once."""

    def __init__(self, plan: Plan, asked: Moment, until: date | None = None) -> None:
        self.plan = plan
        self.judged: Judged = moment.judge(plan, asked, until)
        self._measures: dict[int, Standing] = {}
        self._progress: dict[int, progress.Progress] = {}
        self._seen: dict[int, list[Any]] = {}

    @cached_property
    def has_reports(self) -> bool:
        """Whether something public is reported at all, whenever that was."""
        return moment.reported_day(self.plan) is not None

    def measure(self, measure: Measure) -> Standing:
        """Return how far a measure has come."""
        found = self._measures.get(id(measure))
        if found is None:
            found = self._measures[id(measure)] = status.standing(measure, self.judged, self.seen(measure))
        return found

    def seen(self, part: FollowedPart[_Entry_co]) -> list[_Entry_co]:
        """Return the follow-ups of a measure, goal or promise that are seen, oldest first."""
        found = self._seen.get(id(part))
        if found is None:
            found = self._seen[id(part)] = self.judged.seen(part.follow_ups)
        return found

    def reports(self, measure: Measure) -> tuple[FollowUp, ...]:
        """Return what was reported about a measure for the period, oldest first."""
        return self.judged.news(measure.follow_ups)

    def is_reported(self, measure: Measure) -> bool:
        """Tell whether something says how a measure went in the period; a longer time does not."""
        return bool(self.judged.reported(measure.follow_ups))

    def has_measure(self, measure: Measure) -> bool:
        """Tell whether a measure belongs to the reported period.

        One whose time ended before it does where it is unfinished, has no status, or was reported on for the period.
        """
        period, last = self.judged.period, status.last_day(measure.schedule)
        if period is None or last is None or last >= period.start:
            return True
        return not self.measure(measure).is_over or bool(self.reports(measure))

    def lacks_report(self, measure: Measure) -> bool:
        """Tell whether nothing was reported about a measure for the period, though something was to be expected.

        What is done or cancelled needs no more reports, and what has not begun none yet.
        """
        standing = self.measure(measure)
        if standing.is_over or standing.state is status.State.NOT_BEGUN or not self.has_measure(measure):
            return False
        return not self.is_reported(measure)

    def silent(self, measure: Measure) -> tuple[str, ...]:
        """Return who has a part of a measure and has not said how it went in the period, though others have."""
        entries = self.judged.reported(measure.follow_ups)
        if not entries:
            return ()
        seen = self.seen(measure)
        return tuple(
            ref
            for ref in status.silent_parties(measure, entries)
            if not status.has_ended_for(ref, measure, seen)
        )

    def silent_on_goal(self, goal: Goal) -> tuple[str, ...]:
        """Return who answers for a goal and has not reported on it for the period, though others have."""
        return parties.silent([(ref,) for ref in goal.responsible], self.judged.reported(goal.follow_ups))

    def silent_on_promise(self, promise: Promise) -> tuple[str, ...]:
        """Return who answers for a promise and has not reported on it for the period, though others have."""
        who = answering(self.plan, promise)
        return parties.silent([(ref,) for ref in who], self.judged.reported(promise.follow_ups))

    def waits_for(self, measure: Measure) -> tuple[Measure, ...]:
        """Return the measures that must be done first and are not."""
        named = (self._by_id.get(ref) for ref in measure.waits_for)
        return tuple(
            dependency
            for dependency in named
            if dependency and self.measure(dependency).status is not Status.DONE
        )

    def goal(self, goal: Goal) -> Opinion:
        """Return what was judged of a goal."""
        return opinion(goal.follow_ups, self.judged, goal.responsible)

    def promise(self, promise: Promise) -> Opinion:
        """Return what was judged of a promise."""
        return opinion(promise.follow_ups, self.judged, promise.responsible)

    def promise_deadline(self, promise: Promise) -> date | None:
        """Return the last day of a promise: of its time, else as long as it holds by itself or with the plan."""
        return status.deadline(promise.schedule) or time_of(self.plan, promise)[1]

    def is_soon_late(self, promise: Promise) -> bool:
        """Tell whether a promise is near its last day, and was last assessed as neither kept nor broken."""
        last = self.promise_deadline(promise)
        if last is None or promise.replaced_by or not self.judged.is_near(last):
            return False
        found = self.promise(promise)
        return found.is_open

    @property
    def is_in_force(self) -> bool:
        """Whether the plan holds on any day of the reported period, and has begun to by a day that was asked for."""
        judged, valid = self.judged, self.plan.valid
        if valid is None:
            return True
        if judged.period and not judged.period.overlaps(valid.start, valid.end):
            return False
        return not (judged.is_asked and valid.start) or judged.has_begun(valid.start)

    def lacks_goal_report(self, goal: Goal) -> bool:
        """Tell whether nothing was reported about a goal for the period."""
        return self.goal(goal).lack is Lack.NOT_REPORTED

    def lacks_promise_report(self, promise: Promise) -> bool:
        """Tell whether nothing was reported about a promise for the period, though it held and had begun to."""
        start = promise.valid.start if promise.valid else None
        if not self.has_promise(promise) or (start and not self.judged.has_begun(start)):
            return False
        return self.promise(promise).lack is Lack.NOT_REPORTED

    def has_promise(self, promise: Promise) -> bool:
        """Tell whether a promise belongs to the reported period: whether its own time, else the plan's, overlaps it."""
        period, valid = self.judged.period, time_of(self.plan, promise)
        return period is None or period.overlaps(*valid)

    def has_indicator(self, indicator: Indicator) -> bool:
        """Tell whether an indicator belongs to the reported period: not where only promises outside it use it."""
        users = self._promises.get(indicator.id, [])
        return not users or indicator.id in self._used or any(map(self.has_promise, users))

    def progress(self, indicator: Indicator) -> progress.Progress:
        """Return how far an indicator is from its target."""
        found = self._progress.get(id(indicator))
        if found is None:
            found = progress.assess(indicator, self.frame(indicator))
            self._progress[id(indicator)] = found
        return found

    def frame(self, indicator: Indicator) -> Frame:
        """Return what an indicator's target is judged in: the time of the promises, where only they use it."""
        users = self._promises.get(indicator.id, [])
        if not users or indicator.id in self._used:
            return Frame(self.judged, self.plan.valid)
        return Frame(
            self.judged, _around([moment.Stretch(*time_of(self.plan, promise)) for promise in users])
        )

    def shown(self, indicator: Indicator) -> Amount | Slot | None:
        """Return the value to show: the one judged, else the latest for the whole, unless that is contradicted."""
        judged = self.progress(indicator).amount
        latest = next(reversed(valued(self.by_place(indicator).get(None, ()))), None)
        return judged or (None if latest and latest.is_contradicted else latest)

    def by_place(self, indicator: Indicator) -> dict[str | None, Series]:
        """Return what was measured, by place; nothing is the whole."""
        return series(indicator.outcomes, self.judged)

    def replaced(self, indicator: Indicator) -> Iterator[Outcome]:
        """Yield the outcomes that corrections have taken the place of by then."""
        return replaced(indicator.outcomes, self.judged)

    def is_measured(self, indicator: Indicator) -> bool:
        """Tell whether anything was measured by then, for the whole or for a place; a comment alone is no figure."""
        return bool(self.by_place(indicator))

    def course(self, indicator: Indicator) -> TrendDirection:
        """Return which way an indicator goes."""
        slots = self.by_place(indicator).get(None, ())
        return course(indicator, slots, self.frame(indicator), self.progress(indicator))

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The functions that wrote about the reported period, in the order of the plan."""
        written = (getattr(entry, "author", None) for entry in self._news)
        return tuple(dict.fromkeys(author for author in written if author))

    @cached_property
    def last_written(self) -> date | None:
        """The last day on which something was written about the reported period."""
        return max((day for entry in self._news if (day := self.judged.written(entry))), default=None)

    @property
    def _news(self) -> Iterator[DatedReport]:
        judged = self.judged
        for _, _, entry in self.plan.walk_follow_ups():
            if judged.concerns(entry):
                yield entry
        for indicator in self.plan.indicators:
            yield from (
                outcome for outcome in indicator.outcomes if judged.concerns(outcome) and judged.sees(outcome)
            )

    def name(self, ref: str) -> str:
        """Return the full name of an actor, a body or a place; what is not known is its own name."""
        return self._names.get(ref, ref)

    def indicators(self, refs: Iterable[str]) -> Iterator[Indicator]:
        """Yield the indicators that are meant, in the order of the plan."""
        known = self._indicator_places
        for place in sorted({known[ref] for ref in refs if ref in known}):
            yield self.plan.indicators[place]

    @cached_property
    def _indicator_places(self) -> dict[str, int]:
        return {indicator.id: place for place, indicator in enumerate(self.plan.indicators)}

    @cached_property
    def _names(self) -> dict[str, str]:
        plan = self.plan
        known = {place.id: place.name for place in plan.places} | {body.id: body.name for body in plan.bodies}
        return known | {ref: actor.name for ref, actor in plan.actors.items()}

    @cached_property
    def _by_id(self) -> dict[str, Measure]:
        return {measure.id: measure for _, measure in self.plan.walk_measures()}

    @cached_property
    def _promises(self) -> dict[str, list[Promise]]:
        found: dict[str, list[Promise]] = {}
        for promise in self.plan.promises:
            for ref in promise.indicators:
                found.setdefault(ref, []).append(promise)
        return found

    @cached_property
    def _used(self) -> set[str]:
        """The indicators that measures or goals use."""
        measures = (ref for _, measure in self.plan.walk_measures() for ref in measure.indicators)
        goals = (ref for _, goal in self.plan.walk_goals() for ref in goal.indicators)
        return {*measures, *goals}


def _around(times: list[moment.Stretch]) -> moment.Stretch:
    """Return the time from the first to the last day of several; open where one of them is."""
    starts, ends = [time.start for time in times if time.start], [time.end for time in times if time.end]
    return moment.Stretch(
        min(starts) if len(starts) == len(times) else None, max(ends) if len(ends) == len(times) else None
    )
