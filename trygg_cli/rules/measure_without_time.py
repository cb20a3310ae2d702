"""B09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.gap import is_settled, missing
from trygg_cli.message import message
from trygg_cli.model.kinds import MeasureKind
from trygg_cli.prose.wording import has_only_words
from trygg_cli.rule import DECIDING, Case, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Frequency
    from trygg_cli.model.measure import Schedule


@rule(
    "B09",
    "åtgärd-utan-tid",
    "measure-without-time",
    source="Brå, Exempel på åtgärdsplan: kolumnen När",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Krogar mot knark
            tid: {text: Initieras}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Krogar mot knark
            tid: {text: initieras i vår, när: 2026-H1}
          - id: N2
            åtgärd: Tillsyn av krogar
            slag: ordinarie arbete
            tid: {text: löpande}
    """,
)
def measure_without_time(case: Case) -> Iterator[Finding]:
    """Every measure says when it is to be done, so that it can be counted.

    A measure without a time is never late. Keep the words of the plan in text, and beside them write what can
    be counted: a period, days, seasons, how often, or steps on the way with a time of their own. Ordinary
    work may go on without end, and a measure that is done, resting or cancelled needs no more time.
    """
    for route, measure in case.plan.walk_measures():
        schedule = measure.schedule
        if measure.kind is MeasureKind.ORDINARY or is_settled(case, measure):
            continue
        if schedule is None or not (schedule.text or schedule.condition or _is_counted(schedule)):
            yield missing(
                case,
                route,
                "tid",
                message("nothing says when the measure is to be done"),
                message("write under the key tid a period, days, seasons or how often"),
            )
        elif schedule.text and not _has_days(schedule) and has_only_words(schedule.text, "no_time"):
            yield Finding(
                (*route, "tid", "text"),
                message('"{text}" does not say when', text=schedule.text),
                message(
                    "write when the measure is to be done, or that it is ordinarie arbete by the key slag"
                ),
            )
        elif schedule.text and not _is_counted(schedule):
            yield Finding(
                (*route, "tid", "text"),
                message("nothing can be counted from this time"),
                message("keep the words, and add a period, days, seasons or how often beside them"),
            )


def _is_counted(schedule: Schedule) -> bool:
    return _has_days(schedule) or any(
        step.period or step.date or _is_often(step.frequency) for step in schedule.milestones
    )


def _has_days(schedule: Schedule) -> bool:
    return bool(
        schedule.start or schedule.end or schedule.period or schedule.seasons or _is_often(schedule.frequency)
    )


def _is_often(frequency: Frequency | None) -> bool:
    return frequency is not None and any((frequency.times, frequency.least, frequency.most))
