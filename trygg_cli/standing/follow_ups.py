"""Which of what has been reported belongs to a period, and in what order it came.

A follow-up belongs to the period in which the time it reports on ends: one about 2022-H1 is news in
2022-T2, one about the whole of 2022 is not.  Internal follow-ups are never seen here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period


class _Reported(Protocol):
    @property
    def period(self) -> Period: ...
    @property
    def date(self) -> date | None: ...
    @property
    def author(self) -> str | None: ...


_R = TypeVar("_R", bound=_Reported)


def belongs(period: Period, reported: Period) -> bool:
    """Tell whether what is about `period` is news in the reported period."""
    return reported.start <= period.end <= reported.end


def until(entries: Iterable[_R], reported: Period) -> list[_R]:
    """Return the public entries up to the end of the reported period, oldest first."""
    known = [entry for entry in entries if entry.period.end <= reported.end and not _internal(entry)]
    return sorted(known, key=_age)


def within(entries: Iterable[_R], reported: Period) -> tuple[_R, ...]:
    """Return the public entries that belong to the reported period, oldest first."""
    return tuple(entry for entry in until(entries, reported) if belongs(entry.period, reported))


def latest_day(plan: Plan, reported: Period) -> date | None:
    """Return the last day on which something was written about the reported period."""
    days = [entry.date for entry in _all(plan) if belongs(entry.period, reported) and not _internal(entry)]
    return max((day for day in days if day), default=None)


def authors(plan: Plan, reported: Period) -> tuple[str, ...]:
    """Return the functions that wrote about the reported period, in the order of the plan."""
    written = (entry for entry in _all(plan) if belongs(entry.period, reported) and not _internal(entry))
    return tuple(dict.fromkeys(entry.author for entry in written if entry.author))


def _all(plan: Plan) -> Iterator[_Reported]:
    yield from plan.follow_ups
    for _, measure in plan.walk_measures():
        yield from measure.follow_ups
    for _, goal in plan.walk_goals():
        yield from goal.follow_ups
    for promise in plan.promises:
        yield from promise.follow_ups


def _age(entry: _Reported) -> tuple[date, date, date]:
    return entry.period.end, entry.period.start, entry.date or date.min


def _internal(entry: object) -> bool:
    return getattr(entry, "internal", False)
