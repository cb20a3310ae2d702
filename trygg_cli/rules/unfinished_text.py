"""K10."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.position import Span
from trygg_cli.prose import vocabulary
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.texts import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_SIGNS = (
    "…",
    "...",
    "?",
    "xx",
    "_",
    "todo",
    "tbc",
    "tbd",
    "{",
    "-mm-",
    "lorem",
    "[",
    "<",
    "ylls i",
    "ompletteras",
    "nfogas",
    "text kommer",
    "text saknas",
)
_UNFINISHED = Pattern(
    r"\[\s{0,9}(?:…|\.\.\.|\?+|x+|fyll[^\]]{0,40}|(?:ange|infoga|skriv|länk|källa)\b[^\]]{0,40}|text|namn|datum)?"
    r"\s{0,9}\]"  # a gap that somebody marked
    r"|<(?:fyll|text|namn|datum|ange|kommun)[^<>]{0,40}>|\{\{[^{}]{1,40}\}\}|\(kompletteras\)"
    r"|\b(?:(?:19|20)(?:\d\d|xx)-)xx(?:-(?:xx|\d\d))?\b|\b(?:19|20)\d\d-\d\d-xx\b|\b20xx\b"
    r"|\b(?:19|20)\d\d-\dx-(?:xx|\d\d)\b|(?<!\d-)(?<!x )\bx{2,3}(?: x{2,3})*\b(?!-)|\binfogas (?:här|senare)\b"
    r"|\b(?:åååå|yyyy)-mm-dd\b|\btext (?:kommer|saknas|infogas)\b|\b(?:TODO|TB[CD])\b|\?{2,}|_{3,}|\blorem ipsum\b"
    r"|\b(?:fylls i|kompletteras) (?:senare|längre fram)\b|(?:…|\.{3})\s*$",
    re.IGNORECASE,
)


@rule(
    "K10",
    "oavslutad-text",
    "unfinished-text",
    source="Eskilstunas åtagandeplan 2016: mål 3 slutar med frågetecken; Karlskogas överenskommelse 2016: 2016-XX-XX",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        mål:
          - id: M1
            mål: Normalvärde i alla områden?
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        mål:
          - id: M1
            mål: Normalvärde i alla fyra områden före utgången av 2025
    """,
)
def unfinished_text(case: Case) -> Iterator[Finding]:
    """The plan is finished: no goal is a question, and nothing is left to fill in.

    A question mark behind a goal shows that those who wrote it had not agreed, and XX, … or [ ] that somebody was to
    find something out. Settle it before the decision. If it cannot be settled, leave the key without a value, and the
    reports say that it is not stated.
    """
    for route, text in _goals(case.plan):
        if text.rstrip().endswith("?"):
            at = text.rindex("?")
            yield Finding(
                route,
                message("the goal ends with a question mark"),
                message("decide what is to be reached, and write it without the question mark"),
                span=vocabulary.place(case.document, route, Span(at, at + 1)),
            )
    for route, text in case.texts_with(_SIGNS):
        if is_prose(route) and not _is_signature(route):
            for found in _UNFINISHED.finditer(text):
                yield Finding(
                    route,
                    message('"{text}" shows that something is missing', text=found[0]),
                    message("write what is to stand here, or leave the key without a value"),
                    span=vocabulary.place(case.document, route, Span(*found.span())),
                )


def _is_signature(route: Route) -> bool:
    return route[0] == "undertecknare"  # what stands there instead of a date is the matter of C08


def _goals(plan: Plan) -> Iterator[tuple[Route, str]]:
    for route, goal in plan.walk_goals():
        yield (*route, "mål"), goal.text
    for route, measure in plan.walk_measures():
        if measure.goal:
            yield (*route, "mål"), measure.goal
    for index, promise in enumerate(plan.promises):
        yield ("löften", index, "löfte"), promise.text
    for index, indicator in enumerate(plan.indicators):
        if indicator.target and indicator.target.text:
            yield ("indikatorer", index, "mål", "text"), indicator.target.text
