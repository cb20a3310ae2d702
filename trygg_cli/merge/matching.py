"""What is the same thing on two sides, and what two changes of plain data make together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.merge.tree import Unsure
from trygg_cli.shape import ROOT, shapes

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Sequence

NAMES: dict[str, tuple[str, ...]] = {
    "Band": ("från", "till"),
    "Commitment": ("part",),
    "CouncilReport": ("datum",),
    "Decision": ("typ", "datum", "paragraf"),
    "FollowUp": ("avser", "datum"),
    "GoalFollowUp": ("avser", "datum"),
    "LegalBasis": ("författning", "kapitel", "paragraf"),
    "LinkedPlan": ("titel",),
    "Member": ("namn", "befattning", "roll", "aktör"),
    "Milestone": ("text",),
    "Outcome": ("period", "plats"),
    "PlanFollowUp": ("avser", "datum"),
    "Section": ("rubrik",),
    "Signatory": ("namn", "part"),
    "Statistic": ("mått", "plats", "år"),
    "SubTarget": ("undergrupp",),
}
"""What tells parts without id from one another."""

DATED = {"FollowUp", "GoalFollowUp", "PlanFollowUp"}
"""The parts that stand in the order of their dates."""


class Sort(NamedTuple):
    """What the format says of a value: the shape of its parts, whether they stand in a list or map, and if a set."""

    part: str | None = None
    container: str | None = None
    is_set: bool = False

    def of(self, key: Hashable) -> Sort:
        """Return what the format says of the value at a key, or of each in a list."""
        if self.container or not self.part:
            return Sort(self.part) if self.container else Sort()
        field = shapes()[self.part].fields.get(str(key))
        return Sort(field.part, field.container, bool(field.refers_to or field.words)) if field else Sort()

    @property
    def has_ids(self) -> bool:
        """Whether the parts have ids."""
        return bool(self.part and shapes()[self.part].kind)


PLAN = Sort(ROOT)


def names(sort: Sort, values: Sequence[Any]) -> list[Hashable]:
    """Return what each value in a list is known by; raises `Unsure` where two are known by the same."""
    keys = ("id",) if sort.has_ids else NAMES.get(sort.part or "", ())
    found = [_name(value, keys) for value in values]
    if len({*found}) < len(found):
        raise Unsure
    return found


def _name(value: Any, keys: tuple[str, ...]) -> Hashable:  # noqa: ANN401
    if isinstance(value, dict) and any(key in value for key in keys):
        return tuple(str(value.get(key)) for key in keys)
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def doubt(
    sort: Sort, base: dict[Hashable, Any], ours: dict[Hashable, Any], theirs: dict[Hashable, Any]
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


def _title(value: Any, key: str) -> str:  # noqa: ANN401
    return str(value.get(key)) if isinstance(value, dict) else ""


def by_date(sort: Sort, added: list[Hashable], values: dict[Hashable, Any]) -> list[Hashable]:
    """Return what is to be added to a list in the order of its dates, where it has such an order."""
    return sorted(added, key=lambda name: _date(values[name])) if sort.part in DATED else added


def slot(
    sort: Sort,
    name: Hashable,
    base: Collection[Hashable],
    ours: dict[Hashable, Any],
    theirs: dict[Hashable, Any],
) -> int:
    """Return before which place in our list one of theirs goes, counted from 0."""
    places = [*ours]
    dates = [_date(value) for value in ours.values()]
    date = _date(theirs[name])
    if sort.part in DATED and date and all(dates):
        if len(dates) > 1 and dates == sorted(dates, reverse=True):
            return sum(one >= date for one in dates)
        if dates == sorted(dates):
            return sum(one <= date for one in dates)
    gone = [one for one in base if one not in theirs]
    new = [one for one in theirs if one not in base]
    if len(gone) == len(new) and name in new and (instead := gone[new.index(name)]) in ours:
        return places.index(instead) + 1
    order = [*theirs]
    before = next((one for one in reversed(order[: order.index(name)]) if one in ours), None)
    place = places.index(before) + 1 if before is not None else 0
    while place < len(places) and places[place] not in theirs and places[place] not in base:
        place += 1
    return place


def _date(value: Any) -> str:  # noqa: ANN401
    date = value.get("datum") if isinstance(value, dict) else None
    return date if isinstance(date, str) else ""


def combine(sort: Sort, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401
    """Return what two changes of plain data make together, `None` for nothing; raises `Unsure` on a conflict."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict):
        before = base if isinstance(base, dict) else {}
        both = {
            key: combine(sort.of(key), before.get(key), ours.get(key), theirs.get(key))
            for key in [*ours, *(key for key in theirs if key not in ours)]
        }
        return {key: value for key, value in both.items() if value is not None}
    if isinstance(ours, list) and isinstance(theirs, list):
        return _combined_lists(sort, base if isinstance(base, list) else [], ours, theirs)
    raise Unsure


def _combined_lists(sort: Sort, base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    one = sort.of(0)
    before, mine, other = (
        dict(zip(names(sort, values), values, strict=True)) for values in (base, ours, theirs)
    )
    doubt(sort, before, mine, other)
    rows: list[list[Any]] = [[] for _ in range(len(mine) + 1)]
    for number, (name, value) in enumerate(mine.items(), 1):
        rows[number].append(combine(one, before.get(name), value, other.get(name)))
    for name in other:
        if name not in mine:
            rows[slot(sort, name, before, mine, other)].append(
                combine(one, before.get(name), None, other[name])
            )
    return [value for row in rows for value in row if value is not None]
