"""The full names behind the ids of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.report.parts import Name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.model.plan import Plan


class Names:
    """Looks ids up; an id that stands for nothing is its own name."""

    def __init__(self, plan: Plan) -> None:
        self._actors = plan.actors
        self._bodies = {body.id: body.name for body in plan.bodies}
        self._places = {place.id: place.name for place in plan.places}
        self._goals = {goal.id: goal.text for _, goal in plan.walk_goals()}
        self._goals |= {promise.id: promise.text for promise in plan.promises}

    @property
    def people(self) -> dict[str, str]:
        """The names of actors and bodies, by their short names."""
        return self._bodies | {ref: actor.name for ref, actor in self._actors.items()}

    def actor(self, ref: str) -> Name:
        """Return the actor or body."""
        actor = self._actors.get(ref)
        if actor:
            return Name(ref, actor.name, actor.conditional)
        return Name(ref, self._bodies.get(ref, ref))

    def actors(self, refs: Iterable[str]) -> tuple[Name, ...]:
        """Return the actors or bodies."""
        return tuple(self.actor(ref) for ref in refs)

    def place(self, ref: str) -> Name:
        """Return the place."""
        return Name(ref, self._places.get(ref, ref))

    def places(self, refs: Iterable[str]) -> tuple[Name, ...]:
        """Return the places."""
        return tuple(self.place(ref) for ref in refs)

    def goals(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the goals and promises in words."""
        return tuple(self._goals.get(ref, ref) for ref in refs)
