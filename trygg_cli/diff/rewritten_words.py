"""What words of a text were rewritten."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from trygg_cli.change import TextPiece

SAME, OLD, NEW = "=", "-", "+"
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


def _shared(old: list[str], new: list[str]) -> int:
    count = 0
    for text, other in zip(old, new, strict=False):
        if text != other:
            break
        count += 1
    return count
