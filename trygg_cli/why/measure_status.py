"""Why a measure is said to have come as far as it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message, plural
from trygg_cli.standing import moment
from trygg_cli.standing.spans import day_words
from trygg_cli.standing.status import State, first_day
from trygg_cli.why.counted_outcomes import why_unseen
from trygg_cli.why.explanation import Explanation, Input, judged_on, stretch
from trygg_cli.why.several_reports import contradicted, no_report, outdone, passed_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from trygg_cli.model.measure import FollowUp, Measure
    from trygg_cli.position import Route
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.standing.status import Standing

_LATEST = message(
    "the status is that of the latest public follow-up: by the end of what it is about, then by its day"
)
RULES = {
    State.LATE: message(
        "late is what was last reported as not started or ongoing, and whose last day has passed"
    ),
    State.UNKNOWN: message("no public follow-up says how far it had come"),
    State.NOT_BEGUN: message(
        "no follow-up says a status, and the measure is to begin after the day of judgement"
    ),
}
_CHANGES = {
    State.DONE: message("a later follow-up with another status"),
    State.CANCELLED: message("a later follow-up with another status"),
    State.ONGOING: message("a later follow-up with another status"),
    State.RESTING: message("a later follow-up with another status"),
    State.NOT_STARTED: message("a later follow-up with another status"),
    State.LATE: message(
        "a follow-up that says genomförd, vilande or avbruten, or a later last day under tid"
    ),
    State.NOT_BEGUN: message("a follow-up with a status, or that its first day comes"),
}


def explain_measure(standing: PlanStanding, measure: Measure, route: Route) -> Explanation:
    """Return how the state of a measure came to be."""
    found = standing.measure(measure)
    return Explanation(
        "measure",
        measure.id,
        measure.title,
        found.state,
        found.state.word,
        judged_on(standing.judged, is_reported=standing.has_reports),
        route,
        reason_of(found, measure),
        tuple(_rules(standing, measure, found)),
        inputs=(
            *_times(measure, found, route),
            *follow_ups(standing, measure, route),
        ),
        notes=tuple(_notes(standing, measure)),
        changes=tuple(_changes(standing, measure, found)),
    )


def reason_of(found: Standing, measure: Measure) -> Message | None:
    """Return in a few words why a measure is in its state; nothing where it is as reported."""
    if found.state is State.LATE and found.status and found.deadline:
        return message(
            "reported as {status}, and the last day, {day}, has passed",
            status=message(found.status.value),
            day=day_words(found.deadline),
        )
    if found.is_unknown_and_due and found.deadline:
        return message("the last day, {day}, has passed", day=day_words(found.deadline))
    first = first_day(measure.schedule)
    if found.state is State.NOT_BEGUN and first:
        return message("begins {day}", day=day_words(first))
    return message("reported for {period}", period=stretch(found.entry.period)) if found.entry else None


def _rules(standing: PlanStanding, measure: Measure, found: Standing) -> Iterator[Message]:
    if found.state in RULES:
        yield RULES[found.state]
    if found.is_soon_late:
        yield plural(
            "a last day is near when it is at most {count} day off",
            "a last day is near when it is at most {count} days off",
            standing.judged.near,
        )
    if found.is_unknown_and_due:
        yield message("what nothing is reported on is never called late: nobody knows")
    if found.entry:
        yield _LATEST
    if found.apart:
        yield message("where parties report differently, it has come as far as the one who has come least")
    if measure.schedule and measure.schedule.wish:
        yield message("a time that is a wish cannot pass")
    if not standing.has_measure(measure):
        yield message(
            "its time ended before the period and nothing is left to report, so it is not in that report"
        )
    elif standing.lacks_report(measure):
        yield message("it counts as without a report: something was to be expected for the period")


def _times(measure: Measure, found: Standing, route: Route) -> Iterator[Input]:
    schedule, first = measure.schedule, first_day(measure.schedule)
    if schedule and first:
        yield Input(
            (*route, "tid"), message("first day"), day_words(first), counts=found.state is State.NOT_BEGUN
        )
    if schedule and found.deadline:
        note = message("has passed") if found.has_passed else message("has not passed")
        note = message("is near") if found.is_near else note
        yield Input((*route, "tid"), message("last day"), day_words(found.deadline), note=note)


def follow_ups(standing: PlanStanding, measure: Measure, route: Route) -> Iterator[Input]:
    """Yield the public follow-ups of a measure, in the order of the file."""
    found, name = standing.measure(measure), standing.name
    counted, overruled = set(map(id, (found.entry, *found.apart))), outdone(found.contradictions)
    for index, entry in enumerate(measure.follow_ups):
        if moment.is_internal(entry):
            continue
        counts = id(entry) in counted
        yield Input(
            (*route, "uppföljning", index),
            stretch(entry.period),
            _status(entry),
            entry.period,
            entry.date,
            name(entry.party) if entry.party else None,
            counts,
            None if counts else _left_out(standing, entry, overruled),
        )


def _status(entry: FollowUp) -> Message:
    status = message(entry.status.value) if entry.status else message("no status")
    return (
        message("{status}, in the document ”{word}”", status=status, word=entry.word)
        if entry.word
        else status
    )


def _left_out(standing: PlanStanding, entry: FollowUp, overruled: AbstractSet[int]) -> Message:
    if not standing.judged.counts(entry):
        return why_unseen(standing.judged, entry)
    if entry.status is None:
        return message("not counted: it says no status")
    return passed_over(entry, overruled)


def _notes(standing: PlanStanding, measure: Measure) -> Iterator[Message]:
    for pair in standing.measure(measure).contradictions:
        yield contradicted(pair, [_status(entry) for entry in pair[:3]])
    yield from no_report(standing, standing.silent(measure))
    for other in standing.waits_for(measure):
        state = standing.measure(other).state.word
        yield message("it waits for {id} {title}: {state}", id=other.id, title=other.title, state=state)


def _changes(standing: PlanStanding, measure: Measure, found: Standing) -> Iterator[Message]:
    period = standing.judged.period
    if found.apart:
        yield message("a follow-up by the party that has come least")
    elif found.state in _CHANGES:
        yield _CHANGES[found.state]
    elif period:
        yield message("a follow-up with a status for {period}", period=stretch(period))
    else:
        yield message("a follow-up with a status")
    if period and standing.lacks_report(measure) and found.state is not State.UNKNOWN:
        yield message("a follow-up for {period}, to count as reported", period=stretch(period))
