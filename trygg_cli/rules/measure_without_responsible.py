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
    """Every measure has somebody who answers for it, and every promise somebody who makes it.

    A measure that nobody owns is a measure that nobody does, and a promise that nobody makes binds nobody. Name a
    unit rather than a person, and one rather than many. A party answers for its own commitment.
    """
    for route, measure in case.plan.walk_measures():
        if not measure.answering:
            yield Finding(
                route,
                message("nobody answers for the measure"),
                message("name the unit that answers for it under the key ansvarig"),
            )
    for index, promise in enumerate(case.plan.promises):
        if not promise.promised_by:
            yield Finding(
                ("löften", index),
                message("nobody makes the promise"),
                message("name who promises under the key lovas_av"),
            )
