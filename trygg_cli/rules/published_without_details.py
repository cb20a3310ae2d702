"""P05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import DocumentStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan


@rule(
    "P05",
    "publicerad-utan-uppgifter",
    "published-without-details",
    source=(
        "Tryckfrihetsförordningen 2 kap. 1 och 10 §§; jämför offentlighets- och sekretesslagen (2009:400) 5 kap. 2 §",
        "1949:105 2 kap. 1 §",
        "1949:105 2 kap. 10 §",
        "2009:400 5 kap. 2 §",
    ),
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        handlingsstatus: beslutad
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        handlingsstatus: beslutad
        version: 2025-03-10
        dnr: KS 2025/123
        dokumentägare: säkerhetssamordnaren
    """,
)
def published_without_details(case: Case) -> Iterator[Finding]:
    """A decided plan has a record number, a version and somebody who owns the document.

    Whoever asks for the document must be able to find it in the register, know whether it is the latest text, and
    know whom to ask. A record number under a decision counts, and so does the day of a decision where the plan
    gives no version. A plan whose handlingsstatus is not beslutad or expedierad is left alone.
    """
    if case.plan.status not in (DocumentStatus.DECIDED, DocumentStatus.DISPATCHED):
        return
    for text, remedy in _lacking(case.plan):
        yield Finding(("handlingsstatus",), text, remedy)


def _lacking(plan: Plan) -> Iterator[tuple[Message, Message]]:
    if not plan.record_number and not any(decision.record_number for decision in plan.decisions):
        yield (
            message("the plan is decided but has no record number"),
            message("write under dnr what the register gives"),
        )
    if not plan.version and not any(decision.date for decision in plan.decisions):
        yield (
            message("the plan is decided but does not say from which day its text is"),
            message("write under version the day of the text"),
        )
    if not plan.owner:
        yield (
            message("the plan is decided but does not say who owns the document"),
            message("write under dokumentägare the function that owns it"),
        )
