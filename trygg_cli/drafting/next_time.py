"""The time that a plan holds, and that of the next one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.drafting.moved_times import day_moved, years_in
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.period import days_later
from trygg_cli.standing.moment import latest_day

if TYPE_CHECKING:
    from trygg_cli.model.plan import Plan


class NoTime(TryggError):
    """A plan does not say when it holds, so nobody knows which year is the next."""

    hint = message("write under gäller from when until when it holds")

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} does not say when it holds", name=name))


class NotLater(TryggError):
    """The new plan was to begin no later than the old one."""

    def __init__(self, year: int, first: int) -> None:
        super().__init__(
            message("the plan holds from {first}, so {year} is not the next", first=first, year=year)
        )


def first_year(plan: Plan) -> int | None:
    """Return the year that a plan begins: by its time, else by its days, else by the years in its id and title."""
    valid = plan.valid
    day = ((valid.start or valid.end) if valid else None) or plan.version or latest_day(plan)
    return day.year if day else min(years_in(f"{plan.id} {plan.title}"), default=None)


def years_between(name: str, plan: Plan, year: int) -> int:
    """Return how many years later the new plan is; the old one must begin before it."""
    first = first_year(plan)
    if first is None:
        raise NoTime(name)
    if year <= first:
        raise NotLater(year, first)
    return year - first


def next_valid(plan: Plan, year: int, years: int) -> tuple[date, date | None]:
    """Return from when until when the plan of a year holds: as long as the old one, from the day after it if it can."""
    valid = plan.valid
    start = valid.start if valid else None
    end = valid.end if valid else None
    after = days_later(end) if end else None
    first = after if after and after.year == year else day_moved(start, years) if start else date(year, 1, 1)
    last = day_moved(end, years) if end else None if start else date(year, 12, 31)
    return first, last if last is None or last > first else date(year, 12, 31)
