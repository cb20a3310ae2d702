"""What value an indicator's target aims at, and whether figures in a text say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.duration import length
from trygg_cli.language import digits
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.message import Message
    from trygg_cli.model.indicator import Baseline, Indicator, Target
    from trygg_cli.prose.figures import Figure


class Aim(NamedTuple):
    """A target as a text, and the figures that agree with it."""

    text: Message | str
    values: frozenset[float]
    ranges: frozenset[tuple[float, float]]

    def agrees(self, said: Iterable[Figure]) -> bool:
        """Tell whether any of the figures is what the target says; the ends of a range agree only together."""
        spoken = {(_rounded(figure.low), _rounded(figure.high)) for figure in said}
        alone = {low for low, high in spoken if low == high}
        together = any({*pair} <= alone for pair in self.ranges)
        return together or bool(alone & self.values or spoken & self.ranges)


def aim_of(indicator: Indicator) -> Aim | None:
    """Return what an indicator's target aims at; nothing where no figure is set."""
    target = indicator.target
    text = _written(target) if target else ""
    if not target or not text:
        return None
    values, ranges = [*_values(target)], [*_ranges(target)]
    if indicator.baseline:
        values += _from(indicator.baseline, target)
        ranges += _range_of(indicator.baseline)
    pairs = frozenset((_rounded(low), _rounded(high)) for low, high in ranges)
    return Aim(text, frozenset(map(_rounded, values)), pairs)


def _written(target: Target) -> Message | str:
    low, high = target.at_least, target.at_most
    if low is not None and high is not None:
        alone = message("{value}", value=low)
        return alone if low == high else message("{low}–{high}", low=low, high=high)
    if low is not None:
        return message("at least {value}", value=low)
    if high is not None:
        return message("at most {value}", value=high)
    if target.exactly is not None:
        return message("{value}", value=target.exactly)
    if target.change_percent is not None:
        sign = "" if target.change_percent < 0 else "+"
        return f"{sign}{digits(target.change_percent)} %"
    return length(target.within.number, target.within.unit) or "" if target.within else ""


def _values(target: Target) -> Iterator[float]:
    low, high, often = target.at_least, target.at_most, target.recurring
    alone = [high if low is None else low] if None in (low, high) or low == high else []
    alone += [target.exactly]
    alone += [abs(target.change_percent)] if target.change_percent is not None else []
    alone += [target.within.number] if target.within else []
    alone += [often.times, often.least, often.most] if often else []
    for part in target.of_which:
        alone += [part.at_least, part.at_least_percent]
    yield from (value for value in alone if value is not None)


def _ranges(target: Target) -> Iterator[tuple[float, float]]:
    if target.at_least is not None and target.at_most is not None:
        yield target.at_least, target.at_most
    if target.recurring and target.recurring.least is not None and target.recurring.most is not None:
        yield target.recurring.least, target.recurring.most


def _range_of(baseline: Baseline) -> Iterator[tuple[float, float]]:
    if baseline.least is not None and baseline.most is not None:
        yield baseline.least, baseline.most


def _from(baseline: Baseline, target: Target) -> Iterator[float]:
    """Yield the baseline, and how far it is from there to the target, in units and in per cent."""
    yield from (value for value in (baseline.value, baseline.least, baseline.most) if value is not None)
    start, ends = baseline.value, [end for end in (target.at_least, target.at_most) if end is not None]
    if start is not None:
        yield from (abs(end - start) for end in ends)
        yield from (abs(end - start) / abs(start) * 100 for end in ends if start)


def _rounded(value: float) -> float:
    return round(value, 6)
