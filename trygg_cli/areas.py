"""The focus areas that an item stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trygg_cli.model.plan import FocusArea, Plan, SubArea
    from trygg_cli.position import Route


def areas_around(plan: Plan, route: Route) -> tuple[FocusArea | SubArea, ...]:
    """Return the focus area, and its part if it stands in one, of the measure or goal at a route."""
    if route[0] != "fokusområden":
        return ()
    area = plan.focus_areas[int(route[1])]
    return (area, area.parts[int(route[3])]) if route[2] == "delområden" else (area,)
