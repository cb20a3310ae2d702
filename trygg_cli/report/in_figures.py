"""A period in figures: how many there are of each, and the five that say most."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.status import State, status_shares
from trygg_cli.standing.verdict import Verdict
from trygg_cli.why.counts import explain_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from trygg_cli.model.follow_ups import PlanFollowUp
    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.parts import GoalReport, MeasureReport, PromiseReport, Shown
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.standing.status import Share
    from trygg_cli.why.explanation import Explanation

_MOST = 5
"""How many figures a first page has."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of a verdict, an assessment, or the lack of one; of how many it is from an `earlier` part."""

    what: Shown
    count: int
    earlier: int = 0


class KeyFigure(NamedTuple):
    """How many of several there are of what a reader who reads nothing else must know.

    So many of the number are from an `earlier` part of the period.
    """

    label: Message
    number: int
    among: int
    earlier: int = 0


class Summary(NamedTuple):
    """The period in figures.

    `measures` are those of the period and `planned` all of the plan; `expected` is how many there was reason to report
    on; `aimless` how many indicators have no target, and so are no part of what is counted of them; `measured` how many
    of all have been measured.
    """

    measures: int
    planned: int
    reported: int
    expected: int
    late: int
    soon_late: int
    shares: tuple[Share, ...]
    goals: tuple[Tally, ...]
    promises: tuple[Tally, ...]
    indicators: tuple[Tally, ...]
    aimless: int
    measured: int
    comments: tuple[PlanFollowUp, ...]
    explain: Callable[[], tuple[Explanation, ...]]

    @property
    def why(self) -> tuple[Explanation, ...]:
        """Which are counted where, and why; worked out where it is shown."""
        return self.explain()

    @property
    def proposals(self) -> tuple[str, ...]:
        """What is proposed to be decided: with the latest words, as what was proposed before has been laid forward."""
        last = max((comment.period.end for comment in self.comments), default=None)
        found = (
            text for comment in self.comments if comment.period.end == last for text in comment.proposals
        )
        return tuple(dict.fromkeys(found))

    @property
    def adds_up(self) -> bool:
        """Whether the shares come to 100 per cent, as rounded ones need not."""
        return sum(share.percent for share in self.shares) in (0, 100)

    @property
    def key_figures(self) -> tuple[KeyFigure, ...]:
        """The five figures that say most, of what the plan has."""
        return tuple(islice((figure for figure in self._figures() if figure.among), _MOST))

    def _figures(self) -> Iterator[KeyFigure]:
        """Yield what there is to count, what says most first."""
        states = {share.state: share.count for share in self.shares}
        targets = _total(self.indicators)
        yield KeyFigure(message("Measures that are finished"), states.get(State.DONE, 0), self.measures)
        if self.late:
            yield KeyFigure(message("Measures that are late"), self.late, self.measures)
        parts = self._goals_and_promises()
        # where nobody has judged any of them, that none is good would be read as that all are bad
        yield from [part.well if part.is_judged else part.reported for part in parts]
        yield KeyFigure(
            message("Indicators that have reached their target"), _sum(self.indicators, _MET), targets
        )
        yield KeyFigure(message("Measures that are reported on"), self.reported, self.expected)
        yield KeyFigure(message("Measures under way"), states.get(State.ONGOING, 0), self.measures)
        yield KeyFigure(message("Measures without a status"), states.get(State.UNKNOWN, 0), self.measures)
        yield from [part.reported for part in reversed(parts) if part.is_judged]
        yield KeyFigure(message("Indicators that have been measured"), self.measured, targets + self.aimless)

    def _goals_and_promises(self) -> tuple[_Judged, _Judged]:
        """Return how goals and promises stand."""
        return (
            _judged(
                self.goals,
                _GOOD,
                message("Goals that are or are likely to be reached"),
                message("Goals that are reported on"),
            ),
            _judged(
                self.promises,
                _KEPT,
                message("Promises that are or are likely to be kept"),
                message("Promises that are reported on"),
            ),
        )


class _Judged(NamedTuple):
    """How many of a sort are well and how many are reported on, and whether anybody has judged any of them."""

    well: KeyFigure
    reported: KeyFigure
    is_judged: bool


def _judged(tallies: Sequence[Tally], good: Sequence[Shown], well: Message, reported: Message) -> _Judged:
    among = _total(tallies)
    return _Judged(
        KeyFigure(
            well, _sum(tallies, good), among, sum(tally.earlier for tally in tallies if tally.what in good)
        ),
        KeyFigure(reported, among - _sum(tallies, (Lack.NOT_REPORTED,)), among),
        among > _sum(tallies, tuple(Lack)),
    )


_GOOD = (Assessment.REACHED, Assessment.LIKELY)
_KEPT = (PromiseAssessment.KEPT, PromiseAssessment.LIKELY)
_MET = (Verdict.REACHED, Verdict.MORE)


def _total(tallies: Iterable[Tally]) -> int:
    return sum(tally.count for tally in tallies)


def _sum(tallies: Iterable[Tally], kinds: Sequence[Shown]) -> int:
    return sum(tally.count for tally in tallies if tally.what in kinds)


def summary(
    standing: PlanStanding,
    measures: Sequence[MeasureReport],
    goals: Sequence[GoalReport],
    promises: Sequence[PromiseReport],
    indicators: Sequence[IndicatorReport],
) -> Summary:
    """Return the figures of a period."""
    states = [report.standing.state for report in measures]
    reported = sum(standing.is_reported(report.measure) for report in measures)
    return Summary(
        measures=len(measures),
        planned=sum(1 for _ in standing.plan.walk_measures()),
        reported=reported,
        expected=reported + sum(report.lacks_report for report in measures),
        late=states.count(State.LATE),
        soon_late=sum(report.standing.is_soon_late for report in measures),
        shares=status_shares(states),
        goals=_tally(
            (report.opinion.what for report in goals),
            [*Assessment, *Lack],
            [report.opinion.what for report in goals if report.earlier],
        ),
        promises=_tally(
            (report.opinion.what for report in promises),
            [*PromiseAssessment, *Lack],
            [report.opinion.what for report in promises if report.earlier],
        ),
        indicators=_tally(
            (report.progress.verdict for report in indicators if report.indicator.target), [*Verdict]
        ),
        aimless=sum(report.indicator.target is None for report in indicators),
        measured=sum(standing.is_measured(report.indicator) for report in indicators),
        comments=standing.judged.news(standing.plan.follow_ups),
        explain=lambda: tuple(explain_summary(standing)),
    )


def _tally(
    found: Iterable[Shown], kinds: Sequence[Hashable], earlier: Sequence[Shown] = ()
) -> tuple[Tally, ...]:
    """Return how many there are of each kind that occurs."""
    every = [*found]
    return tuple(
        Tally(kind, every.count(kind), earlier.count(kind))
        for kind in dict.fromkeys((*kinds, *every))
        if kind in every
    )
