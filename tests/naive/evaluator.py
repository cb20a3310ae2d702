"""Everything that a plan means for a period or a day: the day, and how measures, promises, goals and indicators go."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any, TypedDict

from tests.naive.ask import Ask, Item, follow_ups, items, promise_time
from tests.naive.indicators import IndicatorAnswer, indicator_answer
from tests.naive.spans import BEGINNING, NEVER, Span, as_day, as_span, between, is_yes
from tests.naive.trend import trend

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
    of_period: str | None
    in_period: bool
    parties: dict[str | None, str]
    contradicted: bool
    deadline_passed: bool
    soon_late: bool
    waits_for: list[str]


class AssessmentAnswer(TypedDict):
    """How a promise or goal goes.

    Where `unknown` is `None`, `word` is this period's; else it is the latest before (*senast bedömt*), if any.
    """

    in_period: bool
    word: str | None
    of_period: str | None
    unknown: str | None
    lacks_report: bool


class Answer(TypedDict):
    """What a plan means, on a day."""

    day: date | None
    measures: dict[str, MeasureAnswer]
    promises: dict[str, AssessmentAnswer]
    goals: dict[str, AssessmentAnswer]
    indicators: dict[str, IndicatorAnswer]
    trends: dict[str, str | None]


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
            str(value["id"]): assessment_answer(
                value, ask, belongs(plan, value, ask), PROMISE_WORDS, between(value.get("gäller")).first
            )
            for value in plan.get("löften") or []
        },
        "goals": {str(item["id"]): assessment_answer(item, ask, True, {}) for item in items(plan, "mål")},
        "indicators": {
            str(value["id"]): indicator_answer(plan, value, ask) for value in plan.get("indikatorer") or []
        },
        "trends": {str(value["id"]): trend(value, ask) for value in plan.get("indikatorer") or []},
    }


def measure_answer(measure: Item, ask: Ask) -> MeasureAnswer:
    """Say how far a measure has come (section 3)."""
    seen = [entry for entry in follow_ups(measure) if ask.sees(entry, as_span(entry["avser"]))]
    parties = statuses(seen, ask, answering(measure))
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
        "of_period": told_by(seen, status, ask, answering(measure)),
        "in_period": in_period,
        "parties": parties,
        "contradicted": is_contradicted(seen, ask),
        "deadline_passed": deadline_passed,
        "soon_late": status in {"ej påbörjad", "pågår"} and not is_wish and is_near(time.last, ask),
        "waits_for": [],
    }


def measure_time(measure: Item) -> Span:
    """Return from when until when a measure is done: `från` and `till`, and where one is missing the end of `när`."""
    time = measure.get("tid") or {}
    periods = [
        as_span(text) for text in [*([time["när"]] if time.get("när") else []), *(time.get("perioder") or [])]
    ]
    when = Span(BEGINNING, NEVER)
    if periods:
        when = Span(min(span.first for span in periods), max(span.last for span in periods))
    return Span(
        as_day(time["från"]) if time.get("från") else when.first,
        as_day(time["till"]) if time.get("till") else when.last,
    )


def answering(item: Item) -> set[str]:
    """Return who answers for something: `ansvarig`, and for an `åtagande` its own `ansvarig`, else its party."""
    promised = item.get("åtaganden") or []
    own = [name for part in promised for name in part.get("ansvarig") or [part["part"]]]
    return {str(name) for name in [*(item.get("ansvarig") or []), *own]}


def by_party(ranked: list[Item], answers: set[str]) -> dict[str | None, list[Item]]:
    """Return what each party has said, the latest last.

    Reading: one without `part` speaks for all parties, those who answer for it and those who have reported.
    """
    named = {str(entry["part"]) for entry in ranked if entry.get("part")}
    if not named:
        return {None: ranked} if ranked else {}
    said = {
        name: [entry for entry in ranked if str(entry.get("part") or name) == name]
        for name in sorted(named | answers)
    }
    return {name: entries for name, entries in said.items() if entries}


def latest_of(said: list[Item], ask: Ask) -> list[Item]:
    """Return the latest of what a party has said; of two with the same end and day nobody knows which it is."""
    last = said[-1]
    return [
        entry
        for entry in said
        if ask.rank(entry) == ask.rank(last)
        and as_span(entry["avser"]) == as_span(last["avser"])
        and entry.get("part") == last.get("part")
    ]


def is_near(last: date, ask: Ask) -> bool:
    """Tell whether a deadline has not passed and has at most 30 days left. Reading: what is unfinished is soon late."""
    return ask.day is not None and not ask.passed(last) and (last - ask.day).days <= 30


def statuses(seen: list[Item], ask: Ask, answers: set[str]) -> dict[str | None, str]:
    """Return each party's latest status: *that of the latest public follow-up (by end of `avser`, then day)*.

    Reading: what says no status is passed over; where nobody knows which is the latest, the one that has come least
    counts.
    """
    ranked = sorted((entry for entry in seen if entry.get("status")), key=ask.rank)
    return {
        name: least(str(entry["status"]) for entry in latest_of(said, ask)) or ""
        for name, said in by_party(ranked, answers).items()
    }


def told_by(seen: list[Item], status: str | None, ask: Ask, answers: set[str]) -> str | None:
    """Return the period of the latest report that the status was taken from."""
    ranked = sorted((entry for entry in seen if entry.get("status")), key=ask.rank)
    latest = [
        entry
        for said in by_party(ranked, answers).values()
        for entry in latest_of(said, ask)
        if entry["status"] == status
    ]
    last = max(latest, key=lambda entry: (ask.rank(entry), ranked.index(entry)), default=None)
    return str(last["avser"]) if last else None


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


def assessment_answer(
    item: Item, ask: Ask, in_period: bool, words: dict[str, str], first: date = BEGINNING
) -> AssessmentAnswer:
    """Say how a promise or goal was assessed, or which of the three unknowns it is (section 5).

    Reading: a follow-up is about the period in which its own ends, and about each that its own holds. Of a promise
    that begins after the judged day nothing is missing, as of such a measure.
    """
    begins_later = ask.day is not None and first > ask.day
    seen = sorted(
        (entry for entry in follow_ups(item) if ask.sees(entry, as_span(entry["avser"]))), key=ask.rank
    )
    assessed = [entry for entry in seen if entry.get("bedömning")]
    answers = answering(item)
    now = latest_assessment([entry for entry in assessed if is_about(entry, ask)], ask, answers)
    before = [entry for entry in assessed if not is_about(entry, ask)]
    last: Item = {}
    while before and (not last or cannot(last)):
        # reading: what the whole came to in the latest time of which it was assessed
        about = as_span(before[-1]["avser"])
        last = latest_assessment(
            [entry for entry in before if as_span(entry["avser"]) == about], ask, answers
        )
        before = [entry for entry in before if as_span(entry["avser"]) != about]
    last = {} if not last or cannot(last) else last
    if now and not cannot(now):
        return shown(now, in_period, words, None, lacks_report=False)
    # three different unknowns
    if now:
        unknown = CANNOT_BE_ASSESSED
    elif any(is_about(entry, ask) for entry in seen):
        unknown = NOT_ASSESSED
    else:
        unknown = NOT_REPORTED
    # an older assessment is shown as *senast bedömt: 2022-T1*, never counted as this period's
    lacks_report = in_period and unknown == NOT_REPORTED and not begins_later
    return shown(last, in_period, words, unknown, lacks_report=lacks_report)


def latest_assessment(found: list[Item], ask: Ask, answers: set[str]) -> Item:
    """Return the assessment of the party that has come least, and of two that nothing tells the order of the lesser."""
    latest = [entry for said in by_party(found, answers).values() for entry in latest_of(said, ask)]
    return max(
        latest,
        # reading: of equals the latest is told, of two that nothing tells the order of the last in the file
        key=lambda entry: (FROM_BEST_ON.index(entry["bedömning"]), ask.rank(entry), found.index(entry)),
        default={},
    )


def cannot(entry: Item) -> bool:
    return entry["bedömning"] in {"ej bedömt", "kan inte bedömas"}


def is_about(entry: Item, ask: Ask) -> bool:
    return ask.is_news(entry, as_span(entry["avser"]))


def shown(
    entry: dict[str, Any], in_period: bool, words: dict[str, str], unknown: str | None, *, lacks_report: bool
) -> AssessmentAnswer:
    word = entry.get("bedömning")
    return {
        "in_period": in_period,
        "word": words.get(word, word) if word else None,
        "of_period": str(entry["avser"]) if word else None,
        "unknown": unknown,
        "lacks_report": lacks_report,
    }
