"""Whom and what a plan means by its short names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from trygg_cli.model.plan import Plan


def names_of(plan: Plan) -> Callable[[str], str]:
    """Return what gives actors, bodies and places their full names; what is not known is its own name."""
    known = {place.id: place.name for place in plan.places} | {body.id: body.name for body in plan.bodies}
    known |= {ref: actor.name for ref, actor in plan.actors.items()}
    return lambda ref: known.get(ref, ref)
