"""Words that rules look for, in any inflection, and where they stand.

The words are data: `words/<name>.txt` holds a word or phrase a line.  A text and a list are compared by
stems (Snowball's Swedish stemmer), so *minska* is found in *minskade* too.  A stem is how its word
begins, so a text where no word begins with a listed stem is not looked at further.  The stemmer takes no
endings from short words (*öka*, *ökar*): a list holds every form of those.  And it makes no difference
between *fler* and *flera*: a line that begins with `=` is found only as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli import package
from trygg_cli.position import Span, Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")  # å may be an a and a ring
_SPACE = re.compile(r"-?\s+|-")
_POINT = re.compile(r"\.\s?")
_SHORTEST_STEM = 3
_LONGEST_ABBREVIATION = 3


class TextWord(NamedTuple):
    """A word of a text: its stem in lower case, and where the whole word stands."""

    stem: str
    start: int
    end: int


class _Phrase(NamedTuple):
    """A line of a list by its stems, and as it is written where only that will do."""

    stems: tuple[str, ...]
    exactly: str | None


class _List(NamedTuple):
    """The phrases of a list by the stem they begin with, longest first, and how any begins, in small letters."""

    phrases: dict[str, list[_Phrase]]
    beginning: re.Pattern[str]


def words(name: str) -> frozenset[str]:
    """Return the words and phrases of a list."""
    return frozenset(line.removeprefix("=") for line in _lines(name))


@cache
def _lines(name: str) -> frozenset[str]:
    lines = package.text("prose", "words", f"{name}.txt").splitlines()
    return frozenset(filter(None, (line.partition("#")[0].strip() for line in lines)))


@lru_cache(4096)
def stems(text: str) -> tuple[TextWord, ...]:
    """Return the words of a text by their stems."""
    return tuple(TextWord(_stem(found[0]), *found.span()) for found in _WORD.finditer(text))


def find_words(text: str, name: str) -> Iterator[Span]:
    """Yield where words and phrases of a list stand in a text; the longest where several begin alike."""
    phrases, beginning = _list(name)
    if not beginning.search(_folded(text)):
        return
    found = stems(text)
    at = 0
    while at < len(found):
        beginning_here = phrases.get(found[at].stem)
        length = _length(text, found, at, beginning_here) if beginning_here else 0
        if length:
            yield Span(found[at].start, found[at + length - 1].end)
        at += length or 1


@lru_cache(256)  # a text is asked for the words of several lists, one after the other
def _folded(text: str) -> str:
    return composed(text).casefold()


def has_word(text: str, name: str) -> bool:
    """Tell whether a word or phrase of a list is in a text, in any inflection."""
    return next(find_words(text, name), None) is not None


def begins_with_word(text: str, name: str) -> bool:
    """Tell whether a text begins with a word or phrase of a list."""
    first = _WORD.search(text)
    if not first or not _can_begin(first[0], name):
        return False
    found = stems(text)
    return _length(text, found, 0, _list(name).phrases.get(found[0].stem, ())) > 0


@lru_cache(4096)
def _can_begin(word: str, name: str) -> bool:
    return _list(name).beginning.match(composed(word).casefold()) is not None


def has_only_words(text: str, name: str) -> bool:
    """Tell whether a text has words, and all of them belong to words and phrases of a list."""
    found = Stretches(find_words(text, name))
    spans = [Span(*word.span()) for word in _WORD.finditer(text)]
    return bool(spans) and all(map(found.overlap, spans))


def small(text: str) -> str:
    """Return a text in small letters, each where it stood: patterns are found much faster when case does not matter."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)  # İ would become two


@cache
def longest_part(sign: str) -> str:
    """Return the longest part of what is looked for that has no space in it."""
    return max(sign.split(), key=len, default="")


def place(document: Document, route: Route, part: Span) -> Span:
    """Return where in the file a part of the text at a route stands; the whole text where that is uncertain."""
    return document.written(route).place(part)


@cache
def _list(name: str) -> _List:
    phrases: dict[str, list[_Phrase]] = {}
    for line in sorted(_lines(name), key=lambda line: (-len(_WORD.findall(line)), line)):
        own = tuple(word.stem for word in stems(line))
        exactly = line[1:].casefold() if line.startswith("=") else None
        phrases.setdefault(own[0], []).append(_Phrase(own, exactly))
    openings = sorted({_opening(line) for line in _lines(name)})
    return _List(phrases, re.compile(rf"\b(?:{'|'.join(openings)})"))


def _opening(phrase: str) -> str:
    """Return a pattern for how every word begins that has the stem of the phrase's first word: with that stem."""
    first = _WORD.findall(composed(phrase).casefold())[0]
    return _stem(first) if len(first) >= _SHORTEST_STEM else rf"{first}\b"


def _length(text: str, found: tuple[TextWord, ...], at: int, phrases: Iterable[_Phrase]) -> int:
    """Return how many words the longest phrase has that begins at a word; nought where none does."""
    for phrase in phrases:
        length = len(phrase.stems)
        if length > 1 and (at + 1 == len(found) or found[at + 1].stem != phrase.stems[1]):
            continue
        candidate = found[at : at + length]
        if (
            tuple([word.stem for word in candidate]) == phrase.stems
            and phrase.exactly in (None, composed(text[candidate[0].start : candidate[-1].end]).casefold())
            and _hang_together(text, candidate)
        ):
            return length
    return 0


def _hang_together(text: str, found: tuple[TextWord, ...]) -> bool:
    """Tell whether words stand next to each other: *m.fl.* and *m fl* do, the end of a sentence parts."""
    for word, other in pairwise(found):
        between = text[word.end : other.start]
        is_abbreviation = word.end - word.start <= _LONGEST_ABBREVIATION and _POINT.fullmatch(between)
        if not _SPACE.fullmatch(between) and not is_abbreviation:
            return False
    return True


def composed(text: str) -> str:
    """Return a text with å, ä and ö as one sign each."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@cache
def _stem(word: str) -> str:
    stemmed: str = _stemmer().stemWord(composed(word).casefold())
    return stemmed


@cache
def _stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("swedish")
