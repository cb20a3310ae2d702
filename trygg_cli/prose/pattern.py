"""Regular expressions that are compiled when they are first used: rules have a hundred, and most plans need few."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = 1 << 62


class Pattern:
    """A pattern with the methods of `re.Pattern` that rules use."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first match."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins the text."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is the whole text."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all matches."""
        return self._compiled.finditer(text)

    def sub(self, new: str, text: str) -> str:
        """Return the text with something else in the place of all matches."""
        return self._compiled.sub(new, text)

    def split(self, text: str) -> list[str]:
        """Return what stands between the matches."""
        return [part or "" for part in self._compiled.split(text)]
