"""References to Swedish statutes: which no longer hold, and which cannot be followed as they are written."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.position import Span
from trygg_cli.prose import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = re.compile(r"(?<![\d:/.])(?:19|20)\d\d:\d{1,4}(?![\d:/])")
"""The number of a statute: 2001:453."""

_CHAPTER = r"\bkap(?:itel|\.)?"
_PARAGRAPH = r"\d+ ?[a-z]? ?§{1,2}"
_TWO_NUMBERS = re.compile(rf"(?<!\d)\d{{1,3}}\s+\d{{1,3}} {_CHAPTER}(?!\w)", re.IGNORECASE)
_NO_PARAGRAPH_NUMBER = re.compile(rf"\d+(?: ?[a-z])? {_CHAPTER}\s*§(?!§?\s*\d)", re.IGNORECASE)
_NO_SIGN = re.compile(rf"\d+ ?[a-z]? ?{_CHAPTER}\s+\d+ ?[a-z]?$", re.IGNORECASE)
_CHAPTER_BEFORE = re.compile(rf"{_CHAPTER}[^.;()]{{0,30}}$", re.IGNORECASE)
_HISTORY = re.compile(
    r"\b(?:dåvarande|då gällande|tidigare|förra|äldre|gamla|upphävda|ersätt\w*|ersatte)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_STATUTE = re.compile(
    r"(?:lag|balk|förordning)(?:en)?,? \(?$|\b[A-ZÅÄÖ]\w{0,3}L,? \(?$|\bLOV,? \(?$|\bSFS $"
    r"|\blag(?:en)? (?:om|mot|med) [^.;()]{3,60} \($",
    re.IGNORECASE,
)


class Repeal(NamedTuple):
    """The day on which a statute ceased to hold, and what replaced it."""

    day: date
    replacement: str


@cache
def repealed() -> dict[str, Repeal]:
    """Return the statutes that no longer hold, by number."""
    lines = (line.split(" ", 2) for line in vocabulary.words("repealed_statutes"))
    return {number: Repeal(date.fromisoformat(day), replacement) for number, day, replacement in lines}


def repealed_in(text: str, *, is_statute: bool = False) -> Iterator[tuple[Span, str, Repeal]]:
    """Yield the repealed statutes that a text refers to as if they held.

    A number counts where the words before it make it that of a statute, or where the whole text is one.
    """
    for found in NUMBER.finditer(text):
        before = text[: found.start()]
        if found[0] in repealed() and (is_statute or _STATUTE.search(before)) and not _HISTORY.search(before):
            yield Span(*found.span()), found[0], repealed()[found[0]]


def malformed_in(text: str) -> Iterator[Span]:
    """Yield the references to chapters and paragraphs that cannot be followed."""
    for pattern in (_TWO_NUMBERS, _NO_PARAGRAPH_NUMBER, _no_sign_before_name()):
        yield from (Span(*found.span()) for found in pattern.finditer(text))


def lacks_sign(text: str) -> bool:
    """Tell whether a reference ends in a number that may be a paragraph's, without the sign for it."""
    return bool(_NO_SIGN.search(text))


def lacking_chapter_in(text: str) -> Iterator[Span]:
    """Yield paragraphs of statutes in chapters that are named without their chapter: 14 § SoL."""
    for found in _in_chapters().finditer(text):
        if not _CHAPTER_BEFORE.search(text[: found.start()]):
            yield Span(*found.span())


def is_in_chapters(statute: str) -> bool:
    """Tell whether the paragraphs of a statute begin anew in each chapter."""
    return bool(re.search(rf"\b(?:{_names()})", statute))


@cache
def _names() -> str:
    names = vocabulary.words("statutes_in_chapters")
    written = [rf"{name}\b" if name[0].isupper() else rf"(?i:{name})(?:en)?\b" for name in sorted(names)]
    return "|".join(written)


@cache
def _no_sign_before_name() -> re.Pattern[str]:
    return re.compile(rf"\b\d+ ?[a-z]? ?kap\.? \d+ ?[a-z]?(?= (?:i )?(?:{_names()}))")


@cache
def _in_chapters() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_PARAGRAPH} (?:i )?(?:{_names()})"
        rf"|§{{1,2}} ?\d+ ?[a-z]? (?:i )?(?:{_names()})"
        rf"|\b(?:{_names()})(?: \(\d{{4}}:\d+\))? {_PARAGRAPH}"
    )
