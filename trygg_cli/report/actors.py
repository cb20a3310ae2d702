"""Who has what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.standing.status import status_shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.measure import Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.report.full_names import FullNames
    from trygg_cli.report.known import FullName
    from trygg_cli.report.parts import MeasureReport
    from trygg_cli.standing.status import Share


class Role(StrEnum):
    """What an actor does in a measure."""

    RESPONSIBLE = "responsible"
    COMMITTED = "committed"
    PARTICIPANT = "participant"
    EXTERNAL = "external"

    @property
    def word(self) -> Message:
        """The role in words."""
        return _ROLES[self]


_ROLES = {
    Role.RESPONSIBLE: message("responsible"),
    Role.COMMITTED: message("has a commitment"),
    Role.PARTICIPANT: message("takes part"),
    Role.EXTERNAL: message("external actor"),
}

_OWN = (Role.RESPONSIBLE, Role.COMMITTED)
"""The roles of those who answer for a measure."""


class ActorPart(NamedTuple):
    """An actor's part in a measure."""

    report: MeasureReport
    roles: tuple[Role, ...]


class ActorReport(NamedTuple):
    """An actor with all the measures it has a part in; the shares are of those it answers for."""

    actor: FullName
    parts: tuple[ActorPart, ...]
    answers_for: int
    shares: tuple[Share, ...]


def report_actors(plan: Plan, measures: Iterable[MeasureReport], names: FullNames) -> tuple[ActorReport, ...]:
    """Return each actor that has a part in a measure, in the order of the plan; not words like *several*."""
    parts: dict[str, list[ActorPart]] = {ref: [] for ref in plan.actors}
    for report in measures:
        roles: dict[str, list[Role]] = {}
        for ref, role in _roles(report.measure):
            roles.setdefault(ref, []).append(role)
        for ref, found in roles.items():
            parts.setdefault(ref, []).append(ActorPart(report, tuple(dict.fromkeys(found))))
    return tuple(_report(names, ref, has) for ref, has in parts.items() if has and _is_named(plan, ref))


def without_owner(plan: Plan, measures: Iterable[MeasureReport]) -> tuple[MeasureReport, ...]:
    """Return the measures that nobody who is named answers for."""
    return tuple(
        report
        for report in measures
        if not any(role in _OWN and _is_named(plan, ref) for ref, role in _roles(report.measure))
    )


def _is_named(plan: Plan, ref: str) -> bool:
    return ref not in plan.actors or plan.actors[ref].named


def _report(names: FullNames, ref: str, parts: list[ActorPart]) -> ActorReport:
    own = [part for part in parts if any(role in _OWN for role in part.roles)]
    shares = status_shares(part.report.standing.state for part in own)
    return ActorReport(names.actor(ref), tuple(parts), len(own), shares)


def _roles(measure: Measure) -> Iterator[tuple[str, Role]]:
    yield from ((ref, Role.RESPONSIBLE) for ref in measure.responsible)
    for commitment in measure.commitments:
        yield from ((ref, Role.RESPONSIBLE) for ref in commitment.responsible)
        yield commitment.party, Role.COMMITTED
        yield from ((ref, Role.PARTICIPANT) for ref in commitment.together_with)
    yield from ((ref, Role.PARTICIPANT) for ref in measure.participants)
    yield from ((ref, Role.EXTERNAL) for ref in measure.external)
