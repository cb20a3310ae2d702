"""What comes along with trygg, read by name: tables of the model, catalogues, questions, example plans, words."""

from __future__ import annotations

import gettext
import unicodedata
from bisect import bisect_left
from functools import cache, partial
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = Path(__file__).parent

DOMAIN = "trygg"
CATALOGUES = _HERE / "locale"
_NO_GUIDES = ("architecture",)
"""Documents for those who change trygg itself."""


def text(*name: str) -> str:
    """Return the text of a file in the package."""
    return _HERE.joinpath(*name).read_text("utf-8")


def names(suffix: str, *folder: str) -> list[str]:
    """Return the names of the files of a kind in a folder of the package, without the ending."""
    return sorted(path.stem for path in _HERE.joinpath(*folder).glob(f"*{suffix}"))


def folder(*name: str) -> str:
    """Return where a folder in the package lies, for programs that look for themselves."""
    return str(_HERE.joinpath(*name))


def guides() -> dict[str, Callable[[], str]]:
    """Return the guides that come along, by their names, each to be read when it is asked for."""
    installed = _HERE / "guides"
    found = (installed if installed.is_dir() else _HERE.parent / "docs").glob("*.md")
    named = {unicodedata.normalize("NFC", path.stem): path for path in found if path.stem not in _NO_GUIDES}
    return {name: partial(named[name].read_text, "utf-8") for name in sorted(named)}


class Catalogue(gettext.NullTranslations):
    """The sentences in a language, found in what gettext reads as they are asked for.

    gettext takes the whole file apart, some thousand sentences, which costs as much as reading a plan; a command
    says a few.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content
        self._order = "<" if self._content[:1] == b"\xde" else ">"  # that of the machine it was compiled on
        self._count, self._originals, self._translations = unpack_from(f"{self._order}3I", self._content, 8)
        self._known: dict[str, list[str]] = {}

    def gettext(self, message: str) -> str:
        """Return the sentence in the language, or as it is."""
        return (self._forms(message) or [message])[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of the sentence that a number asks for."""
        forms = self._forms(msgid1) or [msgid1, msgid2]
        return forms[n != 1]  # both languages have the two forms that English has

    def _forms(self, sentence: str) -> list[str]:
        forms = self._known.get(sentence)
        if forms is None:
            forms = self._known[sentence] = self._found(sentence.encode())
        return forms

    def _found(self, sentence: bytes) -> list[str]:
        """Return the forms of a sentence, and none where it is unknown; the file is sorted by what is English."""
        place = bisect_left(range(self._count), sentence, key=partial(self._at, self._originals))
        if place < self._count and self._at(self._originals, place).split(b"\0")[0] == sentence:
            return [form.decode() for form in self._at(self._translations, place).split(b"\0")]
        return []

    def _at(self, table: int, number: int) -> bytes:
        length, start = unpack_from(f"{self._order}2I", self._content, table + 8 * number)
        return self._content[start : start + length]


def catalogue(language: str) -> gettext.NullTranslations:
    """Return the sentences in a language; raises `FileNotFoundError` where they have not been compiled."""
    return _catalogue(CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.mo")


@cache
def _catalogue(path: Path) -> Catalogue:
    return Catalogue(path.read_bytes())
