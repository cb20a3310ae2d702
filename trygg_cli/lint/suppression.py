"""Exceptions from rules, written in the plan as comments.

    # trygg: tillåt B01 – enheten utses i mars till 2025-T1

`tillåt` (or `allow`) is followed by codes or names of rules, a dash, a reason, and perhaps `till` (or
`until`) and a period or a day.  At the end of a line the exception holds for what stands on that line, the
whole of it where it goes on below or began above; on a line of its own, or behind a dash alone, for the item
that begins below it; before the first key for the whole file.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message
from trygg_cli.model.value_types import DAYS, PERIODS
from trygg_cli.period import Period
from trygg_cli.position import Span
from trygg_cli.suggestion import fold
from trygg_cli.text.text_spans import comment_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.reading.document import Document

# the # first, so that the rest is tried at few places; a digit behind the colon belongs to a key set aside
_COMMENT = re.compile(r"#(?<!\S#)#*[ \t]*[Tt](?:rygg|RYGG)[ \t]*:[ \t]*(?=[^\W\d])([^\r\n]*)")
_WORD = re.compile(r"\w+")
_WORDS = {"tillat", "allow"}
_PARTS = re.compile(r"\s*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(?:(?:\s+[–—-]{1,2}\s+|\s*[–—]\s*)(.*))?\s*")
_SEASONS = "vår|sommar|höst|vinter|årsskift|slut|tertial|kvartal"
_MONTHS = "jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_TIME_WORD = rf"(?:[tqh]?\d{{1,2}}(?:/\d{{1,2}})?|av|(?:{_SEASONS}|{_MONTHS})\w*\.?)\s+"
_UNTIL = re.compile(
    r"(?:^|[\s(])(?:till|t\.? ?o\.? ?m\.?|until)(?: och med)?\s+"
    rf"((?:{_TIME_WORD}){{0,3}}(?:19|20)\d\d[-–/tqh\d]*)[\s).,;]*$",
    re.IGNORECASE,
)
"""An end, also one that is written in words and so is not understood: better said than overlooked."""

_KEY = r"""(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s:"'|>&][^:"'\r\n]*)[ \t]*:[ \t]+"""
_HEAD = re.compile(rf"(?:{_KEY})?(?:&\S+[ \t]+)?(?:[|>][-+0-9]*[ \t]+)?")
"""What stands before a comment between a key, or the sign of a text below, and the text itself."""

_NOTHING = re.compile(r"[ \t]*(?:-[ \t]+)*|---[ \t]+")


class Suppression(NamedTuple):
    """An exception: its own place, the codes or names it names, the reason, its end, and where it holds.

    `fault` says what cannot be understood in it; such a one has no reason either.
    """

    place: Span
    rules: tuple[str, ...]
    reason: str
    until: Period | None
    scope: Span
    fault: Message | None = None

    def has_expired(self, as_of: date | None) -> bool:
        """Tell whether its last day has passed."""
        return bool(self.until and as_of and as_of > self.until.end)

    def holds(self, place: Span, as_of: date | None) -> bool:
        """Tell whether it allows what it names at a place: it must have a reason, and still be in time."""
        is_here = self.scope.start <= place.start <= self.scope.end
        return is_here and bool(self.reason) and not self.has_expired(as_of)


def find(document: Document) -> list[Suppression]:
    """Return the exceptions that stand in a document's comments."""
    return [*_find(document)] if _COMMENT.search(document.text) else []


def _find(document: Document) -> Iterator[Suppression]:
    places = _Places(document)
    for comment in _COMMENT.finditer(document.text):
        place = Span(*comment.span())
        scope = places.scope(place)
        if scope:
            yield _read(unicodedata.normalize("NFC", comment[1]), place, scope)


def _read(written: str, place: Span, scope: Span) -> Suppression:
    """Return what an exception says: words that are not understood are its fault, and what follows is not read."""
    word = _WORD.match(written)
    if not word or fold(word[0]) not in _WORDS:
        fault = message('"{word}" is not understood after trygg:', word=word[0] if word else written)
        return Suppression(place, (), "", None, scope, fault)
    parts = _PARTS.fullmatch(written, word.end())
    names, reason = (parts[1], parts[2] or "") if parts else ("", "")
    rules = tuple(name.strip() for name in names.split(",") if name.strip())
    found = _UNTIL.search(reason)
    until = _period(found[1]) if found else None
    if found and not until:
        fault = message('"{value}" is no period and no day, so nothing tells when it ends', value=found[1])
        return Suppression(place, rules, "", None, scope, fault)
    reason = reason[: found.start()] if found else reason
    is_said = any(map(str.isalpha, reason))
    return Suppression(place, rules, reason.strip(" \t,;(") if is_said else "", until, scope)


def _period(text: str) -> Period | None:
    day = DAYS.found(text)
    return Period(day, day, text) if day else PERIODS.found(text)


class _Places:
    """What stands around a comment."""

    def __init__(self, document: Document) -> None:
        self._text, self._lines = document.text, document.lines
        self._comments = {span.start for span in comment_spans(document.text, document.spans.root)}
        found = sorted(document.spans.walk(), key=lambda entry: (entry[0].start, -entry[0].end))
        self._entries = [span for span, _ in found][1:]
        self._texts = [span for span, is_text in found if is_text]

    def scope(self, place: Span) -> Span | None:
        """Return where an exception holds; nowhere where it stands in a text or in another comment."""
        around = self._text_at(place.start)
        if around:
            return around if _HEAD.fullmatch(self._text, around.start, place.start) else None
        if place.start not in self._comments:
            return None
        begin = place.start - self._lines.position(place.start).column + 1
        if not _NOTHING.fullmatch(self._text, begin, place.start):
            above = self._text_at(begin - 1)
            is_here = above and self._text[begin : above.end].strip()
            return Span(above.start if above and is_here else begin, place.start)
        if not self._entries or place.start < self._entries[0].start:
            return Span(0, len(self._text))
        below = bisect_left(self._entries, (place.end,))
        return self._entries[below] if below < len(self._entries) else Span(place.start, place.start)

    def _text_at(self, at: int) -> Span | None:
        """Return the text that a place is in, or the key before it, from the key on."""
        before = bisect_left(self._texts, (at + 1,)) - 1
        return self._texts[before] if before >= 0 and at < self._texts[before].end else None
