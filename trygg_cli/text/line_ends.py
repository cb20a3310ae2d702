"""How the lines of a text end, and which of them hold nothing but comments."""

from __future__ import annotations

import re
from collections import Counter

from trygg_cli.position import line_start

_LINE_END = re.compile(r"\r\n|\n|\r")
NO_LINE_END = "\0"
"""What no line of a text ends with."""


def common(text: str) -> str:
    """Return what all lines of a text end with; what none does where they end in several ways."""
    if "\r" not in text:
        return "\n"
    pairs = text.count("\r\n")
    return "\r\n" if pairs == text.count("\r") == text.count("\n") else NO_LINE_END


def usual(text: str) -> str:
    """Return what most lines of a text end with."""
    if "\r" not in text:
        return "\n"
    ends = Counter[str](_LINE_END.findall(text))
    return ends.most_common(1)[0][0]


def remark_lines(text: str) -> set[int]:
    """Return where the lines begin that hold a comment and nothing else, and the empty ones above such a line.

    Lines that look like this inside a text are among them.
    """
    found: set[int] = set()
    at = text.find("#")
    while at >= 0:
        stop, begin = at, line_start(text, at)
        while begin not in found and not text[begin:stop].strip():
            found.add(begin)
            if not begin:
                break
            stop, begin = begin, line_start(text, begin - len(_end_before(text, begin)))
        end = _LINE_END.search(text, at)
        at = text.find("#", end.end()) if end else -1
    return found


def _end_before(text: str, at: int) -> str:
    return "\r\n" if text.startswith("\r\n", at - 2) else text[at - 1]
