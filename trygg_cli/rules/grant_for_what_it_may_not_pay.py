"""K17."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.lint.state_grants import OTHER_GRANTS, is_grant, is_under_the_ordinance
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import MeasureKind
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import has_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Funding, Measure

_BY_LAW = Pattern(
    r"\b(?:lägesbild|åtgärdsplan)(?:en)?\b(?! (?:mot|för|över|kring|om) (?!(?:de )?brott|kommun|hela|trygg))"
    r"|\bsamordningsfunktion(?:en)?\b|\bstrategisk[at]* råd(?:et)?\b"
    r"|\b(?:trygghets|brottsförebyggande |säkerhets)samordnare(?:n|ns)?\b.{0,30}\b(?:tjänst|lön|befattning|anställ)"
    r"|\b(?:tjänst|lön|befattning|anställ)\w*\b.{0,30}(?:trygghets|brottsförebyggande |säkerhets)samordnar",
    re.IGNORECASE,
)
# to learn how such work is done, or to evaluate it, is to develop it
_DEVELOPS = Pattern(r"utbild|utveckl|utvärder|förstudie|kompetens|metodstöd|digital", re.IGNORECASE)
_EXISTING = Pattern(
    r"\b(?:ordinarie|befintlig|löpande) (?:verksamhet|arbete|drift|budget|uppdrag)", re.IGNORECASE
)
_ANOTHER = Pattern(OTHER_GRANTS, re.IGNORECASE)


@rule(
    "K17",
    "statsbidrag-till-fel-sak",
    "grant-for-what-it-may-not-pay",
    source=(
        "Förordning (2023:442) om statsbidrag till kommuner för brottsförebyggande åtgärder, 6 §",
        "2023:442 6 §",
    ),
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - {id: I1, namn: Andel otrygga, enhet: "%"}
        åtgärder:
          - id: N1
            åtgärd: Ta fram kommunens lägesbild
            indikatorer: [I1]
            finansiering: {källa: Statsbidrag från Brå, belopp: 150000, bidragsår: 2025}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - {id: I1, namn: Andel otrygga, enhet: "%"}
        åtgärder:
          - id: N1
            åtgärd: Pröva grannstöd i Årby
            indikatorer: [I1]
            finansiering: {källa: Statsbidrag från Brå, belopp: 150000, bidragsår: 2025}
    """,
)
def grant_for_what_it_may_not_pay(case: Case) -> Iterator[Finding]:
    """A state grant pays for a project, and not for what it may not be given for.

    The rule looks for measures that are ordinary work, those that the municipality must do by law, and those that
    another state grant is named for too. To learn, develop or evaluate may be a project. Money that was not used as
    it was granted may have to be paid back.
    """
    for route, measure in case.plan.walk_measures():
        funding = measure.funding
        if funding is None or not is_under_the_ordinance(case.plan, funding):
            continue
        if not (is_grant(funding) or _names_grants_of_both(funding)):
            continue
        reason = _reason(measure, funding)
        if reason:
            yield Finding(
                (*route, "finansiering"),
                reason,
                message("check with Brå what the grant may pay, and write who pays for the rest"),
                on_key=True,
            )


def _reason(measure: Measure, funding: Funding) -> Message | None:
    said = "\n".join(filter(None, (funding.source, funding.text, funding.conditions)))
    done = "\n".join((measure.title, *measure.activities, funding.text or ""))
    if _ANOTHER.search(said):
        return message("another state grant is named too, and the same project may not have both")
    if _BY_LAW.search(done) and not _DEVELOPS.search(done):
        return message("the state grant may not pay for what the municipality must do by law")
    if measure.kind is MeasureKind.ORDINARY or _EXISTING.search(said):
        return message("the state grant may not pay for existing activity, and the measure is ordinary work")
    return None


def _names_grants_of_both(funding: Funding) -> bool:
    """Tell whether a grant from Brå and one from somebody else are named for the same."""
    said = f"{funding.source or ''}\n{funding.text or ''}"
    return "Brå" in said and has_word(said, "state_grants") and bool(_ANOTHER.search(said))
