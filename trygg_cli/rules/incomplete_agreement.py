"""L06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law, law_demands
from trygg_cli.lint.omissions import write_under
from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import ActorKind, PlanKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.model.governance import Agreement
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route


@rule(
    "L06",
    "ofullständig-överenskommelse",
    "incomplete-agreement",
    severity=Severity.ERROR,
    source=("Lag (2023:196) 9 §", "2023:196 9 §"),
    stages=DECIDING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          kommunen: {namn: Exempelkommun, typ: kommun}
          polisen: {namn: Lokalpolisområdet, typ: polis, extern: ja}
        överenskommelser:
          - id: samverkan
            titel: Samverkansöverenskommelse 2025–2026
            parter: [kommunen, polisen]
            skriftlig: ja
            syften: [Färre våldsbrott i centrum]
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          kommunen: {namn: Exempelkommun, typ: kommun}
          polisen: {namn: Lokalpolisområdet, typ: polis, extern: ja}
        överenskommelser:
          - id: samverkan
            titel: Samverkansöverenskommelse 2025–2026
            parter: [kommunen, polisen]
            skriftlig: ja
            syften: [Färre våldsbrott i centrum]
            områden: [Krogmiljön, Resecentrum]
    """,
)
def incomplete_agreement(case: Case) -> Iterator[Finding]:
    """The municipality has written agreements that state their purposes and areas.

    The police are a common party, but housing companies, the region or associations do as well. Agreements from
    before the law, and those between political parties only, are left alone. That a plan shows no agreement is a
    warning, since the law asks the municipality to work for one.
    """
    plan = case.plan
    if not law.is_in_force(case):
        return
    for index, agreement in enumerate(plan.agreements):
        if not (_is_before_the_law(agreement) or _is_political(plan, agreement.parties)):
            yield from _lacks(("överenskommelser", index), agreement)
    if plan.agreements:
        return
    if plan.kind is PlanKind.AGREEMENT and not _is_political(plan, plan.parties):
        yield from _itself_lacks(plan)
    elif law.applies(case) and not _rests_on_one(plan):
        yield Finding(
            ("typ",),
            message("the plan shows no agreement with others"),
            message("write under överenskommelser with whom, what for and in which areas"),
            severity=Severity.WARNING,
        )


def _lacks(route: Route, agreement: Agreement) -> Iterator[Finding]:
    if not _says_something(agreement.purposes):
        yield Finding(route, message("the agreement does not state its purposes"), write_under("syften"))
    if not _says_something(agreement.areas):
        yield Finding(
            route,
            message("the agreement does not state the areas of the cooperation"),
            write_under("områden"),
        )
    if not law_demands.lacks_writing(agreement):
        return
    if agreement.written is not None:
        problem = message("the agreement is not in writing")
        remedy = message("write the agreement down, and add skriftlig: ja and its dnr")
        yield Finding((*route, "skriftlig"), problem, remedy, severity=Severity.WARNING)
    else:
        problem = message("the plan does not say whether the agreement is in writing")
        yield Finding(route, problem, write_under("skriftlig"), severity=Severity.INFO)


def _itself_lacks(plan: Plan) -> Iterator[Finding]:
    if not (_says_something([plan.purpose]) or any(True for _ in plan.walk_goals())):
        yield Finding(("typ",), message("the agreement does not state its purposes"), write_under("syfte"))
    if not (plan.focus_areas or plan.problems or plan.measures or plan.promises):
        problem = message("the agreement does not state the areas of the cooperation")
        yield Finding(("typ",), problem, write_under("fokusområden"))


def _is_before_the_law(agreement: Agreement) -> bool:
    valid = agreement.valid
    return bool(valid and any(day and day < law.IN_FORCE for day in (valid.start, valid.end)))


def _is_political(plan: Plan, parties: Iterable[str]) -> bool:
    kinds = {plan.actors[ref].kind for ref in parties if ref in plan.actors}
    return kinds == {ActorKind.PARTY}


def _rests_on_one(plan: Plan) -> bool:
    """Tell whether others are bound by the plan itself, or it names an agreement of its own."""
    bound = [*plan.parties, *(signatory.party for signatory in plan.signatories)]
    return any(law.is_municipal(plan, ref) is False for ref in bound) or any(
        "överenskommelse" in linked.title.casefold() for linked in plan.linked_plans
    )


def _says_something(texts: Iterable[str | None]) -> bool:
    return any(text and text.strip() for text in texts)
