"""The parts of a reported period that a plan is followed up by: the tertials of a year, the quarters of a half-year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Unit
from trygg_cli.period import days_later
from trygg_cli.standing.moment import is_internal
from trygg_cli.standing.recurring import period_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.standing.moment import Judged

_UNITS = (Unit.MONTH, Unit.QUARTER, Unit.TERTIAL, Unit.HALF_YEAR)
"""What a year is divided into for reports, the shortest first."""


def due_parts(plan: Plan, judged: Judged) -> tuple[Period, ...]:
    """Return the parts of a period that ought to have been reported on by themselves; nothing where it has none."""
    period = judged.period
    unit = _unit(plan, period) if period else None
    if period is None or unit is None:
        return ()
    parts = tuple(_parts(unit, period))
    if len(parts) < 2:
        return ()
    start, end = (plan.valid.start, plan.valid.end) if plan.valid else (None, None)
    return tuple(part for part in parts if judged.is_over(part.end) and part.overlaps(start, end))


def _unit(plan: Plan, period: Period) -> Unit | None:
    """Return how often a plan is followed up: by its rules, else as most of what is reported in the period is."""
    ruled = {rule.every for rule in plan.follow_up_rules if rule.every}
    if ruled:
        return None if Unit.YEAR in ruled else next((unit for unit in _UNITS if unit in ruled), None)
    reported = (entry.period for _, _, entry in plan.walk_follow_ups() if not is_internal(entry))
    kinds = Counter(_kind(about) for about in reported if period.covers(about))
    return max((None, *reversed(_UNITS)), key=lambda unit: kinds[unit])


def _kind(about: Period) -> Unit | None:
    """Return which part of a year a period is; nothing where it is a year, or several parts."""
    parts = ((unit, period_around(unit, about.start)) for unit in _UNITS)
    return next((unit for unit, part in parts if part.covers(about) and about.covers(part)), None)


def _parts(unit: Unit, period: Period) -> Iterator[Period]:
    part = period_around(unit, period.start)
    while part.end <= period.end:
        if part.start >= period.start:
            yield part
        part = period_around(unit, days_later(part.end))
