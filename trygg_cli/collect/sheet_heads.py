"""What stands at the top of a sheet that came back: where its headings are, and whose sheet it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.collect.questions import COLUMNS, shown

if TYPE_CHECKING:
    from trygg_cli.collect.answer_book import Base
    from trygg_cli.exchange.grids import Grid

_HIGHEST = 60
"""In so many rows from the top the headings are looked for."""


def is_sent(grid: Grid, base: Base) -> bool:
    """Tell whether a sheet is one of those that were sent, by its tab or its title."""
    said = {heading(value) for row in grid.rows[:_HIGHEST] for value in row}
    return grid.name in {name for name, _ in base.sheets.values()} or not said.isdisjoint(base.sheets)


def row_of_headings(grid: Grid, base: Base) -> int | None:
    """Return the row of the headings."""
    for number, row in enumerate(grid.rows[:_HIGHEST]):
        names = {base.headings.get(heading(value)) for value in row}
        if "id" in names and names & COLUMNS.keys():
            return number
    return None


def heading(value: object) -> str:
    """Return what a cell has as a heading: its text as it is shown, of a figure nothing."""
    return shown(value) if isinstance(value, str) else ""


def owner(grid: Grid, header: int, base: Base, left: dict[str, str]) -> str | None:
    """Return whose sheet it is: by its title, else by its tab, else as the only one that is left."""
    titles = [heading(value) for row in grid.rows[:header] for value in row]
    title = next((text for text in titles if text in base.sheets), None)
    title = title or next((text for text, name in left.items() if name == grid.name), None)
    if title is None and len(left) == 1:
        title = next(iter(left))
    if title is None:
        return None
    left.pop(title, None)
    return base.sheets[title][1]
