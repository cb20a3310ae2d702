"""B21."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "B21",
    "oförklarat-tidsseriebrott",
    "unexplained-break",
    severity=Severity.INFO,
    source="Malmö stad, årsredovisning 2014: inget visas där mätmetoden har ändrats",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som är otrygga i parken
            enhet: "%"
            mål: {högst: 30, senast: 2022}
            utfall:
              - {period: 2021, värde: 36}
              - {period: 2022, värde: 29, jämförbar: nej}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som är otrygga i parken
            enhet: "%"
            mål: {högst: 30, senast: 2022}
            utfall:
              - {period: 2021, värde: 36}
              - period: 2022
                värde: 29
                jämförbar: nej
                kommentar: Enkäten gick till färre åldrar än förut.
    """,
)
def unexplained_break(case: Case) -> Iterator[Finding]:
    """An outcome that cannot be compared with those before it says why.

    Reports draw no line between values that were measured in different ways, and readers ask what changed: the
    questions, the source, or whom was asked. Write it under kommentar or källa.
    """
    for index, indicator in enumerate(case.plan.indicators):
        for number, outcome in enumerate(indicator.outcomes):
            if not (outcome.comparable or outcome.source or (outcome.comment or "").strip()):
                yield Finding(
                    ("indikatorer", index, "utfall", number, "jämförbar"),
                    message("the outcome cannot be compared with those before it, and nothing says why"),
                    message("write under kommentar or källa what is measured in another way"),
                    on_key=True,
                )
