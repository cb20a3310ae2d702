"""The items of a plan that have names of their own, wherever in it they stand."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_fields, value_at
from trygg_cli.model.placed_parts import kind_of_part, placed_parts
from trygg_cli.model.shape import ROOT, field_at, shapes

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route
    from trygg_cli.text.changed_stretch import ReadItems

Identity = tuple[str, str, int]
"""Kind, id, and which of those with the same id: 0 in a plan without faults."""

PLAN: Identity = ("", "", 0)
NAMELESS = "\0"
"""The id of an item that lacks one; no item can be called so."""


class PlanItem(NamedTuple):
    """An item: its sort of part, its data, where it stands, and the item that it stands in."""

    identity: Identity
    part: str
    data: Fields
    route: Route
    home: Identity


PlanItems = dict[Identity, PlanItem]
"""The items of a plan, itself included, by identity."""


@cache
def holders(part: str) -> tuple[Field, ...]:
    """Return the fields of a part in which, at any depth, items stand."""
    return tuple(
        field for field in shapes()[part].fields.values() if field.part and _leads_to_items(field.part)
    )


@cache
def _leads_to_items(part: str) -> bool:
    return bool(kind_of_part(part)) or bool(holders(part))


def items(data: Data) -> PlanItems:
    """Return all items of a plan, itself included, by identity."""
    found: PlanItems = {PLAN: PlanItem(PLAN, ROOT, data if isinstance(data, dict) else {}, (), PLAN)}
    return found | _inside(data, ROOT, (), PLAN)


def items_after(before: PlanItems, data: Fields, read: ReadItems) -> PlanItems:
    """Return the items of a plan that has those of another, of which only some were read anew."""
    field, length = field_at((*read.route, 0)), len(read.route)
    if field is None or field.part is None or any(name == NAMELESS or number for _, name, number in before):
        return items(data)
    places, home, found = range(read.first, read.first + len(read.new)), PLAN, PlanItems()
    anew = dict(enumerate(read.new, read.first))
    for identity, item in before.items():
        route = item.route
        if route == read.route[: len(route)]:
            found[identity], home = item._replace(data=as_fields(value_at(data, route))), identity
        elif route[:length] != read.route or route[length] not in places:
            found[identity] = item
        elif (place := int(route[length])) in anew:
            found |= _inside(anew.pop(place), field.part, route[: length + 1], home)
    return found


def _inside(data: Data, sort: str, route: Route, home: Identity) -> PlanItems:
    """Return the items in a part of some sort, itself among them if it is one; `home` is what it stands in."""
    found: PlanItems = {}
    seen: Counter[tuple[str, str]] = Counter()
    homes: dict[Route, Identity] = {(): home}
    for part in placed_parts(data, holders, sort):
        around, kind = homes[part.home], part.kind
        if kind and (part.route or route):
            own = part.name
            name = NAMELESS if own is None else own
            identity = (kind, name, seen[kind, name])
            seen[kind, name] += 1
            found[identity] = PlanItem(identity, part.part, part.data, (*route, *part.route), around)
            around = identity
        homes[part.route] = around
    return found
