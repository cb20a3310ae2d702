"""What was to be reported and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from trygg_cli.report.due_parts import due_parts
from trygg_cli.standing.moment import Moment, entries
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.recurring import unmeasured_units
from trygg_cli.standing.spans import joined
from trygg_cli.standing.status import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trygg_cli.period import Period
    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.known import FullName
    from trygg_cli.report.parts import GoalReport, MeasureReport, PromiseReport
    from trygg_cli.standing.moment import DatedReport, Judged
    from trygg_cli.standing.opinion import Entry
    from trygg_cli.standing.spans import DaySpan
    from trygg_cli.standing.verdict import Progress

    ReportedItem: TypeAlias = MeasureReport | GoalReport | PromiseReport
    _Lacks: TypeAlias = Callable[[PlanStanding, Any], bool]


class Silence(NamedTuple):
    """Those who have a part of something and have not reported on it for the period, though others have."""

    report: ReportedItem
    names: tuple[FullName, ...]


class MissedParts(NamedTuple):
    """Something of which what was to be expected is not reported for these parts of the period; none is all of it."""

    report: ReportedItem
    periods: tuple[Period, ...]


class UnmeasuredTimes(NamedTuple):
    """An indicator that is measured in the period, but not for these times of it, though they are over and count."""

    report: IndicatorReport
    times: tuple[DaySpan, ...]


class Gaps(NamedTuple):
    """What was to be reported and is not. How far those `without_status` have come was left out of their reports.

    Of what is `unassessed` nobody has said how it goes. Of the parts of the period that are `empty` nothing at all is
    reported. Those `measured_before` have no outcome for just the period, and need none where they are measured seldom.
    """

    measures: tuple[MeasureReport, ...] = ()
    without_status: tuple[MeasureReport, ...] = ()
    goals: tuple[GoalReport, ...] = ()
    promises: tuple[PromiseReport, ...] = ()
    unassessed: tuple[MissedParts, ...] = ()
    silent: tuple[Silence, ...] = ()
    parts: tuple[MissedParts, ...] = ()
    indicators: tuple[IndicatorReport, ...] = ()
    measured_in_part: tuple[UnmeasuredTimes, ...] = ()
    empty: tuple[Period, ...] = ()
    measured_before: tuple[IndicatorReport, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return any(self[:-1])


def unreported(
    standing: PlanStanding,
    measures: Sequence[MeasureReport],
    goals: Sequence[GoalReport],
    promises: Sequence[PromiseReport],
    indicators: Sequence[IndicatorReport],
) -> Gaps:
    """Return what nothing has been reported about; an indicator, which may be measured seldom, never yet.

    First come the measures without a status whose last day has passed: nobody knows whether they are late.
    """
    lacking = [report for report in measures if report.lacks_report]
    parts = due_parts(standing.plan, standing.judged)
    every: tuple[tuple[ReportedItem, _Lacks], ...] = (
        *((report, PlanStanding.lacks_report) for report in measures),
        *((report, PlanStanding.lacks_goal_report) for report in goals),
        *((report, PlanStanding.lacks_promise_report) for report in promises),
    )
    return Gaps(
        measures=tuple(sorted(lacking, key=lambda report: not report.standing.is_unknown_and_due)),
        without_status=tuple(
            report
            for report in measures
            if report.standing.state is State.UNKNOWN and not report.lacks_report
        ),
        goals=tuple(report for report in goals if standing.lacks_goal_report(report.goal)),
        promises=tuple(report for report in promises if standing.lacks_promise_report(report.promise)),
        unassessed=(
            *_unassessed(standing.judged, goals, parts),
            *_unassessed(standing.judged, promises, parts),
        ),
        silent=tuple(Silence(report, report.silent) for report, _ in every if report.silent),
        parts=tuple(_missed(standing, every, parts)),
        indicators=tuple(report for report in indicators if not report.outcomes),
        measured_in_part=tuple(_measured_in_part(standing.judged, indicators)),
        empty=tuple(part for part in parts if not _is_told_of(standing, part)),
        measured_before=tuple(
            report for report in indicators if report.outcomes and not _is_measured(report, standing.judged)
        ),
    )


def _missed(
    standing: PlanStanding, every: Sequence[tuple[ReportedItem, _Lacks]], parts: Sequence[Period]
) -> Iterator[MissedParts]:
    """Yield what is reported on in the period, and not for each of its parts that something was to be expected of."""
    judged = standing.judged
    asked = judged.day if judged.is_asked else None
    of_parts = [(part, PlanStanding(standing.plan, Moment(part, asked, judged.near))) for part in parts]
    for report, lacks in every:
        told = judged.reported(report.item.follow_ups)
        missed = tuple(
            part for part, then in of_parts if told and lacks(then, report.item) and not _answer(told, part)
        )
        if missed:
            yield MissedParts(report, missed)


def _unassessed(
    judged: Judged, every: Iterable[GoalReport | PromiseReport], parts: Sequence[Period]
) -> Iterator[MissedParts]:
    """Yield what is reported on without an assessment, for the period or for parts of it."""
    for report in every:
        told: tuple[Entry, ...] = judged.reported([*report.item.follow_ups])
        assessed = [entry for entry in told if entry.assessment]
        missed = tuple(part for part in parts if _answer(told, part) and not _answer(assessed, part))
        if report.opinion.lack is Lack.NOT_ASSESSED:
            yield MissedParts(report, ())
        elif missed:
            yield MissedParts(report, missed)


def _answer(told: Iterable[DatedReport], part: Period) -> bool:
    """Tell whether something that is reported is about a part of the period: ends in it, or holds all of it."""
    return any(part.start <= entry.period.end <= part.end or entry.period.covers(part) for entry in told)


def _is_told_of(standing: PlanStanding, part: Period) -> bool:
    return _answer((entry for entry in entries(standing.plan) if standing.judged.concerns(entry)), part)


def _measured_in_part(judged: Judged, indicators: Iterable[IndicatorReport]) -> Iterator[UnmeasuredTimes]:
    for report in indicators:
        every = (report.progress, *(here for _, here in report.progress.places))
        gaps = joined(gap for progress in every for gap in _unmeasured(progress))
        times = tuple(gap for gap in gaps if judged.period is None or judged.period.overlaps(*gap))
        if times and _is_measured(report, judged):
            yield UnmeasuredTimes(report, times)


def _unmeasured(progress: Progress) -> tuple[DaySpan, ...]:
    """Return the times that are over and not measured, of what is counted in each unit of time or added up."""
    if progress.counts:
        return unmeasured_units(progress.counts)
    return progress.amount.gaps if progress.amount else ()


def _is_measured(report: IndicatorReport, judged: Judged) -> bool:
    """Tell whether something was measured in the reported period."""
    return any(judged.concerns(entry.outcome) for entry in report.outcomes)
