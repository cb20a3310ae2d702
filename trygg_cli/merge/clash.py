"""What the two sides of a conflict differ in, by item and field; plain data is compared, so plans may be broken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trygg_cli.data import as_rows, step_into
from trygg_cli.merge import correspondence
from trygg_cli.merge.sides import Unsure
from trygg_cli.merge.whereabouts import Whereabouts
from trygg_cli.model.shape import NAMES, item_and_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from trygg_cli.data import Data
    from trygg_cli.message import Message
    from trygg_cli.position import Route


@dataclass(frozen=True)
class Clash:
    """A value that the sides have differently, `None` where one has none; `base` is what it was before, if known.

    The routes lead to where the value stands, or would stand. `item` is what a person calls the item that it stands
    in, and `key` its kind and id, as `measure:N1`. `field` leads from there to the value, by keys and by what names
    rows; it is empty where the item itself is on one side only. `is_order` says that the same things stand in
    different orders; the values are then their names. `moved` says where
    the side has the item that has it not here, or under what id.
    """

    ours_route: Route
    theirs_route: Route
    item: Message | None
    key: str
    field: tuple[str, ...]
    ours: Data
    theirs: Data
    base: Data
    is_order: bool = False
    moved: Message | None = None

    @property
    def is_one_sided(self) -> bool:
        """Whether the item itself is on one side only."""
        return not self.field and not self.is_order and (self.ours is None) != (self.theirs is None)


def clashes(ours: Data, theirs: Data, base: Data) -> list[Clash]:
    """Return what the data of two plans differ in; `base` is what both were before, or nothing."""
    found = _between(correspondence.PLAN, Clash((), (), None, "", (), ours, theirs, base))
    named = [_named(clash, ours, theirs) for clash in found]
    if not any(clash.is_one_sided for clash in named):
        return named
    places = Whereabouts(ours, base), Whereabouts(theirs, base)
    return [_found_again(clash, *places) if clash.is_one_sided else clash for clash in named]


def _found_again(clash: Clash, ours: Whereabouts, theirs: Whereabouts) -> Clash:
    """Return the clash of an item that is on one side only, with what the other has made of it."""
    if clash.ours is None:
        return replace(clash, moved=ours.of(clash.theirs, clash.theirs_route))
    return replace(clash, moved=theirs.of(clash.ours, clash.ours_route))


def _named(clash: Clash, ours: Data, theirs: Data) -> Clash:
    data, route = (theirs, clash.theirs_route) if clash.ours is None else (ours, clash.ours_route)
    item, key = item_and_key(data, route)
    return replace(clash, item=item, key=key)


def _between(sort: correspondence.ValueRole, at: Clash) -> Iterator[Clash]:
    """Yield what two values differ in: the clash that they are, or those inside them."""
    if at.ours == at.theirs:
        return
    if isinstance(at.ours, dict) and isinstance(at.theirs, dict):
        for key in [*at.ours, *(key for key in at.theirs if key not in at.ours)]:
            yield from _between(sort.of(key), _inside(at, key, key, key))
    elif isinstance(at.ours, list) and isinstance(at.theirs, list) and not sort.is_set:
        yield from _in_lists(sort, at) if sort.part else _in_texts(at)
    else:
        yield at


def _inside(at: Clash, mine: str | int | None, other: str | int | None, old: str | int | None) -> Clash:
    """Return the clash of what two collections hold at these keys or places; nothing where they have none."""
    one, two, three = (
        None if step is None else step_into(data, step)
        for data, step in ((at.ours, mine), (at.theirs, other), (at.base, old))
    )
    step = mine if mine is not None else len(as_rows(at.ours))
    opposite = other if other is not None else len(as_rows(at.theirs))
    routes = (*at.ours_route, step), (*at.theirs_route, opposite)
    return Clash(*routes, at.item, at.key, (*at.field, str(step)), one, two, three)


def _in_lists(sort: correspondence.ValueRole, at: Clash) -> Iterator[Clash]:
    """Yield what lists of parts differ in, row by row."""
    try:
        mine, other, old = (_places(sort, value) for value in (at.ours, at.theirs, at.base))
    except Unsure:
        yield at
        return
    for name in [*mine, *(name for name in other if name not in mine)]:
        inner = _inside(at, mine.get(name), other.get(name), old.get(name))
        row = inner.theirs if inner.ours is None else inner.ours
        inner = replace(inner, field=() if sort.has_ids else (*at.field, _row_name(sort, row)))
        yield from _between(sort.of(0), inner)
    orders = [[name for name in item if name in two] for item, two in ((mine, other), (other, mine))]
    if orders[0] != orders[1]:
        yield replace(
            at,
            ours=_row_names(sort, at.ours, mine, orders[0]),
            theirs=_row_names(sort, at.ours, mine, orders[1]),
            base=None,
            is_order=True,
        )


def _in_texts(at: Clash) -> Iterator[Clash]:
    """Yield what lists of texts differ in: those that are not on both sides."""
    ours, theirs = as_rows(at.ours), as_rows(at.theirs)
    mine, other = ([text for text in one if text not in two] for one, two in ((ours, theirs), (theirs, ours)))
    if not mine and not other:
        yield replace(at, base=None, is_order=True)
        return
    gone = [text for text in as_rows(at.base) if text not in ours or text not in theirs]
    yield replace(at, ours=mine or None, theirs=other or None, base=gone or None)


def _places(sort: correspondence.ValueRole, values: Data) -> dict[Hashable, int]:
    names = correspondence.names(sort, values) if isinstance(values, list) else []
    return {name: place for place, name in enumerate(names)}


def _row_names(
    sort: correspondence.ValueRole, values: Data, places: dict[Hashable, int], order: list[Hashable]
) -> Data:
    return [_row_name(sort, step_into(values, places[name])) for name in order]


def _row_name(sort: correspondence.ValueRole, row: Data) -> str:
    """Return what a person may call a row: its id, or what tells it from the others."""
    if not isinstance(row, dict):
        return str(row)
    keys = ("id",) if sort.has_ids else NAMES.get(sort.part or "", ((),))[0]
    return " ".join(str(row[key]) for key in keys if isinstance(row.get(key), str))
