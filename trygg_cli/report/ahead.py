"""What a report tells of the period after the reported one; `coming` works it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.governance import Body, FollowUpRule
    from trygg_cli.model.measure import Milestone
    from trygg_cli.period import Period
    from trygg_cli.report.parts import IndicatorReport, MeasureReport, PromiseReport


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone that comes, with the measure it belongs to."""

    report: MeasureReport
    milestone: Milestone


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a follow-up of the period says will happen next."""

    report: MeasureReport
    text: str


@dataclass(frozen=True, slots=True)
class Due:
    """A decision on an inquiry, or an account of money, that has a last day in the next period."""

    report: MeasureReport
    day: date


@dataclass(frozen=True, slots=True)
class Turn:
    """A promise that begins or ends in the next period, or does both."""

    report: PromiseReport
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes in the next period; `plan_ends` is the plan's own last day, where that falls in it."""

    period: Period
    holds: bool
    plan_ends: date | None
    next_steps: tuple[NextStep, ...]
    measures: tuple[MeasureReport, ...]
    milestones: tuple[Step, ...]
    decisions: tuple[Due, ...]
    accounts: tuple[Due, ...]
    targets: tuple[IndicatorReport, ...]
    promises: tuple[Turn, ...]
    meetings: tuple[Body, ...]
    rules: tuple[FollowUpRule, ...]

    def __bool__(self) -> bool:
        """Tell whether anything comes."""
        return bool(
            self.plan_ends or self.next_steps or self.measures or self.milestones or self.decisions
            or self.accounts or self.targets or self.promises or self.meetings or self.rules
        )  # fmt: skip
