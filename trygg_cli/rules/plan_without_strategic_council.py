"""L07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law, law_demands
from trygg_cli.lint.omissions import write_under
from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import BodyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.model.governance import Body
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route


@rule(
    "L07",
    "plan-utan-strategiskt-råd",
    "plan-without-strategic-council",
    severity=Severity.WARNING,
    source=("Lag (2023:196) 10 §", "2023:196 10 §"),
    stages=DECIDING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          kommunen: {namn: Exempelkommun, typ: kommun}
          polisen: {namn: Lokalpolisområdet, typ: polis, extern: ja}
        organ:
          - id: råd
            namn: Trygghetsrådet
            typ: strategiskt råd
            leds_av: polisen
            ledamöter:
              - {aktör: kommunen, befattning: kommundirektör}
              - {aktör: polisen, befattning: lokalpolisområdeschef}
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          kommunen: {namn: Exempelkommun, typ: kommun}
          polisen: {namn: Lokalpolisområdet, typ: polis, extern: ja}
        organ:
          - id: råd
            namn: Trygghetsrådet
            typ: strategiskt råd
            leds_av: kommunen
            ledamöter:
              - {aktör: kommunen, befattning: kommundirektör}
              - {aktör: polisen, befattning: lokalpolisområdeschef}
    """,
)
def plan_without_strategic_council(case: Case) -> Iterator[Finding]:
    """Strategic questions have a council of their own, which the municipality leads.

    So a plan shows the council, who leads it, and who sits in it with what position. A council that is still to be
    set up is enough: the law asks the municipality to work for one.
    """
    plan = case.plan
    if not law.applies(case):
        return
    councils = [*_bodies(plan, lambda body: body.kind is BodyKind.STRATEGIC_COUNCIL)]
    for route, council in councils:
        if not council.planned:
            yield from _leadership(plan, route, council)
            yield from _seats(plan, route, council)
    if not councils:
        yield _missing([*_bodies(plan, _may_be_one)])


def _bodies(plan: Plan, is_wanted: Callable[[Body], bool]) -> Iterator[tuple[Route, Body]]:
    yield from ((("organ", index), body) for index, body in enumerate(plan.bodies) if is_wanted(body))


def _may_be_one(body: Body) -> bool:
    is_council = body.kind is None and "råd" in body.name.casefold()
    return is_council or body.kind is BodyKind.CRIME_PREVENTION_COUNCIL


def _missing(candidates: list[tuple[Route, Body]]) -> Finding:
    if candidates:
        names = [body.name for _, body in candidates]
        return Finding(
            candidates[0][0],
            message(
                "no body in the plan is said to be the strategic council; it may be {names}", names=names
            ),
            message("if so, let its typ be strategiskt råd"),
            severity=Severity.INFO,
            of_plan=True,
        )
    return Finding(
        ("typ",),
        message("the plan shows no strategic council"),
        message("describe it under organ with the typ strategiskt råd, who leads it and who sits in it"),
    )


def _leadership(plan: Plan, route: Route, council: Body) -> Iterator[Finding]:
    leader = law_demands.leader(council)
    if leader and law.is_municipal(plan, leader) is False:
        yield Finding(
            (*route, "leds_av" if council.led_by else "ledamöter"),
            message(
                "the strategic council is led by {name}, not by the municipality",
                name=plan.actors[leader].name,
            ),
            message("let the municipality lead it, and write under leds_av who does"),
        )
    elif not (leader or law_demands.chairs(council)):
        yield Finding(
            route, message("the plan does not say who leads the strategic council"), write_under("leds_av")
        )


def _seats(plan: Plan, route: Route, council: Body) -> Iterator[Finding]:
    belongs = [law_demands.belongs(plan, seat) for seat in council.members]
    if not belongs:
        problem = message("the plan does not say who sits in the strategic council")
        yield Finding(route, problem, write_under("ledamöter"), severity=Severity.INFO)
    elif all(belongs):
        problem = message("nobody from outside the municipality sits in the strategic council")
        remedy = message("add those from outside who matter, such as the police, under ledamöter")
        yield Finding((*route, "ledamöter"), problem, remedy)
    for index, member in enumerate(council.members):
        if member.actor and belongs[index] is False and not (member.position or "").strip():
            name = plan.actors[member.actor].name
            yield Finding(
                (*route, "ledamöter", index),
                message("the plan does not say what position the member from {name} holds", name=name),
                message(
                    "write under befattning what post it is; others should send people in leading positions"
                ),
                severity=Severity.INFO,
            )
