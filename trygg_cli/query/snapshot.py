"""A plan seen at a moment: what it has reported by then, and what is worked out from it.

The only module of the room that asks how things stand; the others only lay it out in tables.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from trygg_cli.safe import storable
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.status import first_day, last_day
from trygg_cli.standing.verdict import Verdict

__all__ = ["VERDICTS", "Moment", "Snapshot", "first_day", "last_day"]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trygg_cli.reading.document import Document
    from trygg_cli.standing.moment import DatedReport

_E = TypeVar("_E", bound="DatedReport")

VERDICTS = {
    Verdict.REACHED: "uppnått",
    Verdict.MORE: "mer än utlovat",
    Verdict.ON_THE_WAY: "på väg",
    Verdict.NOT_YET: "inte uppnått än",
    Verdict.MISSED: "inte uppnått",
    Verdict.UNKNOWN: "kan inte bedömas",
}


class Snapshot:
    """A plan at a moment."""

    def __init__(self, document: Document, moment: Moment) -> None:
        self.plan = document.plan
        self.file = storable(document.name)
        self.standing = PlanStanding(self.plan, moment)

    @property
    def judged(self) -> date | None:
        """The day on which the plan is judged; nothing where it has not reported at all and has no other day."""
        return self.standing.judged.day

    def knows(self, entry: DatedReport) -> bool:
        """Tell whether something was reported by then."""
        return self.standing.judged.sees(entry)

    def told(self, follow_ups: Iterable[_E]) -> list[_E]:
        """Return what was reported by then, with what is about a longer time that holds the period, oldest first."""
        judged = self.standing.judged
        return sorted(
            (follow_up for follow_up in follow_ups if judged.counts(follow_up) or judged.concerns(follow_up)),
            key=judged.age,
        )

    def actors(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the full names of actors."""
        return tuple(dict.fromkeys(self.plan.name_of(ref) for ref in refs))

    def places(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the full names of places."""
        return tuple(self._places.get(ref, ref) for ref in refs)

    @cached_property
    def _places(self) -> dict[str, str]:
        return {place.id: place.name for place in self.plan.places}
