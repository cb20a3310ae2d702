"""How far measures had come when: what was reported, and from which day on they were late.

Each measure is read by itself, so that what is wrong elsewhere in a plan hides nothing.  Between two
versions a measure grows late the day after its deadline, as reports judge it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trygg_cli.data import Data, Fields, as_parts, as_text, step_into
from trygg_cli.history.identifiers import new_id
from trygg_cli.message import message
from trygg_cli.model import view
from trygg_cli.model.shape import heading, shapes
from trygg_cli.reading.integrity import Walk
from trygg_cli.standing.moment import Judged
from trygg_cli.standing.status import State, first_day, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.history.edition import Edition
    from trygg_cli.message import Message
    from trygg_cli.model.measure import Measure
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


_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Track:
    """A measure as it last was in the plan, its turns until then, and the one that comes by itself and when."""

    data: Data = None
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

    def read(self, data: Data, day: date) -> None:
        """Note what a version says of the measure."""
        is_back = bool(self.turns) and self.turns[-1].state is None
        if data == self.data and not is_back:
            return
        self.data, self.next = data, None
        measure = _measure(data)
        if measure is None:
            if not self.turns or is_back:
                self.turn(day, State.UNKNOWN)
            return
        found = standing(measure, _judged(day))
        self.turn(day, found.state, None if found.state is State.LATE else found.period)
        first = first_day(measure.schedule)
        if found.state is State.NOT_BEGUN and first:
            self.next = first, State.UNKNOWN
        elif found.is_open and found.deadline and found.deadline < date.max:  # no day comes after the last
            self.next = found.deadline + _DAY, State.LATE

    def leave(self, day: date, went_to: str | None) -> None:
        """Note that the measure is no longer in the plan, but maybe in another."""
        self.turn(day, None, None, went_to)
        self.next = None


class Courses:
    """How far each measure had come when, edition by edition."""

    def __init__(self) -> None:
        self._tracks: dict[str, _Track] = {}

    def add(self, edition: Edition) -> None:
        """Note what the next edition says; one that cannot be read says nothing."""
        data = edition.document.data if edition.document else {}
        if not isinstance(data, dict):
            return
        tracks = self._tracks
        for change in (difference.change for difference in edition.changes):
            if change.item.kind == "measure" and change.item.id in tracks and (id_ := new_id(change)):
                tracks[id_] = tracks.pop(change.item.id)
        day, there = edition.version.date, dict(_measures(data))
        away = {
            item.id: item.went_to.title or item.went_to.plan
            for item in (change.change.item for change in edition.changes)
            if item.kind == "measure" and item.went_to
        }
        for id_, track in tracks.items():
            track.pass_time(day)
            if id_ not in there:
                track.leave(day, away.get(id_))
        for id_, found in there.items():
            tracks.setdefault(id_, _Track()).read(found, day)

    def until(self, horizon: date | None) -> Iterator[MeasureCourse]:
        """Yield the courses in the order in which the measures came; late or not until the horizon."""
        for id_, track in self._tracks.items():
            if horizon:
                track.pass_time(horizon, is_over=True)
            yield MeasureCourse(id_, _label(id_, track.data), tuple(track.turns))


def _judged(day: date) -> Judged:
    """Return that a version is judged on its own day, by all that stands in it."""
    return Judged(None, day, is_asked=False, valid=None)


def _measure(data: Data) -> Measure | None:
    """Return a measure, if it fits by itself."""
    alone: Fields = {"id": "alone", "titel": "alone", "typ": "handlingsplan", "åtgärder": [data]}
    return view.plan(alone).measures[0] if Walk(alone).fits else None


def _measures(data: Fields) -> Iterator[tuple[str, Fields]]:
    """Yield the measures of a plan that may not fit, each with its id."""
    for key in ("fokusområden", "delområden", "åtgärder"):
        for value in as_parts(data.get(key)):
            if key != "åtgärder":
                yield from _measures(value)
            elif as_text(value.get("id")):
                yield as_text(value["id"]), value


def _label(id_: str, data: Data) -> Message:
    title = step_into(data, "åtgärd")
    return message(
        shapes()["Measure"].label or "", id=id_[:80], title=heading(title) if isinstance(title, str) else id_
    )
