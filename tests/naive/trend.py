"""Which way an indicator goes (section 6): *like with like*, for what is not added up."""

from fractions import Fraction
from typing import Any

from tests.naive import figures
from tests.naive.ask import Ask, Item
from tests.naive.figures import Outcome
from tests.naive.indicators import MEAN, STATE, how_counted, is_length_of_time, like_baseline
from tests.naive.spans import Span, as_number, is_yes, year_before

BETTER, WORSE, UNCHANGED, HIGHER, LOWER, UNKNOWN = (
    "better",
    "worse",
    "unchanged",
    "higher",
    "lower",
    "unknown",
)
DAYS_OF_A_MONTH = Fraction(3044, 100)


def trend(indicator: Item, ask: Ask) -> str | None:
    """Return which way it goes, or nothing where it is not asked: of sums, units of time and other years."""
    target: Item = indicator.get("mål") or {}
    is_asked = how_counted(indicator, target) in {STATE, MEAN, None}
    if not is_asked or target.get("återkommande") or target.get("jämfört_med"):
        return None
    known = [outcome for outcome in figures.seen_outcomes(indicator, ask) if outcome.place is None]
    if not known:
        return UNKNOWN
    latest = max(known, key=lambda outcome: (outcome.span.last, outcome.span.first))
    same_part = year_before(latest.text)
    before = like(known, latest, same_part)
    stated = baseline(indicator, known, latest)
    if stated is not None and same_part == figures.baseline_span(indicator["baslinje"]) is not None:
        # the baseline is the same part of last year
        before = before if before and before.span == same_part else None
    read = [latest] + ([before] if before else [])
    if any(len([other for other in known if other.span == one.span]) > 1 for one in read):
        return UNKNOWN  # contradicted
    if before and figures.crosses_break(known, before.span.last, latest.span.last):
        # another source or method than before: no trend
        return UNKNOWN
    start = before.value if before else stated
    return UNKNOWN if start is None else word(indicator, target, latest.value - start)


def like(known: list[Outcome], latest: Outcome, same_part: Span | None) -> Outcome | None:
    """*Same part of last year where there is one, else the part before.* Reading: one that is as long."""
    earlier = [
        outcome
        for outcome in known
        if outcome.span.last < latest.span.first and months(outcome.span) == months(latest.span)
    ]
    there = [outcome for outcome in earlier if outcome.span == same_part]
    return max(there or earlier, key=lambda one: (one.span.last, one.span.first), default=None)


def months(span: Span) -> int:
    return round(((span.last - span.first).days) / DAYS_OF_A_MONTH)


def baseline(indicator: Item, known: list[Outcome], latest: Outcome) -> Fraction | None:
    """Return what stood before. Reading: for the same part of a year, and measured in the same way."""
    own: Item = indicator.get("baslinje") or {}
    if own.get("värde") is None or not all(outcome.comparable for outcome in known):
        return None
    if own.get("period") and latest.span != like_baseline(indicator, latest.span.last.year):
        return None
    return as_number(own["värde"])


def word(indicator: Item, target: Item, change: Fraction) -> str:
    """Tell a change in a word: *oförändrat* within the `tröskel`, and good or bad where the plan says which."""
    if abs(change) <= as_number(indicator.get("tröskel") or 0):
        return UNCHANGED
    aim = direction(indicator, target)
    if aim is None:
        return HIGHER if change > 0 else LOWER
    return BETTER if (change > 0) == (aim == "öka") else WORSE


def direction(indicator: Item, target: Item) -> Any:
    """Return *the direction that the target implies*: as it says, else as its bounds do."""
    said = (indicator.get("skala") or {}).get("bättre") or target.get("riktning")
    if said:
        return said
    if target.get("ändring_procent") is not None:
        return "öka" if as_number(target["ändring_procent"]) > 0 else "minska"
    if is_length_of_time(indicator, target) or str(target.get("exakt")) == "0":
        return "minska"
    bounds = [key for key in ("minst", "högst") if target.get(key) is not None]
    if len(bounds) == 1:
        return "öka" if bounds == ["minst"] else "minska"
    return "öka" if is_yes(target.get("alla")) and not bounds else None
