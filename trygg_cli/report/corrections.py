"""Figures of earlier times that are not what was reported then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.report.parts import Correction
from trygg_cli.why.explanation import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.parts import RestatedAnswer
    from trygg_cli.standing.plan_standing import PlanStanding


def corrections(standing: PlanStanding, indicators: Iterable[IndicatorReport]) -> Iterator[Correction]:
    """Yield the outcomes for times before the period that a correction has taken the place of.

    What was added late is not told apart: the plan does not say when the earlier report was written.
    """
    period = standing.judged.period
    for line in indicators:
        for slots in standing.by_place(line.indicator).values():
            for slot in slots:
                if slot.replaced and (period is None or slot.span.end < period.start):
                    yield Correction(line, slot.replaced[-1], slot.outcomes[0])


def is_told(revision: RestatedAnswer, told: Iterable[Correction]) -> bool:
    """Tell whether an answer for an earlier time became another by just a figure that is told as corrected."""
    return any(
        revision.id == it.report.indicator.id
        and revision.period.covers(it.now.period)
        and it.now.period.covers(revision.period)
        and it.now.value is not None
        and revision.now == quantity(it.now.value, it.report.indicator.unit)
        for it in told
    )
