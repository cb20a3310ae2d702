"""A report narrowed to one actor: what it has to do, what it has not reported, and what comes.

Nothing is worked out here: all of it is chosen from the report on the whole plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.report.actors import Role
from trygg_cli.report.gaps import Gaps, Silence
from trygg_cli.report.parts import AreaReport, Report
from trygg_cli.standing.status import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.model.governance import Body
    from trygg_cli.model.plan import Plan
    from trygg_cli.report.actors import ActorReport
    from trygg_cli.report.ahead import Coming
    from trygg_cli.report.known import FullName
    from trygg_cli.report.parts import MeasureReport


_Entry = TypeVar("_Entry")


class UnknownActor(TryggError):
    """A report was asked for on an actor that has no part in any plan."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        from trygg_cli.suggestion import did_you_mean

        super().__init__(message("no actor is called {name}", name=name))
        if known:
            self.hint = did_you_mean(name, known) or message("there are {names}", names=list(known))


class ActorSheet(NamedTuple):
    """What one actor has to do: the measures that it answers for, and those of them that are late.

    `roles` are what it does in each measure, by its id.
    """

    actor: FullName
    report: ActorReport | None
    own: tuple[MeasureReport, ...]
    late: tuple[MeasureReport, ...]
    roles: dict[str, tuple[Role, ...]]


def actors_of(report: Report) -> dict[str, FullName]:
    """Return all who have something to do in a plan, in its order, by their ids."""
    found = {listed.actor.id: listed.actor for listed in report.actors}
    goals, promises, indicators = report.goals, report.promises, report.indicators
    names = [
        *(name for entry in goals for name in entry.responsible),
        *(name for entry in promises for name in (*entry.promised_by, *entry.responsible)),
        *(name for entry in indicators for name in entry.responsible),
    ]
    return found | {name.id: name for name in names if name.id not in found}


def actor_named(plan: Plan, text: str) -> str | None:
    """Return the id of the actor or group that a text names, by its id or its name, typed in any case."""
    from trygg_cli.suggestion import fold

    names = {fold(ref): ref for ref in plan.actors} | {fold(body.id): body.id for body in plan.bodies}
    full = {fold(actor.name): ref for ref, actor in plan.actors.items()}
    full |= {fold(body.name): body.id for body in plan.bodies}
    return names.get(fold(text)) or full.get(fold(text))


def narrowed(report: Report, name: FullName) -> Report:
    """Return the report with what one actor has to do with."""
    listed = next((found for found in report.actors if found.actor.id == name.id), None)
    parts = listed.parts if listed else ()
    mine = {id(part.report) for part in parts}
    own = tuple(part.report for part in parts if {*part.roles} & {Role.RESPONSIBLE, Role.COMMITTED})
    sheet = ActorSheet(
        actor=name,
        report=listed,
        own=own,
        late=tuple(
            entry for entry in own if entry.standing.state is State.LATE or entry.standing.is_unknown_and_due
        ),
        roles={part.report.measure.id: part.roles for part in parts},
    )
    goals = tuple(entry for entry in report.goals if name in entry.responsible)
    promises = tuple(entry for entry in report.promises if name in (*entry.promised_by, *entry.responsible))
    indicators = tuple(entry for entry in report.indicators if name in entry.responsible)
    answered = {id(entry) for entry in (*own, *goals, *promises, *indicators)}
    return report._replace(
        areas=tuple(_areas(report.areas, mine)),
        other_measures=tuple(entry for entry in report.other_measures if id(entry) in mine),
        goals=goals,
        promises=promises,
        indicators=indicators,
        deviations=tuple(
            entry for entry in report.deviations if entry.report and id(entry.report) in answered
        ),
        gaps=_gaps(report.gaps, own, answered, name),
        coming=_coming(report, mine, answered, name.id),
        actors=(listed,) if listed else (),
        actor=sheet,
    )


def of_promises(report: Report) -> Report:
    """Return the report with its promises and what tells of them, and nothing else."""
    told = {id(line) for promise in report.promises for line in promise.indicators}
    return report._replace(
        areas=(),
        other_measures=(),
        goals=(),
        actors=(),
        indicators=_among(report.indicators, told),
        gaps=Gaps(
            promises=report.gaps.promises,
            indicators=_among(report.gaps.indicators, told),
            measured_before=_among(report.gaps.measured_before, told),
        ),
    )


def _gaps(gaps: Gaps, own: Sequence[MeasureReport], answered: set[int], name: FullName) -> Gaps:
    """Return what one actor is to report: of what others have reported on, its own part."""
    return Gaps(
        measures=tuple(entry for entry in own if entry.lacks_report),
        without_status=_among(gaps.without_status, answered),
        goals=_among(gaps.goals, answered),
        promises=_among(gaps.promises, answered),
        unassessed=tuple(entry for entry in gaps.unassessed if id(entry.report) in answered),
        silent=tuple(Silence(entry.report, (name,)) for entry in gaps.silent if name in entry.names),
        parts=tuple(entry for entry in gaps.parts if id(entry.report) in answered),
        indicators=_among(gaps.indicators, answered),
        measured_in_part=tuple(entry for entry in gaps.measured_in_part if id(entry.report) in answered),
        measured_before=_among(gaps.measured_before, answered),
    )


def _among(entries: Iterable[_Entry], chosen: set[int]) -> tuple[_Entry, ...]:
    return tuple(entry for entry in entries if id(entry) in chosen)


def _areas(areas: Iterable[AreaReport], mine: set[int]) -> Iterator[AreaReport]:
    for area in areas:
        measures = tuple(entry for entry in area.measures if id(entry) in mine)
        parts = tuple(_areas(area.parts, mine))
        if measures or parts:
            yield AreaReport(area.area, measures, parts)


def _coming(report: Report, mine: set[int], answered: set[int], ref: str) -> Coming:
    """Return what comes of what somebody answers for, and what it is to compile or to take part in."""
    coming = report.coming
    bodies = [body for body in coming.meetings if ref == body.id or ref in _members(body)]
    return coming._replace(
        plan_ends=None,
        next_steps=tuple(entry for entry in coming.next_steps if id(entry.report) in answered),
        measures=_among(coming.measures, mine),
        milestones=tuple(entry for entry in coming.milestones if id(entry.report) in answered),
        decisions=tuple(entry for entry in coming.decisions if id(entry.report) in answered),
        accounts=tuple(entry for entry in coming.accounts if id(entry.report) in answered),
        targets=tuple(entry for entry in coming.targets if id(entry) in answered),
        promises=tuple(entry for entry in coming.promises if id(entry.report) in answered),
        overdue=tuple(entry for entry in coming.overdue if id(entry) in answered),
        begins=(),
        meetings=tuple(bodies),
        rules=tuple(rule for rule in coming.rules if ref in rule.responsible),
    )


def _members(body: Body) -> list[str | None]:
    return [member.actor for member in body.members]
