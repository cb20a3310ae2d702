"""Whether a heading says by itself what is done: *Fotpatrullering i centrum* does, *Unga i riskzon* does not.

The last part of a Swedish compound says what the whole is, and what stands before the first preposition is what a
heading is about.  So those words are looked at: whether they end as a noun of action does, or in a known one.  A verb
may stand anywhere.
"""

from __future__ import annotations

import re
from functools import cache

from trygg_cli.prose import vocabulary
from trygg_cli.prose.pattern import Pattern

_PREPOSITION = (  # compiled when first used
    r"\b(?:av|bland|efter|emot|från|för|genom|hos|i|inom|kring|längs|med|mellan|mot|om|omkring|på|runt|till|under"
    r"|utan|utanför|utmed|vid|åt|över)\b"
)
_PART = r"[:;.!()]|\s[–-]\s"
_WORD = re.compile(r"[^\W\d_]+")
_MORE = Pattern(
    r"(?:fler|flera|tätare|bättre|starkare|nya?|nytt|utökad|förbättrad|ytterligare|kompletterande) ([^\W\d_]+)"
)
_INFLECTED = r"(?:e?t|e?n|[aeo]?r|n?a|[aeo]?rna|ena)?s?"
_NOUN_OF_ACTION = Pattern(rf"\w*\w{{3}}(?:ing|tion){_INFLECTED}")


def names_work(heading: str) -> bool:
    """Tell whether a heading has a verb, or is about something that somebody does."""
    text = vocabulary.small(vocabulary.composed(heading))
    if vocabulary.has_word(text, "work_verbs") or _sets_up(text):
        return True
    abouts = (re.split(_PREPOSITION, part, maxsplit=1)[0] for part in re.split(_PART, text))
    return any(_is_work(word) for about in abouts for word in _WORD.findall(about))


def _sets_up(text: str) -> bool:
    """Tell whether a heading is about more or better of what is put somewhere: *Tätare belysning i Stadsparken*."""
    found = _MORE.match(text)
    return found is not None and _ends_in("things_set_up").fullmatch(found[1]) is not None


def _is_work(word: str) -> bool:
    """Tell whether a word ends as work does; the longest ending wins: *upphandling* is work, *handling* is none."""
    known, other = (_ending(word, name) for name in ("work_nouns", "no_work"))
    return len(known) > len(other) or bool(not other and _NOUN_OF_ACTION.fullmatch(word))


def _ending(word: str, name: str) -> str:
    found = _ends_in(name).fullmatch(word)
    return found[1] if found else ""


@cache
def _ends_in(name: str) -> re.Pattern[str]:
    return re.compile(rf"\w*?({'|'.join(sorted(vocabulary.words(name), key=len, reverse=True))}){_INFLECTED}")
