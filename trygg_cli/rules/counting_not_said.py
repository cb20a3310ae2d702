"""B19."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.standing.amount import ASK, counting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator


@rule(
    "B19",
    "outsagt-räknesätt",
    "counting-not-said",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: planera uppföljningen",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        gäller: {från: 2022-01-01, till: 2022-12-31}
        indikatorer:
          - id: I1
            namn: Trygghetsvandringar
            mål: {minst: 8, senast: 2022}
            utfall:
              - {period: 2022-T1, värde: 3}
              - {period: 2022-T2, värde: 5}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        gäller: {från: 2022-01-01, till: 2022-12-31}
        indikatorer:
          - id: I1
            namn: Trygghetsvandringar
            räknas: summa
            mål: {minst: 8, senast: 2022}
            utfall:
              - {period: 2022-T1, värde: 3}
              - {period: 2022-T2, värde: 5}
    """,
)
def counting_not_said(case: Case) -> Iterator[Finding]:
    """An indicator says how its outcomes are combined.

    Three walks and then five are eight, and three field workers and then five are five. Only whoever wrote the target
    knows which it is, and until it is said the target cannot be judged. A share, a scale and what is to happen so many
    times a year say it by themselves, and a single outcome goes together with nothing.
    """
    for index, indicator in enumerate(case.plan.indicators):
        if len(indicator.outcomes) < 2 or counting(indicator):
            continue
        if case.standing.progress(indicator).reason == ASK and _are_several(case, indicator):
            yield Finding(
                ("indikatorer", index),
                message("it is not said how outcomes are counted together, so the target cannot be judged"),
                message(
                    "write räknas: summa where they are added up, läge where the latest counts, medel where their mean "
                    "does, or unika for persons or households, of whom only a figure for the whole time counts"
                ),
            )


def _are_several(case: Case, indicator: Indicator) -> bool:
    """Tell whether any place, or the whole, was measured more than once."""
    return any(len(slots) > 1 for slots in case.standing.by_place(indicator).values())
