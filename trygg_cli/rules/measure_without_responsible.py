"""B01."""

from collections.abc import Iterator

from trygg_cli.message import message
from trygg_cli.rule import DECIDING, Case, Finding, rule


@rule(
    "B01",
    "åtgärd-utan-ansvarig",
    "measure-without-responsible",
    source="Brå, Exempel på åtgärdsplan: kolumnen Vem",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          TK: {namn: Tekniska kontoret, typ: förvaltning}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            ansvarig: [TK]
    """,
)
def measure_without_responsible(case: Case) -> Iterator[Finding]:
    """Every measure has somebody who answers for it.

    A measure that nobody owns is a measure that nobody does. Name a unit rather than a person, and one
    rather than many. A party answers for its own commitment.
    """
    for route, measure in case.plan.walk_measures():
        if not measure.answering:
            yield Finding(
                route,
                message("nobody answers for the measure"),
                message("name the unit that answers for it under the key ansvarig"),
            )
