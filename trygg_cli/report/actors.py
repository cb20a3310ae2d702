"""Who has what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.report.parts import ActorPart, ActorReport, MeasureReport, Role
from trygg_cli.standing.status import status_shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.measure import Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.report.full_names import FullNames


def report_actors(plan: Plan, measures: Iterable[MeasureReport], names: FullNames) -> tuple[ActorReport, ...]:
    """Return each actor that has a part in a measure, in the order of the plan."""
    parts: dict[str, list[ActorPart]] = {ref: [] for ref in plan.actors}
    for report in measures:
        roles: dict[str, list[Role]] = {}
        for ref, role in _roles(report.measure):
            roles.setdefault(ref, []).append(role)
        for ref, found in roles.items():
            parts.setdefault(ref, []).append(ActorPart(report, tuple(dict.fromkeys(found))))
    return tuple(_report(names, ref, has) for ref, has in parts.items() if has)


def _report(names: FullNames, ref: str, parts: list[ActorPart]) -> ActorReport:
    own = [part for part in parts if Role.RESPONSIBLE in part.roles or Role.COMMITTED in part.roles]
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
