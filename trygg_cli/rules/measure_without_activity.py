"""B07."""

from collections.abc import Iterator

from trygg_cli.lint.omissions import is_same, missing, says_what
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.areas import areas_around
from trygg_cli.prose.work import names_work


@rule(
    "B07",
    "åtgärd-utan-aktivitet",
    "measure-without-activity",
    source="Brå, Exempel på åtgärdsplan: kolumnen Åtgärd",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Ungdomar i utemiljön
            aktiviteter:
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Ungdomar i utemiljön
            aktiviteter:
              - Fältassistenter på torget fredag och lördag kväll
    """,
)
def measure_without_activity(case: Case) -> Iterator[Finding]:
    """Every measure says what is to be done.

    A heading that only names a field, such as "Unga i riskzon", gives nobody anything to do on Monday morning. List
    the steps in aktiviteter, write what each party does in åtaganden, or describe the measure. A title that says by
    itself what is done, such as "Fotpatrullering i centrum", is enough. That a measure only repeats the name of its
    focus area has a rule of its own.
    """
    plan = case.plan
    for route, measure in plan.walk_measures():
        if says_what(measure) or names_work(measure.title):
            continue
        if not any(is_same(measure.title, area.name) for area in areas_around(plan, route)):
            yield missing(
                case,
                route,
                "aktiviteter",
                message("nothing says what is to be done"),
                message(
                    "ask whoever answers for it what is done, and list the steps or describe the measure"
                ),
            )
