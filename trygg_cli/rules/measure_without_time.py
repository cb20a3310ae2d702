"""B09."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import aims, is_settled, missing
from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import MeasureKind
from trygg_cli.model.promisers import time_of
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import has_only_words
from trygg_cli.standing.status import first_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.goal import Goal
    from trygg_cli.model.governance import Validity
    from trygg_cli.model.indicator import Frequency
    from trygg_cli.model.measure import Measure, Schedule
    from trygg_cli.model.promise import Promise
    from trygg_cli.position import Route

_WHEN = Pattern(
    r"\b(?:varje|varannan|vartannat|dagligen|veckovis|månadsvis|kvartalsvis|årligen|inom (?:\d+|en|ett|två|tre)"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar|en|arna|s\w*)?|(?:hel|vecko|var)dag\w*|helg(?:er|erna|en|kväll\w*)?"
    r"|per (?:dag|vecka|månad|kvartal|tertial|termin|år)"
    r"|(?:om|i) (?:veckan|månaden|kvartalet|tertialet|terminen|året)"
    r"|dygnet runt|(?:en|två|tre|fyra|\d+) gång(?:er)?"
    r"|månad(?:erna)? \d\d?|vecka \d\d?|(?:i|under|från|till|senast|före|efter) (?:januari|februari|mars|april|maj|juni"
    r"|juli|augusti|september|oktober|november|december)"
    r"|(?:senast|under|till|före) (?:våren|sommaren|hösten|vintern|(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_ABOUT_A_YEAR = timedelta(days=400)


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
            typ: ordinarie arbete
            tid: {text: löpande}
    """,
)
def measure_without_time(case: Case) -> Iterator[Finding]:
    """Every measure says when it is to be done, so that it can be counted, and every promise when it holds.

    A measure without a time is never late. Keep the words of the plan in text, and beside them write what can
    be counted: a period, days, seasons, how often, or steps on the way with a time of their own. Ordinary
    work may go on without end, and a measure that is done, resting or cancelled needs no more time. In a plan for one
    year the year says when, and so do the time of the promise that a measure serves and its own words: each week, on
    Fridays, within 48 hours. A promise has the time of its
    plan, unless it has one of its own.
    """
    plan = case.plan
    told = _is_short(plan.valid)
    served = aims(plan)
    for route, measure in plan.walk_measures():
        if measure.kind is MeasureKind.ORDINARY or is_settled(case, measure):
            continue
        lacking = None if told else _without_time(case, route, measure.schedule)
        if lacking and not (any(map(_has_own_time, served(route, measure))) or _names_time(measure)):
            yield lacking
        elif measure.schedule:
            yield from _uncounted(route, measure.schedule)
    for index, promise in enumerate(plan.promises):
        if time_of(plan, promise) == (None, None) and not (promise.valid or promise.schedule):
            yield missing(
                case,
                ("löften", index),
                "gäller",
                message("nothing says when the promise holds"),
                message("write under gäller from when until when it holds, here or for the whole plan"),
            )


def _is_short(valid: Validity | None) -> bool:
    """Tell whether the plan holds for about a year."""
    return bool(valid and valid.start and valid.end and valid.end - valid.start <= _ABOUT_A_YEAR)


def _names_time(measure: Measure) -> bool:
    """Tell whether the words of a measure say when or how often it is done."""
    texts = (
        measure.title,
        measure.description or "",
        *measure.activities,
        *(commitment.text or "" for commitment in measure.commitments),
    )
    return any(_WHEN.search(text) for text in texts)


def _has_own_time(aim: Goal | Promise) -> bool:
    """Tell whether a promise says when it holds or how often it is kept."""
    valid, schedule = getattr(aim, "valid", None), getattr(aim, "schedule", None)
    said = hasattr(aim, "schedule") and _WHEN.search(aim.text)  # a promise: goals have no schedule
    return bool((valid and valid.end) or (schedule and _is_counted(schedule)) or said)


def _without_time(case: Case, route: Route, schedule: Schedule | None) -> Finding | None:
    if schedule is None or not (schedule.text or schedule.condition or _is_counted(schedule)):
        return missing(
            case,
            route,
            "tid",
            message("nothing says when the measure is to be done"),
            message("ask whoever answers for it, and write under tid a period, days, seasons or how often"),
        )
    if schedule.text and not _has_days(schedule) and has_only_words(schedule.text, "no_time"):
        return Finding(
            (*route, "tid", "text"),
            message('"{text}" does not say when', text=schedule.text),
            message(
                "ask whoever answers for it when it is to be done, or write that it is ordinarie arbete by the key typ"
            ),
        )
    return None


def _uncounted(route: Route, schedule: Schedule) -> Iterator[Finding]:
    if schedule.text and not _is_counted(schedule) and not has_only_words(schedule.text, "no_time"):
        yield Finding(
            (*route, "tid", "text"),
            message("nothing can be counted from this time"),
            message("keep the words, and add the period, days, seasons or how often that they stand for"),
        )


def _is_counted(schedule: Schedule) -> bool:
    return _has_days(schedule) or any(
        step.period or step.date or _is_often(step.frequency) for step in schedule.milestones
    )


def _has_days(schedule: Schedule) -> bool:
    return bool(first_day(schedule) or schedule.end or schedule.seasons or _is_often(schedule.frequency))


def _is_often(frequency: Frequency | None) -> bool:
    return frequency is not None and any((frequency.times, frequency.least, frequency.most))
