"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.documents.blocks import plain

if TYPE_CHECKING:
    from trygg_cli.render.documents.blocks import Grid, Runs

_WORD = 18
"""A word longer than this may be divided."""

TALL = 1_200
"""With more signs than this in a cell, its row may be divided between pages."""


def widths(grid: Grid) -> list[float]:
    """Return the share of each column: more for much text, and room for the longest word and for the heading."""
    return [_width(head, [row[at] for row in grid.rows]) for at, head in enumerate(grid.head)]


def _width(head: Runs, cells: list[Runs]) -> float:
    texts = [plain(cell) for cell in cells] or [""]
    sizes = [len(text) for text in texts]
    word = max((len(word) for text in texts for word in text.split()), default=1)
    amount: float = (sum(sizes) / len(sizes) * max(sizes)) ** 0.25
    return round(max(amount * 4, min(word, _WORD) * 0.9, len(plain(head)) * 0.9, 4), 1)


def is_tall(row: tuple[Runs, ...]) -> bool:
    """Tell whether a row may have to be divided."""
    return any(sum(len(run.text) for run in cell) > TALL for cell in row)
