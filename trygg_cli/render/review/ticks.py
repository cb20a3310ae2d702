"""Which decisions were ticked in a comment: what `review_markdown` writes, and people tick, is read back."""

from __future__ import annotations

import re

_HIDDEN = "<!-- trygg-ticked: "
"""What the hidden line begins with that keeps the ticks of decisions for which there was no room."""

_TICK = re.compile(r"[ \t]*[-*+] \[[xX]\] ")
_MARK = re.compile(r"[0-9a-f]{16}")
_LINK = re.compile(r" · \[[^\[\]]{0,99}\]\([^()\s]*\)")
_LINE = re.compile(r" · \w{1,20} \d{1,9}$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST = 1000


def read(comment: str) -> dict[str, str]:
    """Return the fingerprints that are ticked, each with what it said as plain text.

    What a plan says cannot look like a tick: its own backticks and angle brackets have backslashes before them.
    """
    ticked: dict[str, str] = {}
    for line in comment.splitlines():
        if line.startswith(_HIDDEN):
            ticked |= dict.fromkeys(_MARK.findall(line), "")
        tick = _TICK.match(line)
        if tick:
            said, _, mark = line[tick.end() :].partition("<br>")[0].rstrip().rpartition(" · `")
            if _MARK.fullmatch(mark.removesuffix("`")):
                ticked[mark.removesuffix("`")] = _plain(said)
    return ticked


def hidden(marks: list[str]) -> str:
    """Return the hidden line for ticks, if there are any."""
    return f"{_HIDDEN}{' '.join(marks)} -->" if marks else ""


def _plain(said: str) -> str:
    """Return what a line of ours says, as the text it shows, without where it stands."""
    text = _LINE.sub("", _LINK.sub("", said[:_LONGEST])).replace("&#8203;", "")
    return _ESCAPED.sub(r"\1", re.sub(r"(?<!\\)\*", "", text))
