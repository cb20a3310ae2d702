"""C20."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import DocumentStatus
from trygg_cli.model.promisers import time_of
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.governance import Validity
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_UNTIL_FURTHER_NOTICE = Pattern(
    r"till ?s ?vidare|tillsvidare|löpande|utan slut|förlängs|sägs upp|sedan", re.IGNORECASE
)


@rule(
    "C20",
    "giltighet-utan-dagar",
    "validity-without-days",
    source="Sveriges Kommuner och Regioner, Styrdokument: dokumentets giltighetstid",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        gäller: {från: 2026-01-01}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        gäller: {från: 2026-01-01, text: tills vidare}
    """,
)
def validity_without_days(case: Case) -> Iterator[Finding]:
    """The plan says from what day until what day it holds.

    Whoever finds the plan must be able to see whether it still holds, and without days nothing can be counted: neither
    what has passed, nor what comes after. Write the days of the decision; a plan without an end says tills vidare, in
    text. An agreement in the plan does the same. A draft may wait, and a plan of promises with times of their own needs
    none.
    """
    plan = case.plan
    if plan.status is DocumentStatus.DRAFT:
        return
    if plan.valid is None or not (plan.valid.start or plan.valid.end or plan.valid.text):
        if not plan.promises or _has_more(plan):
            text = message("nothing says when the plan holds")
            yield Finding(
                (), text, message("write under gäller the days that the decision gives: från and till")
            )
    else:
        yield from _half((), plan.valid, has_beginning=_has_beginning(plan))
    for index, agreement in enumerate(plan.agreements):
        if agreement.valid:
            yield from _half(("överenskommelser", index), agreement.valid, has_beginning=True)


def _half(route: Route, valid: Validity, *, has_beginning: bool) -> Iterator[Finding]:
    is_open = bool(valid.text and _UNTIL_FURTHER_NOTICE.search(valid.text))
    if valid.text and not (valid.start or valid.end or is_open):
        text = message("nothing can be counted from this time")
        remedy = message("keep the words, and add the days that they stand for: från and till")
        yield Finding((*route, "gäller", "text"), text, remedy)
    elif valid.start and not (valid.end or valid.text):
        text = message("it is said from when this holds, but not until when")
        remedy = message("write under till the last day that was decided; where none was, text: tills vidare")
        yield Finding((*route, "gäller"), text, remedy, on_key=True)
    elif valid.end and not (valid.start or valid.text or has_beginning):
        text = message("it is said until when this holds, but not from when")
        yield Finding(
            (*route, "gäller"), text, message("write under från the first day that was decided"), on_key=True
        )


def _has_beginning(plan: Plan) -> bool:
    return bool(plan.version or any(decision.date for decision in plan.decisions))


def _has_more(plan: Plan) -> bool:
    """Tell whether a plan of promises, all with times of their own, has measures too; B09 finds promises without."""
    has_measures = any(True for _ in plan.walk_measures())
    return has_measures and all(time_of(plan, promise) != (None, None) for promise in plan.promises)
