"""Ways through a plan, and what follows from them, for the model's parts and for the light ones of `view` alike."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Commitment, Measure
    from trygg_cli.model.plan import FocusArea, Goal, SubArea
    from trygg_cli.position import Route


class Walks:
    """Through all areas, measures and goals of a plan."""

    if TYPE_CHECKING:
        goals: tuple[Goal, ...]
        focus_areas: tuple[FocusArea, ...]
        measures: tuple[Measure, ...]

    def walk_areas(self) -> Iterator[tuple[Route, FocusArea | SubArea]]:
        """Yield the focus areas and their parts, each with its route, in the order of the file."""
        return iter(self._areas)

    def walk_measures(self) -> Iterator[tuple[Route, Measure]]:
        """Yield all measures, those of areas first, each with its route."""
        return iter(self._measures)

    def walk_goals(self) -> Iterator[tuple[Route, Goal]]:
        """Yield all goals, those of the whole plan first, each with its route."""
        return iter(self._goals)

    # walked anew by every rule

    @cached_property
    def _areas(self) -> list[tuple[Route, FocusArea | SubArea]]:
        found: list[tuple[Route, FocusArea | SubArea]] = []
        for index, area in enumerate(self.focus_areas):
            route: Route = ("fokusområden", index)
            found.append((route, area))
            found += (((*route, "delområden", number), part) for number, part in enumerate(area.parts))
        return found

    @cached_property
    def _goals(self) -> list[tuple[Route, Goal]]:
        found: list[tuple[Route, Goal]] = [(("mål", index), goal) for index, goal in enumerate(self.goals)]
        for route, area in self._areas:
            found += (((*route, "mål", index), goal) for index, goal in enumerate(area.goals))
        return found

    @cached_property
    def _measures(self) -> list[tuple[Route, Measure]]:
        found: list[tuple[Route, Measure]] = []
        for route, area in self._areas:
            found += (((*route, "åtgärder", index), measure) for index, measure in enumerate(area.measures))
        found += ((("åtgärder", index), measure) for index, measure in enumerate(self.measures))
        return found


class Reported:
    """What follows from what a measure says: who answers for it."""

    if TYPE_CHECKING:
        responsible: tuple[str, ...]
        commitments: tuple[Commitment, ...]

    @property
    def answering(self) -> tuple[str, ...]:
        """Everybody who answers for the measure, each once: a party's units for its commitment, or the party itself."""
        inside = (name for one in self.commitments for name in one.responsible or (one.party,))
        return tuple(dict.fromkeys((*self.responsible, *inside)))
