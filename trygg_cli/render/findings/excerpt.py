"""The lines around a finding, with carets under the place.

Columns of a text are characters and columns of a terminal are cells: a wide character takes two, a
combining one none, a tab four, and what is not safe to show as many as its visible name.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, east_asian_width

from trygg_cli.safe import is_plain, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.diagnostic import Diagnostic

_WIDTH = 100
_LEAD = 30
"""Cells kept before the place when a line is cut there."""
_REACH = 500
"""Characters on each side of the place beyond which nothing is measured."""


@lru_cache(1024)  # findings often stand on the same lines
def _is_short_and_plain(line: str) -> bool:
    return len(line) < _WIDTH and is_plain(line)


Row = tuple[str, str]
"""A line to show: its number, or spaces before the carets, and what stands on it."""


class _Window(NamedTuple):
    """The part of the lines that is shown: from a character on, and then from and to a cell."""

    first: int
    left: int
    right: int


_WHOLE = _Window(0, 0, _WIDTH)


def rows(diagnostic: Diagnostic) -> list[Row]:
    """Return the excerpt, numbers padded, carets below the line where the finding begins."""
    if not diagnostic.excerpt:
        return []
    digits = len(str(diagnostic.excerpt[-1][0]))
    window, start, end = _look(diagnostic)
    shown = []
    for number, line in diagnostic.excerpt:
        shown.append((str(number).rjust(digits), _cut(line, window)))
        if number == diagnostic.start.line:
            shown.append((" " * digits, " " * (start - window.left) + "^" * max(1, end - start)))
    return shown


def _look(diagnostic: Diagnostic) -> tuple[_Window, int, int]:
    """Return the window that shows the place, and the cells where the carets begin and end."""
    line = dict(diagnostic.excerpt).get(diagnostic.start.line, "")
    start = min(diagnostic.start.column - 1, len(line))
    same_line = diagnostic.end.line == diagnostic.start.line
    end = max(start, min(diagnostic.end.column - 1, len(line))) if same_line else len(line)
    if _is_short_and_plain(line):
        return _WHOLE, start, end
    first = max(0, start - _REACH)
    edges = _edges(line[first : first + 2 * _REACH])
    begin = start - first
    while (
        0 < begin < len(edges) - 1 and edges[begin] == edges[begin + 1]
    ):  # the place of an accent is its letter's
        begin -= 1
    left_cell, right_cell = edges[begin], edges[min(end - first, len(edges) - 1)]
    left = 0
    if first or max(right_cell, left_cell + 1) >= _WIDTH:
        left = max(0, min(left_cell - _LEAD, max(edges[-1], left_cell + 1) - _WIDTH))
    window = _Window(first, left, left + _WIDTH)
    return window, left_cell, min(right_cell, window.right - (edges[-1] > window.right))


def _edges(text: str) -> Sequence[int]:
    """Return the cell at which each character begins, and the one after the last."""
    if is_plain(text):
        return range(len(text) + 1)
    return [0, *accumulate(width for _, width in _cells(text))]


def _cells(text: str) -> list[tuple[str, int]]:
    """Return for each character how it is shown and how many cells that takes."""
    shown: list[tuple[str, int]] = []
    for character in text:
        if character == "\t":
            shown.append(("    ", 4))
        elif (visible := terminal(character)) != character:
            shown.append((visible, len(visible)))
        elif category(character) in ("Mn", "Me"):
            shown.append((character, 0))
        else:
            shown.append((character, 2 if east_asian_width(character) in "WF" else 1))
    return shown


def _cut(line: str, window: _Window) -> str:
    """Return what of a line is in the window, with … where something is left out."""
    if window.left == 0 and _is_short_and_plain(line):
        return line
    last = window.first + 2 * _REACH
    text = line[window.first : last]
    edges = _edges(text)
    cut_left = bool(line) and (window.first > 0 or window.left > 0)
    cut_right = len(line) > last or edges[-1] > window.right
    shown = _between(text, window.left + cut_left, window.right - cut_right)
    return "…" * cut_left + shown + "…" * cut_right


def _between(text: str, left: int, right: int) -> str:
    """Return what of a text stands from one cell to another."""
    if is_plain(text):
        return text[left:right]
    shown: list[str] = []
    edge = 0
    for character, width in _cells(text):
        if left <= edge and edge + width <= right and (width or shown):
            shown.append(character)
        elif edge < left < edge + width:
            shown.append(" " * (edge + width - left))
        edge += width
    return "".join(shown)
