"""Where a new key belongs among others: in the order of the plan format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.shape import shape_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.position import Route
    from trygg_cli.text.emitter import NewValue


def place_of(key: str, others: Sequence[str], route: Route) -> int:
    """Return at which place in the mapping at a route a key belongs: behind the nearest of those before it."""
    order = _order(route)
    number = order.get(key)
    if number is None:
        return len(others)
    before = [(order[other], at) for at, other in enumerate(others) if order.get(other, number) < number]
    if before:
        return max(before)[1] + 1
    after = [(order[other], at) for at, other in enumerate(others) if order.get(other, number) > number]
    return min(after)[1] if after else len(others)


def in_order(value: NewValue, route: Route) -> NewValue:
    """Return new data with the keys of each part in the order of the format."""
    if isinstance(value, dict):
        order = _order(route)
        keys = sorted(value, key=lambda key: order.get(key, len(order)))
        return {key: in_order(value[key], (*route, key)) for key in keys}
    if isinstance(value, list):
        return [in_order(item, (*route, at)) for at, item in enumerate(value)]
    return value


def _order(route: Route) -> dict[str, int]:
    shape = shape_at(route)
    return {key: number for number, key in enumerate(shape.fields)} if shape else {}
