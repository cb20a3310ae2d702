"""What is looked for in texts: words in any inflection, also inside compounds, phrases in quotation marks, openings.

    moped               mopeder, Mopeden, mopedkörning, elmoped
    belysning parkering both; belysning eller parkering: one of them
    -kamera             not that word; inte kamera means the same
    "norra hamnen"      just so; belys* what begins with it

Upper and lower case make no difference, nor does it how å, ä and ö are stored; å is not a.  A word of two letters is
only found whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from trygg_cli.prose import vocabulary

_PIECE = re.compile(r'-?(?:"[^"]*"?|”[^”"]*[”"]?|[^\s"”]+)')
_OR, _NOT, _AND = ("eller", "or"), ("inte", "not"), "AND"
_SIGNS = ".,;:!?()[]/"
_LONG = 3
"""Shorter words are only found whole, and stems of no more letters only where a word has that stem."""

_LONGEST = 90
"""How much SQLite is asked to look for."""

_BEFORE, _AFTER = 60, 100
"""How many characters of a text are shown around what was found."""


class _Word(NamedTuple):
    """A word that is looked for: as it is written, its stem, and whether it is a phrase, an opening, or unwanted."""

    text: str
    stem: str
    is_phrase: bool
    is_opening: bool
    is_unwanted: bool

    @property
    def sign(self) -> str:
        """What all texts that it is found in hold."""
        return self.text if self.is_phrase or self.is_opening else self.stem

    def find(self, text: str) -> int:
        """Return where it first stands in a plain text; -1 if nowhere."""
        if self.is_opening or len(self.text) < _LONG:
            end = "" if self.is_opening else r"\b"
            match = re.search(rf"\b{re.escape(self.text)}{end}", text)
            return match.start() if match else -1
        at = text.find(self.text)
        if at >= 0 or self.is_phrase or self.stem not in text:
            return at
        if len(self.stem) > _LONG:
            return text.find(self.stem)
        return next((word.start for word in vocabulary.stems(text) if word.stem == self.stem), -1)


def plain(text: str) -> str:
    """Return a text as it is searched: composed, in small letters, with single blanks."""
    return shown(text).lower()


def shown(text: str) -> str:
    """Return a text composed and with single blanks."""
    whole = text if text.isascii() else unicodedata.normalize("NFC", text)
    return whole if whole.isprintable() and "  " not in whole else " ".join(whole.split())


@lru_cache(64)
def parsed(sought: str) -> tuple[tuple[_Word, ...], ...]:
    """Return the alternatives of what is looked for, each with its words."""
    found: list[list[_Word]] = [[]]
    unwanted = False
    for match in _PIECE.finditer(unicodedata.normalize("NFC", sought)):
        piece = match[0]
        if piece.lower() in _OR and found[-1]:
            found.append([])
        elif piece.lower() in _NOT:
            unwanted = True
        elif piece != _AND:
            found[-1] += _word(piece, is_unwanted=unwanted)
            unwanted = False
    return tuple(tuple(words) for words in found if words)


def _word(piece: str, *, is_unwanted: bool) -> list[_Word]:
    bare = piece.lstrip("-")
    is_unwanted = is_unwanted or (piece.startswith("-") and len(bare) > 1)
    is_phrase = bare.startswith(('"', "”"))
    text = plain(bare.strip('"”')) if is_phrase else plain(bare).strip(_SIGNS)
    is_opening = not is_phrase and text.endswith("*")
    text = text.rstrip("*")
    stems = vocabulary.stems(text)
    stem = stems[0].stem if len(stems) == 1 and stems[0].end - stems[0].start == len(text) else text
    return [_Word(text, stem, is_phrase, is_opening, is_unwanted)] if text else []


def narrowing(sought: str) -> str:
    """Return a pattern for SQLite's `like` that all texts fit which have what is looked for, and few others.

    It only knows the small letters of ASCII from the capital ones, so every other sign may be any.
    """
    alternatives = parsed(sought)
    words = alternatives[0] if len(alternatives) == 1 else ()
    signs = [word.sign for word in words if not word.is_unwanted]
    longest = max(signs, key=len, default="")[:_LONGEST]
    return f"%{''.join(sign if sign.isascii() and sign.isalnum() else '_' for sign in longest)}%"


def holds(text: str, sought: str) -> bool:
    """Tell whether a text has what is looked for."""
    searched = plain(text)
    return any(
        all((word.find(searched) >= 0) is not word.is_unwanted for word in words) for words in parsed(sought)
    )


def excerpt(text: str, sought: str) -> str:
    """Return the part of a text where what is looked for first stands."""
    whole = shown(text)
    searched = plain(whole)
    found = [word.find(searched) for words in parsed(sought) for word in words if not word.is_unwanted]
    at = min((number for number in found if number >= 0), default=0) if len(searched) == len(whole) else 0
    start, end = max(0, at - _BEFORE), min(len(whole), at + _AFTER)
    if start:
        start = whole.find(" ", start, at) + 1 or start
    if end < len(whole):
        end = max(whole.rfind(" ", at, end), at) if " " in whole[at:end] else end
    return f"{'…' if start else ''}{whole[start:end]}{'…' if end < len(whole) else ''}"
