"""B01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import ActorKind
from trygg_cli.model.promisers import promisers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise


@rule(
    "B01",
    "åtgärd-utan-ansvarig",
    "measure-without-responsible",
    source="Brå, Exempel på åtgärdsplan: kolumnen Vem",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          TK: {namn: Tekniska kontoret, typ: förvaltning}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            ansvarig: [TK]
    """,
)
def measure_without_responsible(case: Case) -> Iterator[Finding]:
    """Every measure has somebody who answers for it, and every promise somebody who makes it.

    A measure that nobody owns is a measure that nobody does, and a promise that nobody makes binds nobody. Name a
    unit rather than a person, and one rather than many. A party answers for its own commitment, and who promises alone
    for the promise; but where several do, or the municipality as a whole, each unit waits for the others, unless those
    who answer for the measures behind the promise are named.
    """
    plan = case.plan
    for route, measure in plan.walk_measures():
        if not measure.answering:
            yield Finding(
                route,
                message("nobody answers for the measure"),
                message("find out which unit answers for it, and name it under ansvarig"),
            )
    carried = {name for _, measure in plan.walk_measures() if measure.answering for name in measure.goals}
    for index, promise in enumerate(plan.promises):
        lacks = _lacks(plan, promise, is_carried=promise.id in carried)
        if lacks:
            yield Finding(("löften", index), *lacks)


def _lacks(plan: Plan, promise: Promise, *, is_carried: bool) -> tuple[Message, Message] | None:
    """Return what is not said about who stands behind a promise, and how to mend it."""
    is_answered = promise.responsible or is_carried
    if not promise.promised_by:
        remedy = message("find out who gave the promise, and name them under lovas_av")
        if is_answered:
            return message("nobody makes the promise"), remedy
        return (
            message("nobody makes the promise, and nobody answers for it"),
            message(
                "find out who gave the promise and which unit answers for it; name them under lovas_av and ansvarig"
            ),
        )
    if is_answered or not _are_many(plan, promise):
        return None
    return (
        message("it does not show which unit answers for the promise"),
        message("find out which unit answers for it, and name it under ansvarig"),
    )


def _are_many(plan: Plan, promise: Promise) -> bool:
    """Tell whether those who promise are several, or a whole municipality."""
    names = promisers(plan, promise)
    if len(names) != 1:
        return True
    actor = plan.actors.get(names[0])
    return names[0] == "kommunen" or (actor is not None and actor.kind is ActorKind.MUNICIPALITY)
