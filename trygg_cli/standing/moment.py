"""The day that a plan is judged on, and what had been reported by then.

A question is about a period, is asked on a day, or both, or neither.  A period is judged at its end, so that a
note written late moves nothing; without a period or a day it is the last day that something was reported for.
Internal entries never count, and a day more than a year outside the plan's time is a slip: as if not written.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

    class DatedReport(Protocol):
        """What is reported about a time: a follow-up or an outcome."""

        @property
        def period(self) -> Period:
            """The time that it is about."""

        @property
        def date(self) -> date | None:
            """The day that it was written."""

    class Holds(Protocol):
        """A validity: from when until when something holds, as far as that is said."""

        @property
        def start(self) -> date | None:
            """The first day."""

        @property
        def end(self) -> date | None:
            """The last day."""


class Stretch(NamedTuple):
    """A validity that is worked out."""

    start: date | None
    end: date | None


_E = TypeVar("_E", bound="DatedReport")


NEAR_DAYS = 30
"""How many days before a last day it is near, where nobody has said otherwise."""


class Moment(NamedTuple):
    """What is asked about: a period, a day, both, or all that there is.

    So many days before a last day it is `near`.
    """

    period: Period | None = None
    as_of: date | None = None
    near: int = NEAR_DAYS


class Judged(NamedTuple):
    """A plan's time as it is judged.

    `period` is the one asked about, `day` the day of judgement; `is_asked` tells that somebody asked for that
    day.  There is no day where a plan has reported nothing and says neither its version nor a decision.  With `until`
    all is as it was known then: what was written after it is not seen.
    """

    period: Period | None
    day: date | None
    is_asked: bool
    valid: Holds | None
    until: date | None = None
    near: int = NEAR_DAYS

    @property
    def is_end(self) -> bool:
        """Whether the day is the end of a period: then what falls on the day itself has passed."""
        return self.period is not None and not self.is_asked

    def has_passed(self, last: date) -> bool:
        """Tell whether a last day has passed."""
        return self.day is not None and (last <= self.day if self.is_end else last < self.day)

    def is_near(self, last: date) -> bool:
        """Tell whether a last day has not passed, and comes in so few days that it is near."""
        return self.day is not None and not self.has_passed(last) and (last - self.day).days <= self.near

    def is_over(self, last: date) -> bool:
        """Tell whether a time is over as far as the reported period goes: what came after it is not seen."""
        return self.has_passed(last) and (self.period is None or last <= self.period.end)

    def has_begun(self, first: date) -> bool:
        """Tell whether a first day has come; where nothing was ever reported it is not known to be away."""
        return self.day is None or first <= self.day

    def sees(self, entry: DatedReport) -> bool:
        """Tell whether an entry is public, was written by then, and is about a time up to then."""
        if is_internal(entry) or (self.period and entry.period.end > self.period.end):
            return False
        return self._is_written(entry)

    def concerns(self, entry: DatedReport) -> bool:
        """Tell whether a public entry is news in the reported period.

        It is where the time that it is about ends in the period, or holds all of it, as that of two tertials does.
        """
        if is_internal(entry) or not self._is_written(entry):
            return False
        period, about = self.period, entry.period
        return period is None or period.start <= about.end <= period.end or about.covers(period)

    def seen(self, entries: Iterable[_E]) -> list[_E]:
        """Return the follow-ups that are seen, oldest first: by the end of their time, then by their day."""
        found = [entry for entry in entries if self.counts(entry)]
        return sorted(found, key=self.age) if len(found) > 1 else found

    def counts(self, entry: DatedReport) -> bool:
        """Tell whether a follow-up says how things stood: it is seen, or speaks for several periods, this one too.

        What is about a longer time says how it was when that had ended, which is after the reported period.
        """
        return self.sees(entry) or (
            self.period is not None and entry.period.merges(self.period) and self.concerns(entry)
        )

    def measured(self, outcomes: Iterable[_E]) -> list[_E]:
        """Return the outcomes that are seen, oldest first; one for a longer time is no figure for the period."""
        return sorted((outcome for outcome in outcomes if self.sees(outcome)), key=self.age)

    def news(self, entries: Iterable[_E]) -> tuple[_E, ...]:
        """Return what is news in the reported period, oldest first."""
        return tuple(sorted((entry for entry in entries if self.concerns(entry)), key=self.age))

    def reported(self, entries: Iterable[_E]) -> tuple[_E, ...]:
        """Return what is news and says how things stood in the reported period, oldest first."""
        return tuple(follow_up for follow_up in self.news(entries) if self.counts(follow_up))

    def age(self, entry: DatedReport) -> tuple[date, bool, date]:
        """Return what the order of entries goes by; in the reported period what is about no more goes last."""
        end, written = entry.period.end, self.written(entry) or date.min
        if self.period and end > self.period.end:
            return self.period.end, False, written
        return end, True, written

    def written(self, entry: DatedReport) -> date | None:
        """Return the day that an entry was written; nothing where the day is not said or is a slip."""
        return None if entry.date is None or is_slip(self.valid, entry.date) else entry.date

    def _is_written(self, entry: DatedReport) -> bool:
        if self.until and (self.written(entry) or self.until) > self.until:
            return False
        if self.day is None or not self.is_asked:
            return True
        written = self.written(entry)
        return entry.period.start <= self.day and (written is None or written <= self.day)


def judge(plan: Plan, moment: Moment, until: date | None = None) -> Judged:
    """Return what a question about a plan is judged by; with a last day as it was known then."""
    day = moment.as_of
    if day is None:
        day = moment.period.end if moment.period else latest_day(plan)
    return Judged(moment.period, day, moment.as_of is not None, plan.valid, until, moment.near)


def latest_day(plan: Plan) -> date | None:
    """Return the last day for which something public was reported; else that of the version or a decision."""
    written = (plan.version, *(decision.date for decision in plan.decisions))
    stated = (day for day in written if day and not is_slip(plan.valid, day))
    return reported_day(plan) or max(stated, default=None)


def reported_day(plan: Plan) -> date | None:
    """Return the last day for which something public was reported."""
    days = (_day(plan, entry) for entry in entries(plan) if not is_internal(entry))
    return max(filter(None, days), default=None)


def entries(plan: Plan) -> Iterator[DatedReport]:
    """Yield everything that is reported in a plan: follow-ups and outcomes."""
    yield from (entry for _, _, entry in plan.walk_follow_ups())
    for indicator in plan.indicators:
        yield from indicator.outcomes


def is_internal(entry: object) -> bool:
    """Tell whether an entry is kept out of what is published."""
    return getattr(entry, "internal", False)


def is_slip(valid: Holds | None, day: date) -> bool:
    """Tell whether a day lies more than a year outside the time that a plan holds."""
    if valid is None:
        return False
    if valid.start and day < valid.start and _a_year_later(day) < _numbers(valid.start):
        return True
    return bool(valid.end and day > valid.end and _numbers(day) > _a_year_later(valid.end))


def _numbers(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _a_year_later(day: date) -> tuple[int, int, int]:
    return day.year + 1, day.month, day.day


def _day(plan: Plan, entry: DatedReport) -> date | None:
    for day in (entry.date, entry.period.end):
        if day and not is_slip(plan.valid, day):
            return day
    return None
