"""Figures in Swedish texts: 3,72, 2 576, 0–2, sju.  Years, dates, ages and numbers of things are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.position import Span
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONES = (
    "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
_TENS = "trettio fyrtio femtio sextio sjuttio åttio nittio"
NUMERALS = {word: number for number, word in enumerate(_ONES.split(), 2)} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 3)
}
"""Numbers as words. One is left out: *en* and *ett* are articles too."""

_DIGITS = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_FIGURE = Pattern(
    rf"(?<![\w.,:/§#-])(?:({_DIGITS})(?:\s?[–-]\s?({_DIGITS}))?|\b({'|'.join(NUMERALS)})\b)(?![\w:/]|[.,]\d|-\d|\s*§)",
    re.IGNORECASE,
)
_BEGINNINGS = re.compile("|".join((*"0123456789", *NUMERALS)))
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+|%)")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\W*$")
_FROM_TO = re.compile(r"(?:\s*%)?\s+till\b")
_YEARS = range(1900, 2100)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

# what stands before a number that names a thing, and after one that is an age or a date
_NAMED = Pattern(
    "mål|årskurs|åk|klass|kl|klockan|sidan|sidorna|sid|s|bilaga|punkt|nr|nummer|löfte|åtgärd|steg|skala|skalan"
    "|fas|etapp|tertial|kvartal|vecka|kap|kapitel|artikel|område|version|den"
)
_AGE_OR_DATE = Pattern(
    "år|åringar|åriga|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
)


class Figure(NamedTuple):
    """A figure in a text: from `low` to `high`, which are the same but for a range; the words before and after."""

    low: float
    high: float
    span: Span
    before: str
    after: str


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text; of *från 2 till 8* only the 8."""
    begins = 0  # of the figure before, which no word before this one reaches behind
    for found in _FIGURE.finditer(text) if _BEGINNINGS.search(text.lower()) else ():
        low = _number(found[1] or found[3])
        high = _number(found[2]) if found[2] else low
        last, following = _LAST_WORD.search(text, begins, found.start()), _NEXT_WORD.match(text, found.end())
        begins = found.start()
        before, after = (last[1].lower() if last else ""), (following[1].lower() if following else "")
        is_year = low in _YEARS and not re.search(r"\D", found[1] or "-")
        is_start = before == "från" and _FROM_TO.match(text, found.end())
        if not (is_year or is_start or _NAMED.fullmatch(before) or _AGE_OR_DATE.fullmatch(after)):
            yield Figure(low, high, Span(*found.span()), before, after)


def has_year(text: str) -> bool:
    """Tell whether a year stands in a text."""
    return bool(_YEAR.search(text))


def without_figures(text: str) -> str:
    """Return a text in lower case with # for each figure."""
    return re.sub(r"\W+", " ", _FIGURE.sub(" FIGURE ", text)).strip().lower()


def _number(text: str) -> float:
    number = NUMERALS.get(text.lower())
    return float(number) if number else float(re.sub(r"[ \u00a0]", "", text).replace(",", "."))
