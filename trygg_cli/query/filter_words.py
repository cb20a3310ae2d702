"""The text of a filter in pieces, and what is said where one is wrong."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 10_000


class Sort(StrEnum):
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a filter: what it is, what it says, where it stands, and whether it touches the one before."""

    sort: Sort
    text: str
    start: int
    end: int
    touches: bool


class BadFilter(TryggError):
    """A filter that cannot be understood: knows its text and the place."""

    def __init__(
        self, sentence: Message, text: str, start: int, end: int, hint: Message | None = None
    ) -> None:
        super().__init__(sentence)
        self.hint = hint
        self.text = text
        self.start = start
        self.end = max(end, start + 1)


_PIECE = re.compile(
    r"""(?P<space>\s+)
      | (?P<open>\() | (?P<close>\)) | (?P<comma>,)
      | (?P<operator><=|>=|!=|[:=<>])
      | "(?P<quoted>[^"]*)" | ”(?P<curly>[^”"]*)[”"]
      | (?P<word>[^\s(),:=<>!"”](?:[^\s(),:=<>!"”]|!(?!=))*)
    """,
    re.VERBOSE,
)


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a filter, the last one its end; raises `BadFilter`."""
    text = unicodedata.normalize("NFC", text)
    if len(text) > _LONGEST:
        raise BadFilter(message("the filter is too long"), text[:40], 0, 40)
    return [*_pieces(text), Piece(Sort.END, "", len(text), len(text), touches=False)]


def _pieces(text: str) -> Iterator[Piece]:
    at, touches = 0, False
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            raise _misfit(text, at)
        at = match.end()
        if match.lastgroup != "space":
            yield from _piece(match, touches=touches)
        touches = match.lastgroup != "space"


def _piece(match: re.Match[str], *, touches: bool) -> Iterator[Piece]:
    kind, said = match.lastgroup or "", match[match.lastgroup or 0]
    start, end = match.span()
    if kind in ("quoted", "curly"):
        yield Piece(Sort.QUOTED, said, start, end, touches)
    elif kind == "operator":
        yield Piece(Sort.OPERATOR, said, start, end, touches)
    elif kind != "word":
        yield Piece(Sort(said), said, start, end, touches)
    elif said.startswith("-") and not touches:
        word = said.lstrip("-")
        begin = end - len(word)
        yield from (Piece(Sort.NOT, "-", at, at + 1, touches=False) for at in range(start, begin))
        if word:
            yield Piece(Sort.WORD, word, begin, end, touches=True)
    elif said.casefold() == "inte":
        yield Piece(Sort.NOT, said, start, end, touches)
    elif said.casefold() == "eller":
        yield Piece(Sort.OR, said, start, end, touches)
    else:
        yield Piece(Sort.WORD, said, start, end, touches)


def _misfit(text: str, at: int) -> BadFilter:
    if text[at] in '"”':
        return BadFilter(message("the quotation mark is never closed"), text, at, len(text))
    return BadFilter(message("this does not belong in a filter"), text, at, at + 1)
