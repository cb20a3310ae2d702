"""C02."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from trygg_cli.lint.rule import Case, Finding, Fix, rule
from trygg_cli.message import message
from trygg_cli.position import Span
from trygg_cli.prose import vocabulary
from trygg_cli.prose.actor_list import UNIT, ActorNames
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.texts import is_prose, mending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route

_UNITS = Pattern(rf"{UNIT}(?:[ \t]+{UNIT})+")
_SHORT = r"[A-ZÅÄÖ]{2,5}"
_SHORT_NAMES = re.compile(rf"[A-ZÅÄÖ](?<!\w.)[A-ZÅÄÖ]{{1,4}}(?:[ \t]+{_SHORT})+\b(?!\s*(?:[-/:]\s*)?\d)")
_STEMS = [
    normalize(form, stem)
    for stem in ("förvaltning", "nämnd", "kontor", "styrelse", "bolag", "tjänst")
    for form in ("NFC", "NFD")
]
_CAPITAL = re.compile(" [A-ZÅÄÖ]")
_BEFORE_CAPITAL = re.compile(r"[ \t](?<![ \t].)[ \t]*(?=[A-ZÅÄÖ])")
_GAP = Pattern(rf"(?<=\w)[ \t]+(?={UNIT}|{_SHORT}\b)")
_LONGEST_CELL = 100
_LONGEST_PAIR = 1_000
"""Letters of two names, at most: what is longer is a list of more."""


@rule(
    "C02",
    "aktörer-utan-skiljetecken",
    "actors-without-separator",
    source="Brå, Exempel på åtgärdsplan: kolumnen Vem",
    bad="""
        id: p
        titel: Trygghet i utemiljön
        typ: handlingsplan
        aktörer:
          räddning-bildning: {namn: Räddningstjänst Bildningsförvaltning}
        åtgärder:
          - id: N4
            åtgärd: Pilot för incidentrapportering
            ansvarig: [räddning-bildning]
    """,
    good="""
        id: p
        titel: Trygghet i utemiljön
        typ: handlingsplan
        aktörer:
          räddningstjänst: {namn: Räddningstjänst}
          bildning: {namn: Bildningsförvaltning}
        åtgärder:
          - id: N4
            åtgärd: Pilot för incidentrapportering
            ansvarig: [räddningstjänst, bildning]
    """,
)
def actors_without_separator(case: Case) -> Iterator[Finding]:
    """Two actors are written as two, not as one.

    In a table cell two names can stand below each other, and when the text is copied the line break is lost. What
    is left reads as one unit that does not exist, and neither of the two feels addressed. Describe each as an actor
    of its own and name both, or put a comma between them.
    """
    names = ActorNames(case.plan)
    with_units = {route for route, _ in case.texts_with(_STEMS)}
    has_short = any(map(names.knows, case.capitals))
    for route, text in case.texts:
        if not _CAPITAL.search(text):
            continue
        for part in _side_by_side(text, names, has_units=route in with_units, has_short=has_short):
            if is_prose(route):
                yield _found(case, route, text, part, names)


def _side_by_side(text: str, names: ActorNames, *, has_units: bool, has_short: bool) -> list[Span]:
    """Return where in a text actors stand side by side."""
    if len(text) <= _LONGEST_CELL and _gap_between_known(text, names) is not None:
        return [Span(0, len(text))]
    units = [Span(*found.span()) for found in _UNITS.finditer(text)] if has_units else []
    if not has_short or text.isupper():
        return units
    return units + [
        Span(*found.span())
        for found in _SHORT_NAMES.finditer(text)
        if all(map(names.knows, found[0].split()))
    ]


def _gap_between_known(text: str, names: ActorNames) -> int | None:
    """Return where the second of two known names begins, where a text is these two names and nothing else."""
    if len(text) > _LONGEST_PAIR or not names.has_beginning_of(text):
        return None
    for gap in _BEFORE_CAPITAL.finditer(text):
        first = names.full(text[: gap.start()])
        second = names.full(text[gap.end() :]) if first else None
        if second and first != second:  # not "KS Kommunstyrelsen"
            return gap.end()
    return None


def _found(case: Case, route: Route, text: str, part: Span, names: ActorNames) -> Finding:
    written = text[part.start : part.end]
    at = _gap_between_known(written, names)
    mended = _GAP.sub(", ", written) if at is None else f"{written[:at].rstrip()}, {written[at:]}"
    splice = mending(case.document, route, part, mended)
    is_safe = all(map(names.knows, mended.split(", ")))
    return Finding(
        route,
        message('actors stand side by side in "{text}", with nothing between them', text=written),
        message('write "{mended}", or describe each as an actor of its own', mended=mended),
        span=vocabulary.place(case.document, route, part),
        fix=Fix((splice,), message("put a comma between the actors"), is_safe) if splice else None,
    )
