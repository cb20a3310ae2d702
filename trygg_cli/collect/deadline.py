"""Days to answer on: the last one, as far as a plan says one, and one as an example."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

_LONGEST = timedelta(days=365)
"""How long after a period a day may still be the one by which it is followed up."""


_A_WHILE = timedelta(days=10)
"""How long after a period people may be answering."""


def example(period: Period) -> str:
    """Return a day on which somebody may answer about a period, as it is to be written."""
    return (period.end + _A_WHILE).isoformat()


def last_day(plan: Plan, period: Period) -> date | None:
    """Return the first day after a period by which the plan's own rules want it followed up."""
    days = (rule.by for rule in plan.follow_up_rules if rule.by)
    return min((day for day in days if period.end < day <= period.end + _LONGEST), default=None)
