"""How far measures had come when: what was reported, and from which day on they were late.

Between two versions a measure grows late the day after its deadline, as reports judge it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trygg_cli.history.edition import Condition
from trygg_cli.history.identifiers import new_id
from trygg_cli.message import message
from trygg_cli.model.shape import heading, shapes
from trygg_cli.standing.status import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.history.edition import EditionStep
    from trygg_cli.history.readings import MeasureReading
    from trygg_cli.message import Message
    from trygg_cli.period import Period


@dataclass(frozen=True, slots=True)
class StatusTurn:
    """A day from which a measure's status was another; without a state it was no longer in the plan.

    `went_to` is the title or id of the plan that it moved to then.
    """

    day: date
    state: State | None
    period: Period | None = None
    went_to: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureCourse:
    """How far a measure had come when, oldest first."""

    id: str
    label: Message
    turns: tuple[StatusTurn, ...]


@dataclass(slots=True)
class _Track:
    """A measure as it last was in the plan, its turns until then, and the one that comes by itself and when."""

    title: str | None = None
    next: tuple[date, State] | None = None
    turns: list[StatusTurn] = field(default_factory=list)

    def turn(
        self, day: date, state: State | None, period: Period | None = None, went_to: str | None = None
    ) -> None:
        """Note what the status is from a day on, where it is another."""
        if not self.turns or self.turns[-1].state != state:
            self.turns.append(StatusTurn(day, state, period, went_to))

    def pass_time(self, until: date, *, is_over: bool = False) -> None:
        """Note that the measure was to begin, or grew late, where it did before a day, or on it if that is over."""
        if self.next and (self.next[0] < until or (is_over and self.next[0] == until)):
            self.turn(*self.next)

    def read(self, found: MeasureReading, day: date) -> None:
        """Note what a version says of the measure; what does not fit says nothing of one that has been told of."""
        self.title, self.next = found.title, found.next
        if found.state:
            self.turn(day, found.state, found.period)
        elif not self.turns or self.turns[-1].state is None:
            self.turn(day, State.UNKNOWN)

    def leave(self, day: date, went_to: str | None) -> None:
        """Note that the measure is no longer in the plan, but maybe in another."""
        self.turn(day, None, None, went_to)
        self.next = None


class Courses:
    """How far each measure had come when, version by version."""

    def __init__(self) -> None:
        self._tracks: dict[str, _Track] = {}

    def add(self, step: EditionStep) -> None:
        """Note what the next version says; one that cannot be read says nothing."""
        if step.condition is Condition.UNREADABLE:
            return
        tracks = self._tracks
        for change in (difference.change for difference in step.changes):
            if change.item.kind == "measure" and change.item.id in tracks and (id_ := new_id(change)):
                tracks[id_] = tracks.pop(change.item.id)
        away = {
            item.id: item.went_to.title or item.went_to.plan
            for item in (change.change.item for change in step.changes)
            if item.kind == "measure" and item.went_to
        }
        day = step.version.date
        for track in tracks.values():
            track.pass_time(day)
        for id_ in step.readings.gone:
            if id_ in tracks:  # and not there by another id
                tracks[id_].leave(day, away.get(id_))
        for id_, found in step.readings.there.items():
            tracks.setdefault(id_, _Track()).read(found, day)

    def until(self, horizon: date | None) -> Iterator[MeasureCourse]:
        """Yield the courses in the order in which the measures came; late or not until the horizon."""
        for id_, track in self._tracks.items():
            if horizon:
                track.pass_time(horizon, is_over=True)
            title = id_ if track.title is None else heading(track.title)
            label = message(shapes()["Measure"].label or "", id=id_[:80], title=title)
            yield MeasureCourse(id_, label, tuple(track.turns))
