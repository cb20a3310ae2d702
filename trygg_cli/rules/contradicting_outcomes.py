"""C16."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.language import digits
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from trygg_cli.message import Message
    from trygg_cli.model.indicator import Outcome
    from trygg_cli.position import Route
    from trygg_cli.standing.outcomes import Slot


@rule(
    "C16",
    "motsägande-utfall",
    "contradicting-outcomes",
    source="Planformatet: ett utfall för varje tid och plats, och rättar för en rättelse",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Fartkontroller
            räknas: summa
            mål: {minst: 15, senast: 2022}
            utfall:
              - {period: 2022-T1, värde: 9, datum: 2022-05-10}
              - {period: 2022-T1, värde: 4, datum: 2022-09-12}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Fartkontroller
            räknas: summa
            mål: {minst: 15, senast: 2022}
            utfall:
              - {period: 2022-T1, värde: 9, datum: 2022-05-10}
              - {period: 2022-T1, värde: 4, datum: 2022-09-12, rättar: ja}
    """,
)
def contradicting_outcomes(case: Case) -> Iterator[Finding]:
    """There is only one outcome for each time and place.

    Where two values stand for the same time and place, nobody can tell which is right, and nothing is judged by
    them: two that are alike may be one written twice, or two to be added up. A corrected value has rättar: ja, and
    takes the place of the one before it; the report tells that it did. A correction of nothing is found too, since
    then its period or place is probably wrong.
    """
    for index, indicator in enumerate(case.plan.indicators):
        route, outcomes = ("indikatorer", index, "utfall"), indicator.outcomes
        if len(outcomes) > 1:
            numbers = {id(outcome): number for number, outcome in enumerate(outcomes)}
            for slots in case.standing.by_place(indicator).values():
                for slot in slots:
                    if slot.is_contradicted:
                        yield from _contradictions(route, numbers, slot)
        alike = Counter(map(_home, outcomes))
        for number, outcome in enumerate(outcomes):
            if outcome.corrects and alike[_home(outcome)] == 1:
                yield Finding(
                    (*route, number, "rättar"),
                    message(
                        "there is no other outcome for {period} that this can correct",
                        period=outcome.period.text,
                    ),
                    message("delete rättar, or correct the period or the place"),
                    on_key=True,
                    severity=Severity.INFO,
                )


def _contradictions(route: Route, numbers: Mapping[int, int], slot: Slot) -> Iterator[Finding]:
    first, *others = slot.outcomes
    for other in others:
        pairs = [*_pairs(first, other)]
        pair = next((pair for pair in pairs if pair[0] != pair[1]), pairs[0] if pairs else None)
        if pair:
            yield Finding(
                (*route, numbers[id(other)]),
                _said(other, *pair),
                message("write rättar: ja under the one that is right, or delete the one that is wrong"),
            )


def _said(other: Outcome, value: float, again: float) -> Message:
    period = other.period.text
    if value == again:
        return message("two outcomes for {period}, both {value}", period=period, value=digits(value))
    return message(
        "two different outcomes for {period}: {first} and {second}",
        period=period,
        first=digits(value),
        second=digits(again),
    )


def _pairs(first: Outcome, other: Outcome) -> Iterator[tuple[float, float]]:
    """Yield the figures that both give, of the whole and of groups."""
    if first.value is not None and other.value is not None:
        yield first.value, other.value
    for name, value in first.subgroups.items():
        if name in other.subgroups:
            yield value, other.subgroups[name]


def _home(outcome: Outcome) -> tuple[date, date, str | None]:
    """Return the time and the place that an outcome is for."""
    return outcome.period.start, outcome.period.end, outcome.place
