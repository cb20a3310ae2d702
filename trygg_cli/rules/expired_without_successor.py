"""C10."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.model.governance import LinkedPlan, Validity
    from trygg_cli.model.plan import Plan

# the other plan takes this one's place; "ersätts av den här" is said of the one before
_SUCCEEDS = Pattern(
    r"\b(?:ersätter|efterträder|efterföljer|avlöser)\b|\b(?:efterträdare|efterföljare|uppföljare|ny plan|nästa plan)\b",
    re.IGNORECASE,
)
_PRECEDES = Pattern(
    r"\bersätts\b|\befterträds\b|\bavlöses\b|\bföregående\b|\bföregångare\b|\btidigare\b", re.IGNORECASE
)

_ANNOUNCED = Pattern(
    r"\b(?:ny|nya|nytt|nästa|kommande)\s+(?:\w+\s+){0,2}\w*(?:plan|planen|löfte|löften|löftet|överenskommelse\w*|avtal\w*)\b"
    r"|\b(?:planen|löftet|löftena|överenskommelsen)\s+(?:\w+\s+){0,2}"
    r"(?:förlängs|förlängts|ersätts|ersatts|upphör|avslutas|avslutats|förnyas|förnyats)\b",
    re.IGNORECASE,
)
_OF_A_YEAR = Pattern(
    r"(?:plan(?:en)?|löfte(?:t|na)?|löften|överenskommelsen?|avtal(?:et)?)\b(?: (?:för|från och med|från))?"
    r" ((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d) års (?:\w+ ){0,2}?\w*(?:plan(?:en)?|löfte(?:t|na)?|löften|överenskommelse|avtal)\b",
    re.IGNORECASE,
)
_TOLD = ("kommentar", "nästa_steg", "kommunikation")
_SIGNS = ("plan", "löft", normalize("NFD", "löft"), "verenskommelse", "avtal")


@rule(
    "C10",
    "utgången-utan-efterträdare",
    "expired-without-successor",
    source="Karlskogas överenskommelse 2016–2019: en ny ska finnas innan den går ut",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Handlingsplan 2022
        typ: handlingsplan
        gäller: {från: 2022-01-01, till: 2022-12-31}
        uppföljning:
          - {avser: 2023-T1, datum: 2023-05-15, kommentar: Arbetet fortsätter.}
    """,
    good="""
        id: p
        titel: Handlingsplan 2022
        typ: handlingsplan
        gäller: {från: 2022-01-01, till: 2022-12-31}
        kopplade_planer:
          - {titel: Handlingsplan 2023–2024, samband: ersätter den här, gäller: {från: 2023-01-01}}
        uppföljning:
          - {avser: 2023-T1, datum: 2023-05-15, kommentar: Arbetet fortsätter.}
    """,
)
def expired_without_successor(case: Case) -> Iterator[Finding]:
    """A plan or agreement that has run out names the one that follows it.

    When the last day has passed, nobody is bound by the plan any more, and whoever finds it wonders whether the
    work goes on. Prolong it, or name the new plan under kopplade_planer with its dates and the words "ersätter den
    här". Until there is one, it is enough that a follow-up tells that a new plan or promise is on its way, or what else
    becomes of this one. The same goes for an agreement, which is followed by a newer one between the same parties.
    """
    plan, as_of = case.plan, case.as_of
    if as_of is None:
        return
    end = _expired(plan.valid, as_of)
    if end and not (any(_succeeds(other, end) for other in plan.linked_plans) or _is_announced(case, end)):
        yield Finding(
            ("gäller", "till"),
            message("the plan held until {day}, and it does not say what follows it", day=end),
            message(
                'name the plan that replaces it under "kopplade_planer"; until there is one, say in a follow-up what '
                "becomes of this one"
            ),
        )
    for index, agreement in enumerate(plan.agreements):
        gone = _expired(agreement.valid, as_of)
        if gone and not _is_renewed(plan, agreement.parties, gone):
            yield Finding(
                ("överenskommelser", index, "gäller", "till"),
                message("the agreement held until {day}, and no other follows it", day=gone),
                message("add the new agreement, or prolong this one"),
            )


def _is_announced(case: Case, end: date) -> bool:
    """Tell whether a follow-up says what comes after the plan, or names a plan or promise of a later year."""
    return any(
        _ANNOUNCED.search(text) or _names_later(text, end.year)
        for route, text in case.texts_with(_SIGNS)
        if route[-1] in _TOLD and "uppföljning" in route
    )


def _names_later(text: str, year: int) -> bool:
    return any(int(found[1] or found[2]) > year for found in _OF_A_YEAR.finditer(text))


def _expired(valid: Validity | None, as_of: date) -> date | None:
    """Return the last day of what has run out."""
    return valid.end if valid and valid.end and valid.end < as_of else None


def _succeeds(other: LinkedPlan, end: date) -> bool:
    """Tell whether a linked plan takes over after a day."""
    if other.valid and other.valid.start:
        return other.valid.end is None or other.valid.end > end
    relation = other.relation or ""
    return bool(_SUCCEEDS.search(relation)) and not _PRECEDES.search(relation)


def _is_renewed(plan: Plan, parties: tuple[str, ...], end: date) -> bool:
    """Tell whether another agreement between the parties holds after a day."""
    return any(
        {*parties} <= {*other.parties}
        and other.valid is not None
        and (other.valid.end is None or other.valid.end > end)
        for other in plan.agreements
        if other.parties == parties or {*parties} <= {*other.parties}
    )
