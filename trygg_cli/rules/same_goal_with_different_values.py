"""C05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import digits
from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.lint.target_values import aim_of
from trygg_cli.message import message
from trygg_cli.model.kinds import TimeUnit
from trygg_cli.prose import vocabulary
from trygg_cli.prose.figures import figures, has_year, without_figures
from trygg_cli.standing.amount import PER_CENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route
    from trygg_cli.prose.figures import Figure

_LEVEL = ("nivå", "värde", "värdet", "index", "indexet")
_TOWARDS = ("till", "minst", "högst", "max", "under", "över", "inom")
_PARTICLES = (
    "",
    "i",
    "på",
    "för",
    "av",
    "under",
    "per",
    "senast",
    "och",
    "eller",
    "inom",
    "vid",
    "till",
    "som",
)
_STEMS = {TimeUnit.HOURS: "timm", TimeUnit.DAYS: "dag", TimeUnit.WEEKS: "veck", TimeUnit.MONTHS: "månad"}
_FEWEST_WORDS = 4


@rule(
    "C05",
    "samma-mål-med-olika-värden",
    "same-goal-with-different-values",
    source='Eskilstunas åtagandeplan 2016: "nivå 2" och "0–2"',
    bad="""
        id: p
        titel: Handlingsplan
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Antal trygghetsvandringar
            enhet: vandringar
            mål: {minst: 6}
        mål:
          - id: M1
            mål: Minst 8 vandringar under året
            indikatorer: [I1]
    """,
    good="""
        id: p
        titel: Handlingsplan
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Antal trygghetsvandringar
            enhet: vandringar
            mål: {minst: 8}
        mål:
          - id: M1
            mål: Minst 8 vandringar under året
            indikatorer: [I1]
    """,
)
def same_goal_with_different_values(case: Case) -> Iterator[Finding]:
    """A goal has the same value wherever the plan states it.

    If the goal says one figure and the indicator that measures it another, the follow-up will be about which one
    was meant and not about whether it was reached. Decide on one value, write it under the indicator, and use the
    same words in the goal and in the measure.
    """
    indicators = {same_goal.id: same_goal for same_goal in case.plan.indicators if same_goal.target}
    for index, indicator in enumerate(case.plan.indicators):
        yield from _in_own_words(case, ("indikatorer", index, "mål", "text"), indicator)
    for route, text, name in _stated(case.plan):
        if name in indicators:
            yield from _against(case, route, text, indicators[name])
    yield from _twins(case)


def _stated(plan: Plan) -> Iterator[tuple[Route, str, str]]:
    """Yield what states a value for just one indicator: goals, promises, and goals and effects of measures."""
    for route, goal in plan.walk_goals():
        if len(goal.indicators) == 1:
            yield (*route, "mål"), goal.text, goal.indicators[0]
    for index, promise in enumerate(plan.promises):
        if len(promise.indicators) == 1:
            yield ("löften", index, "löfte"), promise.text, promise.indicators[0]
    for route, measure in plan.walk_measures():
        if len(measure.indicators) == 1:
            for key, text in (("mål", measure.goal), ("effekt", measure.effect)):
                if text:
                    yield (*route, key), text, measure.indicators[0]


def _in_own_words(case: Case, route: Route, indicator: Indicator) -> Iterator[Finding]:
    target = indicator.target
    said = [*figures(target.text)] if target and target.text else []
    aim = aim_of(indicator) if said else None
    if aim and not aim.agrees(said):
        yield Finding(
            route,
            message(
                "the target says {said} in words and {aim} in figures", said=_range(said[0]), aim=aim.text
            ),
            message("decide on one of them"),
            span=vocabulary.place(case.document, route, said[0].span),
        )


def _against(case: Case, route: Route, text: str, indicator: Indicator) -> Iterator[Finding]:
    said = [figure for figure in figures(text) if _is_about(figure, indicator)]
    aim = aim_of(indicator) if said else None
    if aim and not aim.agrees(said):
        yield Finding(
            route,
            message(
                "here it says {said}, and the target of the indicator {id} is {aim}",
                said=_range(said[0]),
                id=indicator.id,
                aim=aim.text,
            ),
            message("decide on one value, and write it in both places"),
            span=vocabulary.place(case.document, route, said[0].span),
        )


def _is_about(figure: Figure, indicator: Indicator) -> bool:
    """Tell whether a figure is a value of the indicator: by the unit after it, or the level before it."""
    target = indicator.target
    if figure.after in PER_CENT:
        is_share = indicator.unit in PER_CENT or bool(target and target.change_percent)
        return is_share or (figure.before == "med" and _has_both_ends(indicator))
    if figure.after in _PARTICLES:
        return figure.before in _TOWARDS or figure.before.endswith(_LEVEL)
    if target and target.within:
        return figure.after.startswith(_STEMS[target.within.unit])
    return _is_unit(figure.after, indicator.unit or "")


def _has_both_ends(indicator: Indicator) -> bool:
    """Tell whether it can be worked out by how many per cent a value is to change."""
    target, baseline = indicator.target, indicator.baseline
    has_end = target is not None and (target.at_least, target.at_most).count(None) == 1
    return has_end and baseline is not None and bool(baseline.value)


def _is_unit(word: str, unit: str) -> bool:
    """Tell whether a word is a unit, inflected or at the end of a compound: trygghetsvandringar, vandringar."""
    if word == unit.lower() or unit[:3].lower() not in word:
        return word == unit.lower()
    unit_stems = vocabulary.stems(unit)
    return bool(unit_stems) and vocabulary.stems(word)[0].stem.endswith(unit_stems[-1].stem)


def _range(figure: Figure) -> str:
    return digits(figure.low) if figure.low == figure.high else f"{digits(figure.low)}–{digits(figure.high)}"


def _twins(case: Case) -> Iterator[Finding]:
    """Yield a finding for each goal that says the same as an earlier one, but for the figures."""
    seen: dict[str, tuple[str, list[Figure]]] = {}
    for route, goal in case.plan.walk_goals():
        said = [*figures(goal.text)]
        if not said or has_year(goal.text):
            continue
        words = without_figures(goal.text)
        if len(words.split()) < _FEWEST_WORDS:
            continue
        other, before = seen.setdefault(words, (goal.id, said))
        if [figure[:2] for figure in said] != [figure[:2] for figure in before]:
            yield Finding(
                (*route, "mål"),
                message("goal {other} says the same with {value}", other=other, value=_range(before[0])),
                message("decide on one value"),
                span=vocabulary.place(case.document, (*route, "mål"), said[0].span),
            )
