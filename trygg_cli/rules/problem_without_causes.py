"""B04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import missing
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message, plural
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAULT = Pattern(r"\b(?:trasig|sönder|defekt|ur funktion|igenvux|skymd|skymmer|lös |löst |saknas\b|släckt)")


@rule(
    "B04",
    "problem-utan-orsaksanalys",
    "problem-without-causes",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: steg 3",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        problem:
          - id: P1
            problem: Våldsbrott i krogmiljö
            orsaker:
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        problem:
          - id: P1
            problem: Våldsbrott i krogmiljö
            prioriterat: ja
            orsaker:
              - id: O1
                orsak: Trängsel när krogarna stänger
                typ: situationell
          - id: P2
            problem: Klotter på busskurer
    """,
)
def problem_without_causes(case: Case) -> Iterator[Finding]:
    """Every problem is explained by its causes.

    A measure has effect by changing what causes a problem, so without an analysis of causes nobody can choose
    between measures. Where the plan puts some problems first, only those need their causes. A plan that explains none
    of its problems is told so once, and something that is broken or missing is its own cause.
    """
    problems = [*enumerate(case.plan.problems)]
    ranked = [(index, problem) for index, problem in problems if problem.prioritised]
    asked = [pair for pair in ranked or problems if not _FAULT.search(pair[1].title.casefold())]
    unexplained = [index for index, problem in asked if not problem.causes]
    remedy = message(
        "list the causes that are known: what in the place, among people or in their exposure lies behind it"
    )
    if len(unexplained) == len(asked) > 1:
        text = plural(
            "nothing says what causes the {count} problem",
            "nothing says what causes any of the {count} problems",
            len(asked),
        )
        yield Finding(("problem",), text, remedy, on_key=True, of_plan=True)
        return
    for index in unexplained:
        text = message("nothing says what causes the problem")
        yield missing(case, ("problem", index), "orsaker", text, remedy)
