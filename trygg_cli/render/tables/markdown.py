"""For pull requests and notes: a table that shows the cells and lets nothing in them act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.tables.cells import about, count, headings, is_number, text, title
from trygg_cli.safe import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.table import Origin, Table


def render(table: Table, origin: Origin | None = None) -> str:
    """Return a heading, the table, and below it what it answers."""
    right = [any(is_number(row[at]) for row in table.rows) for at in range(len(table.columns))]
    lines = [_line(headings(table)), _line_of("---:" if flag else "---" for flag in right)]
    lines += [_line(text(value) for value in row) for row in table.rows]
    body = "".join(f"{line}\n" for line in lines)
    if origin is None:
        return body
    said = " · ".join(f"{markdown(name)}: {markdown(_flat(value))}" for name, value in about(origin))
    return f"### {markdown(_flat(title(origin)))}\n\n{body}\n{count(len(table.rows))} · {said}\n"


def _flat(shown: str) -> str:
    return shown if shown.isprintable() else " ".join(shown.split())


def _line(cells: Iterable[str]) -> str:
    return _line_of(markdown(_flat(cell)) for cell in cells)


def _line_of(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
