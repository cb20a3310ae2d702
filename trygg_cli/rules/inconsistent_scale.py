"""C04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import digits
from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator, Scale, Target
    from trygg_cli.position import Route

_CLOSE = 1e-9
_MEET = message("let each band begin where the one before it ends")
_CORRECT = message("correct the value, or how far the scale goes")


@rule(
    "C04",
    "motsägelsefull-skala",
    "inconsistent-scale",
    source="Eskilstunas åtagandeplan 2016: trygghetsindexets nivåer",
    bad="""
        id: p
        titel: Åtagandeplan
        typ: åtagandeplan
        indikatorer:
          - id: I8
            namn: Trygghetsindex
            skala:
              min: 0
              max: 6
              bättre: minska
              band:
                - {från: 0, till: 2, betyder: Normalvärde}
                - {från: 2.1, till: 3.9, betyder: Bör uppmärksammas}
                - {från: 4, till: 6, betyder: Måste åtgärdas}
            baslinje: {värde: 4.25, år: 2014}
    """,
    good="""
        id: p
        titel: Åtagandeplan
        typ: åtagandeplan
        indikatorer:
          - id: I8
            namn: Trygghetsindex
            skala:
              min: 0
              max: 6
              bättre: minska
              band:
                - {från: 0, till: 2, betyder: Normalvärde}
                - {från: 2, till: 4, betyder: Bör uppmärksammas}
                - {från: 4, till: 6, betyder: Måste åtgärdas}
            baslinje: {värde: 4.25, år: 2014}
    """,
)
def inconsistent_scale(case: Case) -> Iterator[Finding]:
    """A scale has room for every value, and says which direction is better.

    A value that falls between two bands means nothing, and one that falls in both means two things. A target
    outside the scale cannot be reached. And if the plan does not say whether high or low is good, nobody can tell
    from an outcome whether things get better. Bands may meet in the same figure.
    """
    for index, indicator in enumerate(case.plan.indicators):
        if indicator.scale:
            route: Route = ("indikatorer", index)
            yield from _bands(route, indicator.scale, _decimals(indicator))
            yield from _outside(route, indicator, indicator.scale)
            yield from _direction(route, indicator.scale, indicator.target)


def _bands(route: Route, scale: Scale, decimals: int | None) -> Iterator[Finding]:
    reach: float | None = None
    for number, band in sorted(enumerate(scale.bands), key=lambda pair: (pair[1].low, pair[1].high)):
        place = (*route, "skala", "band", number)
        if reach is not None and band.low < reach - _CLOSE:
            ends = {"low": digits(band.low), "high": digits(min(reach, band.high))}
            yield Finding(
                (*place, "från"), message("values from {low} to {high} belong to two bands", **ends), _MEET
            )
        elif reach is not None and band.low > reach + _CLOSE and not _is_next(reach, band.low, decimals):
            ends = {"low": digits(reach), "high": digits(band.low)}
            yield Finding(
                (*place, "från"), message("values between {low} and {high} belong to no band", **ends), _MEET
            )
        reach = band.high if reach is None else max(reach, band.high)
        yield from _off_scale((*place, "från"), scale, band.low)
        yield from _off_scale((*place, "till"), scale, band.high)


def _outside(route: Route, indicator: Indicator, scale: Scale) -> Iterator[Finding]:
    target, baseline = indicator.target, indicator.baseline
    if target and not target.recurring:
        yield from _off_scale((*route, "mål", "minst"), scale, target.at_least)
        yield from _off_scale((*route, "mål", "högst"), scale, target.at_most)
        yield from _off_scale((*route, "mål", "exakt"), scale, target.exactly)
    if baseline:
        yield from _off_scale((*route, "baslinje", "värde"), scale, baseline.value)
        yield from _off_scale((*route, "baslinje", "minst"), scale, baseline.least)
        yield from _off_scale((*route, "baslinje", "högst"), scale, baseline.most)
    for number, outcome in enumerate(indicator.outcomes):
        yield from _off_scale((*route, "utfall", number, "värde"), scale, outcome.value)


def _off_scale(route: Route, scale: Scale, value: float | None) -> Iterator[Finding]:
    """Yield a finding where a value is lower or higher than the scale goes."""
    if value is None:
        return
    if scale.low is not None and value < scale.low - _CLOSE:
        below = message(
            "{value} lies below the scale, which begins at {end}",
            value=digits(value),
            end=digits(scale.low),
        )
        yield Finding(route, below, _CORRECT)
    if scale.high is not None and value > scale.high + _CLOSE:
        above = message(
            "{value} lies above the scale, which ends at {end}", value=digits(value), end=digits(scale.high)
        )
        yield Finding(route, above, _CORRECT)


def _direction(route: Route, scale: Scale, target: Target | None) -> Iterator[Finding]:
    aimed = _aim(target)
    if scale.better is None and aimed is None:
        yield Finding(
            (*route, "skala"),
            message("the scale does not say which way is better"),
            message("write bättre: öka or bättre: minska under the scale"),
            on_key=True,
        )
    elif scale.better and aimed and scale.better is not aimed:
        yield Finding(
            (*route, "skala", "bättre"),
            message(
                'the scale says that "{better}" is better, and the target points the other way',
                better=scale.better.value,
            ),
            message("correct the scale or the target"),
        )


def _aim(target: Target | None) -> Direction | None:
    """Return which way a target points, if it does."""
    if target is None or target.recurring:
        return None
    if target.every:
        return Direction.UP
    if target.direction:
        return target.direction
    if target.change_percent:
        return Direction.UP if target.change_percent > 0 else Direction.DOWN
    if (target.at_least is None) == (target.at_most is None):
        return None
    return Direction.UP if target.at_most is None else Direction.DOWN


def _decimals(indicator: Indicator) -> int | None:
    """Return how many decimals the measured values have; nothing where none has been measured."""
    baseline = indicator.baseline
    values = [*(outcome.value for outcome in indicator.outcomes), baseline.value if baseline else None]
    return max((len(digits(value).partition(".")[2]) for value in values if value is not None), default=None)


def _is_next(low: float, high: float, decimals: int | None) -> bool:
    """Tell whether no value fits between two bounds: 3 follows 2 where the values are whole.

    Where nothing has been measured, whole bounds are taken for the bounds of whole values.
    """
    is_whole = low.is_integer() and high.is_integer()
    places = decimals if decimals is not None else 0 if is_whole else None
    return places is not None and high - low <= 10**-places + _CLOSE
