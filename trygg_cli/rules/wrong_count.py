"""C09."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import ActorKind, GoalKind
from trygg_cli.position import Span
from trygg_cli.prose import vocabulary
from trygg_cli.prose.figures import NUMERALS
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

# words that leave the number the number of all; after "nya" or "av" it may be that of some
_ADJECTIVES = (
    "gemensamma|olika|övergripande|konkreta|kompletterande|följande|prioriterade|strategiska|utpekade"
)
_COUNTED = re.compile(
    rf"(?<![\w.,:/–-])(\d{{1,3}}|{'|'.join(NUMERALS)})(?: \(\d+\))? (?:st\.? )?(?:(?:{_ADJECTIVES}) )?"
    r"(åtgärder|fokusområden|delområden|mål|effektmål|löften|medborgarlöften|indikatorer|parter|partier)\b",
    re.IGNORECASE,
)
_SOME_BEFORE = Pattern(
    r"\b(?:av|varav|av de|ytterligare|de första|de sista|andra|minst|högst|till|cirka|ca|omkring|ungefär)\s+$"
    # another time, or another plan
    r"|\b(?:fanns|föregående|förra|genomförde|genomfördes|hade|innehöll|omfattade|tidigare)\b[^.!?]{0,60}$",
    re.IGNORECASE,
)
_BEFORE = 100
"""Characters in which the words stand that make a number that of some."""

_SOME_AFTER = Pattern(r"\s+(?:är|har|av|återstår|saknar|blev|pågår)\b")


@rule(
    "C09",
    "antal-som-inte-stämmer",
    "wrong-count",
    source='Haninges överenskommelse: "15 åtgärder"',
    bad="""
        id: p
        titel: Överenskommelse
        typ: överenskommelse
        sammanfattning: Partierna är överens om tre åtgärder.
        åtgärder:
          - {id: H1, åtgärd: Utökad fältresurs}
          - {id: H2, åtgärd: Handslag mot skadegörelse}
    """,
    good="""
        id: p
        titel: Överenskommelse
        typ: överenskommelse
        sammanfattning: Partierna är överens om två åtgärder.
        åtgärder:
          - {id: H1, åtgärd: Utökad fältresurs}
          - {id: H2, åtgärd: Handslag mot skadegörelse}
    """,
)
def wrong_count(case: Case) -> Iterator[Finding]:
    """Numbers in the text agree with the lists.

    If the summary speaks of 15 measures and the plan lists 14, the reader wonders which one was lost. Count anew, and
    correct the text or the list. If the document shows only a part of a list, say so under urval.
    """
    counts: dict[str, list[int]] = {}
    for route, text in _texts(case.plan):
        for found in _COUNTED.finditer(text):
            start, end = found.span()
            if _SOME_BEFORE.search(text, max(0, start - _BEFORE), start) or _SOME_AFTER.match(text, end):
                continue
            counts = counts or _counts(case.plan)
            number = int(found[1]) if found[1].isdecimal() else NUMERALS[found[1].lower()]
            right = counts[found[2].lower()]
            if right and number not in right:
                yield _found(case, route, found, right[0])


def _texts(plan: Plan) -> Iterator[tuple[Route, str]]:
    """Yield the texts that speak of the plan or an area as it is; not of how it came about or how it went."""
    for key, text in (("titel", plan.title), ("sammanfattning", plan.summary), ("syfte", plan.purpose)):
        if text:
            yield (key,), text
    for route, area in plan.walk_areas():
        if area.description:
            yield (*route, "beskrivning"), area.description


def _found(case: Case, route: Route, found: re.Match[str], count: int) -> Finding:
    return Finding(
        route,
        message('the text says "{text}", and the plan lists {count}', text=found[0], count=count),
        message("correct the text or the list"),
        span=vocabulary.place(case.document, route, Span(*found.span())),
    )


def _counts(plan: Plan) -> dict[str, list[int]]:
    """Return the numbers that are right for each sort of thing, that of all first.

    There are none where the plan has none of the sort, or shows only some.
    """
    areas = [area for _, area in plan.walk_areas()]
    goals = [goal for _, goal in plan.walk_goals()]
    of_areas = [sum(len(part.measures) for part in (area, *area.parts)) for area in plan.focus_areas]
    counts = {
        "åtgärder": [
            sum(1 for _ in plan.walk_measures()),
            *(len(area.measures) for area in areas),
            *of_areas,
        ],
        "fokusområden": [len(plan.focus_areas), len(areas)],
        "delområden": [len(areas) - len(plan.focus_areas), *(len(area.parts) for area in plan.focus_areas)],
        "mål": [
            len(goals),
            len(plan.goals),
            len(goals) - len(plan.goals),
            *(len(area.goals) for area in areas),
        ],
        "effektmål": [sum(1 for goal in goals if goal.kind is GoalKind.EFFECT)],
        "löften": [len(plan.promises)],
        "medborgarlöften": [len(plan.promises)],
        "indikatorer": [len(plan.indicators)],
        "parter": [len(plan.parties)],
        "partier": [sum(1 for party in plan.parties if plan.actors[party].kind is ActorKind.PARTY)],
    }
    partial = tuple(partial_list.value for partial_list in plan.partial)
    return {name: right if right[0] and not name.endswith(partial) else [] for name, right in counts.items()}
