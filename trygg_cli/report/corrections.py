"""Figures of earlier times that are not what was reported then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.report.parts import Correction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.report.indicator_report import IndicatorReport
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
