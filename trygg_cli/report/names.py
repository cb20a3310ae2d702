"""The full names behind the ids of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.report.known import Name, known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.model.plan import Plan


class Names:
    """Looks ids up, each once; an id that stands for nothing is its own name."""

    def __init__(self, plan: Plan) -> None:
        self.known = known(plan)

    def actor(self, ref: str) -> Name:
        """Return the actor or body."""
        return self.known.people.get(ref) or Name(ref, ref)

    def actors(self, refs: Iterable[str]) -> tuple[Name, ...]:
        """Return the actors or bodies."""
        return tuple(self.actor(ref) for ref in dict.fromkeys(refs))

    def place(self, ref: str) -> Name:
        """Return the place."""
        return Name(ref, self.known.places.get(ref, ref))

    def places(self, refs: Iterable[str]) -> tuple[Name, ...]:
        """Return the places."""
        return tuple(self.place(ref) for ref in dict.fromkeys(refs))

    def goals(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the goals and promises, each as its id and its words."""
        known = self.known.goals
        return tuple(f"{ref} {known[ref]}" if ref in known else ref for ref in dict.fromkeys(refs))
