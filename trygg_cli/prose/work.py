"""Whether a heading says by itself what is done: *Fotpatrullering i centrum* does, *Unga i riskzon* does not.

The last part of a Swedish compound says what the whole is, and what stands before the first preposition is what a
heading is about.  So those words are looked at: whether they end as a noun of action does, or in a known one.  A verb
may stand anywhere.
"""

from __future__ import annotations

import re
from functools import cache

from trygg_cli.prose import wording

_PREPOSITION = (  # compiled when first used
    r"\b(?:av|bland|efter|emot|från|för|genom|hos|i|inom|kring|längs|med|mellan|mot|om|omkring|på|runt|till|under"
    r"|utan|utanför|utmed|vid|åt|över)\b"
)
_PART = r"[:;.!()]|\s[–-]\s"
_WORD = re.compile(r"[^\W\d_]+")
_INFLECTED = r"(?:e?t|e?n|[aeo]?r|n?a|[aeo]?rna|ena)?s?"


def names_work(heading: str) -> bool:
    """Tell whether a heading has a verb, or is about something that somebody does."""
    text = wording.small(wording.composed(heading))
    if wording.has_word(text, "work_verbs"):
        return True
    abouts = (re.split(_PREPOSITION, part, maxsplit=1)[0] for part in re.split(_PART, text))
    return any(_is_work(word) for about in abouts for word in _WORD.findall(about))


def _is_work(word: str) -> bool:
    return _ends_in("work_nouns", r"\w{3}ing|\w{3}tion").fullmatch(word) is not None and not _ends_in(
        "no_work"
    ).fullmatch(word)


@cache
def _ends_in(name: str, *more: str) -> re.Pattern[str]:
    return re.compile(rf"\w*?(?:{'|'.join((*sorted(wording.words(name)), *more))}){_INFLECTED}")
