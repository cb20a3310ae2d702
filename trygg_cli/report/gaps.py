"""What was to be reported and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.standing.status import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.parts import GoalReport, MeasureReport, PromiseReport
    from trygg_cli.standing.plan_standing import PlanStanding


class Gaps(NamedTuple):
    """What was to be reported and is not. How far those `without_status` have come was left out of their reports.

    Those `measured_before` have no outcome for just the period, and need none where they are measured seldom.
    """

    measures: tuple[MeasureReport, ...]
    without_status: tuple[MeasureReport, ...]
    goals: tuple[GoalReport, ...]
    promises: tuple[PromiseReport, ...]
    indicators: tuple[IndicatorReport, ...]
    measured_before: tuple[IndicatorReport, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return any((self.measures, self.without_status, self.goals, self.promises, self.indicators))


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
    return Gaps(
        tuple(sorted(lacking, key=lambda report: not report.standing.is_unknown_and_due)),
        tuple(
            report
            for report in measures
            if report.standing.state is State.UNKNOWN and not report.lacks_report
        ),
        tuple(report for report in goals if standing.lacks_goal_report(report.goal)),
        tuple(report for report in promises if standing.lacks_promise_report(report.promise)),
        tuple(report for report in indicators if not report.outcomes),
        tuple(report for report in indicators if report.outcomes and not _is_measured(report, standing)),
    )


def _is_measured(report: IndicatorReport, standing: PlanStanding) -> bool:
    """Tell whether something was measured in the reported period."""
    return any(standing.judged.concerns(entry.outcome) for entry in report.outcomes)
