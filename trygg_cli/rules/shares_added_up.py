"""B20."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import ALWAYS, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import Counting
from trygg_cli.standing.amount import PER_CENT

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "B20",
    "summerade-andelar",
    "shares-added-up",
    source="Brå, Nationella trygghetsundersökningen: otrygghet mäts som andel av befolkningen",
    stages=ALWAYS,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som är otrygga i parken
            enhet: "%"
            räknas: summa
            mål: {högst: 30, senast: 2022}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som är otrygga i parken
            enhet: "%"
            räknas: läge
            mål: {högst: 30, senast: 2022}
    """,
)
def shares_added_up(case: Case) -> Iterator[Finding]:
    """Shares and values on a scale are not added up.

    Thirty per cent in spring and thirty in autumn are not sixty. Write räknas: läge where the latest counts, or medel
    where the mean does; or measure the number instead of the share.
    """
    for index, indicator in enumerate(case.plan.indicators):
        if indicator.counted is not Counting.SUM:
            continue
        is_share = indicator.unit in PER_CENT
        if is_share or indicator.scale:
            yield Finding(
                ("indikatorer", index, "räknas"),
                message("the values are shares, and shares cannot be added up")
                if is_share
                else message("the values are on a scale, and such values cannot be added up"),
                message("write räknas: läge where the latest counts, or medel where the mean does"),
            )
