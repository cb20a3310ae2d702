"""What everyday words mean, asked by findings, fixes and filters.

How far a measure has come and what is judged of a goal or promise is read, not looked up: what the word says (done,
begun, resting, reached …), and the words around it that turn it round, halve it or put it off.  What cannot be read
to the end is not understood, so that no hint says the opposite of what stands there.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.suggestion import fold
from trygg_cli.words.everyday_table import (
    ALONE,
    CANCELLED,
    EMPTY,
    GOING_ON,
    MARKERS,
    MILD,
    NO_NEGATIONS,
    NOT_STARTED,
    NOW,
    PAST,
    PHRASES,
    PREFIXES,
    PROMISE_WORDS,
    READ,
    SAME,
    SAYING,
    UNSURE,
)
from trygg_cli.words.lookalikes import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.words.everyday_table import EverydayWord

__all__ = ["PROMISE_WORDS", "Meant", "is_read", "keeps_word", "meant", "remedy"]

_CLAUSE = re.compile(r"\s*(?:[,;/()]|\.\s|\s[-–]\s|:|\b(?:men|but|dock|fast)\b)\s*")
_JOINED = re.compile(r"\s+(?:och|samt|eller|and|or|resp)\s+")
_EITHER = re.compile(r"\b(?:eller|or)\b|/")
_REASON = re.compile(r"\b(?:p\.? ?g\.? ?a\b|pa grund av|eftersom|because|due to).*")
_SHARE = re.compile(r"(?:till )?(\d{1,3})(?:[.,]\d+)? ?(?:%|procent\b)")
_COUNT = re.compile(r"(?<!\d)(\d{1,4}) av (\d{1,4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_READABLE = re.compile(r"[\w\s.,;:/()?'\"&+%–—-]+")
"""Of what a text consists that can be read to the end: a cross or a crossed-out box may turn it round."""

_SHARES = ("delvis", "nastan")
"""Markers that phrases stand for which say how much, and so more than these."""

_LONGEST = 200
_SHORTEST = 5
"""Letters of a word that may be misspelt and still be known."""
_FEW = 2
"""Letters that a misspelt word has too many or too few."""


class Meant(NamedTuple):
    """The words of the plan format that somebody may have meant, the likeliest first.

    `is_certain` tells that nothing else can be meant, `is_misspelt` that it was guessed by its letters, `is_own` that
    it is the plan's own word in another form, and `says_more` that something is lost by writing the word alone.
    """

    words: tuple[str, ...]
    is_certain: bool = True
    is_misspelt: bool = False
    is_own: bool = False
    says_more: bool = False

    @property
    def word(self) -> str | None:
        """The one word to write, if it is certain; what has not begun may have been given up since."""
        is_certain = self.is_certain and len(self.words) == 1 and self.words != NOT_STARTED
        return self.words[0] if is_certain or self.is_own else None


@lru_cache(4096)
def meant(choice: str | None, written: str) -> Meant | None:
    """Return the words of a choice that a text in everyday words stands for, if it can be read to the end.

    `choice` is the model's name for the words to choose between.
    """
    text = plain(written).strip(" .!\t\"'*_")[:_LONGEST]
    own = _alike().get(choice or "", {}).get(fold(text))
    if own:
        return Meant((own,), is_own=True)
    rows = READ.get(choice or "")
    if rows is None or not _READABLE.fullmatch(text):
        return None
    return _read(fold(text).replace("-", " "), rows, is_asked="?" in written)


def is_read(choice: str | None) -> bool:
    """Tell whether the words of a choice are read, so that a likeness of letters proves nothing."""
    return choice in READ


def keeps_word(found: Meant) -> bool:
    """Tell whether what was written is kept beside the one word that it stands for."""
    return found.says_more and len(found.words) == 1 and not found.is_misspelt and found.words != NOT_STARTED


def remedy(found: Meant) -> Message:
    """Return what to write: the word, or the words and a question which of them."""
    if len(found.words) > 1:
        words = [f'"{word}"' for word in found.words]
        return message("it can mean {words}: write the one that is true", words=words)
    if found.is_misspelt:
        return message('did you mean "{suggestion}"?', suggestion=found.words[0])
    if found.words == NOT_STARTED and not found.is_own:
        return message(
            'write "{word}", or "{other}" if it is not going to be done',
            word=found.words[0],
            other=CANCELLED[0],
        )
    return message('write "{word}"', word=found.words[0])


@cache
def _alike() -> dict[str, dict[str, str]]:
    """Return the words that need no reading, by choice."""
    return {
        choice: {fold(word): own for own, words in table.items() for word in words.split(", ")}
        for choice, table in SAME.items()
    }


def _read(text: str, rows: Mapping[str, EverydayWord], *, is_asked: bool) -> Meant | None:
    text, shares = _SHARE.subn(_share, _COUNT.sub(_as_share, text))
    text, reasons = _REASON.subn("", text)
    for pattern, word in PHRASES:
        text, count = re.subn(rf"\b(?:{pattern})\b", word, text)
        shares += count if word in _SHARES else 0
    parts: list[tuple[_Statement, frozenset[str]]] = []
    for clause in _CLAUSE.split(text):
        carried: frozenset[str] = frozenset()
        for said in (_Statement(part, rows) for part in _JOINED.split(clause)):
            carried = said.markers or carried
            parts.append((said, carried))
    found = [said.words(markers) for said, markers in parts if said.says]
    if not found or not all(found) or not all(said.is_known for said, _ in parts):
        return None
    is_single = len({*found}) == 1 and len(found[0]) == 1
    is_plain = not reasons and all(said.is_certain for said, _ in parts)
    is_turned = rows is READ["Status"] and any(markers for _, markers in parts)
    return Meant(
        _together(found, is_either=bool(_EITHER.search(text))),
        is_single and not is_asked and is_plain,
        any(said.is_misspelt for said, _ in parts),
        says_more=bool(shares) or not is_plain or is_turned,
    )


def _as_share(found: re.Match[str]) -> str:
    """Return a count of how many as a share of them, as 3 av 10; it stays as it is where it can be none."""
    count, whole = int(found[1]), int(found[2])
    if not 0 <= count <= whole or not whole:
        return found[0]
    return "100 %" if count == whole else f"{min(99, max(bool(count), 100 * count // whole))} %"


def _share(found: re.Match[str]) -> str:
    share = int(found[1])
    return "delvis" if 0 < share < 100 else "helt" if share else "inte"


def _together(found: Sequence[tuple[str, ...]], *, is_either: bool) -> tuple[str, ...]:
    """Return what several statements mean that hold at once, or of which one holds."""
    common = tuple(word for word in found[0] if all(word in words for words in found))
    return common if common and not is_either else tuple(dict.fromkeys(chain.from_iterable(found)))


class _Statement:
    """The words that say how it goes, and those that turn them."""

    def __init__(self, text: str, rows: Mapping[str, EverydayWord]) -> None:
        self._rows = rows
        words = _WORD.findall(text)
        known = [_known(word) for word in words]
        said = dict.fromkeys(meaning.says for meaning in known if meaning.says in rows)
        self.says = [phrase for phrase in said if phrase != "judged" or len(said) == 1]
        self.markers = frozenset(meaning.marker for meaning in known if meaning.marker)
        self.is_misspelt = any(meaning.is_misspelt for meaning in known)
        self.is_certain = not (self.is_misspelt or MILD.intersection(words) or UNSURE.intersection(self.says))
        self.is_known = sum(meaning.marker == "negated" for meaning in known) <= 1 and all(
            meaning.marker or meaning.says in rows or word in EMPTY or word in MILD
            for word, meaning in zip(words, known, strict=True)
        )
        order = [meaning.marker for meaning in known if meaning.marker in ("negated", "partly")]
        self.is_known &= order[:2] != ["negated", "partly"]  # "inte delvis" may be all or nothing
        self.is_certain &= "partly" not in self.markers or len(self.markers) == 1
        if not self.says and self.markers:  # "delvis" says enough alone, "inte" does not
            self.is_known &= self.markers == {"partly"}
            self.says = [name for name in ("done", "reached") if name in rows]

    def words(self, markers: frozenset[str]) -> tuple[str, ...]:
        """Return what may be meant, with the markers that hold here too."""
        column = _column(markers)
        return (
            _together([getattr(self._rows[say], column) for say in self.says], is_either=False)
            if column
            else ()
        )


def _column(markers: frozenset[str]) -> str | None:
    """Return the column of the table that markers choose; none where they cannot be read together."""
    is_negated = "negated" in markers
    if is_negated and not markers.isdisjoint(("nearly", "unlikely")):
        return None
    if "unlikely" in markers or (is_negated and "coming" in markers):
        return "never"
    if is_negated and "sofar" in markers and "partly" not in markers:
        return "yet"
    return next((item for item in ("partly", "nearly", "negated", "coming") if item in markers), "plain")


class _EverydayMeaning(NamedTuple):
    """What a word says, and what it does to others."""

    says: str = ""
    marker: str = ""
    is_misspelt: bool = False


@lru_cache(4096)
def _known(word: str) -> _EverydayMeaning:
    says, markers = _lexicon()
    if word in markers or word in says:
        return _EverydayMeaning(says.get(word, ""), markers.get(word, ""))
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and rest in says and word not in NO_NEGATIONS:
            return _EverydayMeaning(says[rest], "negated")
    if word in EMPTY or word in MILD or len(word) < _SHORTEST:
        return _EverydayMeaning()
    from difflib import get_close_matches

    alike = get_close_matches(word, _like(word[0], len(word)), 1, 0.85)
    return _EverydayMeaning(says[alike[0]], is_misspelt=True) if alike else _EverydayMeaning()


@cache
def _like(first: str, length: int) -> tuple[str, ...]:
    """Return the words that say that something has been, of about a length, that begin with a letter."""
    says, _ = _lexicon()
    near = (word for word in says if word[0] == first and abs(len(word) - length) <= _FEW)
    return tuple(word for word in near if says[word] not in GOING_ON.values())


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str]]:
    """Return what each word says, and what each marker does."""
    says: dict[str, str] = {}
    for name, stems in SAYING.items():
        for stem in fold(stems).split("|"):
            says |= {stem + end: GOING_ON.get(name, name) for end in NOW}
            says |= {stem + end: name for end in PAST}
    for name, words in ALONE.items():
        says |= dict.fromkeys(fold(words).split("-"), name)
    return says, {word: name for name, words in MARKERS.items() for word in fold(words).split("-")}
