"""L01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law, law_demands
from trygg_cli.lint.omissions import write_under
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

_MISSING = {
    "kartläggning": message("the situation picture has no survey of crime"),
    "konsekvenser": message("the situation picture does not show the consequences of crime"),
    "övrig_information": message("the situation picture has no other information that matters"),
    "analys": message("the situation picture has no analysis"),
}


@rule(
    "L01",
    "ofullständig-lägesbild",
    "incomplete-situation-picture",
    severity=Severity.ERROR,
    source=("Lag (2023:196) 4 §", "2023:196 4 §"),
    stages=WRITING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        lägesbild:
          uppdaterad: 2024-09-15
          kartläggning: Anmälda våldsbrott i centrum, och vad de kostar dem som drabbas
          övrig_information: Skolenkäten och trygghetsmätningen 2024
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        lägesbild:
          uppdaterad: 2024-09-15
          kartläggning: Anmälda våldsbrott i centrum, och vad de kostar dem som drabbas
          övrig_information: Skolenkäten och trygghetsmätningen 2024
          analys: Våldet följer krogarnas stängning, och få vuxna är då ute
    """,
)
def incomplete_situation_picture(case: Case) -> Iterator[Finding]:
    """The plan builds on a complete situation picture.

    The rule asks for the three things in the paragraph, and that the picture is of the whole municipality where it
    says what area it is of. If the situation picture is a document of its own, name it among the plan's sources
    (underlag), and this rule leaves its contents alone.
    """
    plan = case.plan
    if not law.applies(case) or law.separate_pictures(plan):
        return
    if plan.picture is None:
        yield Finding(
            ("typ",),
            message("the plan has no situation picture and names none among its sources"),
            message("describe it under lägesbild, or name it under underlag if it is a document of its own"),
        )
        return
    if plan.picture.area and not law_demands.is_of_the_whole(plan, plan.picture.area):
        yield Finding(
            ("lägesbild", "geografi"),
            message(
                "the situation picture is of {area}, not of the whole municipality", area=plan.picture.area
            ),
            message(
                "let it be of the municipality's geographic area; what is about a part of it may stand under områden"
            ),
            severity=Severity.WARNING,
        )
    for key in law_demands.lacking_in_picture(plan.picture):
        yield Finding(("lägesbild", key), _MISSING[key], write_under(key), on_key=True)
