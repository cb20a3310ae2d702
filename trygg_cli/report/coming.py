"""What comes in the period after the reported one.

A date or a period that overlaps it counts.  A season or a frequency counts while the plan holds: a season
where its months fall in the period, a frequency where it rather comes round in it than not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Season, Unit
from trygg_cli.report.ahead import Beginning, Coming, ComingMilestone, Due, Ending, NextStep
from trygg_cli.standing.status import first_day, last_day
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.model.governance import Body, FollowUpRule
    from trygg_cli.model.indicator import Frequency
    from trygg_cli.model.measure import Milestone, Schedule
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.parts import MeasureReport, PromiseReport

_SEASONS = {
    Season.SPRING: (3, 4, 5),
    Season.SUMMER: (6, 7, 8),
    Season.AUTUMN: (9, 10, 11),
    Season.WINTER: (12, 1, 2),
}  # SMHI's months
_DAYS = {
    Unit.WEEK: 7,
    Unit.MONTH: 28,
    Unit.QUARTER: 90,
    Unit.TERTIAL: 120,
    Unit.TERM: 181,
    Unit.HALF_YEAR: 181,
    Unit.YEAR: 365,
}


def holds(plan: Plan, period: Period) -> bool:
    """Tell whether the plan holds on any day of a period; one without dates always does."""
    return plan.valid is None or period.overlaps(plan.valid.start, plan.valid.end)


def look_ahead(
    plan: Plan,
    period: Period,
    measures: Sequence[MeasureReport],
    indicators: Iterable[IndicatorReport],
    promises: Iterable[PromiseReport],
) -> Coming:
    """Return what comes in a period, of what is not done or cancelled."""
    still = holds(plan, period)
    going_on = [report for report in measures if not report.standing.is_over]
    return Coming(
        period,
        still,
        _within(plan.valid.end if plan.valid else None, period),
        tuple(NextStep(report, e.next_step) for report in measures for e in report.reports if e.next_step),
        tuple(report for report in going_on if report.standing.has_passed),
        tuple(report for report in going_on if _happens(report.measure.schedule, period, still=still)),
        tuple(
            ComingMilestone(report, milestone)
            for report in going_on
            if report.measure.schedule
            for milestone in report.measure.schedule.milestones
            if _comes(milestone, period, still=still)
        ),
        _due(((report, report.measure.decide_by) for report in going_on), period),
        _due(((report, _account_by(report)) for report in measures), period),
        tuple(report for report in indicators if _target_falls_due(report, period)),
        tuple(_endings(promises, period)),
        tuple(_beginnings(plan, period)),
        tuple(body for body in plan.bodies if still and _meets(body, period)),
        tuple(rule for rule in plan.follow_up_rules if _applies(rule, period, still=still)),
    )


def _happens(schedule: Schedule | None, period: Period, *, still: bool) -> bool:
    if schedule is None:
        return False
    last = last_day(schedule)
    if last is None and not still:
        return False  # what has no end of its own goes on no longer than the plan
    if schedule.periods and not (schedule.start or schedule.end or schedule.period):
        return any(period.overlaps(months.start, months.end) for months in schedule.periods)
    if schedule.start or last:
        return period.overlaps(first_day(schedule), last)
    if schedule.seasons:
        return any(month in _SEASONS[season] for season in schedule.seasons for month in _months(period))
    return schedule.frequency is not None and _comes_round(schedule.frequency, period)


def _comes(milestone: Milestone, period: Period, *, still: bool) -> bool:
    if milestone.date:
        return period.overlaps(milestone.date, milestone.date)
    if milestone.period:
        return period.overlaps(milestone.period.start, milestone.period.end)
    return still and milestone.frequency is not None and _comes_round(milestone.frequency, period)


def _account_by(report: MeasureReport) -> date | None:
    return report.measure.funding.report_by if report.measure.funding else None


def _meets(body: Body, period: Period) -> bool:
    return body.meetings is not None and _comes_round(body.meetings, period)


def _applies(rule: FollowUpRule, period: Period, *, still: bool) -> bool:
    if rule.by and period.overlaps(rule.by, rule.by):
        return True
    if rule.period and period.overlaps(rule.period.start, rule.period.end):
        return True
    if rule.every:
        return still and _rounds(1, rule.every, period)
    return still and rule.frequency is not None and _comes_round(rule.frequency, period)


def _comes_round(frequency: Frequency, period: Period) -> bool:
    times = next((n for n in (frequency.times, frequency.least, frequency.most) if n is not None), 0)
    return frequency.per is not None and _rounds(times, frequency.per, period)


def _rounds(times: int, per: Unit, period: Period) -> bool:
    """Tell whether what happens so often, evenly spread, is to be expected in a period rather than not."""
    days = (period.end - period.start).days + 1
    return per in _DAYS and times * days >= _DAYS[per] / 2


def _months(period: Period) -> set[int]:
    first = period.start.year * 12 + period.start.month - 1
    last = period.end.year * 12 + period.end.month - 1
    return {month % 12 + 1 for month in range(first, last + 1)}


def _due(days: Iterable[tuple[MeasureReport, date | None]], period: Period) -> tuple[Due, ...]:
    return tuple(Due(report, day) for report, day in days if day and period.overlaps(day, day))


def _endings(promises: Iterable[PromiseReport], period: Period) -> Iterator[Ending]:
    """Yield the promises that end in a period by what is said of themselves."""
    for report in promises:
        valid, schedule = report.promise.valid, report.promise.schedule
        end = _within((valid and valid.end) or (schedule and last_day(schedule)) or None, period)
        if end:
            yield Ending(report, end)


def _beginnings(plan: Plan, period: Period) -> Iterator[Beginning]:
    """Yield the promises that begin in a period by what is said of themselves."""
    for promise in plan.promises:
        valid, schedule = promise.valid, promise.schedule
        start = _within((valid and valid.start) or (schedule and first_day(schedule)) or None, period)
        if start:
            yield Beginning(promise, start)


def _within(day: date | None, period: Period) -> date | None:
    return day if day and period.overlaps(day, day) else None


def _target_falls_due(report: IndicatorReport, period: Period) -> bool:
    target = report.indicator.target
    if target is None or target.by is None or report.progress.verdict in (Verdict.REACHED, Verdict.MORE):
        return False
    return period.start <= target.by.end <= period.end
