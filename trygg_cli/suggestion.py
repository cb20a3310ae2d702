"""What somebody may have meant."""

from collections.abc import Iterable
from unicodedata import normalize

from trygg_cli.message import Message, message

_FOLD = str.maketrans("åäöéü _", "aaoeu--")


def fold(word: str) -> str:
    """Return a word as somebody without å, ä and ö on the keyboard would type it."""
    return normalize("NFC", word).casefold().translate(_FOLD)


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return a suggestion when a known word is close, upper and lower case and å, ä, ö aside."""
    from difflib import get_close_matches

    folded = {fold(name): name for name in reversed([*known])}
    close = get_close_matches(fold(word)[:100], folded, 1, 0.7)
    return message('did you mean "{suggestion}"?', suggestion=folded[close[0]]) if close else None
