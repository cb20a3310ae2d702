"""What is the same thing on two sides, and what two changes of plain data make together."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.merge.sides import Unsure
from trygg_cli.model.item_name import composed
from trygg_cli.model.meaning import meant
from trygg_cli.model.shape import NAMES, ROOT, shapes

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Sequence

    from trygg_cli.data import Data
    from trygg_cli.model.shape import Field

DATED = {"Approval", "FollowUp", "GoalFollowUp", "PlanFollowUp", "PromiseFollowUp"}
"""The parts that stand in the order of their dates."""


class ValueRole(NamedTuple):
    """What the format says of a value: the shape of its parts, if it is a list or a map, and its field."""

    part: str | None = None
    container: str | None = None
    field: Field | None = None

    def of(self, key: Hashable) -> ValueRole:
        """Return what the format says of the value at a key, or of each in a list."""
        if self.container or not self.part:
            return ValueRole(self.part) if self.container else ValueRole()
        field = shapes()[self.part].fields.get(str(key))
        return ValueRole(field.part, field.container, field) if field else ValueRole()

    def meaning(self, data: Data) -> Data:
        """Return a value in one way of writing what it means, down to its last part, for comparing it."""
        value = meant(self.field, data)
        if isinstance(value, dict):
            return {key: self.of(key).meaning(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.of(0).meaning(inner) for inner in value]
        return composed(value) if isinstance(value, str) else value

    def means_the_same(self, one: Data, other: Data) -> bool:
        """Tell whether two values mean the same, however they are written."""
        return one == other or self.meaning(one) == self.meaning(other)

    @property
    def is_set(self) -> bool:
        """Whether it is a list of references or words, of which each stands once and none before another."""
        return bool(self.field and self.field.is_picked)

    @property
    def has_ids(self) -> bool:
        """Whether the parts have ids."""
        return bool(self.part and shapes()[self.part].kind)


PLAN = ValueRole(ROOT)


def names(sort: ValueRole, values: Sequence[Data]) -> list[Hashable]:
    """Return what each value in a list is known by; raises `Unsure` where two are known by the same."""
    keys = ("id",) if sort.has_ids else NAMES.get(sort.part or "", ((),))[0]
    found = [_name(value, keys) for value in values]
    if len({*found}) < len(found):
        raise Unsure
    return found


def _name(value: Data, keys: tuple[str, ...]) -> Hashable:
    if isinstance(value, dict) and any(key in value for key in keys):
        return tuple(str(value.get(key)) for key in keys)
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def may_be_two(role: ValueRole, ours: Data, theirs: Data) -> bool:
    """Tell whether what both sides have added under one name may be two things, as two measures with the next id.

    With the same title it is one, and its fields are merged.
    """
    if not role.part or ours == theirs:
        return False
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return True
    title = shapes()[role.part].title if role.has_ids else None
    return not title or not ours.get(title) or ours.get(title) != theirs.get(title)


def doubt(
    sort: ValueRole, base: dict[Hashable, Data], ours: dict[Hashable, Data], theirs: dict[Hashable, Data]
) -> None:
    """Raise `Unsure` where lists were changed so that two readings of it differ.

    What both took away and one or both put something else for may be two edits of the same thing; and where both
    moved things about there is no order that is surely right.
    """
    if sort.is_set:
        return
    common = base.keys() & ours.keys() & theirs.keys()
    orders = [[name for name in side if name in common] for side in (ours, theirs)]
    if orders[0] != orders[1]:
        raise Unsure
    gone = [base[name] for name in base if name not in ours and name not in theirs]
    new = [{name: side[name] for name in side if name not in base} for side in (ours, theirs)]
    if not gone or new[0].keys() == new[1].keys():
        return
    if not sort.has_ids:
        raise Unsure
    title = shapes()[sort.part or ROOT].title or "id"
    titles = [
        {_title(value, title) for value in values} for values in (gone, new[0].values(), new[1].values())
    ]
    if titles[0] & (titles[1] | titles[2]):
        raise Unsure


def _title(value: Data, key: str) -> str:
    return str(value.get(key)) if isinstance(value, dict) else ""


class Slots:
    """Before which of ours, counted from 0, what theirs has added goes; what is dated goes by its date."""

    def __init__(
        self,
        sort: ValueRole,
        base: Collection[Hashable],
        ours: dict[Hashable, Data],
        theirs: dict[Hashable, Data],
    ) -> None:
        self._theirs = theirs
        self._is_dated = sort.part in DATED and sort.container == "list"
        dates = [_date(value) for value in ours.values()] if self._is_dated else []
        rising = sorted(dates)
        self._is_falling = len(dates) > 1 and dates == rising[::-1]
        self._dates = rising if all(dates) and (self._is_falling or dates == rising) else []
        places = {name: place for place, name in enumerate(ours, 1)}
        past = [len(ours)]
        for name in reversed(ours):  # what we have added in the same place comes first
            past.append(past[-1] if name not in theirs and name not in base else places[name] - 1)
        past.reverse()
        self._slots: dict[Hashable, int] = {}
        place = 0
        for name in theirs:
            place = places.get(name, place)
            self._slots[name] = past[place]
        gone = [name for name in base if name not in theirs]
        new = [name for name in theirs if name not in base]
        if len(gone) == len(new):
            self._slots |= {
                hashable: places[other] for hashable, other in zip(new, gone, strict=True) if other in places
            }

    def of(self, name: Hashable) -> int:
        """Return the place of one of theirs."""
        date = _date(self._theirs[name])
        if date and self._dates:
            if self._is_falling:
                return len(self._dates) - bisect_left(self._dates, date)
            return bisect_right(self._dates, date)
        return self._slots[name]

    def in_order(self, added: list[Hashable]) -> list[Hashable]:
        """Return what is to be added in the order of its dates, where it has such an order."""
        return sorted(added, key=lambda name: _date(self._theirs[name])) if self._is_dated else added


def _date(value: Data) -> str:
    date = value.get("datum") if isinstance(value, dict) else None
    return date if isinstance(date, str) else ""


def combine(sort: ValueRole, base: Data, ours: Data, theirs: Data) -> Data:
    """Return what two changes of plain data make together, `None` for nothing; raises `Unsure` on a conflict."""
    before, mine, others = map(sort.meaning, (base, ours, theirs))
    if others in (mine, before):
        return ours
    if mine == before:
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict):
        old = base if isinstance(base, dict) else {}
        both = {
            key: _combined(sort, key, old.get(key), ours.get(key), theirs.get(key))
            for key in [*ours, *(key for key in theirs if key not in ours)]
        }
        return {key: value for key, value in both.items() if value is not None}
    if isinstance(ours, list) and isinstance(theirs, list):
        return _combined_lists(sort, base if isinstance(base, list) else [], ours, theirs)
    raise Unsure


def _combined(role: ValueRole, key: Hashable, base: Data, ours: Data, theirs: Data) -> Data:
    """Return what two changes of a value in a collection make together; raises `Unsure` on a conflict."""
    inner = role.of(key)
    both_new = base is None and ours is not None and theirs is not None
    if both_new and role.container and may_be_two(inner, ours, theirs):
        raise Unsure
    return combine(inner, base, ours, theirs)


def _combined_lists(sort: ValueRole, base: list[Data], ours: list[Data], theirs: list[Data]) -> list[Data]:
    one = sort.of(0)
    before, mine, other = (
        dict(zip(names(sort, values), values, strict=True)) for values in (base, ours, theirs)
    )
    doubt(sort, before, mine, other)
    rows: list[list[Data]] = [[] for _ in range(len(mine) + 1)]
    for number, (name, value) in enumerate(mine.items(), 1):
        rows[number].append(_combined(sort, 0, before.get(name), value, other.get(name)))
    slots = Slots(sort, before, mine, other)
    for name in other:
        if name not in mine:
            rows[slots.of(name)].append(combine(one, before.get(name), None, other[name]))
    return [value for row in rows for value in row if value is not None]
