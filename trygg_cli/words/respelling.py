"""Whether a text was only spelled anew: proven, and never assumed, since one letter may turn a promise round.

Proven is what differs in white space, letter case, punctuation or hyphens alone, or by slips of the pen.  A slip is
proven without a dictionary: one letter more, less, other or out of place in a long word, where one of the two
spellings cannot be pronounced in Swedish (`vandrngar`) and so is no word.  Where both can, as `väggar` and `vägar` or
`otrygghet` and `trygghet`, nothing is proven.  Nor is it in or beside what counts: figures, numbers in words, days
and months; nor do signs prove anything beside a word that denies or limits, since they tell what it does that to.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

_LONG, _LONGEST = 8, 60
"""Letters from which on, and up to which, a word is looked at for slips."""

_TOKEN = re.compile(r"([^\W\d_]+(?:[-‐‑\u00ad][^\W\d_]+)*)|([.,;:!\"'’‘”“„«»]+)|(.)")
_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")
_HYPHEN = re.compile(r"[-‐‑\u00ad]")
_DASH = re.compile(r"[‐‑–—−]")

_NUMBERS = (
    "noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|"
    "trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra|tusen|miljon|miljard|halv|dubbel|första|andra|fjärde"
)
_DAYS = (
    r"\w*dag|mån|tis|ons|tors?|fre|lör|sön|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|"
    "november|december"
)
_COUNTING = (
    rf"(?:{_NUMBERS})+(?:t?on|en|er|[td]?e|a|s|t|nde|t?jed?e|tal|årig\w*)?|(?:{_DAYS})(?:en|ar|arna)?s?"
)
_LIMITING = re.compile(
    "inte|ej|icke|aldrig|ing(?:en|et|a)|utan|utom|förutom|undantagsvis|bara|blott|endast|enbart"
)
_ROMAN = re.compile("[IVXLC]{2,}")

_V = "[aeiouyåäöéèàüæø]"
_ONSET = (
    "(?:bj?[lr]?|d[jrv]?|f[jlrn]?|g[hjlrn]?|h[jv]?|j|kh?[jlnrv]?|lj?|mj?|nj?|ph?[jlrsn]?|rh?|s|s[cjklmnptvw]|"
    "sk[jlrv]|sp[jlr]|st[jr]|sc[hr]|sch[lmnrtvw]?|th?[jrsvw]?|vr?|w[hr]?|x|z|ch?[klr]?|qv?)?"
)
_CODA = (
    "(?:(?:r?r|r?l|ll)?(?:mn|mm?|nn?|[gs][mn])?j?(?:bb?|dd?|ff?|gg?|ck|kk?|pp?|tt?|v|w|x|z|[cpt]h?|sch)?|n[gk])"
    "(?:s[skt]?|ts?|ks?|kt|d|ps?|f)?(?:st?|ts?|d)?s?"
)
_PRONOUNCEABLE = rf"{_ONSET}{_V}+(?:{_CODA}{_ONSET}{_V}+)*{_CODA}"
_NEVER = re.compile(r"(.)\1\1|([aiuyåäö])\2")


class _Token(NamedTuple):
    """A word, a figure or a sign, and the punctuation behind it; a figure is all that hangs together with it."""

    text: str
    marks: str
    is_figure: bool

    @property
    def is_limiting(self) -> bool:
        return bool(_LIMITING.fullmatch(self.text.casefold()))

    @property
    def counts(self) -> bool:
        return self.is_figure or any(
            re.fullmatch(_COUNTING, part) for part in _HYPHEN.split(self.text.casefold())
        )


def has_other_figures(old: object, new: object) -> bool:
    """Tell whether two values, both there, hold other figures."""
    if not (isinstance(old, str) and isinstance(new, str)):
        return False
    return _FIGURES.findall(old) != _FIGURES.findall(new)


def is_respelled(old: object, new: object) -> bool:
    """Tell whether two texts are proven to say the same, word for word and figure for figure."""
    if not (isinstance(old, str) and isinstance(new, str)):
        return False
    before, after = _tokens(old), _tokens(new)
    if len(before) != len(after) or not all(map(_is_same, before, after)):
        return False
    last, now = before[-1], after[-1]
    between = zip(pairwise(before), pairwise(after), strict=True)
    return all(map(_are_beside_alike, between)) and (last.marks == now.marks or not last.is_figure)


def _are_beside_alike(pairs: tuple[tuple[_Token, _Token], tuple[_Token, _Token]]) -> bool:
    """Tell whether what stands between two tokens that follow each other is the same, where one counts or limits.

    Behind a figure is its unit, of which the case tells too: 5 mW, 5 MW.
    """
    (first, second), (now_first, now_second) = pairs
    if first.is_figure and second.text != now_second.text:
        return False
    return first.marks == now_first.marks or not any(
        token.counts or token.is_limiting for token in (first, second)
    )


def _tokens(text: str) -> list[_Token]:
    """Return the tokens of a text, after one that says nothing, to hold the marks that it begins with."""
    found: list[tuple[str, list[str], bool]] = [("", [], False)]
    for chunk in _DASH.sub("-", normalize("NFC", text)).split():
        if any(map(str.isnumeric, chunk)):
            found.append((chunk, [], True))
            continue
        for word, marks, sign in _TOKEN.findall(chunk):
            if marks:
                found[-1][1].append(marks)
            else:
                found.append((word or sign, [], False))
    return [_Token(said, "".join(marks), is_figure) for said, marks, is_figure in found]


def _is_same(old: _Token, new: _Token) -> bool:
    if old.text == new.text or old.is_figure or new.is_figure:
        return old.text == new.text and old.is_figure == new.is_figure
    one, other = (_HYPHEN.split(side.text.casefold()) for side in (old, new))
    if one == other:
        return not any(_ROMAN.fullmatch(side.text) for side in (old, new))
    if old.counts or new.counts:
        return False
    is_alike = len(one) == len(other) and all(
        a == b or _is_slip(a, b) for a, b in zip(one, other, strict=True)
    )
    return is_alike or "".join(one) == "".join(other)


def _is_slip(old: str, new: str) -> bool:
    """Tell whether two words are one edit apart, and just one of them is a word."""
    if not _LONG <= max(len(old), len(new)) <= _LONGEST or abs(len(old) - len(new)) > 1:
        return False
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    one, other = old[head : len(old) - tail], new[head : len(new) - tail]
    is_one_edit = len(one) <= 1 >= len(other) or (len(one) == 2 and one == other[::-1])
    return is_one_edit and is_pronounceable(old) != is_pronounceable(new)


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def is_pronounceable(word: str) -> bool:
    """Tell whether a word in small letters may be Swedish, by its sounds; rather too often than not.

    Two vowels alike are none, but ee as in beteende, and oo, which is a word turned round as often as not: oordning.
    """
    return bool(re.fullmatch(_PRONOUNCEABLE, word)) and not _NEVER.search(word)
