"""What lag (2023:196) om kommuners ansvar för brottsförebyggande arbete asks of a plan, and by when.

The law says what a municipality must have, not what a plan document must hold; so the law's rules concern
plans that can be the municipality's åtgärdsplan (5 §), and speak of what the plan shows. A collection of
promises or an agreement is none, and neither is the plan of a working group that nobody has decided on, nor
that of a company or a school. Where a plan does not show that it is a municipality's, nothing is asked of it but
whose it is.

The law names no body that decides on the plan, and no party that an agreement must be made with.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.model.kinds import ActorKind, BodyLevel, DecisionKind, DocumentStatus, PlanKind
from trygg_cli.model.promisers import promisers
from trygg_cli.period import days_in_month
from trygg_cli.prose.law_facts import in_force
from trygg_cli.standing.moment import is_internal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.lint.rule import Case
    from trygg_cli.model.measure import Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise
    from trygg_cli.position import Route

IN_FORCE = in_force("2023:196 6 §")
PLAN_NEEDED = in_force("2023:196 punkt 2 i övergångsbestämmelserna")
"""No plan had to be decided before this day."""

INTERVAL = 24
REMINDER = 21
"""Months from one update or follow-up to the next (6 §), and to when it is time to begin."""

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_OFFICIAL = re.compile(r"chef(?:en)?\b|direktör(?:en)?\b|tjänsteman|\bförvaltning", re.IGNORECASE)

_COMPANY = re.compile(
    r"\b(?:AB|[Aa]ktiebolag(?:et)?|[Aa]llmännytta(?:n|ns)?|[Bb]ostadsbolag(?:et)?s?|[Hh]yresvärd\w*)\b"
)
"""What is in the title of a company's own plan, in which nobody of the municipality takes part."""

_SCHOOL = re.compile(r"\b\w*(?:skolan|gymnasiet)s?\b", re.IGNORECASE)
"""What is in the title of a school's own plan, which names no municipality."""

_SAYS_MUNICIPAL = re.compile(r"kommun|nämnd|förvaltning", re.IGNORECASE)
"""What is in the title of a municipality's plan, or in the names of those of its own who take part."""

_NOT_MUNICIPAL = {
    ActorKind.POLICE,
    ActorKind.REGION,
    ActorKind.AUTHORITY,
    ActorKind.ASSOCIATION,
    ActorKind.BUSINESS,
    ActorKind.PARTY,
}
_DEEPEST = 50
"""How many may stand above one another: many more than in any organisation."""
_MUNICIPAL = {ActorKind.MUNICIPALITY, ActorKind.COUNCIL, ActorKind.BOARD, ActorKind.DEPARTMENT}


def applies(case: Case) -> bool:
    """Tell whether the plan is one that the law's demands on an åtgärdsplan concern."""
    return _is_of_the_kind(case.plan) and _is_municipality_s(case.plan) and _holds(case, PLAN_NEEDED)


def is_in_force(case: Case) -> bool:
    """Tell whether the plan, of whatever kind, holds under the law."""
    return _holds(case, IN_FORCE)


def may_apply(case: Case) -> bool:
    """Tell whether the plan would be one of those, if it were a municipality's: nothing in it shows whose it is."""
    return _is_of_the_kind(case.plan) and not _is_municipality_s(case.plan) and _holds(case, PLAN_NEEDED)


def _is_of_the_kind(plan: Plan) -> bool:
    if plan.kind in (PlanKind.AGREEMENT, PlanKind.PROMISES):
        return False
    if plan.kind is PlanKind.MEASURES_PLAN:
        return True
    if _COMPANY.search(plan.title) and not any(actor.kind in _MUNICIPAL for actor in plan.actors.values()):
        return False
    if _SCHOOL.search(plan.title) and not plan.municipality:
        return False
    return not plan.group or bool(plan.decisions_on_whole(DecisionKind.DECISION))


def _is_municipality_s(plan: Plan) -> bool:
    if plan.municipality or plan.kind is PlanKind.MEASURES_PLAN or _SAYS_MUNICIPAL.search(plan.title):
        return True
    own = (actor for actor in plan.actors.values() if not actor.external)
    return any(actor.kind in _MUNICIPAL or _SAYS_MUNICIPAL.search(actor.name) for actor in own)


def _holds(case: Case, since: date) -> bool:
    """Tell whether the plan is of that day or later: by its last day or, where it has none, its others."""
    if case.as_of and case.as_of < since:
        return False
    plan = case.plan
    if plan.valid and plan.valid.end:
        return plan.valid.end >= since
    return any(day >= since for day in _days(plan))


def _days(plan: Plan) -> Iterator[date]:
    days = [plan.valid.start if plan.valid else None, plan.version]
    days += [decision.date for decision in plan.decisions]
    days += [signatory.date.end for signatory in plan.signatories if signatory.date]
    yield from (day for day in days if day)
    yield from follow_up_days(plan)


def day(case: Case) -> date | None:
    """Return the day on which time is judged, never later than the plan's last.

    There is none where the plan's last day only stands in for one that nobody gave: what is missing from a
    plan that was decided last week is not late because the plan is to hold for four years.
    """
    end = case.plan.valid.end if case.plan.valid else None
    if case.as_of is None or end is None:
        return case.as_of
    if case.as_of == end and end not in follow_up_days(case.plan):
        return None
    return min(case.as_of, end)


def after(start: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, days_in_month(year, month + 1)))


def is_draft(plan: Plan) -> bool:
    """Tell whether the plan says itself that it is no more than a draft."""
    return plan.status is DocumentStatus.DRAFT


def decided_on(plan: Plan) -> date | None:
    """Return the day of the last decision on the plan."""
    decisions = plan.decisions_on_whole(DecisionKind.DECISION)
    return max((decision.date for _, decision in decisions if decision.date), default=None)


def follow_up_days(plan: Plan) -> Iterator[date]:
    """Yield the days on which the plan, or anything in it, was publicly followed up."""
    for _, _, entry in plan.walk_follow_ups():
        if not is_internal(entry):
            yield entry.date or entry.period.end


def is_officials(plan: Plan, ref: str) -> bool:
    """Tell whether those who decide are officials: a department, a post or a body of such."""
    actor = plan.actors.get(ref)
    if actor is None:
        body = plan.body(ref)
        return body is not None and body.level is BodyLevel.OFFICIALS
    if actor.kind in (ActorKind.DEPARTMENT, ActorKind.ROLE):
        return True
    return actor.kind in (None, ActorKind.OTHER) and bool(_OFFICIAL.search(actor.name))


class SeparatePicture(NamedTuple):
    """Where a plan names a lägesbild that is a document of its own, and its year where that is given."""

    route: Route
    year: int | None


def separate_pictures(plan: Plan) -> list[SeparatePicture]:
    """Return what a plan names as a lägesbild that is a document of its own; the year may stand in its title."""
    found: list[SeparatePicture] = []
    for index, source in enumerate(plan.sources):
        if _is_picture(source.name):
            key = "år" if source.year else "namn"
            found.append(SeparatePicture(("underlag", index, key), source.year or _year_in(source.name)))
    for index, linked in enumerate(plan.linked_plans):
        if _is_picture(linked.title):
            found.append(SeparatePicture(("kopplade_planer", index, "titel"), _year_in(linked.title)))
    for number, decision in enumerate(plan.decisions):
        for place, title in enumerate(decision.documents):
            if _is_picture(title):
                found.append(SeparatePicture(("beslut", number, "underlag", place), _year_in(title)))
    return found


def _year_in(title: str) -> int | None:
    return max(map(int, _YEAR.findall(title)), default=None)


def _is_picture(title: str) -> bool:
    return "lägesbild" in title.casefold().replace("a\u0308", "ä")


def is_municipal(plan: Plan, ref: str | None) -> bool | None:
    """Tell whether an actor belongs to the municipality; `None` where the plan does not show it."""
    for name in above(plan, ref):
        actor = plan.actors[name]
        if actor.external or actor.kind in _NOT_MUNICIPAL:
            return False
        if actor.part_of is None:
            return True if actor.kind in _MUNICIPAL else None
    return None


def above(plan: Plan, ref: str | None) -> Iterator[str]:
    """Yield an actor and those that it belongs to, from the inside outwards and as far as anybody belongs to others."""
    seen: set[str] = set()
    while ref and ref in plan.actors and ref not in seen and len(seen) < _DEEPEST:
        yield ref
        seen.add(ref)
        ref = plan.actors[ref].part_of


def is_promised_here(plan: Plan, promise: Promise) -> bool:
    """Tell whether not only others than the municipality make a promise."""
    names = promisers(plan, promise)
    return not names or any(name != "polisen" and is_municipal(plan, name) is not False for name in names)


def is_own(plan: Plan, measure: Measure) -> bool | None:
    """Tell whether the municipality itself does something in a measure; `None` where that is not shown."""
    found = {is_municipal(plan, ref) for ref in _doers(measure)}
    if True in found:
        return True
    return None if not found or None in found else False


def way_to_coordination(plan: Plan) -> str | None:
    """Return an address of the coordinating function: its own, or the mailbox of an actor that it belongs to."""
    function = plan.coordination
    if function is None:
        return None
    mailboxes = [plan.actors[ref].mailbox for ref in function.actors if ref in plan.actors]
    ways = (function.mailbox, function.phone, *mailboxes)
    return next((way.strip() for way in ways if way and way.strip()), None)


def _doers(measure: Measure) -> Iterator[str]:
    yield from measure.responsible
    yield from measure.participants
    for commitment in measure.commitments:
        if commitment.responsible or (commitment.text or "").strip():
            yield commitment.party
            yield from commitment.responsible
            yield from commitment.together_with
