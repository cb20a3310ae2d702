"""A plan seen at a moment: what it has reported by then, and what is worked out from it.

The only module of the room that asks how things stand; the others only lay it out in tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Assessment, Status
from trygg_cli.period import Period
from trygg_cli.query.when import Moment
from trygg_cli.standing import follow_ups, progress, status
from trygg_cli.standing.verdict import Verdict

__all__ = ["STATES", "VERDICTS", "Case", "Moment", "first_day", "last_day"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.document import Document
    from trygg_cli.model.indicator import GoalFollowUp, Indicator, Outcome
    from trygg_cli.model.measure import FollowUp, Measure, Schedule
    from trygg_cli.model.plan import Plan, PlanFollowUp

STATES = {
    status.State.DONE: Status.DONE.value,
    status.State.ONGOING: Status.ONGOING.value,
    status.State.LATE: "försenad",
    status.State.NOT_STARTED: Status.NOT_STARTED.value,
    status.State.RESTING: Status.RESTING.value,
    status.State.CANCELLED: Status.CANCELLED.value,
    status.State.UNKNOWN: "status saknas",
}
VERDICTS = {
    Verdict.REACHED: "uppnått",
    Verdict.ON_THE_WAY: "på väg",
    Verdict.NOT_YET: "inte uppnått än",
    Verdict.MISSED: "inte uppnått",
    Verdict.UNKNOWN: "kan inte bedömas",
}
_ALWAYS = Period(date.min, date.max, "")


@dataclass(frozen=True, slots=True)
class Case:
    """A plan at a moment: what is reported by the end of `reported` counts; late is what is so on `as_of`."""

    plan: Plan
    file: str
    reported: Period
    as_of: date

    @classmethod
    def of(cls, document: Document, moment: Moment) -> Case:
        """Return a sound document at a moment.

        Without a period everything counts that the plan reports on. Without a day it is judged as of the
        last one on which something was written; where none is noted, as of the end of what is reported.
        """
        plan = document.plan
        ends = [*_ends(plan)]
        reported = moment.period or Period(date.min, max(ends, default=date.min), "")
        day = moment.as_of or follow_ups.latest_day(plan, moment.period or _ALWAYS) or reported.end
        if moment.period is None:
            reported = Period(date.min, max(reported.end, day), "")
        return cls(plan, document.name, reported, day)

    @property
    def judged(self) -> date | None:
        """The day as of which it is judged what is late; nothing where the plan has not reported at all."""
        return None if self.as_of == date.min else self.as_of

    def knows(self, entry: PlanFollowUp | Outcome) -> bool:
        """Tell whether something was reported by then."""
        return entry.period.end <= self.reported.end

    def actor(self, ref: str) -> str:
        """Return the full name of an actor or body."""
        actor = self.plan.actors.get(ref)
        return actor.name if actor else next((one.name for one in self.plan.bodies if one.id == ref), ref)

    def actors(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the full names of actors."""
        return tuple(dict.fromkeys(self.actor(ref) for ref in refs))

    def places(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the full names of places."""
        names = {place.id: place.name for place in self.plan.places}
        return tuple(names.get(ref, ref) for ref in refs)

    def standing(self, measure: Measure) -> status.Standing:
        """Return how far a measure has come."""
        return status.standing(measure, self.reported, self.as_of)

    def reports(self, measure: Measure) -> list[FollowUp]:
        """Return the public follow-ups of a measure by then, oldest first."""
        return follow_ups.until(measure.follow_ups, self.reported)

    def lacks_report(self, measure: Measure) -> bool:
        """Tell whether nothing was reported on a measure in the period, though something was to be expected.

        What has not begun has nothing to report; a plan that has never reported does not tell what has begun.
        """
        if follow_ups.within(measure.follow_ups, self.reported):
            return False
        if self.standing(measure).reported in (Status.DONE, Status.CANCELLED):
            return False
        start = first_day(measure.schedule)
        return start is None or self.judged is None or start <= self.reported.end

    def judgements(self, entries: Iterable[GoalFollowUp]) -> list[GoalFollowUp]:
        """Return the public follow-ups of a goal or promise by then, oldest first."""
        return follow_ups.until(entries, self.reported)

    def assessment(self, entries: Iterable[GoalFollowUp]) -> tuple[str, Period | None]:
        """Return the latest assessment of a goal or promise, and the period it is about."""
        judged = [entry for entry in self.judgements(entries) if entry.assessment]
        if not judged or judged[-1].assessment is None:
            return Assessment.NOT_ASSESSED.value, None
        return judged[-1].assessment.value, judged[-1].period

    def progress(self, indicator: Indicator) -> progress.Progress:
        """Return how far an indicator is from its target."""
        return progress.assess(indicator, self.reported, self.plan.valid)

    def outcome(self, indicator: Indicator) -> Outcome | None:
        """Return the latest outcome that holds for the whole."""
        found = [one for one in progress.measured(indicator.outcomes, self.reported) if one.place is None]
        return found[-1] if found else None


def first_day(schedule: Schedule | None) -> date | None:
    """Return the first day that a schedule names."""
    return status.first_day(schedule) if schedule else None


def last_day(schedule: Schedule | None) -> date | None:
    """Return the last day that a schedule names, be it a wish."""
    return status.last_day(schedule) if schedule else None


def _ends(plan: Plan) -> Iterator[date]:
    """Yield the last days of all that the plan reports on."""
    yield from (entry.period.end for entry in plan.follow_ups)
    for _, measure in plan.walk_measures():
        yield from (entry.period.end for entry in measure.follow_ups)
    for _, goal in plan.walk_goals():
        yield from (entry.period.end for entry in goal.follow_ups)
    for part in (*plan.promises, *plan.indicators):
        entries = getattr(part, "follow_ups", ()) or getattr(part, "outcomes", ())
        yield from (entry.period.end for entry in entries)
