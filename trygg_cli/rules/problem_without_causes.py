"""B04."""

from collections.abc import Iterator

from trygg_cli.gap import missing
from trygg_cli.message import message
from trygg_cli.rule import WRITING, Case, Finding, rule


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
    between measures. Where the plan puts some problems first, only those need their causes.
    """
    problems = case.plan.problems
    are_ranked = any(problem.prioritised for problem in problems)
    for index, problem in enumerate(problems):
        if not problem.causes and (problem.prioritised or not are_ranked):
            yield missing(
                case,
                ("problem", index),
                "orsaker",
                message("nothing says what causes the problem"),
                message(
                    "list the causes: what in the place, among people or in their exposure lies behind it"
                ),
            )
