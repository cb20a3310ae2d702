"""The items of a plan that have names of their own, wherever in it they stand."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from trygg_cli.model.shape import ROOT, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Fields
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


def kind_of(part: str | None) -> str | None:
    """Return the kind of the items of a sort of part; actors are items too, named by their key."""
    if part is None:
        return None
    return "actor" if part == "Actor" else shapes()[part].kind


@cache
def holders(part: str) -> tuple[Field, ...]:
    """Return the fields of a part in which, at any depth, items stand."""
    return tuple(
        field for field in shapes()[part].fields.values() if field.part and _leads_to_items(field.part)
    )


@cache
def _leads_to_items(part: str) -> bool:
    return bool(kind_of(part)) or bool(holders(part))


def items(data: Any) -> dict[Identity, PlanItem]:
    """Return all items of a plan, itself included, by identity."""
    found: dict[Identity, PlanItem] = {}
    seen: Counter[tuple[str, str]] = Counter()
    plan = data if isinstance(data, dict) else {}
    waiting: list[tuple[Identity, str, dict[str, Any], Route]] = [(PLAN, ROOT, plan, ())]
    found[PLAN] = PlanItem(PLAN, ROOT, plan, (), PLAN)
    while waiting:
        home, part, inside, route = waiting.pop()
        for field in holders(part):
            kind = kind_of(field.part)
            for step, child in _children(inside.get(field.key), field):
                place = (*route, field.key, *step)
                identity = home
                if kind:
                    name = _name(child, step)
                    identity = (kind, name, seen[kind, name])
                    seen[kind, name] += 1
                    found[identity] = PlanItem(identity, field.part or "", child, place, home)
                waiting.append((identity, field.part or "", child, place))
    return found


def _children(value: Any, field: Field) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    if field.container is None:
        if isinstance(value, dict):
            yield (), value
        return
    inside: Any = ()
    if field.container == "map" and isinstance(value, dict):
        inside = value.items()
    elif field.container == "list" and isinstance(value, list):
        inside = enumerate(value)
    for step, child in inside:
        if isinstance(child, dict):
            yield (step,), child


def _name(child: Fields, step: tuple[str | int, ...]) -> str:
    name = step[0] if step and isinstance(step[0], str) else child.get("id")
    if not isinstance(name, str):
        return NAMELESS
    return name if name.isascii() else normalize("NFC", name)
