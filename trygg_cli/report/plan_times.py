"""What a plan says of time: when it holds, and what was last reported. By that it is chosen what reports are about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.model.kinds import DecisionKind
from trygg_cli.period import Period
from trygg_cli.standing.moment import Moment, is_slip, judge
from trygg_cli.standing.status import first_day, last_day

if TYPE_CHECKING:
    from trygg_cli.model.plan import Plan
    from trygg_cli.standing.moment import DatedReport

_SOME_YEAR = Period.parse("2000")
"""The time of a plan that says nothing of any; a report on such a plan shows none."""


class PlanTimes(NamedTuple):
    """The first and last day a plan holds, the whole time that it speaks of, and what was last reported of it.

    `reported` is the period of that, as far as it is seen on the day asked for, and `is_reported` tells if there is
    anything at all. `is_only_proposed` is a plan that nobody has decided on.
    """

    plan: str
    first: date | None
    last: date | None
    whole: Period
    reported: Period | None
    is_reported: bool
    is_only_proposed: bool

    @classmethod
    def of(cls, plan: Plan, as_of: date | None = None) -> PlanTimes:
        """Return the times of a plan, seen on a day."""
        return cls(
            plan.id,
            *_life(plan),
            whole_time(plan),
            *_last_reported(plan, as_of),
            bool(plan.decisions_on_whole(DecisionKind.PROPOSAL))
            and not plan.decisions_on_whole(DecisionKind.DECISION),
        )

    def holds(self, period: Period) -> bool:
        """Tell whether the plan holds in a period."""
        return self.last is not None and period.overlaps(self.first, self.last)


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


def _last_reported(plan: Plan, as_of: date | None) -> tuple[Period | None, bool]:
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
            return max(periods, key=lambda period: (period.end, period.start)), True
    return None, bool(follow_ups or outcomes)


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
