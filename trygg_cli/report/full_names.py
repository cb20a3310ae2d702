"""The full names behind the ids of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.report.known import FullName, known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.model.plan import Plan


class FullNames:
    """Looks ids up, each once; an id that stands for nothing is its own name."""

    def __init__(self, plan: Plan) -> None:
        self.known = known(plan)
        self._actors = plan.actors

    def actor(self, ref: str) -> FullName:
        """Return the actor or body."""
        return self.known.people.get(ref) or FullName(ref, ref)

    def actors(self, refs: Iterable[str]) -> tuple[FullName, ...]:
        """Return the actors or bodies."""
        return tuple(self.actor(ref) for ref in dict.fromkeys(refs))

    def named(self, refs: Iterable[str]) -> tuple[FullName, ...]:
        """Return those of some actors or bodies that are somebody certain: several others are nobody to ask."""
        return self.actors(ref for ref in refs if ref not in self._actors or self._actors[ref].named)

    def place(self, ref: str) -> FullName:
        """Return the place."""
        return FullName(ref, self.known.places.get(ref, ref))

    def places(self, refs: Iterable[str]) -> tuple[FullName, ...]:
        """Return the places."""
        return tuple(self.place(ref) for ref in dict.fromkeys(refs))

    def goals(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the goals and promises, each as its id and its words."""
        known = self.known.goals
        return tuple(f"{ref} {known[ref]}" if ref in known else ref for ref in dict.fromkeys(refs))
