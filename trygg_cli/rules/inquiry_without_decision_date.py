"""B18."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import is_settled, missing
from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import MeasureKind
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import begins_with_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Measure, Milestone

# to look into crimes is the work of the police, and what is looked into can be done at once
_IS_DONE_TOO = Pattern(
    r"^Utred\w* (?:\w+ )?brott"
    r"|\b(?:och|samt|därefter|sedan) (?:anlägga|anställa|bygga|byta|genomföra|införa|köpa|skapa"
    r"|starta|sätta|upphandla|åtgärda)\b"
)


@rule(
    "B18",
    "utredning-utan-beslutsdatum",
    "inquiry-without-decision-date",
    source="Brå, Exempel på åtgärdsplan: kolumnerna Åtgärd och När",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Utreda förstärkt lokal samverkan
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Utreda förstärkt lokal samverkan
            typ: utredning
            beslut_senast: 2026-03-31
    """,
)
def inquiry_without_decision_date(case: Case) -> Iterator[Finding]:
    """A measure that only looks into something says when it leads to a decision.

    To look into, examine or consider prevents no crime by itself. Write by what day somebody decides what
    comes of it, in beslut_senast, or add what is done meanwhile.
    """
    for route, measure in case.plan.walk_measures():
        if _is_inquiry(measure) and not _has_decision(measure) and not is_settled(case, measure):
            yield missing(
                case,
                route,
                "beslut_senast",
                message("the measure is an inquiry, and nothing says when it leads to a decision"),
                message(
                    "ask whoever answers for it when that is decided, and write the last day under beslut_senast"
                ),
            )


def _is_inquiry(measure: Measure) -> bool:
    """Tell whether a measure is nothing but an inquiry: so it says, or all that it says to do is."""
    if measure.kind:
        return measure.kind is MeasureKind.INQUIRY
    work = [*measure.activities, *(part.text for part in measure.commitments if part.text)] or [measure.title]
    return all(begins_with_word(text, "inquiries") and not _IS_DONE_TOO.search(text) for text in work)


def _has_decision(measure: Measure) -> bool:
    steps = measure.schedule.milestones if measure.schedule else ()
    return measure.decide_by is not None or any(_is_decision(step) for step in steps)


def _is_decision(step: Milestone) -> bool:
    return "beslut" in step.text.casefold() and bool(step.date or step.period)
