"""C12."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import PartialList
from trygg_cli.position import Span
from trygg_cli.prose import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_SOME = re.compile(
    r"\b(?:ett axplock av|axplock av|ett urval av|exempel på|några av(?! dessa)|bland annat|bl\.? ?a\.?)"
    r" (?:(?:de|våra|dessa|följande|planens|årets|viktigaste|största|görs|genomförs) ){0,3}"
    r"(åtgärd|insats|fokusområd|löft|medborgarlöft|underlag)\w*"
    r"|\bett axplock\b(?! av\b)",
    re.IGNORECASE,
)
_LISTS = {
    "åtgärd": PartialList.MEASURES,
    "insats": PartialList.MEASURES,
    "fokusområd": PartialList.FOCUS_AREAS,
    "löft": PartialList.PROMISES,
    "medborgarlöft": PartialList.PROMISES,
    "underlag": PartialList.SOURCES,
}
_AND_SO_ON = re.compile(
    r"\W*(?:m\.? ?fl\.?|m\.? ?m\.?|med (?:flera|mera)|osv\.?|och så vidare|etc\.?|…|\.\.\.)\W*", re.IGNORECASE
)
_LONGEST = 20


@rule(
    "C12",
    "ofullständig-lista",
    "incomplete-list",
    severity=Severity.INFO,
    source='Trollhättans åtgärdsplan 2022: "bland annat" och "ett axplock"',
    bad="""
        id: p
        titel: Åtgärdsplan 2022
        typ: åtgärdsplan
        sammanfattning: Här är ett axplock av insatserna.
        åtgärder:
          - {id: N1, åtgärd: Tillsyn på krogar}
    """,
    good="""
        id: p
        titel: Åtgärdsplan 2022
        typ: åtgärdsplan
        sammanfattning: Här är insatserna.
        åtgärder:
          - {id: N1, åtgärd: Tillsyn på krogar}
    """,
)
def incomplete_list(case: Case) -> Iterator[Finding]:
    """The lists of the plan hold everything that belongs to them.

    What stands in no list cannot be followed up, and a share of all measures means nothing if only some are there. Add
    what is missing. If only a part can be had, as when a news item is the source, say which lists under urval.
    """
    for own, text in _about_lists(case.plan):
        yield from _said(case, own, text)
    for route, text in case.texts:
        if isinstance(route[-1], int) and len(text) <= _LONGEST and _AND_SO_ON.fullmatch(text):
            yield Finding(
                route,
                message('"{text}" stands for what the list leaves out', text=text),
                message("name the others"),
            )


def _about_lists(plan: Plan) -> Iterator[tuple[Route, str]]:
    """Yield the texts that speak of the plan's lists as a whole."""
    texts = {
        "titel": plan.title,
        "sammanfattning": plan.summary,
        "bakgrund": plan.background,
        "syfte": plan.purpose,
    }
    yield from (((key,), text) for key, text in texts.items() if text)
    yield from ((("avsnitt", index, "text"), section.text) for index, section in enumerate(plan.sections))


def _said(case: Case, route: Route, text: str) -> Iterator[Finding]:
    """Yield where a text says that a list has only some, if the plan does not own up to it."""
    for found in _SOME.finditer(text):
        name = _LISTS[(found[1] or "åtgärd").lower()]
        if name not in case.plan.partial:
            yield Finding(
                route,
                message('"{text}" says that the list has only some', text=found[0]),
                message('add the others, or write "{name}" under "urval"', name=name.value),
                span=vocabulary.place(case.document, route, Span(*found.span())),
            )
