"""P08."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.position import Span, last_key
from trygg_cli.prose import vocabulary
from trygg_cli.prose.actor_list import board_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_CAPITALS = re.compile(r"(?<![\w§/.:-])[A-ZÅÄÖ]{2,6}(?![\w§/:]|-\d|\s?\d{4}|\s\d\d[\dA-Z]\b|\.\d)")
_CAPITAL = re.compile(r"[A-ZÅÄÖ]{2,6}")
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[AEIOUYÅÄÖ]")
_NEAR = 80
_BESIDE = re.compile(rf" \(([^()]{{1,{_NEAR}}})\)")
_BEHIND = re.compile(rf"(?: [–-] |, (?:dvs\.?|det vill säga) )([^.()–]{{1,{_NEAR}}})")
_ROMAN = re.compile(r"[IVX]+")
_TOPS = {"fokusområden", "åtgärder", "mål", "indikatorer", "löften", "uppföljning"}
_SHOWN = {
    *("namn", "beskrivning", "åtgärd", "mål", "löfte", "text", "effekt", "aktiviteter", "nästa_steg"),
    *("kommentar", "avvikelse", "hantering", "omvärld", "kommunikation", "kommunfullmäktiges_mål"),
    *("villkor", "målgrupp", "sammanfattning", "bedömning", "prognos", "förslag_till_beslut", "återkoppling"),
}


@rule(
    "P08",
    "oförklarad-förkortning",
    "unexplained-abbreviation",
    source=(
        "Språklagen (2009:600) 11 §; Trollhättan 2022: SIG, TUTI, URO; Karlskoga 2016: LOB, PL 13",
        "2009:600 11 §",
    ),
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - {id: N1, åtgärd: SIG och TUTI}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        begrepp:
          SIG: Sociala insatsgrupper
        åtgärder:
          - id: N1
            åtgärd: SIG och tidig upptäckt med tidig insats (TUTI)
    """,
)
def unexplained_abbreviation(case: Case) -> Iterator[Finding]:
    """Abbreviations that reports show are explained.

    Politicians and citizens read the reports, and they do not know the words of the police or the social services.
    Say what it means under begrepp, or write it out where it is first used. Each is shown once, where it is first
    used in a goal, a measure, an indicator, a promise or a follow-up. Boards have a rule of their own.
    """
    known = {*vocabulary.words("known_abbreviations"), *board_abbreviations(), *_defined(case.plan)}
    unknown = {word for word in case.capitals - known if not _ROMAN.fullmatch(word)}
    places = case.capital_places(unknown) if unknown else {}
    for index in sorted({index for found in places.values() for index, _ in found}):
        route, text = case.texts[index]
        if route[0] not in _TOPS or not _is_shown(route) or _is_shouted(text):
            continue
        for found in _CAPITALS.finditer(text):
            word = found[0]
            if word not in unknown:
                continue
            unknown.remove(word)
            if not any(_is_explained(case.texts[place][1], at, word) for place, at in places[word]):
                yield Finding(
                    route,
                    message("{abbreviation} is not explained anywhere in the plan", abbreviation=word),
                    message('say what it means under "begrepp", or write it out'),
                    span=vocabulary.place(case.document, route, Span(*found.span())),
                    of_plan=True,
                )


def _is_shouted(text: str) -> bool:
    """Tell whether a text is in capitals for being seen; a heading without vowels is an abbreviation by itself."""
    return text.isupper() and _VOWEL.search(text) is not None


def _is_shown(route: Route) -> bool:
    return last_key(route) in _SHOWN


def _defined(plan: Plan) -> Iterator[str]:
    """Yield every word that the plan gives a meaning: terms, actors, bodies, work of its own and places."""
    names = [*plan.terms, *plan.actors, *(actor.name for actor in plan.actors.values())]
    names += [text for body in plan.bodies for text in (body.id, body.name)]
    names += [text for work in plan.ongoing for text in (work.id, work.title)]
    names += [text for place in plan.places for text in (place.id, place.name)]
    names += [area.id for _, area in plan.walk_areas()]
    for name in names:
        yield from _CAPITAL.findall(name)


def _is_explained(text: str, at: int, word: str) -> bool:
    """Tell whether the meaning stands beside a word: *sociala insatsgrupper (SIG)* or the other way round."""
    end = at + len(word)
    if text[at - 1 : at] == "(" and text[end : end + 1] == ")":
        return _begins_as(word, re.split(r"[.()]", text[max(0, at - 1 - _NEAR) : at - 1])[-1])
    if at and (text[at - 1].isalnum() or text[at - 1] == "_"):
        return False
    beside, behind = _BESIDE.match(text, end), _BEHIND.match(text, end)
    return bool(
        (beside and _begins_as(word, beside[1])) or (behind and _is_spelt_by(word.lower(), behind[1].lower()))
    )


def _begins_as(word: str, meaning: str) -> bool:
    """Tell whether any word of a meaning has the first letter of the abbreviation."""
    return any(name[:1].upper() == word[0] for name in _WORD.findall(meaning))


def _is_spelt_by(word: str, text: str) -> bool:
    """Tell whether a text begins with the first letter of a word, and has the others in the same order."""
    letters = iter(text)
    return text[0] == word[0] and all(letter in letters for letter in word)
