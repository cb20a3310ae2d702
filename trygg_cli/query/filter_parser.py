"""A filter read into a tree.

    filter     =  all { "eller" all }
    all        =  one { one }                    every one of them holds
    one        =  ( "-" | "inte" ) one           does not hold
               |  "(" filter ")"
               |  field compare values
               |  word | quoted                  free text: the word in any inflection, belys* for an opening
    compare    =  ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
    values     =  value { "," value }            any of them; several only after ":", "=" and "!="
    value      =  word | quoted                  a quoted one may hold blanks and signs
    field      =  word                           a column of åtgärd, or one of the names in `fields`
    place      =  "$" name                       instead of a value or free text: what is given with -p name=…

A field, its sign and the value stand together: `status:försenad`, `slut<2022-09`, `område:"norra hamnen"`.
`eller` binds looser than what stands side by side.  Å, ä and ö may be written a, a and o.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.query.filter_error import BadFilter
from trygg_cli.query.filter_words import FilterToken, TokenType, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trygg_cli.message import Message

_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Both:
    """All parts hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class Term:
    """A field compared with values."""

    field: FilterToken
    operator: FilterToken
    values: tuple[FilterToken, ...]


@dataclass(frozen=True, slots=True)
class Free:
    """A word or phrase that is somewhere."""

    value: FilterToken


Node = Both | Either | Not | Term | Free


def parse(text: str, values: Mapping[str, str] | None = None) -> Node:
    """Return the tree of a filter; raises `BadFilter` and `UnexpectedValue`. An empty one lets everything through."""
    reading = _FilterParser(text, values)
    if reading.here.sort is TokenType.END:
        return Both(())
    return reading.whole()


class _FilterParser:
    """Goes through the pieces of a filter."""

    def __init__(self, text: str, values: Mapping[str, str] | None) -> None:
        self._text = text
        self._pieces = pieces(text, values)
        self._at = 0
        self._depth = 0

    @property
    def here(self) -> FilterToken:
        """The piece that comes next."""
        return self._pieces[self._at]

    def bad(self, sentence: Message, piece: FilterToken) -> BadFilter:
        """Return a complaint about a piece."""
        return BadFilter.of(piece, self._text, sentence)

    def whole(self) -> Node:
        tree = self.either()
        if self.here.sort is not TokenType.END:
            raise self.bad(message("this does not belong here"), self.here)
        return tree

    def either(self) -> Node:
        parts = [self._both()]
        while self.here.sort is TokenType.OR:
            self._next()
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Node:
        parts = [self._one()]
        while self.here.sort not in (TokenType.END, TokenType.OR, TokenType.CLOSE):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _one(self) -> Node:
        piece = self._next()
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self.bad(message("there are too many brackets inside each other"), piece)
        try:
            return self._begun_by(piece)
        finally:
            self._depth -= 1

    def _begun_by(self, piece: FilterToken) -> Node:
        if piece.sort is TokenType.NOT:
            return Not(self._one())
        if piece.sort is TokenType.OPEN:
            inside = self.either()
            if self.here.sort is not TokenType.CLOSE:
                raise self.bad(message("the bracket is never closed"), piece)
            self._next()
            return inside
        if piece.sort is TokenType.WORD and self.here.sort is TokenType.OPERATOR and self.here.touches:
            return self._term(piece)
        if piece.sort in (TokenType.WORD, TokenType.QUOTED):
            return Free(piece)
        if piece.sort is TokenType.END:
            raise self.bad(message("something is missing here"), piece)
        raise self.bad(message("this does not belong here"), piece)

    def _term(self, field: FilterToken) -> Term:
        operator = self._next()
        values = [self._value(operator)]
        while self.here.sort is TokenType.COMMA and self.here.touches:
            comma = self._next()
            if operator.text not in (":", "=", "!="):
                raise self.bad(message("only one value goes with this sign"), comma)
            values.append(self._value(comma))
        return Term(field, operator, tuple(values))

    def _value(self, before: FilterToken) -> FilterToken:
        if not self.here.touches or self.here.sort not in (
            TokenType.WORD,
            TokenType.QUOTED,
            TokenType.NOT,
            TokenType.OR,
        ):
            missing = FilterToken(TokenType.END, "", before.end, before.end, touches=False)
            raise self.bad(message("something is missing here"), missing)
        return self._next()

    def _next(self) -> FilterToken:
        piece = self.here
        self._at = min(self._at + 1, len(self._pieces) - 1)
        return piece
