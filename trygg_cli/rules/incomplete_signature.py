"""C08."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import DocumentStatus, PlanKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan

_AGREED = (PlanKind.AGREEMENT, PlanKind.COMMITMENT_PLAN)


@rule(
    "C08",
    "ofullständig-underskrift",
    "incomplete-signature",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete, steg 3",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Samverkansöverenskommelse
        typ: överenskommelse
        aktörer:
          kommunen: {namn: Karlskoga kommun, typ: kommun}
          polisen: {namn: Lokalpolisområde Karlskoga, typ: polis, extern: ja}
        parter: [kommunen, polisen]
        undertecknare:
          - {namn: Förnamn Efternamn, part: kommunen, datum: 2016-02-01}
    """,
    good="""
        id: p
        titel: Samverkansöverenskommelse
        typ: överenskommelse
        aktörer:
          kommunen: {namn: Karlskoga kommun, typ: kommun}
          polisen: {namn: Lokalpolisområde Karlskoga, typ: polis, extern: ja}
        parter: [kommunen, polisen]
        undertecknare:
          - {namn: Förnamn Efternamn, roll: kommunstyrelsens ordförande, part: kommunen, datum: 2016-02-01}
          - {namn: Annat Namn, roll: lokalpolisområdeschef, part: polisen, datum: 2016-02-03}
    """,
)
def incomplete_signature(case: Case) -> Iterator[Finding]:
    """Every party has signed, and each signature has a role, a party and a date.

    An agreement shows who stands behind it by its signatures: in what capacity somebody signs, for whom, and from
    when on it holds. Without the date nobody can tell whether it is signed at all. Fill in what the signed document
    says; where it does not say, a remark (anmärkning) that tells so is enough. A draft need not have dates yet.
    """
    plan = case.plan
    is_draft = plan.status is DocumentStatus.DRAFT
    if not is_draft:
        yield from _unsigned(plan)
    told = message("write what the signed document says; where it says nothing, say so under anmärkning")
    undated = (
        [] if is_draft else [signer for signer in plan.signatories if not (signer.date or signer.remark)]
    )
    if len(undated) == len(plan.signatories) > 1:
        yield Finding(("undertecknare",), message("none of the signatures has a date"), told)
        undated = []
    for index, signatory in enumerate(plan.signatories):
        lacking = [] if signatory.party else ["part"]
        if not (signatory.role or signatory.remark):
            lacking.insert(0, "roll")
        if signatory in undated:
            lacking.append("datum")
        if lacking:
            yield Finding(
                ("undertecknare", index, "namn" if signatory.name else "roll"),
                message(
                    "the signature of {name} lacks {keys}",
                    name=signatory.name or signatory.role,
                    keys=lacking,
                ),
                told,
            )


def _unsigned(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each party that nobody signs for, where signatures are to be expected."""
    if not plan.signatories and plan.kind not in _AGREED:
        return
    if any(signatory.party is None for signatory in plan.signatories):
        return  # it may be signed by somebody who does not say for whom, which is found
    signed: set[str] = set()
    for signatory in plan.signatories:
        actor = signatory.party
        while actor and actor not in signed:
            signed.add(actor)
            actor = plan.actors[actor].part_of
    for index, party in enumerate(plan.parties):
        if party not in signed:
            yield Finding(
                ("parter", index),
                message("nobody has signed for {party}", party=plan.actors[party].name),
                message(
                    "add the signature under undertecknare and name the party there, or correct the parties"
                ),
            )
