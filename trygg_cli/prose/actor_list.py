"""Actors as they are written one after the other in a text: *KS, KFN och Polisen*."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.position import Span
from trygg_cli.prose import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan

_ONE_WORD = (
    r"[A-ZÅÄÖ]\w+(?:förvaltning|nämnd|kontor|styrelse|bolag)(?:en|et|n)?"
    r"|(?:Räddnings|Social|Hem)tjänst(?:en)?"
)
_MORE_WORDS = r"[A-ZÅÄÖ]\w*(?:- och)? [a-zåäö]*(?:förvaltningen|nämnden|kontoret|styrelsen|bolaget)"
UNIT = rf"\b(?:{_MORE_WORDS}|{_ONE_WORD})\b"
"""A name that by its form is one of a municipal unit: Socialnämnden, Tekniska kontoret."""

_PARENTHESES = re.compile(r"\(([^()]+)\)")
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?[,;/]\s*|(?<![\s-])\s+(?:och|samt|&)\s+")
_SIGN = re.compile(r"(?:(?<!\s)\s+)?[,;/]\s*")  # where a name has "och" in it
_UNIT = re.compile(UNIT)


class ActorList(NamedTuple):
    """Actors in a row: where they stand in the text, their names, and what stands between them."""

    span: Span
    names: tuple[str, ...]
    separators: tuple[str, ...]


class ActorNames:
    """Knows by which words a plan names actors."""

    def __init__(self, plan: Plan) -> None:
        self._ids = {name: actor.name.casefold() for name, actor in plan.actors.items()}
        self._names = {*self._ids.values()}
        known = (*self._ids, *self._names, *board_abbreviations())
        self._first_words = {_first_word(name) for name in known}

    def full(self, words: str) -> str | None:
        """Return the full name, in lower case, of the actor that words are an id or a name of; or nothing."""
        if words.casefold() in self._names:
            return words.casefold()
        if words in self._ids:
            return self._ids[words]
        return (board_abbreviations()[words] or words).casefold() if words in board_abbreviations() else None

    def has_beginning_of(self, text: str) -> bool:
        """Tell whether a known name can stand first in a text, by its first word."""
        return _first_word(text) in self._first_words

    def knows(self, words: str) -> bool:
        """Tell whether the plan has an actor of this name or id, or municipalities a board of it."""
        return self.full(words) is not None

    def is_actor(self, words: str) -> bool:
        """Tell whether words name an actor: a known one, or a unit as its form tells."""
        return self.knows(words) or bool(_UNIT.fullmatch(words))

    def lists(self, text: str) -> Iterator[ActorList]:
        """Yield the lists of two or more actors, and of nothing else, in parentheses or as a whole text."""
        places = [Span(*found.span(1)) for found in _PARENTHESES.finditer(text)]
        whole = text.rstrip(" .\n")
        for span in (*places, Span(0, len(whole))):
            inside = text[span.start : span.end]
            first = _SEPARATOR.search(inside)
            if not first or not self.is_actor(inside[: first.start()]):
                continue
            for separator in (_SEPARATOR, _SIGN):
                names = tuple(separator.split(inside))
                if len(names) > 1 and all(map(self.is_actor, names)):
                    signs = tuple(found[0].strip() for found in separator.finditer(inside))
                    yield ActorList(span, names, signs)
                    break


def _first_word(text: str) -> str:
    return next(iter(text.split(None, 1)), "").casefold()


@cache
def board_abbreviations() -> dict[str, str]:
    """Return the usual abbreviations of boards, with the full name where it is the same everywhere."""
    pairs = (line.partition(" ") for line in vocabulary.words("board_abbreviations"))
    return {abbreviation: name for abbreviation, _, name in pairs}
