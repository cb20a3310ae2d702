"""L05."""

from collections.abc import Iterator

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message

_A_YEAR = 12


@rule(
    "L05",
    "beslut-före-lägesbild",
    "decision-before-situation-picture",
    severity=Severity.WARNING,
    source=("Lag (2023:196) 5 §", "2023:196 5 §"),
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
        beslut:
          - {typ: beslut, organ: KF, datum: 2024-11-25}
        lägesbild:
          uppdaterad: 2025-02-14
          analys: Våldet följer krogarnas stängning
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
        beslut:
          - typ: beslut
            organ: KF
            datum: 2024-11-25
            underlag: [Lägesbild 2024]
        lägesbild:
          uppdaterad: 2025-02-14
          analys: Våldet följer krogarnas stängning
    """,
)
def decision_before_situation_picture(case: Case) -> Iterator[Finding]:
    """The plan is decided with a situation picture as its basis.

    So the picture comes first. One that is brought up to date later is as it should be, and is left alone when it
    comes a year or more after the decision, or when the plan names an earlier one. So if there was one, name it
    among the documents of the decision.
    """
    plan = case.plan
    decided = law.decided_on(plan)
    if decided is None or not law.applies(case):
        return
    separate = law.separate_pictures(plan)
    if any(year is None or year <= decided.year for _, year in separate):
        return
    updated = plan.picture.updated if plan.picture else None
    if updated:
        if decided < updated < law.after(decided, _A_YEAR):
            yield Finding(
                ("lägesbild", "uppdaterad"),
                message(
                    "the plan was decided on {decided}, before its situation picture of {updated}",
                    decided=decided,
                    updated=updated,
                ),
                message("if there was an earlier situation picture, name it under underlag in the decision"),
            )
        return
    for route, year in separate:
        yield Finding(
            route,
            message(
                "the plan was decided on {decided}, before its situation picture of {updated}",
                decided=decided,
                updated=year,
            ),
            message("if there was an earlier situation picture, name it under underlag in the decision"),
        )
