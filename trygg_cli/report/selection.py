"""Which period a report is about, and which plans it takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from trygg_cli.report.plan_times import PlanTimes


class NoPeriod(TryggError):
    """It was not said which period to report on, and the plan does not tell."""

    hint = message("say which, for example --tertial 2 --year 2022")

    def __init__(self, plan: str) -> None:
        super().__init__(
            message(
                "{plan} has no follow-ups or outcomes yet, so it is not clear which period to report on",
                plan=plan,
            )
        )


class NothingThen(TryggError):
    """It was not said which period to report on, and nothing had been reported on the day that was asked for."""

    hint = NoPeriod.hint

    def __init__(self, plan: str, day: date) -> None:
        super().__init__(
            message(
                "{plan} had no follow-ups or outcomes on {day}, so it is not clear which period to report on",
                plan=plan,
                day=day.isoformat(),
            )
        )


class NoYear(TryggError):
    """A tertial was asked for, and no plan tells in which year."""

    hint = message("say which year, for example --year 2022")

    def __init__(self) -> None:
        super().__init__(message("no plan here says in which year it holds"))


class NoPlanThen(TryggError):
    """No plan holds in the period."""

    def __init__(self, period: str) -> None:
        super().__init__(message("no plan holds in {period}", period=period))


class AskedPeriod(NamedTuple):
    """Which period was asked for, as of which day, and whether plans were named."""

    period: Period | None = None
    year: int | None = None
    tertial: int | None = None
    as_of: date | None = None
    named: bool = False

    @property
    def is_open(self) -> bool:
        """Whether no period was asked for."""
        return (self.period, self.year, self.tertial) == (None, None, None)


def choose(plans: Sequence[PlanTimes], asked: AskedPeriod) -> list[Period | None]:
    """Return the period to report on of each plan, by what they say of time; nothing for those not to report on.

    A plan that was named is reported on whether it holds in the period or not. Of plans that were not
    named those that hold in it are; without a year it is the latest one that has such a plan.  Where no period is
    asked for it is the last one that something public is reported for, as far as that is seen on the day asked for.
    """
    period, year, tertial, as_of, named = asked
    if asked.is_open:
        return [_last_reported(plan, as_of) for plan in plans]
    if period is None and year is None and named:
        latest = _last_year(plans)
        return [_wanted(plan.last.year if plan.last else latest, tertial) for plan in plans]
    wanted = period or _wanted(year or _last_year(plans), tertial)
    chosen = [wanted if named or plan.holds(wanted) else None for plan in plans]
    if not any(chosen):
        raise NoPlanThen(wanted.text)
    return chosen


def _wanted(year: int, tertial: int | None) -> Period:
    return Period.tertial(year, tertial) if tertial else Period.parse(f"{year:04}")


def _last_reported(plan: PlanTimes, as_of: date | None) -> Period:
    if plan.reported:
        return plan.reported
    raise NothingThen(plan.plan, as_of) if as_of and plan.is_reported else NoPeriod(plan.plan)


def _last_year(plans: Iterable[PlanTimes]) -> int:
    years = [plan.last.year for plan in plans if plan.last]
    if not years:
        raise NoYear
    return max(years)
