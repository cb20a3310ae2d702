"""C19."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint import law
from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import ActorKind
from trygg_cli.model.promisers import promisers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_ONE_OF_A_KIND = (ActorKind.POLICE, ActorKind.REGION)
"""Of these a plan has one, whatever its units are called."""


@rule(
    "C19",
    "ansvarig-utan-part",
    "responsible-without-party",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: överenskommelsens parter",
    stages=DECIDING,
    bad="""
        id: p
        titel: Samverkansöverenskommelse
        typ: överenskommelse
        aktörer:
          kommunen: {namn: Karlskoga kommun, typ: kommun}
          polisen: {namn: Lokalpolisområde Karlskoga, typ: polis, extern: ja}
          föreningen: {namn: Nattvandrarna, typ: förening, extern: ja}
        parter: [kommunen, polisen]
        åtgärder:
          - {id: N1, åtgärd: Nattvandring på fredagar, ansvarig: [föreningen]}
    """,
    good="""
        id: p
        titel: Samverkansöverenskommelse
        typ: överenskommelse
        aktörer:
          kommunen: {namn: Karlskoga kommun, typ: kommun}
          polisen: {namn: Lokalpolisområde Karlskoga, typ: polis, extern: ja}
          föreningen: {namn: Nattvandrarna, typ: förening, extern: ja}
        parter: [kommunen, polisen]
        åtgärder:
          - {id: N1, åtgärd: Nattvandring på fredagar, ansvarig: [kommunen], externa: [föreningen]}
    """,
)
def responsible_without_party(case: Case) -> Iterator[Finding]:
    """Whoever answers for something in an agreement is a party to it, or belongs to one.

    An agreement binds its parties (parter) and nobody else, so a promise or measure that somebody else answers for is
    one that nobody has taken upon themselves. Units of the municipality belong to it also where that is not written.
    Each is told once. Agreements between political parties are left alone.
    """
    plan = case.plan
    kinds = {plan.actors[name].kind for name in plan.parties if name in plan.actors}
    if not plan.parties or kinds == {ActorKind.PARTY}:
        return
    parties, told = _Parties(plan), set[str]()
    for route, name in _answering(plan):
        if name in told or name not in plan.actors or parties.bind(name):
            continue
        told.add(name)
        if "lovas_av" in route:
            said = message(
                "{name} promises this, and is no party to the agreement", name=plan.actors[name].name
            )
            remedy = message("add them to parter if they have agreed to it; else correct lovas_av")
        else:
            said = message(
                "{name} answers for this, and is no party to the agreement", name=plan.actors[name].name
            )
            remedy = message(
                "add them to parter if they have agreed to it; else let one of the parties answer for it"
            )
        yield Finding(route, said, remedy)


def _answering(plan: Plan) -> Iterator[tuple[Route, str]]:
    for index, promise in enumerate(plan.promises):
        for name in promisers(plan, promise):
            yield ("löften", index, "lovas_av"), name
        for number, name in enumerate(promise.responsible):
            yield ("löften", index, "ansvarig", number), name
    for route, measure in plan.walk_measures():
        for number, name in enumerate(measure.responsible):
            yield (*route, "ansvarig", number), name
        for number, part in enumerate(measure.commitments):
            yield (*route, "åtaganden", number, "part"), part.party


class _Parties:
    """Those who are bound by a plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._refs = plan, {*plan.parties}
        self._kinds = {plan.actors[party].kind for party in plan.parties if party in plan.actors}
        self._may_be_municipal = any(
            law.is_municipal(plan, party) or _may_be_anything(plan, party) for party in plan.parties
        )

    def bind(self, name: str) -> bool:
        """Tell whether an actor is a party, or may belong to one."""
        actor, outermost = self._plan.actors[name], name
        for outermost in law.above(self._plan, name):
            if outermost in self._refs:
                return True
        if law.is_municipal(self._plan, outermost):
            return self._may_be_municipal
        if actor.kind in _ONE_OF_A_KIND:
            return actor.kind in self._kinds
        is_other = law.is_municipal(self._plan, outermost) is False
        return not (actor.external or is_other or actor.kind is ActorKind.COMPANY)


def _may_be_anything(plan: Plan, party: str) -> bool:
    """Tell whether a plan says nothing of what sort of actor a party is."""
    actor = plan.actors.get(party)
    return actor is not None and actor.kind is None and not actor.external
