"""The days in a plan that belong in a calendar: deadlines, follow-ups and meetings.

Each has a name of its own that stays the same as long as the plan, its municipality and the part of the plan are
called the same, so that a calendar that is read again moves what it has, doubles nothing and takes nobody else's day.
How often the day was moved tells which of two versions is the newer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.model.kinds import DecisionKind, Status, Unit
from trygg_cli.reading.identity import Identity
from trygg_cli.standing import moment, status
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.recurring import period_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from trygg_cli.message import Message
    from trygg_cli.model.governance import FollowUpRule
    from trygg_cli.model.measure import Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

DEADLINE, FOLLOW_UP, MEETING = message("last day"), message("follow-up"), message("meeting")

_NOW = moment.Moment()
_IN_CALENDARS = {Unit.MONTH, Unit.QUARTER, Unit.TERTIAL, Unit.TERM, Unit.HALF_YEAR, Unit.YEAR}
"""How often plans are followed up, where that has days of its own."""

_FIRST, _LAST = 1900, 2098


Key = tuple[str, str]
"""Which event of a plan: the id of what it is about, and what happens to it."""


class Revised(NamedTuple):
    """How many times an event's day was moved, and on which day that was written last, where it is known."""

    times: int = 0
    day: date | None = None


NEVER = Revised()


class DatedPlan(NamedTuple):
    """The days of a plan as it was once, and its version as a number."""

    days: Mapping[Key, date]
    version: int


class DayChange(NamedTuple):
    """What was made of a plan: on which day, where that is known, and from what, where it was there."""

    day: date | None
    before: tuple[DatedPlan, ...]
    after: DatedPlan


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day on which something falls due or takes place."""

    uid: str
    day: date
    kind: Message
    summary: Message
    plan: str
    stamp: date | None
    """The day of the plan that it is taken from: the last follow-up or the version, whichever is later."""
    responsible: tuple[str, ...] = ()
    is_cancelled: bool = False
    is_soon_late: bool = False
    revised: Revised = NEVER


@dataclass(frozen=True, slots=True)
class _Day:
    """An event before it knows its plan: what it is about, by id and by what happens to it."""

    item: str
    happens: str
    day: date | None
    kind: Message
    summary: Message
    responsible: tuple[str, ...] = ()
    falls_away: bool = False
    """Whether it is off where the measure is cancelled."""


def events(
    plan: Plan, revised: Mapping[Key, Revised] | None = None, asked: moment.Moment = _NOW
) -> tuple[Event, ...]:
    """Return the days of a plan in order of time; where nobody knows how they were revised, its version tells."""
    standing = PlanStanding(plan, asked)
    soon = _soon_late(standing)
    off = {it.id for _, it in plan.walk_measures() if standing.measure(it).status is Status.CANCELLED}
    written = (moment.latest_day(plan), plan.version)
    stamp = max((day for day in written if day), default=None)
    name, latest = Identity(plan.id, plan.municipality or "").name, _by_version(plan)
    found = [
        Event(
            f"{name}/{when.item}/{when.happens}",
            when.day,
            when.kind,
            when.summary,
            plan.title,
            stamp,
            _names(plan, when.responsible),
            when.falls_away and when.item in off,
            (when.item, when.happens) in soon,
            latest if revised is None else revised.get((when.item, when.happens), NEVER),
        )
        for when in _days(plan)
        if when.day
    ]
    return tuple(sorted(found, key=lambda event: (event.day, event.uid)))


def _soon_late(standing: PlanStanding) -> set[Key]:
    """Return the deadlines of what is soon late, as the plan is judged."""
    measures = (measure for _, measure in standing.plan.walk_measures())
    return {
        *((measure.id, "slut") for measure in measures if standing.measure(measure).is_soon_late),
        *((promise.id, "löfte-slut") for promise in standing.plan.promises if standing.is_soon_late(promise)),
    }


def edition(plan: Plan) -> DatedPlan:
    """Return what a plan says of its days."""
    days = {(day.item, day.happens): day.day for day in _days(plan) if day.day}
    return DatedPlan(days, _by_version(plan).times)


def revised(steps: Iterable[DayChange]) -> dict[Key, Revised]:
    """Return how the events of a plan were revised, from what was made of it step by step.

    It begins at the number of its first version, so that nothing is less than what was told before git knew it. What
    was away and came back is compared with what it was last.
    """
    last: dict[Key, date] = {}
    found: dict[Key, Revised] = {}
    first: int | None = None
    for written, before, after in steps:
        first = after.version if first is None else first
        for key, day in after.days.items():
            earlier: set[date | None] = {plan.days[key] for plan in before if key in plan.days} or {
                last.get(key)
            }
            if key not in found:
                found[key] = Revised(first, written)
            elif day not in earlier:
                earlier_day = found[key].day
                latest = max(written, earlier_day) if written and earlier_day else written
                found[key] = Revised(found[key].times + 1, latest)
            last[key] = day
    return found


def _by_version(plan: Plan) -> Revised:
    """Return the version of a plan as a number that grows with its day, as 2022-09-02 is 20220902."""
    day = plan.version
    return Revised(int(day.isoformat().replace("-", "")), day) if day else NEVER


def _days(plan: Plan) -> Iterator[_Day]:
    for _, measure in plan.walk_measures():
        yield from _of_measure(measure)
    for indicator in plan.indicators:
        by = indicator.target.by if indicator.target else None
        said = message("The target is to be reached: {name}", name=indicator.name)
        yield _Day(indicator.id, "målvärde", by.end if by else None, DEADLINE, said, indicator.responsible)
    for promise in plan.promises:
        said = message("The promise ends: {name}", name=promise.text)
        last = promise.valid.end if promise.valid else None
        yield _Day(promise.id, "löfte-slut", last, DEADLINE, said, promise.responsible)
    for agreement in plan.agreements:
        said = message("The agreement ends: {name}", name=agreement.title)
        last = agreement.valid.end if agreement.valid else None
        yield _Day(agreement.id, "överenskommelse-slut", last, DEADLINE, said, agreement.parties)
    said = message("The plan ends: {name}", name=plan.title)
    yield _Day(plan.id, "plan-slut", plan.valid.end if plan.valid else None, DEADLINE, said)
    yield from _of_follow_ups(plan)
    yield from _meetings(plan)


def _of_measure(measure: Measure) -> Iterator[_Day]:
    name, who = f"{measure.id} {measure.title}", measure.answering
    schedule, funding = measure.schedule, measure.funding
    if schedule:
        wish = message("Wished to be done: {name}", name=name)
        said = wish if schedule.wish else message("Last day: {name}", name=name)
        yield _Day(measure.id, "slut", status.last_day(schedule), DEADLINE, said, who, falls_away=True)
        for number, step in enumerate(schedule.milestones, 1):
            day = step.date or (step.period.end if step.period else None)
            said = message("{step} ({name})", step=step.text, name=name)
            yield _Day(measure.id, f"hållpunkt-{number}", day, DEADLINE, said, who, falls_away=True)
    said = message("Last day to decide: {name}", name=name)
    yield _Day(measure.id, "beslut-senast", measure.decide_by, DEADLINE, said, who, falls_away=True)
    said = message("Last day to account for the money: {name}", name=name)
    by = funding.report_by if funding else None
    yield _Day(measure.id, "redovisas-senast", by, DEADLINE, said, who)


def _of_follow_ups(plan: Plan) -> Iterator[_Day]:
    for rule in plan.follow_up_rules:
        said = message("Follow-up: {name}", name=rule.form or rule.text or rule.id)
        last = rule.by or (rule.period.end if rule.period else None)
        yield _Day(rule.id, "uppföljning", last, FOLLOW_UP, said, rule.responsible)
        for period in _periods(plan, rule):
            said = message(
                "{period} ends, follow up: {name}",
                period=period.text,
                name=rule.form or rule.text or rule.id,
            )
            yield _Day(rule.id, f"uppföljning-{period.text}", period.end, FOLLOW_UP, said, rule.responsible)
    for number, report in enumerate(plan.follow_ups, 1):
        said = message("Follow-up of {period} written: {name}", period=report.period.text, name=plan.title)
        yield _Day(plan.id, f"uppföljd-{report.period.text}-{number}", report.date, FOLLOW_UP, said)


def _periods(plan: Plan, rule: FollowUpRule) -> Iterator[Period]:
    """Yield the periods that a rule is for and that end while the plan holds, where it says when that is."""
    valid = plan.valid
    if rule.every not in _IN_CALENDARS or not (valid and valid.start and valid.end):
        return
    if not _FIRST <= valid.start.year <= valid.end.year <= _LAST:
        return
    period = period_around(rule.every, valid.start)
    while period.end <= valid.end:
        yield period
        period = period.next


def _meetings(plan: Plan) -> Iterator[_Day]:
    """Yield the meetings that have a day: those where something was decided, proposed or reported."""
    for number, decision in enumerate(plan.decisions, 1):
        said = message("Decision on {name}", name=plan.title)
        if decision.kind is DecisionKind.PROPOSAL:
            said = message("Proposal on {name}", name=plan.title)
        if who := decision.body or decision.proposed_by:
            said = message("{body}: {what}", body=plan.name_of(who), what=said)
        yield _Day(plan.id, f"beslut-{number}", decision.date, MEETING, said)
    for number, report in enumerate(plan.council_reports, 1):
        said = message("Report to the municipal assembly: {name}", name=plan.title)
        yield _Day(plan.id, f"rapport-till-kf-{number}", report.date, MEETING, said)


def _names(plan: Plan, refs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plan.name_of(ref) for ref in refs))
