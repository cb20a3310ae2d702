"""What is asked for: which kind of report, on which period, as of which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.report import build
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.report_settings import DEFAULT, ReportSettings

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.data import Fields
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.report.parts import Report


class WantedReport(NamedTuple):
    """A report that somebody wants of a plan."""

    period: Period
    as_of: date | None = None
    kind: ReportKind = ReportKind.FOLLOW_UP
    settings: ReportSettings = DEFAULT

    @property
    def file_ending(self) -> str:
        """What the name of its file ends with, after that of the plan."""
        period = self.period.text.replace("/", "--")
        return period if self.kind is ReportKind.FOLLOW_UP else f"{period}-{self.kind}"

    def of(self, plan: Plan, data: Fields | None = None) -> Report:
        """Return the report of a plan; `data` are those that the plan was made from."""
        return build(plan, self.period, self.as_of, data, self.settings)._replace(kind=self.kind)
