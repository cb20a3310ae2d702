"""What was last assessed of goals and promises, beside what their indicators measured by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.lint.omissions import judged_parts
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.standing.opinion import opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.lint.rule import Case
    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.position import Route

KEPT = (Assessment.REACHED, PromiseAssessment.KEPT)


class LatestAssessment(NamedTuple):
    """A latest assessment: where it stands, the indicators that have outcomes, and whether they are all there are."""

    route: Route
    entry: GoalFollowUp | PromiseFollowUp
    measured: list[Indicator]
    is_all: bool


def latest_assessments(case: Case) -> Iterator[LatestAssessment]:
    """Yield the latest assessment of each goal and promise that is measured, where it is about all that was."""
    indicators = {indicator.id: indicator for indicator in case.plan.indicators if indicator.outcomes}
    for route, part in judged_parts(case.plan) if indicators else ():
        measured = [indicators[name] for name in part.indicators if name in indicators]
        entry = opinion(part.follow_ups, case.standing.judged, part.responsible).entry if measured else None
        if entry is None or any(
            outcome.period.end > entry.period.end for each in measured for outcome in each.outcomes
        ):
            continue
        index = next(index for index, model_part in enumerate(part.follow_ups) if model_part is entry)
        place = (*route, "uppföljning", index, "bedömning")
        yield LatestAssessment(place, entry, measured, len(measured) == len(part.indicators))
