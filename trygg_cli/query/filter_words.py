"""The text of a filter in pieces, and what is said where one is wrong.

A word such as `$vem` is a place: the value that is given for it stands there as if it were quoted, so that
whatever is in it is data and never grammar.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.query.collation import folded
from trygg_cli.query.filter_error import BadFilter, UnexpectedValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 10_000


class TokenType(StrEnum):
    """What a piece of a filter is."""

    OPEN = "("
    CLOSE = ")"
    NOT = "-"
    OR = "eller"
    COMMA = ","
    OPERATOR = "operator"
    WORD = "word"
    QUOTED = "quoted"
    END = "end"


class FilterToken(NamedTuple):
    """A piece of a filter: what it is, what it says, where it stands, and whether it touches the one before."""

    sort: TokenType
    text: str
    start: int
    end: int
    touches: bool


_PLACE = re.compile(r"\$([^\W\d]\w*)")
_PIECE = re.compile(
    r"""(?P<space>\s+)
      | (?P<open>\() | (?P<close>\)) | (?P<comma>,)
      | (?P<operator><=|>=|!=|[:=<>])
      | "(?P<quoted>[^"]*)" | ”(?P<curly>[^”"]*)[”"]
      | (?P<word>[^\s(),:=<>!"”](?:[^\s(),:=<>!"”]|!(?!=))*)
    """,
    re.VERBOSE,
)


def pieces(text: str, values: Mapping[str, str] | None = None) -> list[FilterToken]:
    """Return the pieces of a filter with values in its places, the last one its end.

    Raises `BadFilter`, and `UnexpectedValue` where a value has none.
    """
    if len(text) > _LONGEST:
        raise BadFilter(message("the filter is too long"), text[:40], 0, 40)
    left, known = dict(values or {}), {folded(name): value for name, value in (values or {}).items()}
    found = []
    for piece in _pieces(text):
        match = _PLACE.fullmatch(piece.text) if piece.sort is TokenType.WORD else None
        if match:
            left = {name: value for name, value in left.items() if folded(name) != folded(match[1])}
        found.append(_filled(piece, match[1], known, text) if match else piece)
    for name in left:
        raise UnexpectedValue(name)
    end = len(text.rstrip())
    return [*found, FilterToken(TokenType.END, "", end, end, touches=False)]


def _filled(piece: FilterToken, name: str, values: Mapping[str, str], text: str) -> FilterToken:
    """Return a place with its value in it."""
    if folded(name) not in values:
        raise BadFilter(
            message("the question needs a value for {name}", name=name),
            text,
            piece.start,
            piece.end,
            message("give it with -p {name}=…", name=name),
        )
    value = unicodedata.normalize("NFC", values[folded(name)])
    return FilterToken(TokenType.QUOTED, value, piece.start, piece.end, piece.touches)


def _pieces(text: str) -> Iterator[FilterToken]:
    at, touches = 0, False
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            raise _misfit(text, at)
        at = match.end()
        if match.lastgroup != "space":
            yield from _piece(match, touches=touches)
        touches = match.lastgroup != "space"


def _piece(match: re.Match[str], *, touches: bool) -> Iterator[FilterToken]:
    kind, said = match.lastgroup or "", match[match.lastgroup or 0]
    start, end = match.span()
    if kind in ("quoted", "curly"):
        yield FilterToken(TokenType.QUOTED, said, start, end, touches)
    elif kind == "operator":
        yield FilterToken(TokenType.OPERATOR, said, start, end, touches)
    elif kind != "word":
        yield FilterToken(TokenType(said), said, start, end, touches)
    elif said.startswith("-") and not touches:
        word = said.lstrip("-")
        begin = end - len(word)
        yield from (FilterToken(TokenType.NOT, "-", at, at + 1, touches=False) for at in range(start, begin))
        if word:
            yield FilterToken(TokenType.WORD, word, begin, end, touches=True)
    elif said.casefold() == "inte":
        yield FilterToken(TokenType.NOT, said, start, end, touches)
    elif said.casefold() == "eller":
        yield FilterToken(TokenType.OR, said, start, end, touches)
    else:
        yield FilterToken(TokenType.WORD, said, start, end, touches)


def _misfit(text: str, at: int) -> BadFilter:
    if text[at] in '"”':
        return BadFilter(message("the quotation mark is never closed"), text, at, len(text))
    return BadFilter(message("this does not belong in a filter"), text, at, at + 1)
