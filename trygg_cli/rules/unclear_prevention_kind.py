"""B16."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.areas import areas_around
from trygg_cli.model.kinds import CauseKind, PlanKind, PreventionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route

_ANSWERS = {CauseKind.SOCIAL: PreventionKind.SOCIAL, CauseKind.SITUATIONAL: PreventionKind.SITUATIONAL}

_WRITE = message("write under prevention in the measure which it is, art: social or situationell")


@rule(
    "B16",
    "oklar-preventionsart",
    "unclear-prevention-kind",
    severity=Severity.INFO,
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: steg 4, välja åtgärder",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        problem:
          - id: P1
            problem: Våldsbrott i krogmiljö
            orsaker:
              - id: O1
                orsak: Trängsel när krogarna stänger
                typ: situationell
        åtgärder:
          - id: N1
            åtgärd: Föreläsningar om våld i skolan
            orsaker: [O1]
            prevention: {art: [social]}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        problem:
          - id: P1
            problem: Våldsbrott i krogmiljö
            orsaker:
              - id: O1
                orsak: Trängsel när krogarna stänger
                typ: situationell
        åtgärder:
          - id: N1
            åtgärd: Olika stängningstider
            orsaker: [O1]
            prevention: {art: [situationell]}
          - id: N2
            åtgärd: Fler taxistolpar
            orsaker: [O1]
    """,
)
def unclear_prevention_kind(case: Case) -> Iterator[Finding]:
    """Every measure works on people or on situations, as its causes require.

    A social measure does not remove a situational cause, nor the other way round; where they differ, either the
    measure or the cause is wrong. A measure need not say what it is itself when its causes or its focus area do. A
    document of promises says what is done and not how it works.
    """
    plan = case.plan
    causes = {cause.id: cause.kind for problem in plan.problems for cause in problem.causes}
    measures = [*plan.walk_measures()]
    unsaid: list[Route] = []
    for route, measure in measures:
        wanted = {kind for name in measure.causes if (kind := causes[name])}
        kinds = {*measure.prevention.kinds} if measure.prevention else set()
        if kinds and _differ(kinds, wanted):
            yield _conflict((*route, "prevention", "art"), wanted)
        elif (
            plan.kind is not PlanKind.PROMISES
            and not (kinds or wanted)
            and not any(area.strategies for area in areas_around(plan, route))
        ):
            unsaid.append(route)
    if unsaid and len(unsaid) == len(measures):
        yield Finding((), message("no measure says whether it works on people or on situations"), _WRITE)
    else:
        text = message("nothing says whether the measure works on people or on situations")
        yield from (Finding(route, text, _WRITE) for route in unsaid)


def _differ(kinds: set[PreventionKind], wanted: set[CauseKind]) -> bool:
    """Tell whether no cause asks for what a measure is; exposure can be answered in either way."""
    return bool(wanted) and wanted <= _ANSWERS.keys() and kinds.isdisjoint(_ANSWERS[kind] for kind in wanted)


def _conflict(route: Route, wanted: set[CauseKind]) -> Finding:
    is_social = CauseKind.SOCIAL in wanted
    text = (
        message("the causes are social, and the measure works on situations only")
        if is_social
        else message("the causes are situational, and the measure works on people only")
    )
    remedy = message(
        "choose a measure that works on the cause, name another cause, or correct what the measure is said to be"
    )
    return Finding(route, text, remedy, severity=Severity.WARNING)
