"""Running text of a plan as a report shows it."""

from __future__ import annotations

_WRAPPED = 50
"""Letters of a line at least that an editor, and not its writer, may have ended."""


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that are not blank, each a paragraph of its own, but for what was only wrapped."""
    found: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if found and found[-1] and _is_wrapped(found[-1], line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return [line for line in found if line]


def _is_wrapped(before: str, line: str) -> bool:
    """Tell whether a line goes on with the sentence of the one before, which ends where an editor breaks lines."""
    return len(before) >= _WRAPPED and before[-1] not in ".!?:;" and line[:1].islower()
