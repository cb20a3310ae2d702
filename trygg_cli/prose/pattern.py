"""Regular expressions that are compiled when they are first used: rules have a hundred, and most plans need few.

An å that is written as an a and a ring of its own (NFD) is found as any other å, where it stands.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = 1 << 62
_RING, _DOTS = "\u030a", "\u0308"
_LETTER = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[åäöÅÄÖ]", re.DOTALL
)
"""A letter that may be in two parts; what is escaped, between [ and ] or looked for behind is left as it is."""


def _with_parts(found: re.Match[str]) -> str:
    letter = found[0]
    return f"(?:{letter}|{normalize('NFD', letter)})" if letter.isalpha() else letter


class Pattern:
    """A pattern with the methods of `re.Pattern` that rules use."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def _compiled_in_parts(self) -> re.Pattern[str]:
        return re.compile(_LETTER.sub(_with_parts, self._source), self._flags)

    def _for(self, text: str, start: int = 0, end: int = _END) -> re.Pattern[str]:
        """Return the pattern for what stands between two places of a text; nothing else of it is looked at."""
        is_in_parts = text.find(_RING, start, end) >= 0 or text.find(_DOTS, start, end) >= 0
        return self._compiled_in_parts if is_in_parts else self._compiled

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first match."""
        return self._for(text, start, end).search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins the text."""
        return self._for(text).match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is the whole text."""
        return self._for(text).fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all matches."""
        return self._for(text).finditer(text)

    def sub(self, new: str, text: str) -> str:
        """Return the text with something else in the place of all matches."""
        return self._for(text).sub(new, text)

    def split(self, text: str) -> list[str]:
        """Return what stands between the matches."""
        return [part or "" for part in self._for(text).split(text)]
