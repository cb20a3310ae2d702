"""C11."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message, plural
from trygg_cli.model.kinds import BodyKind, Unit
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.governance import Body
    from trygg_cli.model.indicator import Frequency
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_STEERING = (
    BodyKind.STRATEGIC_COUNCIL,
    BodyKind.CRIME_PREVENTION_COUNCIL,
    BodyKind.STEERING,
    BodyKind.MANAGEMENT,
)
_A_YEAR = {
    Unit.WEEK: 52,
    Unit.MONTH: 12,
    Unit.QUARTER: 4,
    Unit.TERTIAL: 3,
    Unit.TERM: 2,
    Unit.HALF_YEAR: 2,
    Unit.YEAR: 1,
}
_HOW_OFTEN = Pattern(
    r"\d|\b(?:varje|varannan|vart|vartannat|gång|gånger|ggr|vår|våren|höst|hösten|årlig\w*|månad\w*|månat\w*|vecko\w*"
    r"|kvartal\w*|tertial\w*|termin\w*|halvår\w*)\b",
    re.IGNORECASE,
)


@rule(
    "C11",
    "organ-utan-mötesfrekvens",
    "body-without-meeting-frequency",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete",
    bad="""
        id: p
        titel: Handlingsplan
        typ: handlingsplan
        organ:
          - {id: styrgrupp, namn: Styrgrupp, typ: styrgrupp}
    """,
    good="""
        id: p
        titel: Handlingsplan
        typ: handlingsplan
        organ:
          - {id: styrgrupp, namn: Styrgrupp, typ: styrgrupp, möten: {antal: 3, per: år}}
    """,
)
def body_without_meeting_frequency(case: Case) -> Iterator[Finding]:
    """A body that steers meets at set times, and as often as the plan needs it.

    A steering group without times meets when somebody has the time, and then decisions and follow-ups wait. The
    plan says how often steering groups, management groups and councils meet. A body cannot be told about the
    follow-up each tertial if it only meets once a year. Working groups, networks and bodies still to be set up need
    no times.
    """
    plan = case.plan
    told = {body.part_of for body in plan.bodies if body.meetings}
    for index, body in enumerate(plan.bodies):
        if body.kind in _STEERING and not body.planned and not _is_told(body, told):
            yield Finding(
                ("organ", index),
                message("the plan does not say how often {name} meets", name=body.name),
                message("ask the body how often it meets, and write it under möten"),
            )
    yield from _too_seldom(plan)


def _is_told(body: Body, told: set[str | None]) -> bool:
    """Tell whether it is said how often a body meets: itself, or the bodies it is made up of."""
    meetings = body.meetings
    if meetings is None:
        return body.id in told
    return meetings.when_needed or meetings.per is not None or bool(_HOW_OFTEN.search(meetings.text or ""))


def _too_seldom(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each body that a follow-up rule wants to meet more often than it does."""
    bodies = {body.id: body for body in plan.bodies}
    for index, rule_ in enumerate(plan.follow_up_rules):
        wanted = _A_YEAR.get(rule_.every) if rule_.every else _times(rule_.frequency)
        for number, name in enumerate(rule_.forum):
            meetings = bodies[name].meetings if name in bodies else None
            held = None if meetings is None or meetings.when_needed else _times(meetings)
            if wanted and held is not None and held < wanted:
                route: Route = ("uppföljningsregler", index, "forum", number)
                yield Finding(
                    route,
                    message(
                        "{name} meets {held} a year, and the follow-up is to be presented there {wanted}",
                        name=bodies[name].name,
                        held=plural("{count} time", "{count} times", held),
                        wanted=plural("{count} time", "{count} times", wanted),
                    ),
                    message("let the body meet more often, or the follow-up be presented there less often"),
                )


def _times(frequency: Frequency | None) -> int | None:
    """Return how many times a year at most; nothing where that cannot be told."""
    if frequency is None or frequency.per not in _A_YEAR:
        return None
    times = next(
        (number for number in (frequency.times, frequency.most, frequency.least) if number is not None), None
    )
    return None if times is None else times * _A_YEAR[frequency.per]
