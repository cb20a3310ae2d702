"""How outcomes go together to the one figure that is judged (section 6, *said, never guessed*)."""

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

from tests.naive.ask import Ask, Item
from tests.naive.spans import (
    BEGINNING,
    Span,
    as_number,
    as_span,
    as_text,
    gaps,
    is_no,
    is_yes,
    year_before,
)

NOT_MEASURED = "inte mätt"
CONTRADICTED = "två utfall för samma tid och plats"
OVERLAPPING = "utfall som delvis gäller samma tid"
ONLY_PER_PLACE = "bara mätt per plats"
NO_WHOLE = "ingen siffra för helheten"
NO_FIRST_DAY = "planen säger inte från vilken dag"
PART_NOT_MEASURED = "en del är inte mätt"


@dataclass(frozen=True)
class Outcome:
    """What was measured for a time, at a place or in all."""

    text: str
    span: Span
    place: str | None
    value: Fraction
    corrects: bool
    comparable: bool
    written: date
    subgroups: dict[str, Fraction]
    has_value: bool = True


@dataclass(frozen=True)
class Series:
    """The outcomes of an indicator that a target is judged by, and the places that they are to be summed over."""

    outcomes: list[Outcome]
    places: list[str]


@dataclass(frozen=True)
class Figure:
    """The figure judged, and the outcomes behind it. With a `problem` it cannot be judged."""

    value: Fraction | None = None
    used: list[Outcome] = field(default_factory=list)
    complete: bool = True
    grows: bool = False
    problem: str | None = None


def seen_outcomes(indicator: Item, ask: Ask) -> list[Outcome]:
    """Return the outcomes that count: those with a value, seen on the day, up to the period's end, corrected."""
    found = []
    for entry in indicator.get("utfall") or []:
        span = as_span(entry["period"])
        # the latest outcome up to the period's end
        in_report = ask.period is None or span.last <= ask.period.last
        says_something = entry.get("värde") is not None or is_yes(entry.get("rättar"))
        if says_something and ask.sees(entry, span) and in_report:
            found.append(_outcome(entry, span, ask))
    return [outcome for outcome in corrected(found) if outcome.has_value]


def _outcome(entry: Item, span: Span, ask: Ask) -> Outcome:
    subgroups: dict[str, Any] = entry.get("undergrupper") or {}
    return Outcome(
        text=as_text(entry["period"]),
        span=span,
        place=str(entry["plats"]) if entry.get("plats") else None,
        value=as_number(entry.get("värde") or 0),
        corrects=is_yes(entry.get("rättar")),
        comparable=not is_no(entry.get("jämförbar")),
        written=ask.written(entry) or BEGINNING,
        subgroups={name: as_number(value) for name, value in subgroups.items()},
        has_value=entry.get("värde") is not None,
    )


def corrected(outcomes: list[Outcome]) -> list[Outcome]:
    """*A correction (an outcome with `rättar: ja`) takes its place.*

    Reading: of several the one written last, then the last in the file; it takes the place of all the others. One
    without a value takes them back.
    """
    kept = []
    for outcome in outcomes:
        corrections = [other for other in outcomes if other.corrects and _same(outcome, other)]
        latest = max(enumerate(corrections), key=lambda it: (it[1].written, it[0]), default=(0, outcome))[1]
        if outcome is latest:
            kept.append(outcome)
    return kept


def _same(one: Outcome, other: Outcome) -> bool:
    return one.span == other.span and one.place == other.place


def contradicts(outcomes: list[Outcome]) -> bool:
    """*Two outcomes for one period and place … without that it is a contradiction*, also when they are equal."""
    return any(_same(combination, other) for combination, other in combinations(outcomes, 2))


def in_time(outcomes: list[Outcome], time: Span) -> list[Outcome]:
    """Return the outcomes of a time. Reading: one that lies in it only in part tells nothing about it."""
    return [outcome for outcome in outcomes if time.holds(outcome.span)]


def total(series: Series) -> list[Outcome]:
    """*The total: an outcome without place.* Reading: where the target names a single place, that is the total."""
    whole = [outcome for outcome in series.outcomes if outcome.place is None]
    return whole or [outcome for outcome in series.outcomes if series.places == [outcome.place]]


def latest(series: Series) -> Figure:
    """`läge`: *the latest outcome up to the period's end.* Reading: of two with one end that which begins later."""
    # `platser`, not `per_plats`: an outcome without place, … else *kan inte bedömas: bara mätt per plats*
    outcomes = total(series)
    if not outcomes:
        return Figure(problem=ONLY_PER_PLACE if series.outcomes else NOT_MEASURED)
    last = max(outcomes, key=lambda value: (value.span.last, value.span.first))
    alike = [outcome for outcome in outcomes if _same(outcome, last)]
    return Figure(last.value, [last], problem=CONTRADICTED if len(alike) > 1 else None)


def mean(series: Series, time: Span) -> Figure:
    """`medel`: *the plain mean of the outcomes in the target's time, so far.*"""
    outcomes = in_time(total(series), time)
    if not outcomes:
        return Figure(problem=ONLY_PER_PLACE if in_time(series.outcomes, time) else NOT_MEASURED)
    value = sum((outcome.value for outcome in outcomes), Fraction()) / len(outcomes)
    return Figure(value, outcomes, problem=CONTRADICTED if contradicts(outcomes) else None)


def whole(series: Series, time: Span, over: bool) -> Figure:
    """`unika`: *never added over times or places, only a figure for the whole counts.*

    Reading: before the end a figure from the first day on, for all that is measured so far, is one for the whole.
    """
    outcomes = in_time(total(series), time)
    if not outcomes:
        return Figure(problem=ONLY_PER_PLACE if in_time(series.outcomes, time) else NOT_MEASURED)
    first = min(outcome.span.first for outcome in outcomes) if time.first == BEGINNING else time.first
    longest = Span(first, max(outcome.span.last for outcome in outcomes))
    figures = [outcome for outcome in outcomes if outcome.span == longest]
    complete = longest.last == time.last
    if not figures or (over and not complete):
        return Figure(problem=NO_WHOLE)
    problem = CONTRADICTED if len(figures) > 1 else None
    return Figure(figures[0].value, figures[:1], complete=complete, grows=True, problem=problem)


def summed(series: Series, time: Span) -> Figure:
    """`summa`: *the sum over the target's time*; for places *an outcome without place, else the sum over them*."""
    outcomes = [
        outcome
        for outcome in in_time(series.outcomes, time)
        if outcome.place is None or not series.places or outcome.place in series.places
    ]
    # an outcome for a longer time takes the place of those for its parts, in whatever order they stand
    leaves = [outcome for outcome in outcomes if not any(_takes_place(other, outcome) for other in outcomes)]
    if not leaves:
        return Figure(problem=NOT_MEASURED)
    value = sum((leaf.value for leaf in leaves), Fraction())
    # reading: times that overlap otherwise can be neither added nor replaced
    problem = CONTRADICTED if contradicts(leaves) else OVERLAPPING if _overlap(leaves) else None
    if time.first == BEGINNING and len({leaf.span for leaf in leaves}) > 1:
        problem = problem or NO_FIRST_DAY
    # reading: where the target names no places nobody knows whether those measured are all
    knows_places = bool(series.places) or not any(leaf.place for leaf in leaves)
    complete = knows_places and not unmeasured(leaves, series, time)
    return Figure(value, leaves, complete=complete, grows=True, problem=problem)


def _takes_place(longer: Outcome, part: Outcome) -> bool:
    covers = longer.span.holds(part.span) and longer.place in {None, part.place}
    return covers and not _same(longer, part)


def _overlap(leaves: list[Outcome]) -> bool:
    return any(
        combination.span.meets(other.span)
        and (combination.place == other.place or None in {combination.place, other.place})
        for combination, other in combinations(leaves, 2)
    )


def unmeasured(leaves: list[Outcome], series: Series, time: Span) -> list[Span]:
    """Return what is not measured of a time. Reading: each place has to be, those of the target or else those measured.

    Reading: of a time without a first day what comes before the first outcome is not asked for.
    """
    first = min(leaf.span.first for leaf in leaves) if time.first == BEGINNING else time.first
    by_place = any(leaf.place for leaf in leaves)
    places: list[str | None] = [*(series.places or sorted({leaf.place for leaf in leaves if leaf.place}))]
    return [
        gap
        for place in (places if by_place else [None])
        for gap in gaps(
            Span(first, time.last),
            [leaf.span for leaf in leaves if leaf.place is None or leaf.place == place],
        )
    ]


@dataclass(frozen=True)
class Pair:
    """An outcome and that of the same part of the year before. With a `problem` they cannot be compared."""

    now: Fraction | None = None
    before: Fraction | None = None
    problem: str | None = None


def with_year_before(series: Series, adds: bool, baseline: Item, ask: Ask) -> Pair:
    """*The outcome of the same part of the year before; `baslinje` may have a `period`.*

    Reading: the part compared is the reported period where both years are measured for it, else the latest outcome's.
    """
    parts = {outcome.span: outcome.text for outcome in (series.outcomes if adds else total(series))}
    if not parts:
        return Pair(problem=ONLY_PER_PLACE if series.outcomes else NOT_MEASURED)
    if ask.period and ask.period_text:
        pair = _pair(series, ask.period, ask.period_text, adds, baseline)
        if pair.problem not in {NOT_MEASURED, ONLY_PER_PLACE, PART_NOT_MEASURED, CONTRADICTED}:
            return pair
        is_held = any(outcome.span.holds(ask.period) for outcome in series.outcomes)
        if pair.problem == PART_NOT_MEASURED and adds and ask.is_over(ask.period.last) and not is_held:
            return pair  # what is measured of a time that is over is not compared with all of the year before
    # an outcome for a longer time takes the place of those for its parts
    span = max(
        parts, key=lambda value: (value.last, -value.first.toordinal() if adds else value.first.toordinal())
    )
    return _pair(series, span, parts[span], adds, baseline)


def _pair(series: Series, span: Span, text: str, adds: bool, baseline: Item) -> Pair:
    now, before = _at(series, span, adds), _before(series, text, adds, baseline)
    problems = [figure.problem for figure in (now, before) if figure.problem]
    problem = PART_NOT_MEASURED if PART_NOT_MEASURED in problems else next(iter(problems), None)
    same = [outcome for outcome in series.outcomes if outcome.place in {other.place for other in now.used}]
    if not problem and crosses_break(same, before.used[0].span.last, span.last):
        problem = "ett annat sätt att mäta"
    return Pair(now.value, before.value, problem)


def _at(series: Series, span: Span, adds: bool) -> Figure:
    if adds:
        figure = summed(series, span)
    else:
        figure = latest(
            replace(series, outcomes=[outcome for outcome in series.outcomes if outcome.span == span])
        )
    return figure if figure.complete else replace(figure, problem=PART_NOT_MEASURED)


def _before(series: Series, text: str, adds: bool, baseline: Item) -> Figure:
    span = year_before(text)
    figure = _at(series, span, adds) if span else Figure(problem=NOT_MEASURED)
    stated = baseline_span(baseline)
    if (
        figure.problem in {NOT_MEASURED, ONLY_PER_PLACE, PART_NOT_MEASURED}
        and span
        and span == stated
        and baseline.get("värde") is not None
    ):
        value = as_number(baseline["värde"])
        return Figure(value, [Outcome(text, stated, None, value, False, True, BEGINNING, {})])
    return figure


def baseline_span(baseline: Item) -> Span | None:
    stated = baseline.get("period") or baseline.get("år")
    return as_span(stated) if stated else None


def crosses_break(outcomes: list[Outcome], since: date, until: date) -> bool:
    """Tell whether something was *measured in another way than before* after one day and up to another."""
    return any(not outcome.comparable and since < outcome.span.last <= until for outcome in outcomes)
