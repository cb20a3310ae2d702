"""The markers that git and `trygg merge` leave around what was changed in two ways.

They stand at the very beginning of a line, where no text of a plan can: a line of ======= inside a text is indented.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message
from trygg_cli.position import Span
from trygg_cli.text import refusals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_MARKER = re.compile(r"^(?:(?P<sign><{7}|\|{7}|>{7})(?: (?P<label>[^\r\n]*))?|={7})\r?$", re.MULTILINE)


class Region(NamedTuple):
    """What stands between a pair of markers: what each side has there, and what was there before if that is told.

    It goes from `start` to `end` in the text; `line` and `last_line` are those of its outer markers.
    """

    start: int
    end: int
    line: int
    last_line: int
    ours: str
    base: str | None
    theirs: str
    labels: tuple[str, str]


class MarkersBroken(TryggError):
    """The markers do not come in their order, so nobody can tell the sides apart."""

    hint = message(
        "mend the markers by hand, or get the conflict back with git checkout --conflict=merge and the file's name"
    )

    def __init__(self, name: str, line: int, reason: Message) -> None:
        super().__init__(message("{name}:{line}: {reason}", name=name, line=line, reason=reason))


def regions(name: str, text: str) -> list[Region]:
    """Return the conflicts of a text; raises `MarkersBroken`."""
    return [*_MarkerReader(name, text).read()] if refusals.conflict(text) else []


class _MarkerReader:
    """Reads markers one after the other; `open` are those of the conflict that has begun, by their sign."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text
        self._open: dict[str, re.Match[str]] = {}
        self._line = self._counted = 0
        self._lines: dict[str, int] = {}

    def read(self) -> Iterator[Region]:
        """Yield what stands between the markers."""
        for marker in _MARKER.finditer(self._text):
            sign = (marker["sign"] or "=")[0]
            if not self._is_next(sign):
                raise MarkersBroken(self._name, self._line_of(marker), self._why(sign))
            self._open[sign], self._lines[sign] = marker, self._line_of(marker)
            if sign == ">":
                yield self._region()
                self._open.clear()
        if self._open:
            raise MarkersBroken(
                self._name, self._lines["<"], message("the conflict that begins here does not end")
            )

    def _is_next(self, sign: str) -> bool:
        last = next(reversed(self._open), "")
        return sign in {"": "<", "<": "|=", "|": "=", "=": ">"}[last]

    def _why(self, sign: str) -> Message:
        if sign == "<":
            return message("a conflict begins inside the one on line {line}", line=self._lines["<"])
        if not self._open:
            return message("a marker stands here, and no conflict has begun before it")
        return message(
            "a marker stands here out of turn, in the conflict that begins on line {line}",
            line=self._lines["<"],
        )

    def _line_of(self, marker: re.Match[str]) -> int:
        self._line += self._text.count("\n", self._counted, marker.start())
        self._counted = marker.start()
        return self._line + 1

    def _region(self) -> Region:
        begin, before, middle, end = (self._open.get(sign) for sign in "<|=>")
        assert begin is not None
        assert middle is not None
        assert end is not None
        return Region(
            begin.start(),
            self._after(end),
            self._lines["<"],
            self._lines[">"],
            self._text[self._after(begin) : (before or middle).start()],
            self._text[self._after(before) : middle.start()] if before else None,
            self._text[self._after(middle) : end.start()],
            (begin["label"] or "", end["label"] or ""),
        )

    def _after(self, marker: re.Match[str]) -> int:
        return min(marker.end() + 1, len(self._text))


def filled(text: str, found: Sequence[Region], choose: Callable[[Region], str]) -> tuple[str, list[Span]]:
    """Return the text with each conflict replaced by what is chosen for it, and where in it these stand."""
    pieces: list[str] = []
    places: list[Span] = []
    done = length = 0
    for region in found:
        chosen = choose(region)
        start = length + region.start - done
        length = start + len(chosen)
        places.append(Span(start, length))
        pieces += (text[done : region.start], chosen)
        done = region.end
    return "".join((*pieces, text[done:])), places
