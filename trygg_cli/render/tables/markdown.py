"""For pull requests and notes: a table that shows the cells and lets nothing in them act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.tables.cells import about, contents, count, headings, text, title
from trygg_cli.safe import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.table import Origin, Table


def render(table: Table, origin: Origin | None = None) -> Iterator[str]:
    """Yield a heading, the table, and below it what it answers."""
    if origin:
        yield f"### {markdown(_flat(title(origin)))}\n\n"
    yield _line(headings(table))
    yield _line_of("---:" if column.numbers else "---" for column in contents(table))
    for row in table.rows:
        yield _line(text(value) for value in row)
    if origin:
        said = " · ".join(f"{markdown(name)}: {markdown(_flat(value))}" for name, value in about(origin))
        yield f"\n{count(len(table.rows))} · {said}\n"


def _flat(shown: str) -> str:
    return shown if shown.isprintable() else " ".join(shown.split())


def _line(cells: Iterable[str]) -> str:
    return _line_of(markdown(_flat(cell)) for cell in cells)


def _line_of(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
