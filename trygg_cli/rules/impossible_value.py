"""C22."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.data import value_at
from trygg_cli.lint.rule import ALWAYS, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.words import spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Target
    from trygg_cli.position import Route

_WHOLE = 100


@rule(
    "C22",
    "omöjligt-värde",
    "impossible-value",
    source="Planformatet: tröskel, inom, varav, kostnad och belopp",
    stages=ALWAYS,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som är otrygga i parken
            enhet: "%"
            tröskel: -2
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
            tröskel: 2
            mål: {högst: 30, senast: 2022}
    """,
)
def impossible_value(case: Case) -> Iterator[Finding]:
    """No threshold or length of time is negative, no part exceeds the whole, and no amount has three decimals.

    With a threshold below zero no value is ever unchanged, and a part of more than a hundred per cent is never
    reached, whatever happens. A point stands before decimals: 200.000 is two hundred kronor, and who writes it means
    two hundred thousand.
    """
    for route, measure in case.plan.walk_measures():
        funding = measure.funding
        if measure.cost is not None:
            yield from _of_sum(case, (*route, "kostnad"))
        if funding and funding.amount is not None:
            yield from _of_sum(case, (*route, "finansiering", "belopp"))
    for index, indicator in enumerate(case.plan.indicators):
        route = ("indikatorer", index)
        if indicator.threshold is not None and indicator.threshold < 0:
            yield Finding(
                (*route, "tröskel"),
                message("the threshold is below nought"),
                message("write without a minus sign how small a difference is unchanged"),
            )
        if indicator.target:
            yield from _in_target(indicator.target, (*route, "mål"))


def _of_sum(case: Case, route: Route) -> Iterator[Finding]:
    written = str(value_at(case.document.data, route))
    thousands = spelling.grouped(written)
    if thousands:
        few = written.rstrip("0").rstrip(".")
        yield Finding(
            route,
            message("{value} is read as {few} kr", value=written, few=few),
            message("write {value} if that is meant, else {few}", value=thousands, few=few),
        )


def _in_target(target: Target, route: Route) -> Iterator[Finding]:
    if target.within and target.within.number < 0:
        yield Finding(
            (*route, "inom", "antal"),
            message("the time is below nought"),
            message("write without a minus sign how long it may take"),
        )
    for index, part in enumerate(target.of_which):
        if part.at_least_percent is not None and not 0 <= part.at_least_percent <= _WHOLE:
            yield Finding(
                (*route, "varav", index, "minst_procent"),
                message("no part of the whole is {percent} per cent", percent=float(part.at_least_percent)),
                message("write a share between 0 and 100"),
            )
