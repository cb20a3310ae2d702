"""Edits of a text: the only way in which a plan is changed.

An edit touches its own characters and no others, so comments, order, quoting and line ends elsewhere survive.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """Characters from `start` up to `end` give way to a new text."""

    start: int
    end: int
    text: str


class Overlap(ValueError):
    """Two splices want the same characters."""


def apply(text: str, splices: Iterable[Splice]) -> str:
    """Return the text with all splices made; raises `Overlap` where two want the same place."""
    pieces: list[str] = []
    done = 0
    for start, end, new in sorted(set(splices)):
        if start < done:
            raise Overlap(f"{start} lies before {done}")
        pieces += (text[done:start], new)
        done = end
    return "".join((*pieces, text[done:]))
