"""Ways through a plan, and what follows from them, for the model's parts and for the light ones of `view` alike."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from trygg_cli.model.focus_area import FocusArea, SubArea
    from trygg_cli.model.follow_ups import GoalFollowUp, PlanFollowUp, PromiseFollowUp
    from trygg_cli.model.goal import Goal
    from trygg_cli.model.governance import Actor, Body, Decision
    from trygg_cli.model.kinds import ActorKind, DecisionKind
    from trygg_cli.model.measure import Commitment, FollowUp, Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise
    from trygg_cli.position import Route

    Owner: TypeAlias = Plan | Measure | Goal | Promise
    AnyFollowUp: TypeAlias = PlanFollowUp | FollowUp | GoalFollowUp | PromiseFollowUp


class Walks:
    """Through all areas, measures, goals and follow-ups of a plan."""

    if TYPE_CHECKING:
        goals: tuple[Goal, ...]
        focus_areas: tuple[FocusArea, ...]
        measures: tuple[Measure, ...]
        promises: tuple[Promise, ...]
        follow_ups: tuple[PlanFollowUp, ...]
        decisions: tuple[Decision, ...]
        actors: dict[str, Actor]
        bodies: tuple[Body, ...]

    def walk_areas(self) -> Iterator[tuple[Route, FocusArea | SubArea]]:
        """Yield the focus areas and their parts, each with its route, in the order of the file."""
        return iter(self._areas)

    def walk_measures(self) -> Iterator[tuple[Route, Measure]]:
        """Yield all measures, those of areas first, each with its route."""
        return iter(self._measures)

    def walk_goals(self) -> Iterator[tuple[Route, Goal]]:
        """Yield all goals, those of the whole plan first, each with its route."""
        return iter(self._goals)

    def walk_follow_ups(self) -> Iterator[tuple[Route, Owner, AnyFollowUp]]:
        """Yield all follow-ups, those of the whole plan first, each with its route and what it is about."""
        own: Iterator[tuple[Route, Any, PlanFollowUp]] = (
            (("uppföljning", index), self, entry) for index, entry in enumerate(self.follow_ups)
        )
        return chain(own, self._within)

    def decisions_on_whole(self, kind: DecisionKind) -> list[tuple[int, Decision]]:
        """Return the decisions on the plan as a whole, or the proposals for one, with their places, the latest last."""
        found = [
            (index, decision)
            for index, decision in enumerate(self.decisions)
            if decision.kind is kind and not decision.about
        ]
        return sorted(found, key=lambda placed: placed[1].date or date.min)

    def body(self, ref: str) -> Body | None:
        """Return the body of an id."""
        return self._bodies.get(ref)

    def name_of(self, ref: str) -> str:
        """Return the full name of an actor or body."""
        known = self.actors.get(ref) or self._bodies.get(ref)
        return known.name if known else ref

    def actors_of(self, kind: ActorKind | None) -> list[str]:
        """Return the short names of the actors of a kind."""
        return self._by_kind.get(kind, [])

    # asked anew by every rule

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        return {body.id: body for body in self.bodies}

    @cached_property
    def _by_kind(self) -> dict[ActorKind | None, list[str]]:
        found: dict[ActorKind | None, list[str]] = {}
        for ref, actor in self.actors.items():
            found.setdefault(actor.kind, []).append(ref)
        return found

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

    @cached_property
    def _within(self) -> list[tuple[Route, Owner, AnyFollowUp]]:
        """The follow-ups of its parts; a plan that is kept in what it keeps itself would not go when it is let go."""
        owners: list[tuple[Route, Any]] = [*self._measures, *self._goals]
        owners += ((("löften", index), promise) for index, promise in enumerate(self.promises))
        return [
            ((*route, "uppföljning", index), owner, entry)
            for route, owner in owners
            for index, entry in enumerate(owner.follow_ups)
        ]


class MeasureReports:
    """What follows from what a measure says: who answers for it."""

    if TYPE_CHECKING:
        responsible: tuple[str, ...]
        commitments: tuple[Commitment, ...]

    @property
    def answering(self) -> tuple[str, ...]:
        """Everybody who answers for the measure, each once: a party's units for its commitment, or the party itself."""
        inside = (
            name for commitment in self.commitments for name in commitment.responsible or (commitment.party,)
        )
        return tuple(dict.fromkeys((*self.responsible, *inside)))

    def reporting_for(self, ref: str | None) -> set[str | None]:
        """Return whose reports are those of an actor too: its own, and of the parties in whose commitments it is."""
        return {ref, *(part.party for part in self.commitments if ref in part.responsible)}
