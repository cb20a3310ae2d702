"""Words as questions compare them: å, ä and ö aside, by their stems, and in the order of the alphabet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from trygg_cli.prose import vocabulary
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from trygg_cli.table import Value

PROSE = frozenset(
    {
        "aktiviteter",
        "aktörer_namn",
        "avvikelse",
        "beskrivning",
        "delområde",
        "effekt",
        "förslag_till_beslut",
        "finansiär",
        "hantering",
        "kommentar",
        "löfte",
        "mål",
        "målgrupp",
        "nästa_steg",
        "område",
        "omvärld",
        "platser",
        "problembild",
        "prognos",
        "sammanfattning",
        "tid",
        "titel",
        "uppföljs_genom",
        "återkoppling",
        "åtgärd",
    }
)
"""The columns that free text is looked for in."""

_ORDER = str.maketrans("åäöæø", "{|}|}")  # what follows z in ASCII, in the order of the Swedish alphabet
_NUMBER = re.compile(r"(\d{1,9})")
_SHORTEST_STEM = 3


def folded(text: str) -> str:
    """Return a text as somebody without å, ä and ö on the keyboard would type it."""
    return fold(text if text.isascii() else unicodedata.normalize("NFC", text))


def sort_key(text: str) -> tuple[str | int, ...]:
    """Return what Swedish texts are sorted by; numbers in them by what they come to, so that N2 is before N10."""
    whole = text if text.isascii() else unicodedata.normalize("NFC", text)
    parts = _NUMBER.split(whole.casefold().translate(_ORDER))
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts))


@lru_cache(4096)
def stems(text: str) -> tuple[str, ...]:
    """Return the folded stems of a text's words."""
    return tuple(fold(word.stem) for word in vocabulary.stems(text))


@lru_cache(4096)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(folded(text[word.start : word.end]) for word in vocabulary.stems(text))


def holds(text: str, phrase: str) -> bool:
    """Tell whether a phrase is in a text: its words one after the other in any inflection, or as `belys*`."""
    opening = phrase.endswith("*")
    sought = stems(phrase)
    if not sought:
        return folded(phrase.strip("*")) in folded(text)
    if sought[0][:_SHORTEST_STEM] not in folded(text):  # a stem leaves at least three letters of a word
        return False
    words = stems(text)
    size = len(sought)
    for at in range(len(words) - size + 1):
        if words[at : at + size - 1] != sought[:-1]:
            continue
        last = at + size - 1
        if opening and _folded_words(text)[last].startswith(_folded_words(phrase)[-1]):
            return True
        if not opening and words[last] == sought[-1]:
            return True
    return False


def texts(value: Value) -> tuple[str, ...]:
    """Return the texts in a cell: the entries of a list, or what it says."""
    if isinstance(value, tuple):
        return value
    return () if value is None else (str(value),)
