"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.documents.blocks import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.render.documents.blocks import Runs, TableBlock

_ROOM = 110
"""So many signs have room across a page."""

_WORDS = (20, 16, 13, 10)
"""A word longer than this may be divided: the longest with which enough room is left for what is much text."""

_BOLD = 1.2
"""So much wider is a heading than other text of as many letters."""

_LEFT = 0.25
"""How much of the room that is."""

_TALL = 24
"""With more lines than this in a cell, about a third of a page, its row may be divided between pages."""


def widths(grid: TableBlock) -> list[float]:
    """Return the share of each column: room for its longest word, and more for more text as far as the page goes."""
    columns = _columns(grid)
    least = _least(columns, _longest(columns))
    amounts = [(sum(map(len, texts)) / len(texts) * max(map(len, texts))) ** 0.5 + 1 for texts in columns]
    rest = max(_ROOM - sum(least), 0)
    return [
        round(width + rest * amount / sum(amounts), 1) for width, amount in zip(least, amounts, strict=True)
    ]


def is_crowded(grid: TableBlock) -> bool:
    """Tell whether the columns have no room for their words, so that shorter words may be divided too."""
    return _longest(_columns(grid)) < _WORDS[0]


def _columns(grid: TableBlock) -> list[list[str]]:
    return [[plain(head), *(plain(row[at]) for row in grid.rows)] for at, head in enumerate(grid.head)]


def _longest(columns: list[list[str]]) -> int:
    """Return how long a word may be that is not divided."""
    return next((most for most in _WORDS if sum(_least(columns, most)) <= _ROOM * (1 - _LEFT)), _WORDS[-1])


def _least(columns: list[list[str]], most: int) -> list[float]:
    """Return what each column needs for its longest word."""
    return [
        max(
            [2, *(min(len(word), most) * _BOLD for word in head.split())]
            + [min(len(word), most) for text in texts for word in text.split()]
        )
        + 2
        for head, *texts in columns
    ]


def is_tall(row: tuple[Runs, ...], shares: Sequence[float]) -> bool:
    """Tell whether a row of columns so wide may have to be divided."""
    return any(
        sum(len(run.text) for run in cell) * sum(shares) > _TALL * share * _ROOM
        for cell, share in zip(row, shares, strict=True)
    )
