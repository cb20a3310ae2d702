"""C03."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, Fix, rule
from trygg_cli.message import message
from trygg_cli.prose import vocabulary
from trygg_cli.prose.actor_list import ActorNames
from trygg_cli.prose.texts import is_prose, mending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route
    from trygg_cli.prose.actor_list import ActorList

_OTHER = re.compile(r"(?:(?<!\s)\s+)?[;/]\s*")


@rule(
    "C03",
    "blandade-skiljetecken",
    "mixed-separators",
    source="Språkrådet, Myndigheternas skrivregler: kommatecken i uppräkningar",
    bad="""
        id: p
        titel: Åtagandeplan
        typ: åtagandeplan
        aktörer:
          kommunen: {namn: Eskilstuna kommun, typ: kommun}
          KS: {namn: Kommunstyrelsen, typ: nämnd}
          KFN: {namn: Kultur- och fritidsnämnden, typ: nämnd}
        åtgärder:
          - id: R15
            åtgärd: Koordinatorer i prioriterade områden
            åtaganden:
              - part: kommunen
                text: Utser en koordinator i varje område (KS; KFN)
    """,
    good="""
        id: p
        titel: Åtagandeplan
        typ: åtagandeplan
        aktörer:
          kommunen: {namn: Eskilstuna kommun, typ: kommun}
          KS: {namn: Kommunstyrelsen, typ: nämnd}
          KFN: {namn: Kultur- och fritidsnämnden, typ: nämnd}
        åtgärder:
          - id: R15
            åtgärd: Koordinatorer i prioriterade områden
            åtaganden:
              - part: kommunen
                text: Utser en koordinator i varje område (KS, KFN)
    """,
)
def mixed_separators(case: Case) -> Iterator[Finding]:
    """Actors in a list are separated by commas.

    Where some lists have commas and others semicolons or slashes, the reader wonders what the difference is: both
    of them, or one of the two? Write commas, and "och" or "eller" before the last where that matters.
    """
    names = ActorNames(case.plan)
    has_commas = cache(lambda: _has_commas(case, names))
    for route, text in case.texts_with(";/"):
        for actor_list in names.lists(text):
            if not is_prose(route):
                continue
            if ";" in actor_list.separators:
                yield _found(case, route, text, actor_list, is_safe="/" not in actor_list.separators)
            elif "/" in actor_list.separators and has_commas():
                yield _found(case, route, text, actor_list, is_safe=False)


def _has_commas(case: Case, names: ActorNames) -> bool:
    """Tell whether actors elsewhere in the plan have commas between them."""
    return any(
        "," in actor_list.separators for _, text in case.texts_with(",") for actor_list in names.lists(text)
    )


def _found(case: Case, route: Route, text: str, actors: ActorList, *, is_safe: bool) -> Finding:
    written = text[actors.span.start : actors.span.end]
    mended = _OTHER.sub(", ", written)
    splice = mending(case.document, route, actors.span, mended)
    sign = next(sign for sign in actors.separators if sign in (";", "/"))
    return Finding(
        route,
        message('the actors in "{text}" have "{sign}" between them', text=written, sign=sign),
        message('write "{mended}"', mended=mended),
        span=vocabulary.place(case.document, route, actors.span),
        fix=Fix((splice,), message("put commas between the actors"), is_safe) if splice else None,
    )
