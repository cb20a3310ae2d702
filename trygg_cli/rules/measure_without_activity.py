"""B07."""

from collections.abc import Iterator

from trygg_cli.gap import missing, says_what
from trygg_cli.message import message
from trygg_cli.rule import WRITING, Case, Finding, rule


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

    A heading alone gives nobody anything to do on Monday morning. List the steps in aktiviteter, write what
    each party does in åtaganden, or describe the measure.
    """
    for route, measure in case.plan.walk_measures():
        if not says_what(measure):
            yield missing(
                case,
                route,
                "aktiviteter",
                message("nothing says what is to be done"),
                message("list the steps, or describe the measure"),
            )
