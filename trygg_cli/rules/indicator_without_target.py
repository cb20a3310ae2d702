"""B13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import is_measured, missing
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.view import is_empty
from trygg_cli.standing.target_terms import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "B13",
    "indikator-utan-målvärde",
    "indicator-without-target",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: planera uppföljningen",
    stages=WRITING,
    bad="""
        id: p
        titel: Medborgarlöften
        typ: medborgarlöften
        indikatorer:
          - id: I1
            namn: Antal trygghetsdialoger
    """,
    good="""
        id: p
        titel: Medborgarlöften
        typ: medborgarlöften
        indikatorer:
          - id: I1
            namn: Antal trygghetsdialoger
            mål: {minst: 4, senast: 2026}
    """,
)
def indicator_without_target(case: Case) -> Iterator[Finding]:
    """Every indicator has a target that can be reached or missed.

    What is only counted cannot be judged: nobody knows whether seven is much or little. Write at least, at
    most, how much change, how often or within what time, or at the very least which way is better.
    """
    for index, indicator in enumerate(case.plan.indicators):
        if is_measured(indicator):
            continue  # B14 has something to say about what they are compared with
        if indicator.target is None or is_empty(indicator.target):
            yield missing(
                case,
                ("indikatorer", index),
                "mål",
                message("the indicator has no target"),
                message("ask those who decide what is aimed at; if only the way is decided, write riktning"),
            )
        elif not has_any(indicator.target):
            yield Finding(
                ("indikatorer", index, "mål"),
                message("nothing can be counted from the target"),
                message(
                    "keep the words, and write what they stand for: minst, högst, ändring_procent or riktning"
                ),
            )
