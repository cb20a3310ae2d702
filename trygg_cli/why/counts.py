"""Why a report counts so many: each that is counted, with its reason.

A count is asked for by the word that reports use: a state of measures, a verdict on indicators, an assessment of
goals or promises, or whether something was reported.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.shares import shares
from trygg_cli.standing.status import State
from trygg_cli.standing.verdict import Verdict
from trygg_cli.suggestion import fold
from trygg_cli.why import measure_status, opinions
from trygg_cli.why.count_words import REPORTED, WITHOUT_REPORT, so_many
from trygg_cli.why.explanation import CountedItem, Explanation, judged_on, quantity, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from trygg_cli.model.goal import Goal
    from trygg_cli.model.measure import Measure
    from trygg_cli.model.promise import Promise
    from trygg_cli.position import Route
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.why.explanation import What


_STATES = {
    State.DONE: ("genomförd", "genomförda", "klara"),
    State.ONGOING: ("pågår", "pågående"),
    State.LATE: ("försenad", "försenade", "försenat", "sen", "sena"),
    State.NOT_STARTED: ("ej påbörjad", "ej påbörjade", "inte påbörjade"),
    State.RESTING: ("vilande", "vilar"),
    State.CANCELLED: ("avbruten", "avbrutna"),
    State.NOT_BEGUN: ("har inte börjat",),
    State.UNKNOWN: ("status saknas", "utan status", "saknar status"),
}
_VERDICTS = {
    Verdict.REACHED: ("uppnått", "uppnådda"),
    Verdict.MORE: ("mer än utlovat",),
    Verdict.ON_THE_WAY: ("på väg",),
    Verdict.NOT_YET: ("inte uppnått än", "inte uppnådda än"),
    Verdict.MISSED: ("inte uppnått", "inte uppnådda"),
    Verdict.UNKNOWN: ("kan inte bedömas",),
}
_OPINIONS = {
    Assessment.REACHED: ("uppnådda",),
    Assessment.MISSED: ("ej uppnådda", "inte uppnådda", "inte uppnått"),
    Assessment.UNLIKELY: ("bedöms inte uppnås",),
    PromiseAssessment.KEPT: ("hållna",),
    PromiseAssessment.BROKEN: ("inte hållna", "ej hållna", "ej hållet"),
    PromiseAssessment.UNLIKELY: ("bedöms ej hållas",),
    Lack.NOT_REPORTED: ("inte rapporterade",),
}
"""What is said of several goals or promises, beside the words that files have."""
_OTHERS = {WITHOUT_REPORT: ("utan rapport", "saknar rapport"), REPORTED: ("rapporterade", "rapporterad")}
_KINDS: dict[str, tuple[type[StrEnum], ...]] = {
    "measure": (State,),
    "goal": (Assessment, Lack),
    "promise": (PromiseAssessment, Lack),
    "indicator": (Verdict,),
}
_AMONG = {
    "measure": message("counted are the measures that belong to the period"),
    "goal": message("counted are all goals"),
    "promise": message("counted are the promises that hold in the period"),
    "indicator": message(
        "counted are the indicators with a target, save those that only promises outside the period use"
    ),
}
_EXPECTED = message("counted are the measures that there was reason to report on")
_LACKING = {
    "measure": message("nothing is reported about the period, though something was to be expected"),
    "indicator": message("nothing has been measured yet"),
}
_NO_NEWS = message("nothing is reported about the period")


class _CountedThing(NamedTuple):
    """Something that may be counted: what it is judged as, why, what was reported on it, and whether it lacks that."""

    route: Route
    id: str
    title: str
    what: StrEnum
    word: Message
    reason: Message | None
    news: Message | None
    lacks_report: bool


@cache
def words() -> dict[str, tuple[What, ...]]:
    """Return what each word counts."""
    found: dict[str, tuple[What, ...]] = {}
    said: list[tuple[What, tuple[str, ...]]] = [
        *_STATES.items(),
        *_VERDICTS.items(),
        *_OTHERS.items(),
        *_OPINIONS.items(),
    ]
    said += [(value, (value.value,)) for value in (*Assessment, *PromiseAssessment, *Lack)]
    for what, several in said:
        for word in several:
            found[word] = (*found.get(word, ()), what)
    return found


@cache
def _folded() -> dict[str, tuple[What, ...]]:
    return {fold(word): meant for word, meant in words().items()}


def is_count(text: str) -> bool:
    """Tell whether a text asks for a count."""
    return _plain(text) in _folded()


def explain_counts(standing: PlanStanding, text: str) -> Iterator[Explanation]:
    """Yield how many there are of each kind of thing that the word may be said of, and which they are."""
    asked = _folded()[_plain(text)]
    found = [(kind, what) for what in asked for kind in _kinds(what)]
    every = {kind: tuple(_THINGS[kind](standing)) for kind in dict.fromkeys(kind for kind, _ in found)}
    told = [_explain(standing, kind, what, every[kind]) for kind, what in found]
    some = [explanation for explanation in told if explanation.number]
    none_of_some = [explanation for explanation in told if explanation.among]
    yield from some or none_of_some[:1] or told[:1]


def explain_summary(standing: PlanStanding) -> Iterator[Explanation]:
    """Yield the counts of a summary: the measures that were reported on, and how many there are of each answer."""
    for kind, several in _KINDS.items():
        things = tuple(_THINGS[kind](standing))
        answers: list[What] = [what for sort in several for what in sort]
        asked = [what for what in answers if any(thing.what is what for thing in things)]
        if kind == "measure" and things:
            asked.insert(0, REPORTED)
        yield from (_explain(standing, kind, what, things) for what in asked)


def _plain(text: str) -> str:
    """Return the word in a question: försenade of hur många är försenade?"""
    word = fold(text.strip(" ?"))
    for opening in ("hur-manga-", "atgarder-", "mal-", "loften-", "indikatorer-", "ar-"):
        word = word.removeprefix(opening)
    return word


def _kinds(what: What) -> Iterator[str]:
    if what is REPORTED:
        yield "measure"
    elif what is WITHOUT_REPORT:
        yield from _KINDS
    else:
        yield from (kind for kind, several in _KINDS.items() if isinstance(what, several))


def _explain(standing: PlanStanding, kind: str, what: What, things: tuple[_CountedThing, ...]) -> Explanation:
    counted = tuple(thing for thing in things if _is(thing, what))
    among = [thing for thing in things if thing.news or thing.lacks_report] if what is REPORTED else things
    return Explanation(
        "count",
        str(what.value)
        if isinstance(what, (State, Verdict, Assessment, PromiseAssessment, Lack))
        else str(what),
        "",
        what,
        so_many(kind, what, len(counted), len(among)),
        judged_on(standing.judged, is_reported=standing.has_reports),
        (),
        rules=tuple(_rules(kind, what)),
        sums=tuple(_share(kind, what, things, len(counted))),
        items=tuple(
            CountedItem(thing.route, kind, thing.id, thing.title, _reason(thing, kind, what))
            for thing in counted
        ),
        number=len(counted),
        among=len(among),
    )


def _is(thing: _CountedThing, what: What) -> bool:
    if what is REPORTED:
        return thing.news is not None
    return thing.lacks_report if what is WITHOUT_REPORT else thing.what is what


def _rules(kind: str, what: What) -> Iterator[Message]:
    yield _EXPECTED if what is REPORTED else _AMONG[kind]
    if isinstance(what, State) and what in measure_status.RULES:
        yield measure_status.RULES[what]
    if isinstance(what, Lack):
        yield opinions.LACKS[what]


def _share(kind: str, what: What, things: tuple[_CountedThing, ...], count: int) -> Iterator[Message]:
    if kind == "measure" and isinstance(what, State) and things:
        percent = shares([count, len(things) - count])[0]
        yield message(
            "{count} of {total} is {percent}",
            count=count,
            total=len(things),
            percent=quantity(percent, "%"),
        )


def _reason(thing: _CountedThing, kind: str, what: What) -> Message:
    if what is WITHOUT_REPORT:
        return _LACKING.get(kind, _NO_NEWS)
    return (thing.news if what is REPORTED else thing.reason) or thing.word


def _news(standing: PlanStanding, part: Goal | Measure | Promise) -> Message | None:
    """Return what time the last report for the period is about."""
    news = standing.judged.reported(part.follow_ups)
    return message("reported for {period}", period=stretch(news[-1].period)) if news else None


def _measures(standing: PlanStanding) -> Iterator[_CountedThing]:
    for route, measure in standing.plan.walk_measures():
        if standing.has_measure(measure):
            found = standing.measure(measure)
            yield _CountedThing(
                route, measure.id, measure.title, found.state, found.state.word,
                measure_status.reason_of(found, measure), _news(standing, measure), standing.lacks_report(measure),
            )  # fmt: skip


def _goals(standing: PlanStanding) -> Iterator[_CountedThing]:
    for route, goal in standing.plan.walk_goals():
        found, news = standing.goal(goal), _news(standing, goal)
        word, reason = opinions.word_of(found), opinions.reason_of(found)
        yield _CountedThing(route, goal.id, goal.text, found.what, word, reason, news, news is None)


def _promises(standing: PlanStanding) -> Iterator[_CountedThing]:
    for index, promise in enumerate(standing.plan.promises):
        if standing.has_promise(promise):
            found, news = standing.promise(promise), _news(standing, promise)
            word, reason = opinions.word_of(found), opinions.reason_of(found)
            lacks = standing.lacks_promise_report(promise)
            yield _CountedThing(
                ("löften", index), promise.id, promise.text, found.what, word, reason, news, lacks
            )


def _indicators(standing: PlanStanding) -> Iterator[_CountedThing]:
    for index, indicator in enumerate(standing.plan.indicators):
        if indicator.target and standing.has_indicator(indicator):
            found = standing.progress(indicator)
            yield _CountedThing(
                ("indikatorer", index), indicator.id, indicator.name, found.verdict, found.verdict.word, found.reason,
                None, not standing.judged.measured(indicator.outcomes),
            )  # fmt: skip


_THINGS = {"measure": _measures, "goal": _goals, "promise": _promises, "indicator": _indicators}
