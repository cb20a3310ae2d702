"""What words of a text were rewritten."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from trygg_cli.change import TextPiece

if TYPE_CHECKING:
    from collections.abc import Iterable

SAME, OLD, NEW = "=", "-", "+"
_CONTEXT = 6
"""Words that are shown around what was rewritten."""

_MOST = 600
"""Words on each side, what begins and ends alike not counted, beyond which the rest is one piece."""


def pieces(old: str, new: str) -> tuple[TextPiece, ...]:
    """Return the stretches of words that both texts share and that only one has, in order."""
    before, after = (re.findall(r"\S+\s*", text) for text in (old, new))
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    middle_old, middle_new = before[head : len(before) - tail], after[head : len(after) - tail]
    found = [TextPiece(SAME, "".join(before[:head]))]
    if max(len(middle_old), len(middle_new)) > _MOST:
        found += [TextPiece(OLD, "".join(middle_old)), TextPiece(NEW, "".join(middle_new))]
    else:
        for _, a, b, c, d in SequenceMatcher(None, middle_old, middle_new, autojunk=False).get_opcodes():
            if middle_old[a:b] == middle_new[c:d]:
                found.append(TextPiece(SAME, "".join(middle_old[a:b])))
            else:
                found += [TextPiece(OLD, "".join(middle_old[a:b])), TextPiece(NEW, "".join(middle_new[c:d]))]
    found.append(TextPiece(SAME, "".join(before[len(before) - tail :])))
    return tuple(piece for piece in found if piece.text)


def shortened(pieces: Iterable[TextPiece]) -> list[TextPiece]:
    """Return the pieces of a rewritten text with only some words around what was rewritten."""
    listed = [*pieces]
    short = []
    for index, piece in enumerate(listed):
        words = piece.text.split(" ")
        first, last = index == 0, index == len(listed) - 1
        kept = piece.text
        if piece.sign == "=" and first and len(words) > _CONTEXT + 2:
            kept = "… " + " ".join(words[-_CONTEXT - 1 :])
        elif piece.sign == "=" and last and len(words) > _CONTEXT + 2:
            kept = " ".join(words[:_CONTEXT]) + " …"
        elif piece.sign == "=" and len(words) > 2 * _CONTEXT + 2:
            kept = " ".join(words[:_CONTEXT]) + " … " + " ".join(words[-_CONTEXT - 1 :])
        short.append(piece._replace(text=kept))
    return short


def _shared(old: list[str], new: list[str]) -> int:
    count = 0
    for text, other in zip(old, new, strict=False):
        if text != other:
            break
        count += 1
    return count
