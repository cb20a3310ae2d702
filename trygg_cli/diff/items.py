"""The items of a plan that have names of their own, wherever in it they stand."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.model.placed_parts import kind_of_part, placed_parts
from trygg_cli.model.shape import ROOT, shapes

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route

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
    seen: Counter[tuple[str, str]] = Counter()
    homes: dict[Route, Identity] = {(): PLAN}
    for part in placed_parts(data, holders):
        home, kind = homes[part.home], part.kind
        if part.route and kind:
            own = part.name
            name = NAMELESS if own is None else own
            identity = (kind, name, seen[kind, name])
            seen[kind, name] += 1
            found[identity] = PlanItem(identity, part.part, part.data, part.route, home)
            home = identity
        homes[part.route] = home
    return found
