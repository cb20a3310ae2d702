"""How far the measures of a version had come, on the version's own day: of those that it brought or changed.

Each measure is read by itself, so that what is wrong elsewhere in a plan hides nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_parts, as_text, step_into
from trygg_cli.model import view
from trygg_cli.period import days_later
from trygg_cli.reading.integrity import Walk
from trygg_cli.standing.moment import Judged
from trygg_cli.standing.status import State, first_day, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.measure import Measure
    from trygg_cli.period import Period


class MeasureReading(NamedTuple):
    """What a version says of a measure; without a state it does not fit the format.

    `next` is what its status becomes by itself, and when.
    """

    title: str | None
    state: State | None = None
    period: Period | None = None
    next: tuple[date, State] | None = None


class Readings(NamedTuple):
    """The measures that a version brought or changed, by id, and the ids of those that it took away."""

    there: dict[str, MeasureReading]
    gone: tuple[str, ...] = ()


def readings(before: Data, after: Data, day: date) -> Readings:
    """Return what the plan after a version says of measures that the one before it did not say."""
    old, new = dict(_measures(before)), dict(_measures(after))
    there = {id_: _reading(data, day) for id_, data in new.items() if old.get(id_) != data}
    return Readings(there, tuple(id_ for id_ in old if id_ not in new))


def _reading(data: Fields, day: date) -> MeasureReading:
    title = data.get("åtgärd")
    title = title if isinstance(title, str) else None
    measure = _measure(data)
    if measure is None:
        return MeasureReading(title)
    found = standing(measure, Judged(None, day, is_asked=False, valid=None))  # by all that stands in it
    following, first = None, first_day(measure.schedule)
    if found.state is State.NOT_BEGUN and first:
        following = first, State.UNKNOWN
    elif found.is_open and found.deadline and found.deadline < date.max:  # no day comes after the last
        following = days_later(found.deadline), State.LATE
    return MeasureReading(title, found.state, None if found.state is State.LATE else found.period, following)


def _measure(data: Data) -> Measure | None:
    """Return a measure, if it fits by itself."""
    alone: Fields = {"id": "alone", "titel": "alone", "typ": "handlingsplan", "åtgärder": [data]}
    return view.plan(alone).measures[0] if Walk(alone).fits else None


def _measures(data: Data) -> Iterator[tuple[str, Fields]]:
    """Yield the measures of a plan that may not fit, each with its id."""
    for key in ("fokusområden", "delområden", "åtgärder"):
        for value in as_parts(step_into(data, key)):
            if key != "åtgärder":
                yield from _measures(value)
            elif as_text(value.get("id")):
                yield as_text(value["id"]), value
