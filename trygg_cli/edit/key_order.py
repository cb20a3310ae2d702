"""Where a new key belongs among others: in the order of the plan format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.shape import shape_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.position import Route
    from trygg_cli.text.emitter import NewValue


def place_of(key: str, others: Sequence[str], route: Route) -> int:
    """Return at which place in the mapping at a route a key belongs: where fewest keys are on its wrong side."""
    order = _order(route)
    if key not in order:
        return len(others)
    behind = [order.get(other, -1) > order[key] for other in others]
    wrong = best = sum(not is_behind for is_behind in behind)
    place = 0
    for at, is_behind in enumerate(behind, 1):
        wrong += 1 if is_behind else -1
        if wrong <= best:
            best, place = wrong, at
    return place


def in_order(value: NewValue, route: Route) -> NewValue:
    """Return new data with the keys of each part in the order of the format, those that say nothing left out."""
    if isinstance(value, dict):
        order = _order(route)
        keys = sorted(
            (key for key in value if value[key] is not None), key=lambda key: order.get(key, len(order))
        )
        ordered = {key: in_order(value[key], (*route, key)) for key in keys}
        return type(value)(ordered)  # which may be one that stands in brackets
    if isinstance(value, list):
        return [in_order(item, (*route, at)) for at, item in enumerate(value)]
    return value


def _order(route: Route) -> dict[str, int]:
    shape = shape_at(route)
    return {key: number for number, key in enumerate(shape.fields)} if shape else {}
