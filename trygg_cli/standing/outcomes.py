"""What was measured for each time and place: outcomes, with corrections in place of what they correct."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.standing.spans import DaySpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trygg_cli.model.indicator import Outcome
    from trygg_cli.standing.moment import Judged

Series = tuple["Slot", ...]
"""What was measured, oldest first: for the whole, for one place, or for several that are to be added up."""


class Slot(NamedTuple):
    """What was measured for one time and place; without a place it is for the whole.

    `outcomes` are those that it rests on, `replaced` those that one of them corrects.  It is contradicted where two
    give a value and neither corrects the other.
    """

    span: DaySpan
    place: str | None
    value: float | None
    subgroups: Mapping[str, float]
    outcomes: tuple[Outcome, ...]
    replaced: tuple[Outcome, ...] = ()
    is_comparable: bool = True
    is_contradicted: bool = False

    @property
    def told(self) -> DaySpan:
        """The time to tell."""
        return self.span


def series(outcomes: Iterable[Outcome], judged: Judged) -> dict[str | None, Series]:
    """Return what had been measured by then, by place; nothing is the whole."""
    found: dict[str | None, list[Slot]] = {}
    for slot in _slots(outcomes, judged):
        if slot.value is not None or slot.subgroups:
            found.setdefault(slot.place, []).append(slot)
    return {place: in_order(slots) for place, slots in found.items()}


def replaced(outcomes: Iterable[Outcome], judged: Judged) -> Iterator[Outcome]:
    """Yield what a correction has taken the place of by then; one without a value takes it back."""
    for slot in _slots(outcomes, judged):
        yield from slot.replaced


def _slots(outcomes: Iterable[Outcome], judged: Judged) -> Iterator[Slot]:
    found: dict[tuple[str | None, DaySpan], list[Outcome]] = {}
    for outcome in outcomes:
        if (outcome.value is not None or outcome.subgroups or outcome.corrects) and judged.sees(outcome):
            span = DaySpan(outcome.period.start, outcome.period.end)
            found.setdefault((outcome.place, span), []).append(outcome)
    return (_slot(span, place, alike) for (place, span), alike in found.items())


def in_order(slots: Iterable[Slot]) -> Series:
    """Return what was measured, oldest first; of times that end at once the longest."""
    return tuple(sorted(slots, key=lambda slot: (slot.span.end, slot.span.start, slot.place or "")))


def valued(slots: Series) -> Series:
    """Return those with a value, not only with parts of one."""
    return tuple(slot for slot in slots if slot.value is not None)


def _slot(span: DaySpan, place: str | None, alike: list[Outcome]) -> Slot:
    corrections = [outcome for outcome in alike if outcome.corrects]
    replaced: list[Outcome] = []
    if corrections:
        latest = max(enumerate(corrections), key=lambda item: (item[1].date or date.min, item[0]))[1]
        replaced, alike = [outcome for outcome in alike if outcome is not latest], [latest]
    values = [outcome.value for outcome in alike if outcome.value is not None]
    subgroups: dict[str, list[float]] = {}
    for outcome in alike:
        for name, value in outcome.subgroups.items():
            subgroups.setdefault(name, []).append(value)
    return Slot(
        span,
        place,
        values[0] if values else None,
        subgroups={name: known[0] for name, known in subgroups.items()},
        outcomes=tuple(alike),
        replaced=tuple(replaced),
        is_comparable=all(outcome.comparable for outcome in alike),
        is_contradicted=len(values) > 1 or any(len(known) > 1 for known in subgroups.values()),
    )
