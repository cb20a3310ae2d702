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
    contradictions: tuple[tuple[Entry, Entry], ...] = ()

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
        older = [entry for entry in judged.seen(entries) if _is_assessed(entry)]
        last = older[-1] if older else None
        return Opinion(None, Lack.NOT_ASSESSED if news else Lack.NOT_REPORTED, last=last)
    found = [*parties.latest(said, answering).values()]
    apart = tuple(found) if parties.differ(found, lambda entry: entry.assessment) else ()
    wrong = tuple(contradictions(said, judged))
    least = max(found, key=_rank)
    if not _is_assessed(least):
        older = [
            entry for entry in judged.seen(entries) if _is_assessed(entry) and not judged.concerns(entry)
        ]
        return Opinion(None, Lack.CANNOT, least, older[-1] if older else None, apart, wrong)
    return Opinion(least.assessment, None, least, None, apart, wrong)


def contradictions(said: Iterable[Entry], judged: Judged) -> Iterator[tuple[Entry, Entry]]:
    """Yield assessments for one period by one party that differ on one day, or on none, or take back what was final."""
    seen: dict[object, Entry] = {}
    for entry in said:
        key = (entry.party, entry.period.start, entry.period.end)
        before = seen.get(key)
        if entry.assessment is None:
            continue
        if before and before.assessment is not entry.assessment:
            days = judged.written(before), judged.written(entry)
            if None in days or days[0] == days[1] or before.assessment in _FINAL:
                yield before, entry
        seen[key] = entry


def _is_assessed(entry: Entry) -> bool:
    return entry.assessment is not None and entry.assessment not in _NOT_ASSESSED


def _rank(entry: Entry) -> float:
    """Return how far down an assessment is; what cannot be assessed comes before what is known to fall short."""
    said = entry.assessment
    order: list[object] = [*type(said)] if said else []
    place = order.index(said)
    return _BAD - 0.5 if not _is_assessed(entry) else place
