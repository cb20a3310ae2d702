"""Why a goal or a promise is said to be reached or kept, or why that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.standing import moment
from trygg_cli.standing.opinion import Lack, assessment_word
from trygg_cli.standing.spans import day_words, days_words
from trygg_cli.why.counted_outcomes import why_unseen
from trygg_cli.why.explanation import Explanation, Input, judged_on, stretch
from trygg_cli.why.several_reports import contradicted, no_report, outdone, passed_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from trygg_cli.model.goal import Goal
    from trygg_cli.model.promise import Promise
    from trygg_cli.position import Route
    from trygg_cli.standing.opinion import Entry, Opinion
    from trygg_cli.standing.plan_standing import PlanStanding

_THEIRS = message("the assessment is that of those who reported, and is not worked out from figures")
OUTSIDE = "hör inte till perioden"
"""What is answered, instead of an assessment, about a promise that holds in another time than the period."""

LACKS = {
    Lack.NOT_REPORTED: message("no public follow-up is about just the period"),
    Lack.NOT_ASSESSED: message("there is a follow-up about the period, and it has no assessment (bedömning)"),
    Lack.CANNOT: message("those who reported said that it cannot be assessed"),
}


def explain_goal(standing: PlanStanding, goal: Goal, route: Route) -> Explanation:
    """Return how the assessment of a goal came to be."""
    return _explain("goal", standing, goal, route, standing.goal(goal), standing.silent_on_goal(goal))


def explain_promise(standing: PlanStanding, promise: Promise, route: Route) -> Explanation:
    """Return how the assessment of a promise came to be, or that the promise does not belong to the period."""
    found, silent = standing.promise(promise), standing.silent_on_promise(promise)
    told = _explain("promise", standing, promise, route, found, silent, _belongs(standing, promise))
    if standing.has_promise(promise):
        return told
    return told._replace(
        what=OUTSIDE,
        answer=message("does not belong to the period"),
        reason=None,
        changes=(message("another time for it to hold in (gäller)"),),
    )


def word_of(found: Opinion) -> Message:
    """Return an assessment, or the lack of one, in words."""
    what = found.what
    return what.word if isinstance(what, Lack) else message(what.value)


def reason_of(found: Opinion) -> Message | None:
    """Return in a few words for when something was assessed; what was assessed before is no reason for a lack."""
    if found.assessment and found.entry:
        return message("assessed for {period}", period=stretch(found.entry.period))
    return message("reported for {period}", period=stretch(found.entry.period)) if found.entry else None


def _explain(
    kind: str,
    standing: PlanStanding,
    thing: Goal | Promise,
    route: Route,
    found: Opinion,
    silent: Sequence[str],
    *rules: Message,
) -> Explanation:
    return Explanation(
        kind,
        thing.id,
        thing.text,
        found.what,
        word_of(found),
        judged_on(standing.judged, is_reported=standing.has_reports),
        route,
        reason_of(found),
        (*_rules(found), *rules),
        inputs=tuple(_inputs(standing, thing, route, found)),
        notes=(*_last(found), *_apart(standing, found, silent), *_beside(standing, thing)),
        changes=tuple(_changes(standing, found)),
    )


def _rules(found: Opinion) -> Iterator[Message]:
    yield _THEIRS
    if found.lack:
        yield LACKS[found.lack]
    if found.apart:
        yield message("where parties judge differently, the whole is as far as the one who has come least")
    if found.last:
        yield message("what was assessed for an earlier time is told, and never counted as this period's")


def _belongs(standing: PlanStanding, promise: Promise) -> Message:
    """Return whether a promise belongs to the reported period."""
    own, valid = promise.valid, standing.plan.valid
    time = own if own and (own.start or own.end) else valid
    if time and time.start and time.end:
        told = message("it holds {time}", time=days_words(time.start, time.end))
    elif time and time.start:
        told = message("it holds from {day}", day=day_words(time.start))
    elif time and time.end:
        told = message("it holds until {day}", day=day_words(time.end))
    else:
        return message("neither the promise nor the plan says when it holds, so it belongs to every period")
    if standing.judged.period is None:
        return told
    if standing.has_promise(promise):
        return message("{time}, and so belongs to the period", time=told)
    return message("{time}, and so does not belong to the period: it is not in that report", time=told)


def _inputs(standing: PlanStanding, thing: Goal | Promise, route: Route, found: Opinion) -> Iterator[Input]:
    entries: tuple[Entry, ...] = (*thing.follow_ups,)
    counted, overruled = set(map(id, (found.entry, *found.apart))), outdone(found.contradictions)
    for index, entry in enumerate(entries):
        if moment.is_internal(entry):
            continue
        counts = id(entry) in counted
        said = assessment_word(entry.assessment)
        yield Input(
            (*route, "uppföljning", index),
            stretch(entry.period),
            message("{status}, in the document ”{word}”", status=said, word=entry.word)
            if entry.word
            else said,
            entry.period,
            entry.date,
            standing.name(entry.party) if entry.party else None,
            counts,
            None if counts else _left_out(standing, entry, found, overruled),
        )


def _left_out(standing: PlanStanding, entry: Entry, found: Opinion, overruled: AbstractSet[int]) -> Message:
    judged = standing.judged
    if not judged.counts(entry):
        return why_unseen(judged, entry)
    if entry is found.last:
        return message("not counted: it is about an earlier time, and told as the last assessment")
    if not judged.concerns(entry):
        if found.last and (entry.period.start, entry.period.end) == (
            found.last.period.start,
            found.last.period.end,
        ):
            return message("not counted: it is about an earlier time, and another follow-up of that is told")
        return message("not counted: it is about an earlier time")
    if entry.assessment is None:
        return message("not counted: it has no assessment")
    return passed_over(entry, overruled)


def _last(found: Opinion) -> Iterator[Message]:
    if found.last:
        word = assessment_word(found.last.assessment)
        yield message("last assessed for {period}: {word}", period=stretch(found.last.period), word=word)


def _apart(standing: PlanStanding, found: Opinion, silent: Sequence[str]) -> Iterator[Message]:
    for pair in found.contradictions:
        yield contradicted(pair, [assessment_word(entry.assessment) for entry in pair[:3]])
    yield from no_report(standing, silent)


def _beside(standing: PlanStanding, thing: Goal | Promise) -> Iterator[Message]:
    """Yield how its indicators go, which does not decide the assessment."""
    for indicator in standing.indicators(thing.indicators):
        yield message(
            "beside it: indicator {id} {title}: {verdict}",
            id=indicator.id,
            title=indicator.name,
            verdict=standing.progress(indicator).verdict.word,
        )


def _changes(standing: PlanStanding, found: Opinion) -> Iterator[Message]:
    period = standing.judged.period
    if found.apart:
        yield message("a follow-up by the party that has come least")
    elif found.assessment:
        yield message("a later follow-up with another assessment")
    elif period:
        yield message("a follow-up for {period} with an assessment (bedömning)", period=stretch(period))
    else:
        yield message("a follow-up with an assessment (bedömning)")
