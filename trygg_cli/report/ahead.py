"""What a report tells of the period after the reported one; `coming` works it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.governance import Body, FollowUpRule
    from trygg_cli.model.measure import Milestone
    from trygg_cli.model.promise import Promise
    from trygg_cli.period import Period
    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.parts import MeasureReport, PromiseReport


class ComingMilestone(NamedTuple):
    """A milestone that comes, with the measure it belongs to."""

    report: MeasureReport
    milestone: Milestone


class NextStep(NamedTuple):
    """What a follow-up of the period says will happen next."""

    report: MeasureReport
    text: str


class Due(NamedTuple):
    """A decision on an inquiry, or an account of money, that has a last day in the next period."""

    report: MeasureReport
    day: date


class Ending(NamedTuple):
    """A promise that ends in the next period, and its last day."""

    report: PromiseReport
    day: date


class Beginning(NamedTuple):
    """A promise that begins in the next period, and its first day; until then no report says what it is about."""

    promise: Promise
    day: date


class Coming(NamedTuple):
    """What comes in the next period; `plan_ends` is the plan's own last day, where that falls in it.

    The last day of what is `overdue` has passed, and it goes on or rests all the same.
    """

    period: Period
    holds: bool
    plan_ends: date | None
    next_steps: tuple[NextStep, ...]
    overdue: tuple[MeasureReport, ...]
    measures: tuple[MeasureReport, ...]
    milestones: tuple[ComingMilestone, ...]
    decisions: tuple[Due, ...]
    accounts: tuple[Due, ...]
    targets: tuple[IndicatorReport, ...]
    promises: tuple[Ending, ...]
    begins: tuple[Beginning, ...]
    meetings: tuple[Body, ...]
    rules: tuple[FollowUpRule, ...]

    def __bool__(self) -> bool:
        """Tell whether anything comes."""
        return bool(
            self.plan_ends or self.next_steps or self.overdue or self.measures or self.milestones or self.decisions
            or self.accounts or self.targets or self.promises or self.begins or self.meetings or self.rules
        )  # fmt: skip
