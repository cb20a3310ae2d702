"""What a report says of an indicator, worked out and ready to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from trygg_cli.model.indicator import Indicator, Outcome
    from trygg_cli.report.known import FullName
    from trygg_cli.standing.amount import Amount
    from trygg_cli.standing.outcomes import Series, Slot
    from trygg_cli.standing.trend import TrendDirection
    from trygg_cli.standing.verdict import Progress
    from trygg_cli.why.explanation import Explanation


class PlaceOutcome(NamedTuple):
    """The value of one place that was judged, else what was measured last."""

    place: str
    found: Amount | Slot


class OutcomeReport(NamedTuple):
    """An outcome that was reported by then, with those that it corrects, and whether another corrects it."""

    outcome: Outcome
    place: FullName | None
    replaces: tuple[Outcome, ...]
    is_replaced: bool

    @property
    def says_more(self) -> bool:
        """Whether it says more than a value."""
        it = self.outcome
        return bool(it.comment or it.source or it.date or it.corrects or not it.comparable)


class IndicatorReport(NamedTuple):
    """An indicator: how far the target is, and what that was judged from.

    `outcome` is the latest for the whole, which need not be the value that was judged; `earlier` is what was measured
    before the value shown, oldest first, save so many that are `older`; `meaning` what the value shown means on the
    scale; `outcomes` are all that was reported by then, also what only has a comment.
    """

    indicator: Indicator
    progress: Progress
    course: TrendDirection
    outcome: Slot | None
    earlier: Series
    older: int
    meaning: str | None
    places: tuple[PlaceOutcome, ...]
    outcomes: tuple[OutcomeReport, ...]
    responsible: tuple[FullName, ...]
    explain: Callable[[], Explanation]

    @property
    def why(self) -> Explanation:
        """How it came to be judged so; worked out where it is shown."""
        return self.explain()

    @property
    def has_more(self) -> bool:
        """Whether the outcomes say more than the value shown."""
        return len(self.outcomes) > 1 or any(outcome.says_more for outcome in self.outcomes)
