"""What an indicator's target has come to (section 6)."""

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import TypedDict

from tests.naive import figures
from tests.naive.ask import Ask, Item, items, promise_time
from tests.naive.bounds import (
    MISSED,
    MORE,
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
        # `per_plats: ja`: each place on its own
        for place in places or sorted({outcome.place for outcome in outcomes if outcome.place}):
            own = Series([outcome for outcome in outcomes if outcome.place == place], [place])
            by_place[place] = judge(indicator, target, own, time, ask)
        judged = over_places(by_place, bool(places))
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
        "unit_sums": [plain(fraction) for fraction in judged.unit_sums] if judged else [],
        "places": {place: judgement.verdict for place, judgement in by_place.items()},
    }


def plain(value: Fraction | None) -> float | None:
    return None if value is None else int(value) if value.denominator == 1 else float(value)


def over_places(judged: dict[str, Judgement], are_named: bool) -> Judgement:
    """Return the verdict over all places. Reading: where the target names none, nobody knows that these are all."""
    if not judged:
        return Judgement(UNKNOWN, reason=figures.NOT_MEASURED)
    verdict = worst(judgement.verdict for judgement in judged.values())
    if not are_named and verdict in {REACHED, MORE}:
        verdict = UNKNOWN
    units: dict[str, int] = {}
    for judgement in judged.values():
        for name, count in judgement.units.items():
            units[name] = units.get(name, 0) + count
    reasons = [judgement.reason for judgement in judged.values() if judgement.reason]
    return Judgement(verdict, None, reasons[0] if reasons and verdict == UNKNOWN else None, units)


def is_used(plan: Item, indicator: Item, ask: Ask) -> bool:
    """Tell whether an indicator is in the report: *neither are indicators that only* a promise outside it *uses*."""
    promises, others = users(plan, indicator)
    if ask.period is None or others or not promises:
        return True
    return any(promise_time(plan, promise).meets(ask.period) for promise in promises)


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
        own = [promise_time(plan, promise) for promise in promises]
        time = Span(min(span.first for span in own), max(span.last for span in own))
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


def judge(  # noqa: PLR0911 a reading each
    indicator: Item, target: Item, series: Series, time: Span, ask: Ask
) -> Judgement:
    """Judge one series of outcomes by all that the target says."""
    counting = how_counted(indicator, target)
    if counting is None:
        # with more than one outcome in the target's time and no `räknas`: *kan inte bedömas*
        together = figures.total(series) or series.outcomes
        if len({(outcome.span, outcome.place) for outcome in figures.in_time(together, time)}) > 1:
            return Judgement(UNKNOWN, reason="räknas är inte sagt")
        if figures.contradicts(figures.in_time(together, time)):
            return Judgement(UNKNOWN, reason=figures.CONTRADICTED)
        # reading: a single outcome may be a state or a part of a sum, and is judged where it comes to the same
        series = Series(together, series.places)
        as_state = judge_counted(STATE, indicator, target, series, time, ask)
        if target.get("jämfört_med") or is_length_of_time(indicator, target):
            return as_state
        if target.get("ändring_procent") is not None or only_points(target):
            is_in_time = bool(figures.in_time(series.outcomes, time)) or not ask.is_over(time.last)
            is_alike = is_in_time and is_as_long_as_baseline(indicator, series)
            return as_state if is_alike else Judgement(UNKNOWN)
        as_sum = judge_counted(SUMMED, indicator, target, series, time, ask)
        if as_sum.reason == figures.NOT_MEASURED and not ask.is_over(time.last):
            nothing = Figure(Fraction(), complete=False, grows=True)
            as_sum = Judgement(worst(conditions(indicator, target, series, nothing, False)[0] or [UNKNOWN]))
        whole = [outcome for outcome in series.outcomes if outcome.span == time]
        if as_state.verdict != as_sum.verdict and not whole:
            return Judgement(UNKNOWN)
        as_state = as_sum if whole else as_state
        in_time = [outcome.value for outcome in figures.in_time(series.outcomes, time)]
        return replace(as_state, value=in_time[0] if in_time else as_state.value)
    return judge_counted(counting, indicator, target, series, time, ask)


def is_length_of_time(indicator: Item, target: Item) -> bool:
    return bool(target.get("inom")) and indicator.get("enhet") in {None, "timmar", "dagar", "veckor"}


def only_points(target: Item) -> bool:
    """Tell whether a target says only which way."""
    figures_in = {"minst", "högst", "exakt", "ändring_procent", "inom", "alla", "återkommande", "varav"}
    return bool(target.get("riktning")) and not figures_in & {*target}


def is_as_long_as_baseline(indicator: Item, series: Series) -> bool:
    """Tell whether what was measured is for a year or, where the baseline has a `period`, for its part of one."""
    one = max(series.outcomes, key=lambda it: (it.span.last, it.span.first), default=None)
    return one is not None and one.span == like_baseline(indicator, one.span.last.year)


def like_baseline(indicator: Item, year: int) -> Span | None:
    """Return the part of a year that the baseline is for, in another year."""
    own = (indicator.get("baslinje") or {}).get("period")
    if not own:
        return as_span(year)
    text = str(own)
    by = year - as_span(text).last.year
    try:
        return as_span("/".join(f"{int(point[:4]) + by}{point[4:]}" for point in text.split("/")))
    except ValueError:
        return None


def judge_counted(
    counting: str, indicator: Item, target: Item, series: Series, time: Span, ask: Ask
) -> Judgement:
    """Judge one series of outcomes, counted in one way, by all that the target says."""
    if counting in {SUMMED, UNIQUE} and not target.get("jämfört_med"):
        changes = target.get("ändring_procent") is not None or only_points(target)
        if changes and (indicator.get("baslinje") or {}).get("värde") is not None:
            # reading: a sum is compared with a baseline for a time as long as that of the baseline
            return judge_change(counting, indicator, target, series, time, ask)
    over = ask.is_over(time.last)
    figure = count(counting, series, time, over)
    verdicts, reasons = conditions(indicator, target, series, figure, over)
    value = figure.value if verdicts else None
    if target.get("jämfört_med"):
        pair = figures.with_year_before(series, counting == SUMMED, indicator.get("baslinje") or {}, ask)
        latest = max((it.span.last for it in series.outcomes), default=BEGINNING)
        if over and counting == SUMMED and not pair.problem and latest < time.last:
            # what is measured decides only where it decides alone
            pair = replace(pair, problem=figures.PART_NOT_MEASURED)
        verdicts.append(UNKNOWN if pair.problem else compared(target, pair, over))
        reasons.append(pair.problem)
        value = pair.now
    if target.get("återkommande"):
        recurring = units_of(target["återkommande"], series, counting, time, ask)
        # `återkommande` and bounds: both must hold; the bounds are for the times added up
        recurring.verdict = worst([recurring.verdict, *verdicts])
        recurring.value = value if verdicts else recurring.value
        found = [*(reasons if UNKNOWN in verdicts else []), recurring.reason, figures.PART_NOT_MEASURED]
        recurring.reason = next(filter(None, found)) if recurring.verdict == UNKNOWN else None
        return recurring
    if not verdicts:
        return Judgement(UNKNOWN, figure.value, "målet har ingen siffra")
    verdict = worst(verdicts)
    return Judgement(verdict, value, next(filter(None, reasons), None) if verdict == UNKNOWN else None)


def judge_change(
    counting: str, indicator: Item, target: Item, series: Series, time: Span, ask: Ask
) -> Judgement:
    """Judge a sum by a baseline: over the latest time as long as the baseline's of which anything is measured."""
    baseline = indicator.get("baslinje") or {}
    if not baseline.get("år") and not baseline.get("period"):
        return Judgement(UNKNOWN, reason="baslinjens tid är inte sagd")
    years = (
        range(time.first.year, time.last.year + 1)
        if BEGINNING < time.first and time.last < NEVER
        else range(2000, 2060)
    )
    for year in reversed(years):
        part = like_baseline(indicator, year)
        if not part or not time.holds(part) or not figures.in_time(series.outcomes, part):
            continue
        over = ask.is_over(part.last)
        figure = count(counting, series, part, over)
        verdicts, reasons = conditions(indicator, target, series, figure, over)
        verdict = worst(verdicts)
        if any(
            later and time.holds(later)
            for later in (like_baseline(indicator, it) for it in later_than(year, time))
        ):
            # reading: an earlier such time than the target's last does not decide for that
            if ask.is_over(time.last):
                return Judgement(UNKNOWN, figure.value, figures.PART_NOT_MEASURED)
            verdict = PENDING if verdict == MISSED else verdict
        return Judgement(
            verdict, figure.value, next(filter(None, reasons), None) if verdict == UNKNOWN else None
        )
    return Judgement(UNKNOWN, reason=figures.NOT_MEASURED)


def later_than(year: int, time: Span) -> range:
    return range(year + 1, time.last.year + 1) if time.last < NEVER else range(0)


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
    if not series.outcomes:
        return Judgement(UNKNOWN, reason=figures.NOT_MEASURED)
    if recurring["per"] == "planperiod" and (time.first == BEGINNING or time.last == NEVER):
        return Judgement(UNKNOWN, reason="planens tid är inte sagd")
    counts = {"over": 0, REACHED: 0, MISSED: 0, UNKNOWN: 0, PENDING: 0}
    sums: list[Fraction | None] = []
    # reading: a unit belongs to the period in which it ends; the one that goes on at its end is *på väg*
    limit = min(ask.day or NEVER, ask.period.last if ask.period else NEVER)
    # reading: where the target's time was over before the period, all of it is told
    since = ask.period.first if ask.period and not time.last < ask.period.first else BEGINNING
    for unit in whole_units(
        str(recurring["per"]), bounded(time, series, str(recurring["per"]), limit), ALWAYS
    ):
        if unit.first > limit or unit.last < since:
            continue
        over = ask.is_over(unit.last)
        figure = count(UNIQUE if counting == UNIQUE else SUMMED, series, unit, over)
        sums.append(figure.value)
        if not over:
            # those not over are *på väg (1 av 3 hittills)*; reading: unless it is too much already
            too_much = not figure.problem and any(
                kind == "högst" and figure.value is not None and figure.value > bound
                for kind, bound in limits
            )
            counts[MISSED if too_much else PENDING] += 1
            continue
        counts["over"] += 1
        verdicts = [judge_bound(kind, limit, figure, True) for kind, limit in limits]
        counts[UNKNOWN if figure.problem else worst(verdicts)] += 1
    # the unit's sum is what is shown (reading: where there is one unit)
    value = sums[0] if len(sums) == 1 else None
    return Judgement(verdict_of_units(counts), value, None, counts, sums)


def verdict_of_units(counts: dict[str, int]) -> str:
    """Return the verdict of all units. Reading: those that are over decide, where any is."""
    if counts[MISSED]:
        return MISSED
    if counts[UNKNOWN]:
        # *1 av 4 kvartal är inte mätta*
        return UNKNOWN
    # none over: no verdict yet
    return REACHED if counts["over"] else PENDING


def bounded(time: Span, series: Series, per: str, limit: date) -> Span:
    """Return a time with both ends.

    Reading: where the plan does not say the first day it is that of the unit in which something was first measured;
    where it does not say the last, units go on.
    """
    earliest = min(outcome.span.first for outcome in series.outcomes)
    latest = max([outcome.span.last for outcome in series.outcomes] + [limit] * (limit < NEVER))
    last = date(latest.year + 1, 12, 31) if time.last == NEVER else time.last
    if time.first > BEGINNING or per == "planperiod":
        return Span(time.first, last)
    around = Span(date(earliest.year - 1, 1, 1), date(earliest.year + 1, 12, 31))
    first = next(
        unit.first for unit in whole_units(per, around, ALWAYS) if unit.first <= earliest <= unit.last
    )
    return Span(first, last)
