"""L08."""

from collections.abc import Iterator

from trygg_cli.lint import law
from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message


@rule(
    "L08",
    "plan-utan-samordningsfunktion",
    "plan-without-coordination",
    source=("Lag (2023:196) 11–12 §§", "2023:196 11 §", "2023:196 12 §"),
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
        samordningsfunktion:
          namn: Trygghetssamordnare
          e-post: trygghet@kommunen.example
    """,
)
def plan_without_coordination(case: Case) -> Iterator[Finding]:
    """The plan shows who coordinates the work, and how to reach them.

    The law asks this of the municipality and not of the document, so a plan that does not show it gets a warning.
    Others turn to the function, so give the mailbox or telephone number of the function, not of a person.
    """
    if not law.applies(case):
        return
    plan, function = case.plan, case.plan.coordination
    if function is None:
        yield Finding(
            ("typ",),
            message("the plan shows no coordinating function"),
            message("write under samordningsfunktion what it is called and how to reach it"),
        )
        return
    if law.way_to_coordination(plan) is None:
        yield Finding(
            ("samordningsfunktion",),
            message("the plan does not say how to reach the coordinating function"),
            message("write the function's mailbox under e-post, or its number under telefon"),
        )
