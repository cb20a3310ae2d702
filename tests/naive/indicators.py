"""What an indicator's target has come to (section 6)."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypedDict

from tests.naive import figures
from tests.naive.ask import Ask, Item, items, promise_time
from tests.naive.bounds import (
    MISSED,
    PENDING,
    REACHED,
    UNKNOWN,
    compared,
    conditions,
    judge_bound,
    worst,
)
from tests.naive.figures import Figure, Series
from tests.naive.spans import (
    ALWAYS,
    BEGINNING,
    NEVER,
    Span,
    as_number,
    as_span,
    between,
    is_yes,
    whole_units,
)

SUMMED, STATE, MEAN, UNIQUE = "summa", "läge", "medel", "unika"


class IndicatorAnswer(TypedDict):
    """What a target has come to.

    `verdict` is `pending` for *på väg* and *inte uppnått än* alike, and `None` where there is no target; `value` is
    the value judged (where it cannot be, what there is of it); `reason` says why it cannot be judged. Of units of time
    `units` are those that are over; `places` holds a verdict for each where the target is for each on its own.
    """

    in_period: bool
    verdict: str | None
    value: float | None
    counting: str | None
    reason: str | None
    units: int
    units_reached: int
    units_missed: int
    units_unmeasured: int
    units_ongoing: int
    unit_sums: list[float | None]
    places: dict[str, str]


@dataclass
class Judgement:
    """A verdict on the way to the answer."""

    verdict: str
    value: Fraction | None = None
    reason: str | None = None
    units: dict[str, int] = field(default_factory=dict)
    unit_sums: list[Fraction | None] = field(default_factory=list)


def indicator_answer(plan: Item, indicator: Item, ask: Ask) -> IndicatorAnswer:
    """Say how an indicator's target goes."""
    target: Item = indicator.get("mål") or {}
    outcomes = figures.seen_outcomes(indicator, ask)
    time = target_time(plan, indicator, target)
    places = [str(place) for place in target.get("platser") or []]
    by_place: dict[str, Judgement] = {}
    if not target:
        judged = None
    elif is_yes(target.get("per_plats")):
        # `per_plats: ja`: each place on its own (reading: those of the target, else those measured)
        for place in places or sorted({one.place for one in outcomes if one.place}):
            own = Series([one for one in outcomes if one.place == place], [place])
            by_place[place] = judge(indicator, target, own, time, ask)
        judged = over_places(by_place)
    else:
        judged = judge(indicator, target, Series(outcomes, places), time, ask)
    units = judged.units if judged else {}
    return {
        "in_period": is_used(plan, indicator, ask),
        "verdict": judged.verdict if judged else None,
        "value": plain(judged.value) if judged else None,
        "counting": how_counted(indicator, target),
        "reason": judged.reason if judged else None,
        "units": units.get("over", 0),
        "units_reached": units.get(REACHED, 0),
        "units_missed": units.get(MISSED, 0),
        "units_unmeasured": units.get(UNKNOWN, 0),
        "units_ongoing": units.get(PENDING, 0),
        "unit_sums": [plain(one) for one in judged.unit_sums] if judged else [],
        "places": {place: one.verdict for place, one in by_place.items()},
    }


def plain(value: Fraction | None) -> float | None:
    return None if value is None else int(value) if value.denominator == 1 else float(value)


def over_places(judged: dict[str, Judgement]) -> Judgement:
    if not judged:
        return Judgement(UNKNOWN, reason=figures.NOT_MEASURED)
    verdict = worst(one.verdict for one in judged.values())
    units: dict[str, int] = {}
    for one in judged.values():
        for name, count in one.units.items():
            units[name] = units.get(name, 0) + count
    reasons = [one.reason for one in judged.values() if one.reason]
    return Judgement(verdict, None, reasons[0] if reasons and verdict == UNKNOWN else None, units)


def is_used(plan: Item, indicator: Item, ask: Ask) -> bool:
    """Tell whether an indicator is in the report: *neither are indicators that only* a promise outside it *uses*."""
    promises, others = users(plan, indicator)
    if ask.period is None or others or not promises:
        return True
    return any(promise_time(plan, one).meets(ask.period) for one in promises)


def users(plan: Item, indicator: Item) -> tuple[list[Item], list[Item]]:
    """Return the promises that name an indicator, and the goals and measures that do."""

    def naming(parts: list[Item]) -> list[Item]:
        return [
            part
            for part in parts
            if str(indicator["id"]) in [str(name) for name in part.get("indikatorer") or []]
        ]

    return naming(plan.get("löften") or []), naming(items(plan, "mål") + items(plan, "åtgärder"))


def target_time(plan: Item, indicator: Item, target: Item) -> Span:
    """*From the plan's (or the promise's) first day, or the year of `senast`, to the end of `senast` or the validity.*

    Reading: the promise's where only promises use the indicator; the year of `senast` where nothing says a first day
    or that day comes after `senast`.
    """
    time = between(plan.get("gäller"))
    promises, others = users(plan, indicator)
    if promises and not others:
        own = [promise_time(plan, one) for one in promises]
        time = Span(min(one.first for one in own), max(one.last for one in own))
    if not target.get("senast"):
        # no `senast`: the validity's last day is the end
        return time
    end = as_span(target["senast"]).last
    first = time.first if BEGINNING < time.first <= end else date(end.year, 1, 1)
    return Span(first, end)


def how_counted(indicator: Item, target: Item) -> str | None:
    """Return how outcomes go together: *said, never guessed*."""
    if indicator.get("räknas"):
        return str(indicator["räknas"])
    # `återkommande` says it by itself: times in a unit are added
    if target.get("återkommande"):
        return SUMMED
    # `%` and a scale are `läge` by nature
    if indicator.get("skala") or indicator.get("enhet") in {"%", "procent"}:
        return STATE
    return None


def judge(indicator: Item, target: Item, series: Series, time: Span, ask: Ask) -> Judgement:
    """Judge one series of outcomes by all that the target says."""
    counting = how_counted(indicator, target)
    if counting is None:
        # with more than one outcome in the target's time and no `räknas`: *kan inte bedömas*
        together = figures.total(series) or series.outcomes
        if len({(one.span, one.place) for one in figures.in_time(together, time)}) > 1:
            return Judgement(UNKNOWN, reason="räknas är inte sagt")
        # reading: a single outcome is judged as it stands, like the latest
        counting = STATE
    over = ask.passed(time.last)
    figure = count(counting, series, time, over)
    verdicts, reasons = conditions(indicator, target, series, figure, over)
    value = figure.value if verdicts else None
    if target.get("jämfört_med"):
        pair = figures.with_year_before(series, counting == SUMMED, indicator.get("baslinje") or {})
        verdicts.append(compared(target, pair, over))
        reasons.append(pair.problem)
        value = pair.now
    if target.get("återkommande"):
        recurring = units_of(target["återkommande"], series, counting, time, ask)
        # `återkommande` and bounds: both must hold; the bounds are for the times added up
        recurring.verdict = worst([recurring.verdict, *verdicts])
        recurring.value = value if verdicts else recurring.value
        if recurring.verdict == UNKNOWN:
            found = reasons if UNKNOWN in verdicts else []
            recurring.reason = next(filter(None, [*found, recurring.reason]), figures.PART_NOT_MEASURED)
        return recurring
    if not verdicts:
        return Judgement(UNKNOWN, figure.value, "målet har ingen siffra")
    verdict = worst(verdicts)
    return Judgement(verdict, value, next(filter(None, reasons), None) if verdict == UNKNOWN else None)


def count(counting: str, series: Series, time: Span, over: bool) -> Figure:
    if counting == SUMMED:
        return figures.summed(series, time)
    if counting == MEAN:
        return figures.mean(series, time)
    if counting == UNIQUE:
        return figures.whole(series, time, over)
    return figures.latest(series)


def units_of(recurring: Item, series: Series, counting: str, time: Span, ask: Ask) -> Judgement:
    """Judge *each whole unit of time within the reported period on its own*."""
    limits = [
        (kind, as_number(recurring[key]))
        # reading: `antal` is at least so many
        for key, kind in (("antal", "minst"), ("minst", "minst"), ("högst", "högst"))
        if recurring.get(key) is not None
    ]
    if not limits or not recurring.get("per"):
        return Judgement(UNKNOWN, reason="målet har ingen siffra eller enhet")
    counts = {"over": 0, REACHED: 0, MISSED: 0, UNKNOWN: 0, PENDING: 0}
    sums: list[Fraction | None] = []
    for unit in whole_units(str(recurring["per"]), bounded(time, series), ask.period or ALWAYS):
        over = ask.passed(unit.last)
        figure = count(UNIQUE if counting == UNIQUE else SUMMED, series, unit, over)
        sums.append(figure.value)
        if not over:
            # those not over are *på väg (1 av 3 hittills)*
            counts[PENDING] += 1
            continue
        counts["over"] += 1
        verdicts = [judge_bound(kind, limit, figure, True) for kind, limit in limits]
        counts[UNKNOWN if figure.problem else worst(verdicts)] += 1
    # the unit's sum is what is shown (reading: where there is one unit)
    value = sums[0] if len(sums) == 1 else None
    return Judgement(verdict_of_units(counts), value, None, counts, sums)


def verdict_of_units(counts: dict[str, int]) -> str:
    """Return the verdict of all units. Reading: while units of the reported period are not over, it is *på väg*."""
    if counts[MISSED]:
        return MISSED
    if counts[UNKNOWN]:
        # *1 av 4 kvartal är inte mätta*
        return UNKNOWN
    # none over: no verdict yet
    return PENDING if counts[PENDING] or not counts["over"] else REACHED


def bounded(time: Span, series: Series) -> Span:
    """Return a time with both ends. Reading: where the plan does not say one, its outcomes do."""
    spans = [one.span for one in series.outcomes] or [Span(date(2000, 1, 1), date(2000, 1, 1))]
    return Span(
        min(one.first for one in spans) if time.first == BEGINNING else time.first,
        max(one.last for one in spans) if time.last == NEVER else time.last,
    )
