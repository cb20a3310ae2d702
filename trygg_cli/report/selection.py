"""Which period a report is about, and which plans it takes in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.period import Period
from trygg_cli.standing.moment import Moment, is_slip, judge
from trygg_cli.standing.status import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.model.plan import Plan
    from trygg_cli.standing.moment import DatedReport


_SOME_YEAR = Period.parse("2000")
"""The time of a plan that says nothing of any; a report on such a plan shows none."""


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


def whole_time(plan: Plan) -> Period:
    """Return the time from the first to the last day that a plan speaks of."""
    schedules = [measure.schedule for _, measure in plan.walk_measures()]
    reported = [follow_up.period for _, _, follow_up in plan.walk_follow_ups()]
    spoken = [
        *((plan.valid.start, plan.valid.end) if plan.valid else ()),
        *(plan.version, *(decision.date for decision in plan.decisions)),
        *(day for schedule in schedules for day in (first_day(schedule), last_day(schedule))),
        *(day for period in reported for day in (period.start, period.end)),
    ]
    days = [day for day in spoken if day]
    return Period.of(min(days), max(days)) if days else _SOME_YEAR


def choose(plans: Sequence[Plan], asked: AskedPeriod) -> list[tuple[Plan, Period]]:
    """Return the plans to report on, each with its period.

    A plan that was named is reported on whether it holds in the period or not. Of plans that were not
    named those that hold in it are; without a year it is the latest one that has such a plan.  Where no period is
    asked for it is the last one that something public is reported for, as far as that is seen on the day asked for.
    """
    period, year, tertial, as_of, named = asked
    if asked.is_open:
        return [(plan, _last_reported(plan, as_of)) for plan in plans]
    if period is None and year is None and named:
        latest = _last_year(plans)
        return [(plan, _wanted(_year(plan) or latest, tertial)) for plan in plans]
    wanted = period or _wanted(year or _last_year(plans), tertial)
    chosen = [(plan, wanted) for plan in plans if named or _holds(plan, wanted)]
    if not chosen:
        raise NoPlanThen(wanted.text)
    return chosen


def _wanted(year: int, tertial: int | None) -> Period:
    return Period.tertial(year, tertial) if tertial else Period.parse(f"{year:04}")


def _last_reported(plan: Plan, as_of: date | None) -> Period:
    """Return the last period of a follow-up or, where there are none, of an outcome, which may be for any month."""
    follow_ups = [entry for _, _, entry in plan.walk_follow_ups()]
    outcomes = [outcome for indicator in plan.indicators for outcome in indicator.outcomes]
    judged = judge(plan, Moment(None, as_of))
    for reported in (follow_ups, outcomes):
        entries: list[DatedReport] = [*reported]
        periods = [
            report.period
            for report in entries
            if judged.sees(report) and not is_slip(plan.valid, report.period.end)
        ]
        if periods:
            return max(periods, key=lambda period: (period.end, period.start))
    raise NothingThen(plan.id, as_of) if as_of and (follow_ups or outcomes) else NoPeriod(plan.id)


def _last_year(plans: Iterable[Plan]) -> int:
    years = [year for year in map(_year, plans) if year]
    if not years:
        raise NoYear
    return max(years)


def _year(plan: Plan) -> int | None:
    """Return the last year that a plan holds in, or `None` where it does not say."""
    last = _life(plan)[1]
    return last.year if last else None


def _holds(plan: Plan, period: Period) -> bool:
    first, last = _life(plan)
    return last is not None and period.overlaps(first, last)


def _life(plan: Plan) -> tuple[date | None, date | None]:
    """Return the first and last day a plan holds; where it does not say, those that it speaks of."""
    valid = plan.valid
    reported = [
        follow_up.period.end for _, measure in plan.walk_measures() for follow_up in measure.follow_ups
    ]
    spoken = [*reported, *([plan.version] if plan.version else [])]
    first = valid.start if valid and valid.start else None
    last = valid.end if valid and valid.end else max(spoken, default=first)
    if first is None and last is not None:
        first = date(last.year, 1, 1)
    return first, last
