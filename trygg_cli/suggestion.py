"""What somebody may have meant."""

from collections.abc import Iterable
from unicodedata import normalize

from trygg_cli.message import Message, message

_FOLD = str.maketrans("åäöéü _", "aaoeu--")
_TURNING = frozenset(
    (
        *("inte", "ej", "icke", "aldrig", "ingen", "inget", "inga", "utan", "not", "no", "non", "never"),
        *("delvis", "nastan", "snart", "partly", "bedoms", "beraknas", "ska", "skall", "planeras"),
    )
)
"""Words that turn round, halve or put off what stands beside them."""

_PREFIXES = ("o", "ej", "icke", "miss", "un", "non", "in", "inte")
_OPPOSITES = (
    *(
        ("intern", "extern"),
        ("hog", "lag"),
        ("fore", "efter"),
        ("upp", "ner"),
        ("upp", "ned"),
        ("ok", "minsk"),
    ),
    *(("minst", "hogst"), ("min", "max"), ("forst", "sist"), ("mer", "mindre"), ("fler", "farr")),
    *(("increas", "decreas"), ("before", "after"), ("high", "low")),
)
_SHORTEST = 3
"""Letters of a word that a prefix turns round."""


def fold(word: str) -> str:
    """Return a word as somebody without å, ä and ö on the keyboard would type it."""
    return normalize("NFC", word).casefold().translate(_FOLD)


def did_you_mean(word: str, known: Iterable[str], likeness: float = 0.7) -> Message | None:
    """Return a suggestion when a known word is close, upper and lower case and å, ä, ö aside.

    A word that says the opposite, or turns what the other says, is not close, however alike they are.
    """
    from difflib import get_close_matches

    folded = {fold(name): name for name in reversed([*known])}
    written = fold(word)[:100]
    close = get_close_matches(written, folded, 1, likeness)
    if not close or _is_turned(written, close[0]):
        return None
    return message('did you mean "{suggestion}"?', suggestion=folded[close[0]])


def begin_alike(one: str, other: str) -> bool:
    """Tell whether two words differ in their ends only, as plats and platser do."""
    left, right = fold(one), fold(other)
    shared = min(len(left), len(right)) - 1
    return shared > 0 and left[:shared] == right[:shared]


def _is_turned(one: str, other: str) -> bool:
    """Tell whether one of two texts says the opposite of the other, or says it of another time or part."""
    ones, others = one.split("-"), other.split("-")
    if _TURNING.intersection(ones) != _TURNING.intersection(others):
        return True
    left, right = [word for word in ones if word not in others], [word for word in others if word not in ones]
    return any(_are_opposites(word, against) for word in left for against in right)


def _are_opposites(one: str, other: str) -> bool:
    long, short = (one, other) if len(one) > len(other) else (other, one)
    if len(short) >= _SHORTEST and any(long == prefix + short for prefix in _PREFIXES):
        return True
    return any(
        (one.startswith(first) and other.startswith(second))
        or (one.startswith(second) and other.startswith(first))
        for first, second in _OPPOSITES
    )
