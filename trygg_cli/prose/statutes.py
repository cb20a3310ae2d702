"""References to Swedish statutes: which no longer hold, and which cannot be followed as they are written."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.position import Span
from trygg_cli.prose import law_facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.prose.law_facts import Statute

NUMBER = re.compile(r"(?<![\d:/.])(?:19|20)\d\d:\d{1,4}(?![\d:/])")
"""The number of a statute: 2001:453."""

_CHAPTER = r"\bkap(?:itel|\.)?"
_KAP = r"(?i:kap(?:itel|\.)?)"
_PARAGRAPH = r"\d+ ?[a-z]? ?§{1,2}"
_TWO_NUMBERS = re.compile(rf"(?<!\d)\d{{1,3}}\s+\d{{1,3}} {_CHAPTER}(?!\w)", re.IGNORECASE)
_NO_PARAGRAPH_NUMBER = re.compile(rf"(?<!\d)\d+(?: ?[a-z])? {_CHAPTER}\s*§(?!§?\s*\d)", re.IGNORECASE)
_NO_SIGN = re.compile(rf"(?<!\d)\d+ ?[a-z]? ?{_CHAPTER}\s+\d+ ?[a-z]?$", re.IGNORECASE)
_CHAPTER_BEFORE = re.compile(rf"{_CHAPTER}[^.;()]{{0,30}}$", re.IGNORECASE)
_BEFORE = 120
"""Characters before a reference in which there can be words that say what it means."""

_REMEMBERED = 5
"""Years in which a name may still mean the statute that was replaced."""

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
    return {
        number: Repeal(statute.repealed, statute.successor)
        for number, statute in law_facts.statutes().items()
        if statute.repealed
    }


def repealed_in(text: str, *, is_statute: bool = False) -> Iterator[tuple[Span, str, Repeal]]:
    """Yield the repealed statutes that a text refers to as if they held.

    A number counts where the words before it make it that of a statute, or where the whole text is one.
    """
    for found in NUMBER.finditer(text):
        at = found.start()
        is_one = found[0] in repealed() and (is_statute or _stands_before(_STATUTE, text, at))
        if is_one and not _stands_before(_HISTORY, text, at):
            yield Span(*found.span()), found[0], repealed()[found[0]]


def _stands_before(pattern: re.Pattern[str], text: str, at: int) -> bool:
    return bool(pattern.search(text, max(0, at - _BEFORE), at))


def malformed_in(text: str) -> Iterator[Span]:
    """Yield the references to chapters and paragraphs that cannot be followed."""
    for pattern in (_TWO_NUMBERS, _NO_PARAGRAPH_NUMBER, _no_sign_before_name()):
        yield from (Span(*found.span()) for found in pattern.finditer(text))


def lacks_sign(text: str) -> bool:
    """Tell whether a reference ends in a number that may be a paragraph's, without the sign for it."""
    return bool(_NO_SIGN.search(text))


def lacking_chapter_in(text: str, day: date | None) -> Iterator[Span]:
    """Yield paragraphs of statutes in chapters that are named without their chapter: 14 § SoL."""
    for found in _in_chapters().finditer(text):
        if is_in_chapters(found[0], day) and not _stands_before(_CHAPTER_BEFORE, text, found.start()):
            yield Span(*found.span())


def is_in_chapters(text: str, day: date | None) -> bool:
    """Tell whether a text names a statute whose paragraphs begin anew in each chapter, as it was on a day."""
    return any(day is None or statute.in_force is None or statute.in_force <= day for statute in named(text))


def named(text: str) -> tuple[Statute, ...]:
    """Return the statutes in chapters that the first name in a text may mean, oldest first."""
    found = _any_name().search(text)
    if not found:
        return ()
    name = found[0]
    written = (name, name.lower(), name.lower().removesuffix("s").removesuffix("en"))
    return next((_by_name()[word] for word in written if word in _by_name()), ())


class Mistakable(NamedTuple):
    """A reference that may mean a statute or the one that took its place, and what it is called in the new one."""

    span: Span
    old: Statute
    new: Statute
    replacement: str | None


def mistakable_in(text: str, day: date) -> Iterator[Mistakable]:
    """Yield references to chapters of a statute that lately took the place of another of the same name.

    Where the text says a number it says which, and a chapter that only the new one has can mean nothing else.
    """
    is_told = cache(lambda number: number in text)
    for found in (found for pattern in _chapter_and_name() for found in pattern.finditer(text)):
        pair = replaced_lately(found["name"], day)
        if (
            pair is None
            or int(found["chapter"]) > pair[0].chapters
            or any(is_told(statute.number) for statute in pair)
        ):
            continue
        if not _stands_before(_HISTORY, text, found.start()):
            place = replacement(pair[0], found["chapter"], found["section"] or "")
            yield Mistakable(Span(*found.span()), *pair, place)


def mistakable_names(day: date) -> list[str]:
    """Return the names, in small letters, that were those of other statutes until some years before a day."""
    return [name.lower() for name in _by_name() if replaced_lately(name, day)]


def replaced_lately(name: str, day: date) -> tuple[Statute, Statute] | None:
    """Return the statute that a name meant until some years before a day, and the one that it means now."""
    called = named(name)
    for old, new in pairwise(called):
        if old.repealed and old.repealed <= day and day.year - old.repealed.year <= _REMEMBERED:
            return old, new
    return None


def replacement(old: Statute, chapter: str, section: str) -> str | None:
    """Return what took the place of a paragraph of a repealed statute, where that is known."""
    reference = f"{old.number} {chapter} kap. {section} §"
    known = (provision for provision in law_facts.provisions().values() if provision.replaces == reference)
    return next((provision.reference.partition(" ")[2] for provision in known), None)


@cache
def _by_name() -> dict[str, tuple[Statute, ...]]:
    found: dict[str, tuple[Statute, ...]] = {}
    for statute in sorted(_with_chapters(), key=lambda statute: str(statute.in_force)):
        for alias in statute.aliases:
            found[alias] = (*found.get(alias, ()), statute)
    return found


def _with_chapters() -> list[Statute]:
    return [statute for statute in law_facts.statutes().values() if statute.chapters]


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names()})")


@cache
def _names() -> str:
    names = sorted({alias for statute in _with_chapters() for alias in statute.aliases})
    written = [rf"{name}\b" if name[0].isupper() else rf"(?i:{name})(?:ens?)?\b" for name in names]
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


@cache
def _chapter_and_name() -> tuple[re.Pattern[str], ...]:
    """Return patterns for 14 kap. 1 § SoL, kap. 14, 1 § SoL, SoL 14 kap. 1 § and SoL 14:1."""
    chapter = r"(?P<chapter>\d{1,2})(?: [a-z])?"
    section = r"(?:§ ?)?(?P<section>\d{1,3}(?: ?[a-z](?!\w))?)?"
    rest = r"(?:(?:,| och| samt|–|-) ?\d[^.;:()]{0,12})?(?: ?§{1,2})?(?: \w+ stycket)?"
    name = rf"(?P<name>{_names()})"
    return (
        re.compile(rf"\b{chapter} ?{_KAP},? ?{section}{rest} ?(?:i )?{name}"),
        re.compile(rf"(?i:{_CHAPTER}) {chapter}, {section}{rest} ?(?:i )?{name}"),
        re.compile(rf"\b{name},? {chapter} ?(?:{_KAP}|:) ?{section}(?: ?§{{1,2}})?"),
    )
