"""What was measured for each time and place: outcomes, with corrections in place of what they correct."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.standing.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trygg_cli.model.indicator import Outcome
    from trygg_cli.standing.moment import Judged

Series = tuple["Slot", ...]
"""What was measured for one place, or for the whole, oldest first."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What was measured for one time and place.

    `outcomes` are those that it rests on, `replaced` those that one of them corrects.  It is contradicted where two
    give different values and neither corrects the other, and partial where some of its places are not measured.
    """

    span: Span
    value: float | None
    subgroups: Mapping[str, float]
    outcomes: tuple[Outcome, ...]
    replaced: tuple[Outcome, ...] = ()
    is_comparable: bool = True
    is_contradicted: bool = False
    is_partial: bool = False


def series(outcomes: Iterable[Outcome], judged: Judged) -> dict[str | None, Series]:
    """Return what had been measured by then, by place; nothing is the whole."""
    found: dict[str | None, dict[Span, list[Outcome]]] = {}
    for one in outcomes:
        if (one.value is not None or one.subgroups) and judged.sees(one):
            found.setdefault(one.place, {}).setdefault(Span(one.period.start, one.period.end), []).append(one)
    return {
        place: tuple(_slot(span, alike) for span, alike in sorted(by_span.items(), key=_age))
        for place, by_span in found.items()
    }


def over_places(by_place: Mapping[str | None, Series], places: Sequence[str]) -> Series:
    """Return what was measured for the whole, with sums over the places where only they were measured.

    Without places to go by, nobody knows whether those measured are all.
    """
    whole = {slot.span: slot for slot in by_place.get(None, ())}
    apart: dict[Span, list[Slot]] = {}
    for place, slots in by_place.items():
        if place is not None and (not places or place in places):
            for slot in slots:
                apart.setdefault(slot.span, []).append(slot)
    for span, here in apart.items():
        values = [slot.value for slot in here if slot.value is not None]
        if span not in whole and values:
            whole[span] = Slot(
                span,
                sum(values),
                {},
                tuple(one for slot in here for one in slot.outcomes),
                tuple(one for slot in here for one in slot.replaced),
                all(slot.is_comparable for slot in here),
                any(slot.is_contradicted for slot in here),
                not places or len(values) < len(set(places)),
            )
    return tuple(sorted(whole.values(), key=lambda slot: _age((slot.span, ()))))


def valued(slots: Series) -> Series:
    """Return those with a value, not only with parts of one."""
    return tuple(slot for slot in slots if slot.value is not None)


def _age(one: tuple[Span, object]) -> tuple[date, date]:
    return one[0].end, one[0].start


def _slot(span: Span, alike: list[Outcome]) -> Slot:
    corrections = [one for one in alike if one.corrects]
    replaced: list[Outcome] = []
    if corrections and len(alike) > 1:
        latest = max(one.date or date.min for one in corrections)
        kept = [one for one in corrections if (one.date or date.min) == latest]
        replaced, alike = [one for one in alike if one not in kept], kept
    slot = Slot(span, None, {}, tuple(alike), tuple(replaced), all(one.comparable for one in alike))
    values = {one.value for one in alike if one.value is not None}
    subgroups: dict[str, set[float]] = {}
    for one in alike:
        for name, value in one.subgroups.items():
            subgroups.setdefault(name, set()).add(value)
    return replace(
        slot,
        value=next((one.value for one in alike if one.value is not None), None),
        subgroups={name: next(iter(known)) for name, known in subgroups.items()},
        is_contradicted=len(values) > 1 or any(len(known) > 1 for known in subgroups.values()),
    )
