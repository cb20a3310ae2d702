"""The focus areas that an item stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trygg_cli.model.plan import FocusArea, Plan, SubArea
    from trygg_cli.position import Route


def areas_around(plan: Plan, route: Route) -> tuple[FocusArea | SubArea, ...]:
    """Return the focus area, and its part if it stands in one, of the measure or goal at a route."""
    match route:
        case ("fokusområden", int(index), "delområden", int(number), *_):
            area = plan.focus_areas[index]
            return area, area.parts[number]
        case ("fokusområden", int(index), *_):
            return (plan.focus_areas[index],)
    return ()
