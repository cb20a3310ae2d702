"""B02."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import ActorKind
from trygg_cli.prose.vocabulary import begins_with_word, has_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.governance import Actor
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route


@rule(
    "B02",
    "obestämd-ansvarig",
    "unspecified-responsible",
    source="Brå, Exempel på åtgärdsplan: kolumnen Vem",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          flera: {namn: Flera, typ: ospecificerad, namngiven: nej}
        åtgärder:
          - id: N1
            åtgärd: Trygghetskväll på torget
            ansvarig: [flera]
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          KoF: {namn: Kultur- och fritidsförvaltningen, typ: förvaltning}
          flera: {namn: Flera föreningar, typ: förening, namngiven: nej, extern: ja}
        åtgärder:
          - id: N1
            åtgärd: Trygghetskväll på torget
            ansvarig: [KoF]
            externa: [flera]
    """,
)
def unspecified_responsible(case: Case) -> Iterator[Finding]:
    """A particular actor is responsible for a measure.

    When several answer, or everybody, each waits for the others. Name the one unit that sees to it that the
    measure is done, and put the others among those who take part.
    """
    actors = case.plan.actors
    nobodies = {name for name, actor in actors.items() if _is_nobody(actor)}
    for route, name in _responsible(case.plan) if nobodies else ():
        if name in nobodies:
            yield Finding(
                route,
                message('"{name}" is nobody in particular', name=actors[name].name),
                message("find out which unit answers for it, and name that; the others can take part"),
            )


def _responsible(plan: Plan) -> Iterator[tuple[Route, str]]:
    for route, measure in plan.walk_measures():
        yield from _each((*route, "ansvarig"), measure.responsible)
        for index, part in enumerate(measure.commitments):
            yield from _each((*route, "åtaganden", index, "ansvarig"), part.responsible)
    for route, goal in plan.walk_goals():
        yield from _each((*route, "ansvarig"), goal.responsible)
    for index, promise in enumerate(plan.promises):
        yield from _each(("löften", index, "ansvarig"), promise.responsible)


def _each(route: Route, names: Iterable[str]) -> Iterator[tuple[Route, str]]:
    return (((*route, index), name) for index, name in enumerate(names))


def _is_nobody(actor: Actor) -> bool:
    return (
        actor.kind is ActorKind.UNSPECIFIED
        or not actor.named
        or begins_with_word(actor.name, "nobody")
        or has_word(actor.name, "and_others")
    )
