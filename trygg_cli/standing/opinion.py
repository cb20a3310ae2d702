"""What those who reported have judged of a goal or a promise.

It is theirs and not worked out.  What was judged for an earlier period is told as that and never counted as this
one's.  Where parties judge differently the whole is as far as the one who has come least.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.standing import parties
from trygg_cli.standing.spans import DaySpan
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.model.follow_ups import GoalFollowUp, PromiseFollowUp
    from trygg_cli.standing.moment import Judged

    Entry = GoalFollowUp | PromiseFollowUp


class Lack(StrEnum):
    """Why there is no assessment."""

    NOT_REPORTED = "inte rapporterat"
    NOT_ASSESSED = "rapporterat utan bedömning"
    CANNOT = "kan inte bedömas"

    @property
    def word(self) -> Message:
        """The lack in words."""
        return _LACKS[self]


_LACKS = {
    Lack.NOT_REPORTED: message("not reported"),
    Lack.NOT_ASSESSED: message("reported without an assessment"),
    Lack.CANNOT: message("reported: cannot be assessed"),
}
_NOT_ASSESSED = (Assessment.NOT_ASSESSED, PromiseAssessment.NOT_ASSESSED)
_FINAL = (Assessment.REACHED, Assessment.MISSED, PromiseAssessment.KEPT, PromiseAssessment.BROKEN)
_BAD = 2
"""The words are in order, best first; from the third on they say that not all of it is reached or kept."""


class Opinion(NamedTuple):
    """The assessment for the period, or why there is none and what was assessed last.

    `entry` holds the assessment, `apart` the latest of the parties where they differ, `contradictions` assessments for
    the period that cannot both be so.
    """

    assessment: Assessment | PromiseAssessment | None
    lack: Lack | None
    entry: Entry | None = None
    last: Entry | None = None
    apart: tuple[Entry, ...] = ()
    contradictions: tuple[parties.Contradiction[Entry], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it was last assessed, for this period or an earlier one, and not for good."""
        latest = self.assessment or (self.last.assessment if self.last else None)
        return latest is not None and latest not in (*_FINAL, *_NOT_ASSESSED)

    @property
    def what(self) -> Assessment | PromiseAssessment | Lack:
        """The assessment, or the lack of one."""
        return self.assessment or self.lack or Lack.NOT_REPORTED


def opinion(follow_ups: Iterable[Entry], judged: Judged, answering: Sequence[str] = ()) -> Opinion:
    """Return what was judged of a goal or promise for the reported period."""
    entries: list[Entry] = [*follow_ups]
    news = judged.reported(entries)
    said = [entry for entry in news if entry.assessment]
    if not said:
        lack = Lack.NOT_ASSESSED if news else Lack.NOT_REPORTED
        return Opinion(None, lack, last=_last(entries, judged, answering))
    found = [*parties.latest(said, answering).values()]
    apart = tuple(found) if parties.differ(found, lambda entry: entry.assessment) else ()
    wrong = tuple(contradictions(said, judged))
    least = _least(said, judged, answering)
    if not _is_assessed(least):
        return Opinion(None, Lack.CANNOT, least, _last(entries, judged, answering), apart, wrong)
    return Opinion(least.assessment, None, least, None, apart, wrong)


def assessment_word(assessment: Assessment | PromiseAssessment | None) -> Message:
    """Return an assessment in words; that there could be none in those of all that cannot be assessed."""
    if assessment is None:
        return message("no assessment")
    return Verdict.UNKNOWN.word if assessment in _NOT_ASSESSED else message(assessment.value)


def _last(entries: Iterable[Entry], judged: Judged, answering: Sequence[str]) -> Entry | None:
    """Return what was assessed before the reported period: the latest time of which the whole was assessed."""
    times: dict[DaySpan, list[Entry]] = {}
    for entry in judged.seen(entries):
        if entry.assessment and not judged.concerns(entry):
            time = DaySpan(entry.period.start, entry.period.end)
            times[time] = [*times.pop(time, ()), entry]
    wholes = (_least(said, judged, answering) for said in reversed(times.values()))
    return next((whole for whole in wholes if _is_assessed(whole)), None)


def _least(said: Sequence[Entry], judged: Judged, answering: Sequence[str]) -> Entry:
    """Return the assessment of who has come least, also of two that nothing tells the order of."""
    found = parties.latest(said, answering)
    entries = [*found.values(), *parties.tied(contradictions(said, judged), found)]
    return _furthest_down(parties.in_order(entries, said))


def contradictions(said: Iterable[Entry], judged: Judged) -> Iterator[parties.Contradiction[Entry]]:
    """Yield assessments for one period by one party that differ on one day, or on none, or take back what was final."""
    return parties.contradictions(said, judged, lambda entry: entry.assessment, _takes_back, _furthest_down)


def _takes_back(before: Entry, _: Entry) -> bool:
    return before.assessment in _FINAL


def _furthest_down(entries: Sequence[Entry]) -> Entry:
    """Return the assessment of who has come least; the latest of equals."""
    return max(reversed(entries), key=_rank)


def _is_assessed(entry: Entry) -> bool:
    return entry.assessment is not None and entry.assessment not in _NOT_ASSESSED


def _rank(entry: Entry) -> float:
    """Return how far down an assessment is; what cannot be assessed comes before what is known to fall short."""
    said = entry.assessment
    order: list[object] = [*type(said)] if said else []
    place = order.index(said)
    return _BAD - 0.5 if not _is_assessed(entry) else place
