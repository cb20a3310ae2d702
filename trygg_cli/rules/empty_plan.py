"""B22."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import PlanKind

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "B22",
    "tom-plan",
    "empty-plan",
    severity=Severity.ERROR,
    source="Brå, Exempel på åtgärdsplan",
    stages=WRITING,
    bad="""
        id: p
        titel: Medborgarlöften 2025
        typ: medborgarlöften
        gäller: {från: 2025-01-01, till: 2025-12-31}
    """,
    good="""
        id: p
        titel: Medborgarlöften 2025
        typ: medborgarlöften
        gäller: {från: 2025-01-01, till: 2025-12-31}
        löften:
          - id: L1
            löfte: Minst fyra trygghetsvandringar under 2025
            lovas_av: polisen
    """,
)
def empty_plan(case: Case) -> Iterator[Finding]:
    """A plan holds something that is to be done or reached.

    A plan without measures, promises and goals can neither be kept nor followed up, however well the rest of it is
    written. What the law asks of the municipality's own plan has a rule of its own, and a plan that shows only a
    part of its lists (urval) is left alone.
    """
    plan = case.plan
    if (
        plan.promises
        or plan.partial
        or any(True for _ in plan.walk_measures())
        or any(True for _ in plan.walk_goals())
    ):
        return
    if law.applies(case):
        return  # L10 tells that the plan has no measures
    text = (
        message("the plan holds no promises")
        if plan.kind is PlanKind.PROMISES
        else message("the plan holds no measures, promises or goals")
    )
    yield Finding(("typ",), text, message("write in it what has been decided, or delete the file"))
