"""L12."""

from collections.abc import Iterator

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message


@rule(
    "L12",
    "plan-utan-koppling",
    "plan-without-linked-planning",
    severity=Severity.INFO,
    source=(
        "Lag (2023:196) 7 §; jämför skollagen (2010:800) 6 a kap. 3 §",
        "2023:196 7 §",
        "2010:800 6 a kap. 3 §",
    ),
    stages=DECIDING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        kopplade_planer:
          - {titel: Skolornas beredskapsplaner, samband: samordnas med}
    """,
)
def plan_without_linked_planning(case: Case) -> Iterator[Finding]:
    """The plan names the other planning that it is integrated with.

    What is suitable is for the municipality to say: plans for schools, for alcohol and drugs, against violence in
    close relations, for the physical environment. Since 1 July 2025 every school has a preparedness plan of its
    own. Where the plan names none, the finding only asks.
    """
    if law.applies(case) and not case.plan.linked_plans:
        yield Finding(
            ("typ",),
            message("the plan names no other planning that it is integrated with"),
            message(
                "if there is some, name it under kopplade_planer, with how it belongs together under samband"
            ),
        )
