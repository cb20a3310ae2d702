"""C01."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, Fix, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import ActorKind
from trygg_cli.position import Span
from trygg_cli.prose import vocabulary
from trygg_cli.prose.actor_list import board_abbreviations
from trygg_cli.prose.texts import is_prose, mending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.governance import Actor
    from trygg_cli.position import Route

_CAPITALS = re.compile(r"\b[A-ZÅÄÖ]{2,5}\b(?!\s*(?:[-/:§]\s*)?\d|\s*§)")  # no record numbers: KS 2015.0434
_ONLY_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,6}")
_EXPLAINED = (
    r"(?:nämnd(?:en)?|styrelsen?|utskott(?:et)?|fullmäktige) \({0}\)"
    r"|\b{0} \(\w[^()]*(?:nämnd|styrelse|utskott|fullmäktige)"
)
_BOARDS = (ActorKind.BOARD, ActorKind.COUNCIL, ActorKind.DEPARTMENT)
_LONGEST_NAME = 60


@rule(
    "C01",
    "odefinierad-nämndförkortning",
    "undefined-board-abbreviation",
    source=("Språklagen (2009:600) 11 §; Eskilstunas åtagandeplan 2016: MRN, AVN, TSN", "2009:600 11 §"),
    bad="""
        id: p
        titel: Åtagandeplan
        typ: åtagandeplan
        aktörer:
          kommunen: {namn: Eskilstuna kommun, typ: kommun}
          AVN: {namn: AVN, typ: nämnd}
        åtgärder:
          - id: R8
            åtgärd: Nätverk med hotell och restauranger
            åtaganden:
              - {part: kommunen, text: Bildar nätverket (MRN), ansvarig: [AVN]}
    """,
    good="""
        id: p
        titel: Åtagandeplan
        typ: åtagandeplan
        aktörer:
          kommunen: {namn: Eskilstuna kommun, typ: kommun}
          AVN: {namn: Arbetsmarknads- och vuxenutbildningsnämnden, typ: nämnd}
          MRN: {namn: Miljö- och räddningstjänstnämnden, typ: nämnd}
        åtgärder:
          - id: R8
            åtgärd: Nätverk med hotell och restauranger
            åtaganden:
              - {part: kommunen, text: Bildar nätverket (MRN), ansvarig: [AVN]}
    """,
)
def undefined_board_abbreviation(case: Case) -> Iterator[Finding]:
    """The plan says in full what each board's abbreviation stands for.

    The same abbreviation means different boards in different municipalities: TSN is Torshälla stads nämnd in one
    and teknik- och servicenämnden in another. Citizens, the police and new colleagues do not know yours. Describe
    the board among the actors with its full name, or explain the abbreviation under begrepp.
    """
    for name, actor in case.plan.actors.items():
        if _is_only_abbreviated(actor):
            yield _unnamed(case, name, actor)
    known = {*case.plan.actors, *case.plan.terms, *(body.id for body in case.plan.bodies)}
    for abbreviation in board_abbreviations():
        if abbreviation in case.capitals and abbreviation not in known:
            yield from _unexplained(case, abbreviation)


def _is_only_abbreviated(actor: Actor) -> bool:
    if not _ONLY_CAPITALS.fullmatch(actor.name):
        return False
    return actor.kind in _BOARDS or (actor.kind is None and actor.name in board_abbreviations())


def _unnamed(case: Case, name: str, actor: Actor) -> Finding:
    route: Route = ("aktörer", name, "namn")
    full = board_abbreviations().get(actor.name) or case.plan.terms.get(actor.name, "")
    splice = None
    if full and len(full) <= _LONGEST_NAME and not re.search(r"[.,;:#'\"{}\[\]]", full):
        splice = mending(case.document, route, Span(0, len(actor.name)), full)
    return Finding(
        route,
        message('"{name}" is the only name the plan gives the board', name=actor.name),
        message("write its full name"),
        fix=Fix((splice,), message('write "{name}"', name=full)) if splice else None,
    )


def _unexplained(case: Case, abbreviation: str) -> Iterator[Finding]:
    """Yield a finding where an abbreviation is first used, if nowhere in the plan a text explains it."""
    explained = re.compile(_EXPLAINED.format(abbreviation), re.IGNORECASE)
    first = None
    for route, text in case.texts:
        if abbreviation not in text or not is_prose(route) or text.isupper():
            continue
        if explained.search(text):
            return
        places = (found.span() for found in _CAPITALS.finditer(text) if found[0] == abbreviation)
        place = next(places, None)
        if place and first is None:
            first = route, Span(*place)
    if first:
        yield Finding(
            first[0],
            message("{abbreviation} is not explained anywhere in the plan", abbreviation=abbreviation),
            message('add the board under "aktörer" with its full name, or the abbreviation under "begrepp"'),
            span=vocabulary.place(case.document, *first),
            of_plan=True,
        )
