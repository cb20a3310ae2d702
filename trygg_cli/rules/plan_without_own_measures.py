"""L10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import PartialList

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "L10",
    "plan-utan-egna-åtgärder",
    "plan-without-own-measures",
    severity=Severity.ERROR,
    source=("Lag (2023:196) 5 §", "2023:196 5 §"),
    stages=WRITING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          polisen: {namn: Lokalpolisområdet, typ: polis, extern: ja}
        åtgärder:
          - id: N1
            åtgärd: Mobilt poliskontor i centrum
            ansvarig: [polisen]
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          polisen: {namn: Lokalpolisområdet, typ: polis, extern: ja}
          KFN: {namn: Kultur- och fritidsnämnden, typ: nämnd}
        åtgärder:
          - id: N1
            åtgärd: Mobilt poliskontor i centrum
            ansvarig: [polisen]
          - id: N2
            åtgärd: Öppna fritidsgården på fredagskvällar
            ansvarig: [KFN]
    """,
)
def plan_without_own_measures(case: Case) -> Iterator[Finding]:
    """The plan says what the municipality itself is to do.

    Measures of others may stand beside the municipality's own, but not in place of them. A municipality that has
    found no need of measures decides on a plan all the same; write so under behovsbedömning, and the finding is a
    warning. The rule is silent where the plan does not show who does what.
    """
    plan = case.plan
    if not law.applies(case) or PartialList.MEASURES in plan.partial:
        return
    measures = [*plan.walk_measures()]
    if any(law.is_own(plan, measure) is not False for _, measure in measures):
        return
    if any(law.is_promised_here(plan, promise) for promise in plan.promises):
        return
    if measures or plan.promises:
        route = (measures[0][0][0],) if measures else ("löften",)
        yield Finding(
            route,
            message("nothing in the plan is done by the municipality itself"),
            message("add what the municipality itself does, or let one of its units answer for a measure"),
        )
    elif plan.need:
        yield Finding(
            ("behovsbedömning",),
            message("the plan has no measures"),
            message(
                "let the plan be decided all the same: the law makes no exception where no need was found"
            ),
            severity=Severity.WARNING,
        )
    else:
        yield Finding(
            ("typ",),
            message("the plan has no measures"),
            message("if no need of any was found, write so under behovsbedömning"),
        )
