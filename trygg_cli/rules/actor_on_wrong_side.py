"""C18."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.data import value_at
from trygg_cli.lint import law
from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import ActorKind
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.governance import Actor
    from trygg_cli.model.plan import Plan

_INSIDE = (ActorKind.COUNCIL, ActorKind.BOARD, ActorKind.DEPARTMENT)
_MAY_BE_OURS = (*_INSIDE, ActorKind.MUNICIPALITY, ActorKind.ROLE, None)
_OUTSIDE = (ActorKind.POLICE, ActorKind.REGION, ActorKind.ASSOCIATION, ActorKind.BUSINESS)
_OTHERS = Pattern(r"region|landsting|polis|länsstyrelse|statlig|förbund|\bkommun\b|\bkommuns\b|\bstads?\b")


@rule(
    "C18",
    "aktör-på-fel-sida",
    "actor-on-wrong-side",
    source="Brå, Exempel på åtgärdsplan: kolumnen Vem",
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          TK: {namn: Tekniska kontoret, typ: förvaltning}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            externa: [TK]
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          TK: {namn: Tekniska kontoret, typ: förvaltning}
          polisen: {namn: Polisen, typ: polis, extern: ja}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            medverkande: [TK]
            externa: [polisen]
    """,
)
def actor_on_wrong_side(case: Case) -> Iterator[Finding]:
    """The municipality's own actors are listed as its own, and all others as external.

    Reports tell readers what the municipality does itself and what others do. A department named among those from
    outside makes its work look like somebody else's. Boards and departments of regions and other municipalities are
    left alone, and so are companies, which can be either.
    """
    plan = case.plan
    for name, actor in plan.actors.items():
        told = value_at(case.document.data, ("aktörer", name, "extern")) is not None
        if actor.external and _is_ours(plan, name):
            text = message("{name} belongs to the municipality, and is said to be external", name=actor.name)
            yield Finding(
                ("aktörer", name, "extern"), text, message("delete extern, or correct typ or del_av")
            )
        elif told and not actor.external and actor.kind in _OUTSIDE:
            text = message(
                "{name} is no part of the municipality, and is said not to be external", name=actor.name
            )
            yield Finding(("aktörer", name, "extern"), text, message("write extern: ja, or correct typ"))
    for route, measure in plan.walk_measures():
        for index, name in enumerate(measure.external):
            if _is_ours(plan, name) and not plan.actors[name].external:
                text = message(
                    "{name} belongs to the municipality, and stands among those from outside",
                    name=plan.actors[name].name,
                )
                yield Finding((*route, "externa", index), text, message("move it to medverkande"))
        for index, name in enumerate(measure.participants):
            if law.is_municipal(plan, name) is False and plan.actors[name].kind is not ActorKind.AUTHORITY:
                text = message(
                    "{name} does not belong to the municipality, and stands among its own units",
                    name=plan.actors[name].name,
                )
                yield Finding((*route, "medverkande", index), text, message("move it to externa"))


def _is_ours(plan: Plan, name: str) -> bool:
    """Tell whether an actor surely belongs to the municipality whose plan it is."""
    is_inside = False
    for ref in law.above(plan, name):
        actor, is_above = plan.actors[ref], ref != name
        if actor.kind not in _MAY_BE_OURS or _is_others(plan, actor) or (is_above and actor.external):
            return False
        is_inside |= actor.kind in _INSIDE or (is_above and actor.kind is ActorKind.MUNICIPALITY)
    return is_inside


def _is_others(plan: Plan, actor: Actor) -> bool:
    """Tell whether a name is that of something in a region, the state or another municipality."""
    name, own = (
        actor.name.casefold(),
        (plan.municipality or "").casefold().removesuffix(" kommun").removesuffix("s"),
    )
    if own and own in name:
        return False
    return actor.kind is not ActorKind.MUNICIPALITY and _OTHERS.search(name) is not None
