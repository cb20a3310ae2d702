"""Everything that a plan means for a period or a day: the day, and how measures, promises, goals and indicators go."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any, TypedDict

from tests.naive.ask import Ask, Item, follow_ups, items, promise_time
from tests.naive.indicators import IndicatorAnswer, indicator_answer
from tests.naive.spans import BEGINNING, NEVER, Span, as_day, as_span, is_yes

ORDER = ["ej påbörjad", "vilande", "pågår", "genomförd"]
"""How far a measure has come, the least first."""

FROM_BEST_ON = [
    *("uppnått", "hållet", "bedöms uppnås", "bedöms hållas", "ej bedömt", "kan inte bedömas"),
    *("uppnås delvis", "hålls delvis", "bedöms ej uppnås", "bedöms inte hållas", "ej uppnått", "inte hållet"),
]
FINISHED = {"genomförd", "avbruten"}

PROMISE_WORDS = {
    "uppnått": "hållet",
    "bedöms uppnås": "bedöms hållas",
    "uppnås delvis": "hålls delvis",
    "bedöms ej uppnås": "bedöms inte hållas",
    "ej uppnått": "inte hållet",
}
"""*Those of goals are understood there.*"""

NOT_REPORTED = "inte rapporterat"
NOT_ASSESSED = "rapporterat utan bedömning"
CANNOT_BE_ASSESSED = "rapporterat: kan inte bedömas"


class MeasureAnswer(TypedDict):
    """How far a measure has come. `parties` holds each party's latest status; `None` is nobody in particular."""

    läge: str  # noqa: PLC2401 - as a query calls it
    late: bool
    lacks_report: bool
    status: str | None
    in_period: bool
    parties: dict[str | None, str]
    contradicted: bool
    deadline_passed: bool
    waits_for: list[str]


class AssessmentAnswer(TypedDict):
    """How a promise or goal goes.

    Where `unknown` is `None`, `word` is this period's; else it is the latest before (*senast bedömt*), if any.
    """

    in_period: bool
    word: str | None
    of_period: str | None
    unknown: str | None


class Answer(TypedDict):
    """What a plan means, on a day."""

    day: date | None
    measures: dict[str, MeasureAnswer]
    promises: dict[str, AssessmentAnswer]
    goals: dict[str, AssessmentAnswer]
    indicators: dict[str, IndicatorAnswer]


def evaluate(plan: Item, *, period: str | None = None, day: str | None = None) -> Answer:
    """Work out what a plan means for a period, on a day, both, or neither."""
    ask = Ask.of(plan, period, day)
    measures = items(plan, "åtgärder")
    answers = {str(measure["id"]): measure_answer(measure, ask) for measure in measures}
    for measure in measures:
        # `väntar_på` an unfinished measure is told
        waits = [str(other) for other in measure.get("väntar_på") or [] if str(other) in answers]
        answers[str(measure["id"])]["waits_for"] = [
            # reading: a measure that waits for a cancelled one has to be told too
            other
            for other in waits
            if answers[other]["status"] != "genomförd"
        ]
    return {
        "day": ask.day,
        "measures": answers,
        "promises": {
            str(value["id"]): assessment_answer(value, ask, belongs(plan, value, ask), PROMISE_WORDS)
            for value in plan.get("löften") or []
        },
        "goals": {str(item["id"]): assessment_answer(item, ask, True, {}) for item in items(plan, "mål")},
        "indicators": {
            str(value["id"]): indicator_answer(plan, value, ask) for value in plan.get("indikatorer") or []
        },
    }


def measure_answer(measure: Item, ask: Ask) -> MeasureAnswer:
    """Say how far a measure has come (section 3)."""
    seen = [entry for entry in follow_ups(measure) if ask.sees(entry, as_span(entry["avser"]))]
    parties = statuses(seen, ask)
    status = least(parties.values())
    time = measure_time(measure)
    about = [entry for entry in follow_ups(measure) if ask.is_shown(entry, as_span(entry["avser"]))]

    # a wish has no deadline
    is_wish = is_yes((measure.get("tid") or {}).get("önskemål"))
    deadline_passed = not is_wish and ask.passed(time.last)
    # late only where an unfinished status is reported and the deadline has passed; reading: what rests is not late
    late = status in {"ej påbörjad", "pågår"} and deadline_passed
    # a measure that begins after the judged day: *har inte börjat*, not *status saknas*
    waits = status is None and ask.day is not None and time.first > ask.day
    # a measure whose time ended before the period is not in it,
    ended = ask.period is not None and time.last < ask.period.first
    # unless it is unfinished, has no status, or something was reported about the period
    in_period = not ended or status not in FINISHED or bool(about)
    return {
        "läge": "försenad" if late else status or ("har inte börjat" if waits else "status saknas"),
        "late": late,
        # … and not counted as missing
        # reading: what is done or cancelled needs no more reports
        "lacks_report": in_period
        and not any(ask.is_news(entry, as_span(entry["avser"])) for entry in about)
        and not waits
        and status not in FINISHED,
        "status": status,
        "in_period": in_period,
        "parties": parties,
        "contradicted": is_contradicted(seen, ask),
        "deadline_passed": deadline_passed,
        "waits_for": [],
    }


def measure_time(measure: Item) -> Span:
    """Return from when until when a measure is done: `från` and `till`, and where one is missing the end of `när`."""
    time = measure.get("tid") or {}
    when = as_span(time["när"]) if time.get("när") else Span(BEGINNING, NEVER)
    return Span(
        as_day(time["från"]) if time.get("från") else when.first,
        as_day(time["till"]) if time.get("till") else when.last,
    )


def statuses(seen: list[Item], ask: Ask) -> dict[str | None, str]:
    """Return each party's latest status: *that of the latest public follow-up (by end of `avser`, then day)*.

    Reading: what says no status is passed over; one without `part` speaks for all parties; of two with the same end
    and day nobody knows which is the latest, so that the one that has come least counts.
    """
    ranked = sorted((entry for entry in seen if entry.get("status")), key=ask.rank)
    names = dict.fromkeys(str(entry["part"]) for entry in ranked if entry.get("part"))
    if not names:
        return {None: latest_status(ranked, ask)} if ranked else {}
    return {
        name: latest_status([entry for entry in ranked if str(entry.get("part") or name) == name], ask)
        for name in names
    }


def latest_status(ranked: list[Item], ask: Ask) -> str:
    last = ranked[-1]
    at_once = [
        str(entry["status"])
        for entry in ranked
        if ask.rank(entry) == ask.rank(last)
        and as_span(entry["avser"]) == as_span(last["avser"])
        and entry.get("part") == last.get("part")
    ]
    return least(at_once) or ""


def least(found: Iterable[str]) -> str | None:
    """Return the status of *the one who has come least; avbruten only where all are*."""
    found = list(found)
    if not found:
        return None
    going = [status for status in found if status != "avbruten"]
    return min(going, key=ORDER.index) if going else "avbruten"


def is_contradicted(seen: list[Item], ask: Ask) -> bool:
    """Tell of *two different statuses for one period and party of the same day, or undated, or going back*.

    Reading: from genomförd or avbruten to anything else goes back, and from what was begun to ej påbörjad; a pause
    does not. Only reports that follow on one another are compared: what is repeated contradicts nothing.
    """
    ranked = sorted((entry for entry in seen if entry.get("status")), key=ask.rank)
    for combination, other in combinations(ranked, 2):
        same = as_span(combination["avser"]) == as_span(other["avser"]) and combination.get(
            "part"
        ) == other.get("part")
        between = [
            entry
            for entry in ranked[ranked.index(combination) + 1 : ranked.index(other)]
            if as_span(entry["avser"]) == as_span(combination["avser"])
            and entry.get("part") == combination.get("part")
        ]
        if not same or between or combination["status"] == other["status"]:
            continue
        days = {ask.written(combination), ask.written(other)}
        goes_back = combination["status"] in FINISHED or other["status"] == "ej påbörjad"
        if len(days) == 1 or None in days or goes_back:
            return True
    return False


def belongs(plan: Item, promise: Item, ask: Ask) -> bool:
    """Tell whether a promise is in the report: *a period that its own `gäller` (else the plan's) overlaps*."""
    return ask.period is None or promise_time(plan, promise).meets(ask.period)


def assessment_answer(item: Item, ask: Ask, in_period: bool, words: dict[str, str]) -> AssessmentAnswer:
    """Say how a promise or goal was assessed, or which of the three unknowns it is (section 5).

    Reading: a follow-up is about the period in which its own ends, and about each that its own holds.
    """
    seen = sorted(
        (entry for entry in follow_ups(item) if ask.sees(entry, as_span(entry["avser"]))), key=ask.rank
    )
    assessed = [entry for entry in seen if entry.get("bedömning")]
    now = latest_assessment([entry for entry in assessed if is_about(entry, ask)], ask)
    told = [entry for entry in assessed if not is_about(entry, ask)]
    while told and cannot(latest_assessment(told, ask)):
        told = [entry for entry in told if as_span(entry["avser"]) != as_span(told[-1]["avser"])]
    if now and not cannot(now):
        return shown(now, in_period, words, None)
    # three different unknowns
    if now:
        unknown = CANNOT_BE_ASSESSED
    elif any(is_about(entry, ask) for entry in seen):
        unknown = NOT_ASSESSED
    else:
        unknown = NOT_REPORTED
    # an older assessment is shown as *senast bedömt: 2022-T1*, never counted as this period's
    return shown(latest_assessment(told, ask), in_period, words, unknown)


def latest_assessment(found: list[Item], ask: Ask) -> Item:
    """Return the latest; *two reports that nothing tells the order of: the one that has come least counts*."""
    at_once = [
        entry
        for entry in found
        if ask.rank(entry) == ask.rank(found[-1]) and as_span(entry["avser"]) == as_span(found[-1]["avser"])
    ]
    return max(at_once, key=lambda entry: FROM_BEST_ON.index(entry["bedömning"]), default={})


def cannot(entry: Item) -> bool:
    return entry["bedömning"] in {"ej bedömt", "kan inte bedömas"}


def is_about(entry: Item, ask: Ask) -> bool:
    return ask.is_news(entry, as_span(entry["avser"]))


def shown(
    entry: dict[str, Any], in_period: bool, words: dict[str, str], unknown: str | None
) -> AssessmentAnswer:
    word = entry.get("bedömning")
    return {
        "in_period": in_period,
        "word": words.get(word, word) if word else None,
        "of_period": str(entry["avser"]) if word else None,
        "unknown": unknown,
    }
