"""How far a measure has come.

The status is the one its latest public follow-up states.  That a measure is late is never written in a plan but
worked out: it was reported as unfinished, and its last day has passed.  Where nothing was reported, nobody knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Status
from trygg_cli.standing import parties
from trygg_cli.standing.shares import shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from trygg_cli.model.measure import FollowUp, Measure, Schedule
    from trygg_cli.period import Period
    from trygg_cli.standing.moment import Judged


class State(StrEnum):
    """What a report shows about a measure, in the order reports list it."""

    DONE = "done"
    ONGOING = "ongoing"
    LATE = "late"
    NOT_STARTED = "not-started"
    RESTING = "resting"
    CANCELLED = "cancelled"
    NOT_BEGUN = "not-begun"
    UNKNOWN = "unknown"

    @property
    def word(self) -> Message:
        """The state in a word."""
        return _WORDS[self]


_STATES = {
    Status.DONE: State.DONE,
    Status.ONGOING: State.ONGOING,
    Status.NOT_STARTED: State.NOT_STARTED,
    Status.RESTING: State.RESTING,
    Status.CANCELLED: State.CANCELLED,
}
_WORDS = {state: message(status.value) for status, state in _STATES.items()} | {
    State.LATE: message("late"),
    State.NOT_BEGUN: message("has not begun"),
    State.UNKNOWN: message("no status reported"),
}
_IN_PLANS = {state: status.value for status, state in _STATES.items()} | {
    State.LATE: "försenad",
    State.NOT_BEGUN: "har inte börjat",
    State.UNKNOWN: "status saknas",
}
SWEDISH = {state: _IN_PLANS[state] for state in State}
"""The states in the words of the plan format, which are the same in every language."""

OPEN = (Status.NOT_STARTED, Status.ONGOING)
"""What is unfinished, and grows late when its last day passes."""

OVER = (Status.DONE, Status.CANCELLED)
"""What needs no more reports."""

_FAR = (Status.NOT_STARTED, Status.RESTING, Status.ONGOING, Status.DONE)
"""From what has come least to what has come furthest; what is cancelled only counts where all is."""


class Standing(NamedTuple):
    """How far a measure has come, and where that is known from.

    `status` is what was reported, which is not `state` where the measure is late; `entry` reported it.  Where the
    deadline `is_near` it has not passed.  `apart` are the latest reports of the parties where they differ,
    `contradictions` reports that cannot both be so.
    """

    state: State
    status: Status | None
    entry: FollowUp | None
    deadline: date | None
    has_passed: bool
    is_near: bool = False
    apart: tuple[FollowUp, ...] = ()
    contradictions: tuple[parties.Contradiction[FollowUp], ...] = ()

    @property
    def period(self) -> Period | None:
        """The period that the status was reported for."""
        return self.entry.period if self.entry else None

    @property
    def is_unknown_and_due(self) -> bool:
        """Whether nothing was reported though the last day has passed: then nobody knows whether it is late."""
        return self.state is State.UNKNOWN and self.has_passed

    @property
    def is_soon_late(self) -> bool:
        """Whether it is going to be late unless something is done: its last day is near, and it is unfinished."""
        return self.is_near and self.is_open

    @property
    def is_unknown_and_near(self) -> bool:
        """Whether nothing was reported though the last day is near: then nobody knows whether it is soon late."""
        return self.is_near and self.state is State.UNKNOWN

    @property
    def is_open(self) -> bool:
        """Whether it was last reported as not started or ongoing."""
        return self.status in OPEN

    @property
    def is_over(self) -> bool:
        """Whether it was last reported as done or cancelled."""
        return self.status in OVER

    @property
    def departs(self) -> bool:
        """Whether it goes otherwise than planned: late, cancelled, or on hold when its last day has passed."""
        is_held_up = self.state is State.RESTING and self.has_passed
        return self.state in (State.LATE, State.CANCELLED) or is_held_up


@dataclass(frozen=True, slots=True)
class Share:
    """How many measures are in a state, and how many per cent of them all."""

    state: State
    count: int
    percent: int


def deadline(schedule: Schedule | None) -> date | None:
    """Return the last day of a schedule; a wish has none, and words that cannot be counted have none."""
    if schedule is None or schedule.wish:
        return None
    return last_day(schedule)


def first_day(schedule: Schedule | None) -> date | None:
    """Return the first day that a schedule names, by itself or by its periods."""
    return (
        schedule.start or min((period.start for period in _periods(schedule)), default=None)
        if schedule
        else None
    )


def last_day(schedule: Schedule | None) -> date | None:
    """Return the last day that a schedule names, by itself or by its periods."""
    return (
        schedule.end or max((period.end for period in _periods(schedule)), default=None) if schedule else None
    )


def _periods(schedule: Schedule) -> tuple[Period, ...]:
    return (schedule.period, *schedule.periods) if schedule.period else schedule.periods


def standing(measure: Measure, judged: Judged, seen: Sequence[FollowUp] | None = None) -> Standing:
    """Return how far a measure has come; those of its follow-ups that are seen may be known already."""
    last = deadline(measure.schedule)
    has_passed = last is not None and judged.has_passed(last)
    is_near = last is not None and judged.is_near(last)
    known = judged.seen(measure.follow_ups) if seen is None else seen
    stated = [entry for entry in known if entry.status]
    if not stated:
        first = first_day(measure.schedule)
        begun = first is None or judged.has_begun(first)
        return Standing(State.UNKNOWN if begun else State.NOT_BEGUN, None, None, last, has_passed, is_near)
    if len(stated) == 1:
        return _stated(stated[0], last, has_passed=has_passed, is_near=is_near)
    found = parties.latest(stated, measure.answering)
    wrong = tuple(parties.contradictions(stated, judged, lambda entry: entry.status, _goes_back, _least))
    entries = [*found.values(), *parties.tied(wrong, found)]
    apart = tuple(found.values()) if parties.differ(found.values(), lambda entry: entry.status) else ()
    least = _least(parties.in_order(entries, stated))
    return _stated(least, last, apart, wrong, has_passed=has_passed, is_near=is_near)


def silent_parties(measure: Measure, stated: Sequence[FollowUp]) -> tuple[str, ...]:
    """Return who has a part of a measure and has said nothing of it."""
    parts = [(part.party, *part.responsible) for part in measure.commitments]
    return parties.silent(parts or [(ref,) for ref in measure.responsible], stated)


def has_ended_for(ref: str | None, measure: Measure, stated: Iterable[FollowUp]) -> bool:
    """Tell whether it was said last for an actor, or for all, that a measure is done or given up: no more is owed."""
    who = {None, *measure.reporting_for(ref)}
    said = [entry for entry in stated if entry.status and entry.party in who]
    return bool(said) and said[-1].status in OVER


def _stated(
    entry: FollowUp,
    last: date | None,
    apart: tuple[FollowUp, ...] = (),
    contradictions: tuple[parties.Contradiction[FollowUp], ...] = (),
    *,
    has_passed: bool,
    is_near: bool,
) -> Standing:
    status = entry.status
    assert status is not None
    state = State.LATE if has_passed and status in OPEN else _STATES[status]
    return Standing(state, status, entry, last, has_passed, is_near, apart, contradictions)


def _least(entries: Sequence[FollowUp]) -> FollowUp:
    """Return the report of who has come least; the latest of equals."""
    going_on = [entry for entry in entries if entry.status is not Status.CANCELLED]
    if not going_on:
        return entries[-1]
    return min(reversed(going_on), key=lambda entry: _FAR.index(entry.status or Status.NOT_STARTED))


def _goes_back(before: FollowUp, entry: FollowUp) -> bool:
    return before.status in OVER or entry.status is Status.NOT_STARTED


def status_shares(states: Iterable[State]) -> tuple[Share, ...]:
    """Return the states that occur, with their shares in whole per cent."""
    found = list(states)
    counts = [found.count(state) for state in State]
    percents = shares(counts)
    return tuple(Share(*part) for part in zip(State, counts, percents, strict=True) if part[1])
