"""Whether a plan has been followed up: as a whole, or by most of what is open in it (lag 2023:196, 6 §).

A measure, goal or promise is followed up by a public follow-up, a goal or promise also by what its indicators
measured.  A round of follow-ups is done on the day by which most of what was open when it began have one, none of
them older than the law's two years; then the next round begins, with the first that is followed up again.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.lint import law
from trygg_cli.message import Message, plural
from trygg_cli.model.kinds import Assessment, PromiseAssessment, Status
from trygg_cli.model.promisers import time_of
from trygg_cli.standing.moment import is_internal
from trygg_cli.standing.status import first_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.lint.rule import Case
    from trygg_cli.model.goal import Goal
    from trygg_cli.model.measure import Measure
    from trygg_cli.model.promise import Promise
    from trygg_cli.standing.moment import DatedReport, Judged

_FINAL = {
    Status.DONE,
    Status.CANCELLED,
    Assessment.REACHED,
    Assessment.MISSED,
    PromiseAssessment.KEPT,
    PromiseAssessment.BROKEN,
}


class FollowedItem(NamedTuple):
    """A measure, goal or promise: the days on which it was followed up, when it begins and when it was closed."""

    kind: str
    days: tuple[date, ...]
    begins: date | None
    closed: date | None

    def is_open(self, since: date | None, day: date) -> bool:
        """Tell whether it has begun by a day and was not closed when the time since the last round began."""
        return (self.begins is None or self.begins <= day) and not (
            self.closed and since and self.closed <= since
        )


def last_day(case: Case, day: date) -> date | None:
    """Return the last day, up to another, on which the plan was followed up as a whole or by most that is in it."""
    plan = case.plan
    whole = [
        told
        for plan_follow_up in plan.follow_ups
        if (told := plan_follow_up.date or plan_follow_up.period.end) <= day
    ]
    return max([*whole, *_rounds(followed_items(case), day)], default=None)


def shares(case: Case, last: date | None, day: date) -> list[Message]:
    """Return how many of what is open has been followed up, where anything has: 1 of 5 measures."""
    known = [item for item in followed_items(case) if item.is_open(last, day)]
    since = law.after(day, -law.INTERVAL)
    done = [item for item in known if any(since < written <= day for written in item.days)]
    if not done:
        return []
    kinds = dict.fromkeys(item.kind for item in known)
    return [
        _share(kind, sum(item.kind == kind for item in done), sum(item.kind == kind for item in known))
        for kind in kinds
    ]


def _share(kind: str, done: int, total: int) -> Message:
    if kind == "measure":
        return plural("{done} of {count} measure", "{done} of {count} measures", total, done=done)
    if kind == "goal":
        return plural("{done} of {count} goal", "{done} of {count} goals", total, done=done)
    return plural("{done} of {count} promise", "{done} of {count} promises", total, done=done)


def _rounds(items: Sequence[FollowedItem], day: date) -> Iterator[date]:
    """Yield the days on which rounds of follow-ups were done."""
    events = sorted(
        (written, index) for index, item in enumerate(items) for written in item.days if written <= day
    )
    current = _Round(items)
    is_done = False
    for written, group in groupby(events, key=lambda event: event[0]):
        for _, index in group:
            if is_done and index in current.seen:
                current.begin_anew()
                is_done = False
            current.see(index, written)
        current.come_to(written)
        if not is_done and current.is_by_most:
            current.end(written)
            is_done = True
            yield written


class _Round:
    """A round as days go by: which items are open, and which of those are followed up; from day to day few change."""

    def __init__(self, items: Sequence[FollowedItem]) -> None:
        by_begin = sorted(range(len(items)), key=lambda index: items[index].begins or date.min)
        closed = [(item.closed, index) for index, item in enumerate(items) if item.closed]
        self.seen: OrderedDict[int, date] = OrderedDict()
        self._items = items
        self._coming = deque(by_begin)
        self._closing = deque(sorted(closed))
        self._last: date | None = None
        self._open: set[int] = set()
        self._met: set[int] = set()

    @property
    def is_by_most(self) -> bool:
        """Whether most of what is open has been followed up."""
        return 2 * len(self._met) > len(self._open)

    def see(self, index: int, day: date) -> None:
        """Note that an item was followed up."""
        self.seen[index] = day
        self.seen.move_to_end(index)
        if index in self._open:
            self._met.add(index)

    def come_to(self, day: date) -> None:
        """Let go of what is too old on a day, and take in what has begun by it."""
        oldest = law.after(day, -law.INTERVAL)
        while next(iter(self.seen.values())) <= oldest:
            self._met.discard(self.seen.popitem(last=False)[0])
        while self._coming and (self._items[self._coming[0]].begins or date.min) <= day:
            index = self._coming.popleft()
            if self._items[index].is_open(self._last, day):
                self._open.add(index)
                if index in self.seen:
                    self._met.add(index)

    def begin_anew(self) -> None:
        """Forget what was followed up in the round before."""
        self.seen.clear()
        self._met.clear()

    def end(self, day: date) -> None:
        """Let go of what was closed by the day on which the round was done."""
        self._last = day
        while self._closing and self._closing[0][0] <= day:
            index = self._closing.popleft()[1]
            self._open.discard(index)
            self._met.discard(index)


def followed_items(case: Case) -> list[FollowedItem]:
    """Return all measures, goals and promises of a plan as they are followed up."""
    plan, judged = case.plan, case.standing.judged
    measured = {
        indicator.id: [*_days(indicator.outcomes, judged)]
        for indicator in plan.indicators
        if indicator.outcomes
    }

    def days(part: Goal | Promise) -> tuple[date, ...]:
        told = _days(part.follow_ups, judged)
        return (*told, *(day for ref in part.indicators for day in measured.get(ref, ())))

    found = [_measure(measure, judged) for _, measure in plan.walk_measures()]
    for _, goal in plan.walk_goals():
        found.append(FollowedItem("goal", days(goal), None, _closed(goal.follow_ups, judged)))
    for promise in plan.promises:
        start, end = time_of(plan, promise)
        closed = _closed(promise.follow_ups, judged) or end
        found.append(FollowedItem("promise", days(promise), start, closed))
    return found


def _measure(measure: Measure, judged: Judged) -> FollowedItem:
    begins = first_day(measure.schedule)
    return FollowedItem(
        "measure", tuple(_days(measure.follow_ups, judged)), begins, _closed(measure.follow_ups, judged)
    )


def _days(entries: Iterable[DatedReport], judged: Judged) -> Iterator[date]:
    yield from (judged.written(entry) or entry.period.end for entry in entries if not is_internal(entry))


def _closed(entries: Iterable[DatedReport], judged: Judged) -> date | None:
    """Return the day on which it was last said to be done, cancelled, reached or not; none where it goes on."""
    public = sorted((entry for entry in entries if not is_internal(entry)), key=judged.age)
    if not public:
        return None
    last = public[-1]
    said = getattr(last, "status", None) or getattr(last, "assessment", None)
    return (judged.written(last) or last.period.end) if said in _FINAL else None
