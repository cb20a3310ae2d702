"""B24."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "B24",
    "evidens-utan-källa",
    "evidence-without-source",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: steg 4, välja åtgärder",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            prevention: {art: [situationell], evidens: hög}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            prevention:
              art: [situationell]
              evidens: hög
              evidens_källa: Brås kunskapsöversikt om belysning
    """,
)
def evidence_without_source(case: Case) -> Iterator[Finding]:
    """A measure that says how well its effect is shown says where.

    A level of evidence is a judgement of research that others have done, and whoever chooses between measures must
    be able to look it up. Write the study, overview or evaluation under evidens_källa, or leave the level out.
    """
    for route, measure in case.plan.walk_measures():
        prevention = measure.prevention
        if prevention and prevention.evidence and not (prevention.evidence_source or "").strip():
            yield Finding(
                (*route, "prevention", "evidens"),
                message("the plan does not say where the evidence for measure {id} is shown", id=measure.id),
                message("write the study, overview or evaluation under evidens_källa"),
                on_key=True,
            )
