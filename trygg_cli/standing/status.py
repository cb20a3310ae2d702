"""How far a measure has come by the end of a period.

The status is the one its latest follow-up states.  That a measure is late is never written in a plan
but worked out: its deadline has passed, and nothing says that it is done, resting or cancelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Status
from trygg_cli.standing import follow_ups
from trygg_cli.standing.shares import shares

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trygg_cli.model.measure import Measure, Schedule
    from trygg_cli.period import Period


class State(StrEnum):
    """What a report shows about a measure, in the order reports list it."""

    DONE = "done"
    ONGOING = "ongoing"
    LATE = "late"
    NOT_STARTED = "not-started"
    RESTING = "resting"
    CANCELLED = "cancelled"
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
    State.UNKNOWN: message("no status reported"),
}
_SETTLED = (Status.DONE, Status.RESTING, Status.CANCELLED)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a measure has come, and where that is known from.

    `reported` is what the follow-up for `period` says, which is not `state` where the measure is late.
    """

    state: State
    reported: Status | None
    period: Period | None
    deadline: date | None


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


def first_day(schedule: Schedule) -> date | None:
    """Return the first day that a schedule names, by itself or by a period."""
    return schedule.start or (schedule.period.start if schedule.period else None)


def last_day(schedule: Schedule) -> date | None:
    """Return the last day that a schedule names, by itself or by a period."""
    return schedule.end or (schedule.period.end if schedule.period else None)


def standing(measure: Measure, reported: Period, as_of: date) -> Standing:
    """Return how far a measure has come by the end of the reported period; late or not as of a day."""
    stated = [entry for entry in follow_ups.until(measure.follow_ups, reported) if entry.status]
    status, period = (stated[-1].status, stated[-1].period) if stated else (None, None)
    last = deadline(measure.schedule)
    state = _STATES[status] if status else State.UNKNOWN
    if last and last < as_of and status not in _SETTLED:
        state = State.LATE
    return Standing(state, status, period, last)


def status_shares(states: Iterable[State]) -> tuple[Share, ...]:
    """Return the states that occur, with shares that sum to 100."""
    found = list(states)
    counts = [found.count(state) for state in State]
    percents = shares(counts)
    return tuple(Share(*part) for part in zip(State, counts, percents, strict=True) if part[1])
