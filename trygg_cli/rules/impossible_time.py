"""C14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.period import Period
from trygg_cli.standing.moment import Stretch, is_slip
from trygg_cli.standing.spans import DaySpan, day_words
from trygg_cli.standing.starting_points import time_of_baseline
from trygg_cli.standing.status import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.model.indicator import Indicator, Outcome
    from trygg_cli.model.measure import Schedule
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.walks import AnyFollowUp, Owner
    from trygg_cli.position import Route
    from trygg_cli.standing.moment import DatedReport, Holds

_CORRECT_HERE = message("correct it, or the time that the promise holds under gäller")
_CORRECT = message("correct it, or the time that the plan holds under gäller")


@rule(
    "C14",
    "omöjlig-tid",
    "impossible-time",
    source="Planens egen tid, under gäller",
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        gäller: {från: 2022-01-01, till: 2022-12-31}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            tid: {från: 2022-05-01, till: 2022-08-31}
            uppföljning:
              - avser: 2021-T1
                datum: 2022-05-12
                status: pågår
                kommentar: Stolparna är beställda.
              - avser: 2022-T2
                datum: 2202-09-02
                status: genomförd
                kommentar: Stolparna är på plats.
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        gäller: {från: 2022-01-01, till: 2022-12-31}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            tid: {från: 2022-05-01, till: 2022-08-31}
            uppföljning:
              - avser: 2022-T1
                datum: 2022-05-12
                status: pågår
                kommentar: Stolparna är beställda.
              - avser: 2022-T2
                datum: 2022-09-02
                status: genomförd
                kommentar: Stolparna är på plats.
    """,
)
def impossible_time(case: Case) -> Iterator[Finding]:
    """Days and periods lie within the plan's time, and nothing is reported before it has begun.

    A wrong figure in a year takes a follow-up out of its report, or keeps a measure from ever being late. The rule
    finds measures, promises and follow-ups outside the time that the plan holds, outcomes and baselines after it,
    baselines after what is counted from them, follow-ups and outcomes that were written before their period began,
    and days more than a year away. What was measured before the plan is history and left alone, and so is work that
    goes on from before the plan or for a while after it.
    """
    valid = case.plan.valid
    if any(route[0] == "gäller" for route in case.far_years):
        return  # nothing can be held against a time that is wrong
    if valid and (valid.start or valid.end):
        yield from _planned(case.plan, valid)
        yield from _far_ahead(case.plan, valid)
    for route, owner, entry in case.plan.walk_follow_ups():
        yield from _outside(route, owner, entry, valid) or _written(case, route, entry)
    for index, indicator in enumerate(case.plan.indicators):
        yield from _baseline(case, ("indikatorer", index, "baslinje"), indicator)
        for number, outcome in enumerate(indicator.outcomes):
            route = ("indikatorer", index, "utfall", number)
            yield from _after(case, route, indicator, outcome) or _written(case, route, outcome)


def _planned(plan: Plan, valid: Holds) -> Iterator[Finding]:
    """Yield the measures and promises of whose time no day lies within the plan's."""
    for route, measure in plan.walk_measures():
        own = _scheduled(measure.schedule) if measure.schedule else None
        if own and _is_apart(own, valid):
            text = message(
                "the measure is to be done {own}, outside the plan's time ({time})", **_both(own, valid)
            )
            yield Finding((*route, "tid"), text, _CORRECT)
    for index, promise in enumerate(plan.promises):
        held, own = _held(promise, valid) or valid, _scheduled(promise.schedule)
        if _is_apart(held, valid):
            text = message("the promise holds {own}, outside the plan's time ({time})", **_both(held, valid))
            yield Finding(("löften", index, "gäller"), text, _CORRECT)
        elif _is_apart(own, held):
            text = message("the promise is to be kept {own}, outside its time ({time})", **_both(own, held))
            yield Finding(("löften", index, "tid"), text, _CORRECT if held is valid else _CORRECT_HERE)


def _far_ahead(plan: Plan, valid: Holds) -> Iterator[Finding]:
    """Yield the days more than a year after the plan's time: of what is to be done, and of what was decided."""
    for route, day in _days(plan):
        if valid.end and day > valid.end and is_slip(valid, day):
            yield _far(route, day, valid)


def _days(plan: Plan) -> Iterator[tuple[Route, date]]:
    if plan.version:
        yield ("version",), plan.version
    yield from (
        (("beslut", index, "datum"), decision.date)
        for index, decision in enumerate(plan.decisions)
        if decision.date
    )
    yield from (
        (("rapportering_till_kf", index, "datum"), report.date)
        for index, report in enumerate(plan.council_reports)
    )
    for route, measure in plan.walk_measures():
        if measure.decide_by:
            yield (*route, "beslut_senast"), measure.decide_by
        yield from _of_schedule((*route, "tid"), measure.schedule, plan.valid)
    for index, promise in enumerate(plan.promises):
        if promise.valid and promise.valid.end and not _is_apart(promise.valid, plan.valid):
            yield ("löften", index, "gäller", "till"), promise.valid.end
        yield from _of_schedule(("löften", index, "tid"), promise.schedule, plan.valid)


def _of_schedule(
    route: Route, schedule: Schedule | None, valid: Holds | None
) -> Iterator[tuple[Route, date]]:
    """Yield the last day of a schedule, unless all of it is found, and the days of its steps."""
    if schedule is None:
        return
    if schedule.end and not _is_apart(_scheduled(schedule), valid):
        yield (*route, "till"), schedule.end
    for index, step in enumerate(schedule.milestones):
        if step.date:
            yield (*route, "hållpunkter", index, "datum"), step.date


def _outside(route: Route, owner: Owner, entry: AnyFollowUp, valid: Holds | None) -> list[Finding]:
    """Return whether a follow-up is about a time that is neither the plan's nor that of what it is about."""
    held = _held(owner, valid)
    if held is None or entry.period.overlaps(held.start, held.end):
        return []
    if held is valid and not _is_apart(entry.period, _around(valid, getattr(owner, "schedule", None))):
        return []
    text = (
        message("the follow-up is about {own}, outside the plan's time ({time})", **_both(entry.period, held))
        if held is valid
        else message(
            "the follow-up is about {own}, outside the promise's time ({time})", **_both(entry.period, held)
        )
    )
    return [Finding((*route, "avser"), text, _CORRECT if held is valid else _CORRECT_HERE)]


def _after(case: Case, route: Route, indicator: Indicator, outcome: Outcome) -> list[Finding]:
    """Return whether an outcome is for a time after the plan's, its promises' and its target's."""
    valid = case.plan.valid
    if valid and valid.end and outcome.period.start <= valid.end:
        return []
    frame = case.standing.frame(indicator).valid
    by = indicator.target.by if indicator.target else None
    ends = [item.end for item in (valid, frame, by) if item and item.end]
    if not ends or outcome.period.start <= max(ends):
        return []
    text = message(
        "the outcome is for {own}, after the plan's time ({time})", **_both(outcome.period, valid or frame)
    )
    return [Finding((*route, "period"), text, _CORRECT)]


def _baseline(case: Case, route: Route, indicator: Indicator) -> Iterator[Finding]:
    """Yield that a baseline is for a time after what is counted from it, or for two times at once."""
    own, time, valid = indicator.baseline, time_of_baseline(indicator), case.plan.valid
    if own is None or time is None:
        return
    place = (*route, "period" if own.period else "år")
    by = indicator.target.by if indicator.target else None
    if own.year and not time.start.year <= own.year <= time.end.year:
        text = message("the baseline is for {period}, and for {year}", period=time.text, year=str(own.year))
        yield Finding(place, text, message("correct one of them, or delete år"))
    if by and time.start > by.end:
        text = message(
            "the baseline is for {period}, and the target is to be reached before that, in {by}",
            period=time.text,
            by=by.text,
        )
        yield Finding(place, text, message("correct the time of the baseline, or senast under mål"))
    elif valid and valid.end and time.start > valid.end:
        text = message("the baseline is for {own}, after the plan's time ({time})", **_both(time, valid))
        yield Finding(place, text, _CORRECT)


def _written(case: Case, route: Route, entry: DatedReport) -> list[Finding]:
    """Return whether an entry was written long after or before the plan, or before what it is about had begun."""
    day, valid = entry.date, case.plan.valid
    if day is None:
        return []
    if case.standing.judged.written(entry) is None and valid and not _is_history(entry, valid):
        return [_far((*route, "datum"), day, valid)]
    if day < entry.period.start:
        text = message("written on {day}, before {period} had begun", day=day, period=entry.period.text)
        return [Finding((*route, "datum"), text, message("correct the day, or the period that it is about"))]
    return []


def _is_history(entry: DatedReport, valid: Holds) -> bool:
    """Tell whether something was measured, and written down, before the plan began."""
    return bool(valid.start and entry.date and entry.period.start < valid.start and entry.date < valid.start)


def _far(route: Route, day: date, valid: Holds) -> Finding:
    is_after = valid.end is not None and day > valid.end
    text = (
        message("{day} is more than a year after the plan's time ({time})", day=day, time=_words(valid))
        if is_after
        else message("{day} is more than a year before the plan's time ({time})", day=day, time=_words(valid))
    )
    return Finding(route, text, message("correct the day, or the time that the plan holds under gäller"))


def _held(owner: Owner, valid: Holds | None) -> Holds | None:
    """Return the time that a promise holds by itself, else the plan's."""
    own = getattr(owner, "valid", None)
    return own if own and (own.start or own.end) else valid


def _around(valid: Holds, schedule: Schedule | None) -> Stretch:
    """Return the plan's time together with that of something in it: work that began before it or goes on after it."""
    start, end = valid.start, valid.end
    first, last = _scheduled(schedule)
    return Stretch(start and min(start, first or start), end and max(end, last or end))


def _scheduled(schedule: Schedule | None) -> Stretch:
    return Stretch(first_day(schedule), last_day(schedule))


def _is_apart(own: Holds, valid: Holds | None) -> bool:
    """Tell whether no day is in both times; one that is open at an end goes on there."""
    if valid is None:
        return False
    return bool(
        (own.start and valid.end and own.start > valid.end)
        or (own.end and valid.start and own.end < valid.start)
    )


def _both(own: Holds, valid: Holds | None) -> dict[str, object]:
    return {
        "own": own.text if isinstance(own, Period) else _words(own),
        "time": _words(valid) if valid else "",
    }


def _words(time: Holds) -> Message:
    start, end = time.start, time.end
    if start and end:
        return DaySpan(start, end).words
    if end:
        return message("until {day}", day=day_words(end))
    return message("from {day}", day=day_words(start) if start else "")
