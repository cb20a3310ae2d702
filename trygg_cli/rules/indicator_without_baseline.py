"""B12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import missing
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import Counting, IndicatorKind
from trygg_cli.standing.amount import counting
from trygg_cli.standing.target_terms import has_figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Baseline, Indicator, Target

_ADDED = (Counting.SUM, Counting.UNIQUE)


@rule(
    "B12",
    "indikator-utan-baslinje",
    "indicator-without-baseline",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: planera uppföljningen",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Unga som använder cannabis
            typ: effekt
            enhet: '%'
            mål: {text: halvera, ändring_procent: -50}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Unga som använder cannabis
            typ: effekt
            enhet: '%'
            baslinje: {värde: 6, år: 2024, källa: Drogvaneundersökningen}
            mål: {text: halvera, ändring_procent: -50}
          - id: I2
            namn: Trygghetsvandringar
            typ: prestation
            mål: {minst: 4}
    """,
)
def indicator_without_baseline(case: Case) -> Iterator[Finding]:
    """Every indicator of an effect says where things stood before the work began.

    Without a baseline nobody can tell afterwards whether anything has changed, and half of an unknown figure
    is unknown. Measure before you start, and write the value, its year and its source. An indicator that
    counts work done needs a baseline only when its target is a change, and one whose target is compared with the year
    before needs none. Where outcomes are added up, half of a figure for nobody knows how long is unknown too.
    """
    remedy = message(
        "write the value from before the work began, with its year and source; if nothing was measured then, say so in "
        "words under baslinje: text"
    )
    for index, indicator in enumerate(case.plan.indicators):
        route, baseline = ("indikatorer", index), indicator.baseline
        is_change = indicator.target is not None and _is_change(indicator.target)
        if baseline and _has_figure(baseline):
            if is_change and counting(indicator) in _ADDED and not (baseline.year or baseline.period):
                text = message("the baseline does not say what time it is for, and the outcomes are added up")
                how = message("write under baslinje what time the value is for: år or period")
                yield Finding((*route, "baslinje"), text, how)
        elif is_change:
            text = message("the target is a change, and there is no figure to count it from")
            if baseline:
                yield missing(case, (*route, "baslinje"), "värde", text, remedy)
            else:
                yield missing(case, route, "baslinje", text, remedy)
        elif _needs_comparison(indicator) and not (baseline and baseline.text):
            text = message("nothing says where things stood before")
            yield missing(case, route, "baslinje", text, remedy)


def _has_figure(baseline: Baseline) -> bool:
    return any(figure is not None for figure in (baseline.value, baseline.least, baseline.most))


def _is_change(target: Target) -> bool:
    """Tell whether a target is counted from where things stood: halving, or just more or less."""
    if target.compared_with:
        return False
    is_only_direction = target.direction is not None and not has_figure(target)
    return target.change_percent is not None or is_only_direction


def _needs_comparison(indicator: Indicator) -> bool:
    if indicator.target and indicator.target.compared_with:
        return False
    return indicator.kind is IndicatorKind.EFFECT
