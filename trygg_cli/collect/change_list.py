"""What would be written, by item: where those who answer for it differ, and then what went worst first.

That is what is given up or not kept, late, or not as planned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect.questions import answered_items
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Assessment, PromiseAssessment, Status
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.status import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from trygg_cli.collect.questions import Question
    from trygg_cli.collect.weighing import NewReport
    from trygg_cli.model.plan import Plan

DIFFERING, NOT_KEPT, LATE, DEVIATION, OTHER = (
    message("Those who answer for the same say different things"),
    message("Given up, not kept or not reached"),
    message("Late"),
    message("Deviations"),
    message("Other answers"),
)
"""The headings of the change list, in their order."""

_HEADINGS = (DIFFERING, NOT_KEPT, LATE, DEVIATION, OTHER)
_LOST = {
    Status.CANCELLED,
    PromiseAssessment.BROKEN,
    PromiseAssessment.UNLIKELY,
    Assessment.MISSED,
    Assessment.UNLIKELY,
}
_WORST_FIRST = (Status.NOT_STARTED, Status.RESTING, "", Status.ONGOING)
"""Of what is late or deviates: what has come least far, and what says nothing of that. What is done comes last."""


class ListedItem(NamedTuple):
    """An item of the change list: what is new in it, under which heading, and what of it waits for a person, by key."""

    heading: Message
    question: Question
    reports: tuple[NewReport, ...]
    waiting: tuple[str, ...]


def listed(
    plan: Plan, reports: Sequence[NewReport], waiting: Iterable[tuple[str, str]], today: date
) -> list[ListedItem]:
    """Return the change list of a plan as it would be. `waiting` are items and keys that wait for a person."""
    by_item: dict[str, list[NewReport]] = {}
    for report in reports:
        by_item.setdefault(report.question.name, []).append(report)
    keys: dict[str, list[str]] = {}
    for item, key in waiting:
        keys.setdefault(item, []).append(key)
    order = {found.name: number for number, found in enumerate(answered_items(plan))}
    late = _late(plan, {report.question.id for report in reports}, today)
    made = [
        ListedItem(
            _heading(found, is_late=found[0].question.kind == "measure" and found[0].question.id in late),
            found[0].question,
            tuple(found),
            tuple(dict.fromkeys(keys.get(name, ()))),
        )
        for name, found in sorted(by_item.items(), key=lambda entry: order.get(entry[0], 0))
    ]
    return sorted(made, key=_rank)


def _late(plan: Plan, ids: set[str], today: date) -> set[str]:
    """Return the measures of these that are late, as the plan would be."""
    standing = PlanStanding(plan, Moment(as_of=today))
    return {
        measure.id
        for _, measure in plan.walk_measures()
        if measure.id in ids and standing.measure(measure).state is State.LATE
    }


def _heading(reports: Iterable[NewReport], *, is_late: bool) -> Message:
    said = [(key, answer.text) for report in reports for key, answer in report.values.items()]
    judged = {text for key, text in said if key in ("status", "bedömning")}
    if len(judged) > 1:
        return DIFFERING
    if judged & _LOST:
        return NOT_KEPT
    if is_late:
        return LATE
    return DEVIATION if any(key == "avvikelse" for key, _ in said) else OTHER


def _rank(item: ListedItem) -> tuple[int, int]:
    """Return what comes first: by heading, and of what is late or deviates by how far it has come."""
    heading = _HEADINGS.index(item.heading)
    if item.heading not in (LATE, DEVIATION):
        return heading, 0
    said = [report.values[item.question.main_key].text for report in item.reports if report.is_whole]
    places = [
        _WORST_FIRST.index(text) if text in _WORST_FIRST else len(_WORST_FIRST) for text in said or [""]
    ]
    return heading, min(places)
