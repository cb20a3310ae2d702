"""Why an indicator is judged as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message, plural
from trygg_cli.model.kinds import Counting
from trygg_cli.standing.amount import PER_CENT, Amount, window
from trygg_cli.standing.recurring import unmeasured_units
from trygg_cli.standing.relative_targets import unmeasured
from trygg_cli.standing.trend import Trend
from trygg_cli.why.counted_outcomes import inputs
from trygg_cli.why.explanation import Explanation, distinct, judged_on, quantity, than
from trygg_cli.why.targets import rules
from trygg_cli.why.what_would_change import changes, left_out, of_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator
    from trygg_cli.position import Route
    from trygg_cli.standing.amount import Window
    from trygg_cli.standing.plan_standing import PlanStanding
    from trygg_cli.standing.recurring import Count
    from trygg_cli.standing.verdict import Compared, Progress

_MOST_DECIMALS = 10


def explain_indicator(standing: PlanStanding, indicator: Indicator, route: Route) -> Explanation:
    """Return how the verdict on an indicator came to be."""
    progress, name = standing.progress(indicator), standing.name
    time = window(indicator.target, standing.frame(indicator)) if indicator.target else None
    every = ((None, progress), *((name(place), site) for place, site in progress.places))
    return Explanation(
        "indicator",
        indicator.id,
        indicator.name,
        progress.verdict,
        progress.verdict.word,
        judged_on(standing.judged, is_reported=standing.has_reports),
        route,
        progress.reason,
        (*rules(standing, indicator, name), *_membership(standing, indicator)),
        indicator.target,
        indicator.unit,
        tuple(inputs(standing, indicator, route, name)),
        tuple(line for place, course in every for line in _sums(indicator, course, place)),
        distinct(of_place(place, line) for place, course in every for line in _notes(course, time)),
        _trend(standing, indicator),
        distinct(changes(standing, indicator, progress)),
    )


def _membership(standing: PlanStanding, indicator: Indicator) -> Iterator[Message]:
    if not standing.has_indicator(indicator):
        yield message("only promises outside the reported period use it, so it is not in that report")


def _sums(indicator: Indicator, progress: Progress, place: str | None) -> Iterator[Message]:
    for line in _sums_of(indicator, progress):
        yield of_place(place, line)
    if place:
        yield message("{place}: {verdict}", place=place, verdict=progress.verdict.word)


def _sums_of(indicator: Indicator, progress: Progress) -> Iterator[Message]:
    if progress.counts:
        yield from (_unit(count) for count in progress.counts)
    if progress.amount and not any(progress.amount is count.amount for count in progress.counts):
        yield from _working(progress.amount)
    for compared in progress.compared:
        yield from _comparison(compared, indicator, progress.amount)
    yield from _way(indicator, progress)


def _unit(count: Count) -> Message:
    if count.problem:
        return message("{what}: {why}", what=count.span.words, why=count.problem)
    if count.amount is None and count.is_over:
        return message("{time}: not measured", time=count.span.words)
    if count.amount is None:
        return message("{time}: not over yet, and nothing measured so far", time=count.span.words)
    working = [*_working(count.amount)] or [message("{value}", value=round(count.amount.value, 10))]
    return message(
        "{time}: {sum}, {verdict}", time=count.span.words, sum=working[0], verdict=count.verdict.word
    )


def _working(found: Amount) -> Iterator[Message]:
    """Yield how several figures make one; nothing where there is only one."""
    terms = [slot.value or 0.0 for slot in found.slots]
    if len(terms) < 2:
        return
    args = {f"term{index}": float(value) for index, value in enumerate(terms)}
    added = Message(" + ".join(f"{{{name}}}" for name in args), args)
    if found.counting is Counting.MEAN:
        yield message("({sum}) / {count} = {value}", sum=added, count=len(terms), value=round(found.value, 2))
    elif found.counting is Counting.SUM:
        yield message("{sum} = {value}", sum=added, value=round(found.value, 10))


def _comparison(compared: Compared, indicator: Indicator, found: Amount | None) -> Iterator[Message]:
    unit = "%" if compared.is_share else indicator.unit
    value = quantity(_short(compared, found), unit)
    if compared.subgroup:
        value = message("{group} {value}", group=compared.subgroup, value=value)
    if compared.basis is not None:
        yield from _from_basis(compared, indicator)
    for bound in dict.fromkeys((compared.low, compared.high)):
        if bound is not None:
            yield message("{value} is {than}", value=value, than=_against(compared, bound, unit))


def _short(compared: Compared, found: Amount | None) -> float:
    """Return the value without decimals that say no more: a share in whole per cent, a mean with two."""
    is_mean = found is not None and found.counting is Counting.MEAN and len(found.slots) > 1
    tried = range(_MOST_DECIMALS) if compared.is_share else (2,) if is_mean else ()
    values = (float(round(compared.value, decimals)) for decimals in tried)
    return next(
        (value for value in values if _side(compared._replace(value=value)) == _side(compared)),
        compared.value,
    )


def _side(compared: Compared) -> tuple[bool, bool]:
    return compared.is_too_little, compared.is_too_much


def _against(compared: Compared, bound: float, unit: str | None) -> Message:
    """Return how a value stands to a bound: more, fewer or just as much."""
    is_low, is_high = bound == compared.low, bound == compared.high
    is_worked_out = compared.basis is not None and not compared.is_strict
    limit = quantity(round(bound, 2) if is_worked_out else bound, unit)
    if compared.is_strict:
        asked = than(limit, is_more=is_low, unit=unit)
        is_missed = compared.is_too_little if is_low else compared.is_too_much
        return message("not {than}", than=asked) if is_missed else asked
    if is_low and compared.is_too_little:
        return than(limit, is_more=False, unit=unit)
    if is_high and compared.is_too_much:
        return than(limit, is_more=True, unit=unit)
    if is_low and is_high:
        return message("exactly {value}", value=limit)
    return message("at least {value}", value=limit) if is_low else message("at most {value}", value=limit)


def _from_basis(compared: Compared, indicator: Indicator) -> Iterator[Message]:
    unit = indicator.unit
    if isinstance(compared.basis, Amount):
        before = compared.basis.value
        yield message(
            "it is counted from {value} ({time})",
            value=quantity(before, unit),
            time=compared.basis.span.words,
        )
    else:
        before = compared.basis or 0.0
        yield message("it is counted from the baseline, {value}", value=quantity(before, unit))
    percent = indicator.target.change_percent if indicator.target else None
    bound = compared.low if compared.low is not None else compared.high
    if percent is not None and bound is not None:
        sign = "+" if percent >= 0 else "\N{MINUS SIGN}"
        size = quantity(abs(percent), "%")
        yield message(
            "{before} {sign} {size} = {bound}", before=before, sign=sign, size=size, bound=round(bound, 2)
        )


def _way(indicator: Indicator, progress: Progress) -> Iterator[Message]:
    """Yield how much of the way is done, and from where."""
    if not progress.percent or progress.amount is None or progress.counts or not progress.is_behind:
        return
    start = indicator.baseline.value if indicator.baseline else None
    done = quantity(progress.percent, "%")
    if any(isinstance(compared.basis, Amount) for compared in progress.compared):
        yield message("{percent} of the way is done, counted from the year before", percent=done)
    elif start is None or progress.amount.counting in (Counting.SUM, Counting.UNIQUE):
        yield message("{percent} of the way is done, counted from zero", percent=done)
    else:
        yield message("{percent} of the way is done, counted from the baseline", percent=done)


def _notes(progress: Progress, time: Window | None) -> Iterator[Message]:
    for found in [progress.amount] if progress.amount and not progress.counts else []:
        if found.may_be_more:
            yield unmeasured(found)
    left = left_out(progress, time) if time else ()
    yield from (
        message("{time} is not measured", time=gap.words)
        for gap in (*unmeasured_units(progress.counts), *left)
    )


def _trend(standing: PlanStanding, indicator: Indicator) -> Message | None:
    course = standing.course(indicator)
    if course.trend is Trend.UNKNOWN or course.latest is None or course.latest.value is None:
        return None
    now = message(
        "{value} ({time})", value=quantity(course.latest.value, indicator.unit), time=course.latest.span.words
    )
    start = indicator.baseline.value if indicator.baseline else None
    if course.before and course.before.value is not None:
        then = quantity(course.before.value, indicator.unit)
        before = message("{value} ({time})", value=then, time=course.before.span.words)
    else:
        before = message("the baseline, {value}", value=quantity(start or 0.0, indicator.unit))
    told = message("{trend}: {now} compared with {before}", trend=course.trend.word, now=now, before=before)
    if course.trend is Trend.UNCHANGED and indicator.threshold:
        limit = _difference(indicator.threshold, indicator.unit)
        return message("{trend}; a difference of at most {limit} is none (tröskel)", trend=told, limit=limit)
    return told


def _difference(value: float, unit: str | None) -> Message:
    """Return a difference with its unit; between shares in per cent it is counted in percentage points."""
    if unit not in PER_CENT:
        return quantity(value, unit)
    number = 1 if value == 1 else 2
    return plural("{value} percentage point", "{value} percentage points", number)._replace(
        args={"value": float(value)}
    )
