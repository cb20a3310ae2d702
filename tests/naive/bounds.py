"""What a figure comes to, bound by bound (section 6)."""

from collections.abc import Iterable
from fractions import Fraction

from tests.naive import figures
from tests.naive.ask import Item
from tests.naive.figures import Figure, Outcome, Pair, Series
from tests.naive.spans import BEGINNING, as_number, is_yes

REACHED = "uppnått"
PENDING = "pending"
MISSED = "inte uppnått"
MORE = "mer än utlovat"
UNKNOWN = "kan inte bedömas"

WORST_FIRST = [MISSED, PENDING, UNKNOWN, MORE, REACHED]
"""Where several things must hold: one that is known not to settles it, whatever the others are."""


def worst(verdicts: Iterable[str]) -> str:
    """Return the verdict of all together. *Several keys together are one target with several conditions.*"""
    return min(verdicts, key=WORST_FIRST.index)


Conditions = tuple[list[str], list[str | None]]


def conditions(indicator: Item, target: Item, series: Series, figure: Figure, over: bool) -> Conditions:
    """Judge every bound of a target, with the reason where one cannot be judged."""
    bounds, reasons = bounds_of(indicator, target, series, figure.used)
    if figure.problem:
        return [UNKNOWN] * len(bounds), [figure.problem]
    verdicts = [judge_bound(kind, limit, figure, over) for kind, limit in bounds]
    for part in target.get("varav") or []:
        verdicts.append(judge_subgroup(part, figure, over))
        reasons.append("undergruppen är inte mätt")
    if UNKNOWN in verdicts and not any(reasons):
        reasons.append(figures.NO_WHOLE if figure.value is None else figures.PART_NOT_MEASURED)
    return verdicts, reasons


Bound = tuple[str, Fraction | None]


def bounds_of(
    indicator: Item, target: Item, series: Series, used: list[Outcome]
) -> tuple[list[Bound], list[str | None]]:
    """Return the bounds of a target; one without a limit cannot be judged, and the reasons say why."""
    bounds: list[Bound] = [
        (kind, as_number(target[kind]))
        for kind in ("minst", "högst", "exakt")
        if target.get(kind) is not None
    ]
    scale = indicator.get("skala") or {}
    if bounds and bounds[-1][0] == "exakt":
        limit = bounds[-1][1]
        # reading: of what is to be less, or is to be nothing, more was not promised
        stated = scale.get("bättre") or target.get("riktning")
        if stated == "minska" or (not stated and not limit):
            bounds[-1:] = [("minst", limit), ("högst", limit)]
    reasons: list[str | None] = []
    if target.get("inom"):
        # reading: an `inom` is a `högst` where the values are lengths of time
        bounds.append(("högst", longest(indicator, target["inom"])))
    if is_yes(target.get("alla")):
        # reading: all are 100 per cent, or as many as the scale goes up to; else nobody says how many they are
        top = (indicator.get("skala") or {}).get("max")
        whole = as_number(100) if indicator.get("enhet") in {"%", "procent"} else top and as_number(top)
        bounds.append(("minst", whole))
    # reading: `riktning` is a condition of its own only *where no value is set* (its description in the format)
    points = target.get("riktning") and not bounds and not target.get("jämfört_med")
    changes = target.get("ändring_procent") is not None and not target.get("jämfört_med")
    if changes or points:
        start, problem = baseline_of(indicator, series, used)
        reasons.append(problem)
        bounds.append(changed(target, start))
    return bounds, reasons


def longest(indicator: Item, within: Item) -> Fraction | None:
    """Return the longest time in the unit of the values; months are only compared with months."""
    hours = {"timmar": 1, "dagar": 24, "veckor": 168}
    own = indicator.get("enhet") or within["enhet"]
    if own == within["enhet"]:
        return as_number(within["antal"])
    if own not in hours or within["enhet"] not in hours:
        return None
    return as_number(within["antal"]) * hours[within["enhet"]] / hours[own]


def baseline_of(indicator: Item, series: Series, used: list[Outcome]) -> tuple[Fraction | None, str | None]:
    """Return what to count from: the baseline, unless *no verdict that counts from the baseline, across the break*."""
    baseline = indicator.get("baslinje") or {}
    if baseline.get("värde") is None:
        return None, "ingen baslinje"
    span = figures.baseline_span(baseline)
    until = max((outcome.span.last for outcome in used), default=BEGINNING)
    same = [outcome for outcome in series.outcomes if outcome.place in {other.place for other in used}]
    if figures.crosses_break(same, span.last if span else BEGINNING, until):
        return None, "ett annat sätt att mäta"
    return as_number(baseline["värde"]), None


def changed(target: Item, start: Fraction | None) -> Bound:
    """Return the bound that a change from a start comes to: halving is at most half; less is less, and not as much."""
    if target.get("ändring_procent") is not None:
        percent = as_number(target["ändring_procent"])
        kind = "högst" if percent < 0 else "minst"
        # reading: nobody knows what a part of nought is
        return kind, start + start * percent / 100 if start else None
    return "under" if target["riktning"] == "minska" else "över", start


def judge_bound(kind: str, limit: Fraction | None, figure: Figure, over: bool) -> str:
    """Judge a figure by one bound."""
    if limit is None or figure.value is None:
        return UNKNOWN
    if kind == "exakt" and figure.value > limit:
        # `exakt: 2`: 2; more is *mer än utlovat*, told as such and not as missed
        return MORE
    is_met = {
        "minst": figure.value >= limit,
        "över": figure.value > limit,
        "högst": figure.value <= limit,
        "under": figure.value < limit,
        "exakt": figure.value == limit,
    }[kind]
    return judge_sum(kind, is_met, figure.complete, over) if figure.grows else judge_state(is_met, over)


def judge_state(is_met: bool, over: bool) -> str:
    # after the end, not reached is *inte uppnått*
    return REACHED if is_met else MISSED if over else PENDING


def judge_sum(kind: str, is_met: bool, complete: bool, over: bool) -> str:
    """Judge what can only grow."""
    if kind in {"minst", "över"} and is_met:
        return REACHED
    # above the bound: *inte uppnått*
    if kind in {"högst", "under"} and not is_met:
        return MISSED
    # before the end *på väg*, never *uppnått*; reading: what is measured to the end is the end
    if not over and not complete:
        return PENDING
    # what is measured decides only where it decides alone; else *kan inte bedömas: juli–december är inte mätt*
    if not complete:
        return UNKNOWN
    return REACHED if is_met else MISSED


def judge_subgroup(part: Item, figure: Figure, over: bool) -> str:
    """Judge how many, or what share, are of a certain sort. Reading: counted from the same outcomes as the whole."""
    name = part["undergrupp"]
    if figure.value is None or any(name not in outcome.subgroups for outcome in figure.used):
        return UNKNOWN
    of_them = sum((outcome.subgroups[name] for outcome in figure.used), Fraction())
    verdicts = []
    if part.get("minst") is not None:
        own = Figure(
            of_them if figure.grows else of_them / len(figure.used), [], figure.complete, figure.grows
        )
        verdicts.append(judge_bound("minst", as_number(part["minst"]), own, over))
    if part.get("minst_procent") is not None:
        everybody = sum((outcome.value for outcome in figure.used), Fraction())
        if not everybody or (over and not figure.complete):
            return UNKNOWN
        verdicts.append(judge_state(100 * of_them / everybody >= as_number(part["minst_procent"]), over))
    return worst(verdicts) if verdicts else UNKNOWN


def compared(target: Item, pair: Pair, over: bool) -> str:
    """Judge by the same part of the year before. Reading: `ändring_procent`, where said, decides over `riktning`."""
    has_aim = target.get("ändring_procent") is not None or target.get("riktning")
    if pair.problem or pair.now is None or not has_aim:
        return UNKNOWN
    kind, limit = changed(target, pair.before)
    return judge_bound(kind, limit, Figure(pair.now), over)
