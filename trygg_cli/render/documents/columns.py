"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.documents.blocks import plain

if TYPE_CHECKING:
    from trygg_cli.render.documents.blocks import Runs, TableBlock

_ROOM = 110
"""So many signs have room across a page."""

_WORD = 20
"""A word longer than this may be divided."""

TALL = 1_200
"""With more signs than this in a cell, its row may be divided between pages."""


def widths(grid: TableBlock) -> list[float]:
    """Return the share of each column: room for its longest word, and more for more text as far as the page goes."""
    columns = [[plain(head), *(plain(row[at]) for row in grid.rows)] for at, head in enumerate(grid.head)]
    least = [
        max([2, *(min(len(word), _WORD) for text in texts for word in text.split())]) + 2 for texts in columns
    ]
    amounts = [(sum(map(len, texts)) / len(texts) * max(map(len, texts))) ** 0.5 + 1 for texts in columns]
    rest = max(_ROOM - sum(least), 0)
    return [
        round(width + rest * amount / sum(amounts), 1) for width, amount in zip(least, amounts, strict=True)
    ]


def is_tall(row: tuple[Runs, ...]) -> bool:
    """Tell whether a row may have to be divided."""
    return any(sum(len(run.text) for run in cell) > TALL for cell in row)
