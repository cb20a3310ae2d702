"""Where a slip was most likely made, when the reader gives up at a later place, and what to read anew around it."""

from __future__ import annotations

import re
from bisect import bisect_left

from trygg_cli.position import Lines, Span
from trygg_cli.text.syntax_repairs import WORD

MAX_BEFORE = 30_000
"""Most characters to read anew above the place where reading ended."""
MAX_LINE = 1_000
BLOCK = 300
FAR = 10
CONTENT = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?=[^ \t#])")  # another space is content
ENTRY = re.compile(rf"(?P<indent> *)(?:-(?: |$)|{WORD}:(?= |$))")

_BEHIND = 4_000
"""As many characters behind the place are enough to see whether an undoing helps."""
_TOP_LEVEL = re.compile(rf"{WORD}:(?= |$)")
_COMMENT = re.compile(r" *#")


class Suspects:
    """The lines around the place where reading ended, and what may be undone there."""

    def __init__(self, text: str, end: int, shown: int) -> None:
        self.text = text
        self._lines = Lines(text)
        self.starts = self._lines.starts
        self.shown = self.number_of(shown)
        self.here: list[int] = []
        """The numbers of the lines where reading ended, or what ended it began."""
        self.suspects: list[int] = []
        """Those and the lines just above them, the likeliest first."""
        self.opened: int | None = None
        """Where a text in quotes begins that ends in another."""
        self._find_suspects(end)

    def number_of(self, place: int) -> int:
        """Return the number, from 0, of the line that a place is on."""
        return self._lines.position(place).line - 1

    def line(self, number: int) -> str:
        """Return a line without its end."""
        return self._lines.line(number + 1)

    def _find_suspects(self, end: int) -> None:
        here = [self.shown, self.number_of(end)]
        above = [line for number in here for line in self.near(number, -1)]
        opened = _opening_quote(self.text, end)
        if opened is not None and any(map(ENTRY.match, self.text[opened:end].splitlines()[1:])):
            self.opened = opened  # a text that holds keys and items was hardly meant
            here.insert(0, self.number_of(opened))
        self.here = [number for number in dict.fromkeys(here) if self.is_short(number)]
        above += self._first(here[-1])
        above += [number - 1 for number in here + above if number and _COMMENT.match(self.line(number - 1))]
        near = filter(self.is_short, above)
        self.suspects = [*dict.fromkeys([*self.here, *near])]

    def is_short(self, number: int) -> bool:
        """Tell whether there is such a line, and it is not too long to be looked into."""
        return 0 <= number < len(self.starts) and len(self.line(number)) <= MAX_LINE

    def near(self, number: int, step: int) -> list[int]:
        """Return the two nearest lines above or below that hold more than a comment."""
        lines = filter(self.is_short, range(number + step, number + FAR * step, step))
        return [line for line in lines if CONTENT.match(self.line(line))][:2]

    def _first(self, number: int) -> list[int]:
        """Return the first line of what stands further in above a line, which it should perhaps not do."""
        first: list[int] = []
        here = CONTENT.match(self.line(number)) if self.is_short(number) else None
        for line in filter(self.is_short, range(number - 1, max(-1, number - BLOCK), -1)):
            found = CONTENT.match(self.line(line))
            if here and found:
                if found.end("indent") < here.end("indent"):
                    return first
                first = [line]
        return []

    def window(self, end: int) -> Span | None:
        """Return the stretch to read anew: from a key or item above all suspects to some lines below."""
        first = min(self.suspects)
        lowest = max(0, self.starts[first] - MAX_BEFORE)
        above = range(first, bisect_left(self.starts, lowest) - 1, -1)
        begin = next(
            (number for number in above if _TOP_LEVEL.match(self.line(number))), 0 if lowest == 0 else None
        )
        indent = 0
        if begin is None:  # a long list, say: from the outermost item that is not too far away
            entries = [
                (found.end("indent"), number) for number in above if (found := ENTRY.match(self.line(number)))
            ]
            if not entries:
                return None
            indent, begin = min(entries)
        end = min(end, self.starts[first] + MAX_BEFORE)  # what is not closed is open there too
        stop = self.number_of(end) + 1
        behind = min(end + _BEHIND, len(self.text))
        while stop < len(self.starts) and self.starts[stop] < behind and not self._ends(stop, indent):
            stop += 1
        return Span(self.starts[begin], self.starts[stop] if stop < len(self.starts) else len(self.text))

    def _ends(self, number: int, indent: int) -> bool:
        """Tell whether a line stands further out than the stretch it follows."""
        found = CONTENT.match(self.line(number))
        return found is not None and found.end("indent") < indent


def _opening_quote(text: str, end: int) -> int | None:
    """Return where the quoted text begins that ends before a place, if one does."""
    close = len(text[max(0, end - MAX_LINE) : end].rstrip()) + max(0, end - MAX_LINE) - 1
    if close < 0 or text[close] not in "\"'":
        return None
    quote, place = text[close], text.rfind(text[close], 0, close)
    while place > 0 and (text[place - 1] == ("\\" if quote == '"' else "'")):
        place = text.rfind(quote, 0, place - 1)
    return place if place >= 0 else None
