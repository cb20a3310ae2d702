"""For programs: an object with what the answer is about and its rows, or a row a line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.render.tables.cells import title
from trygg_cli.safe import as_json, json_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.table import Origin, Row, Table, Value

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(table: Table, origin: Origin | None = None) -> Iterator[str]:
    """Yield one object; rows are objects by the names of the columns."""
    head: dict[str, object] = {"version": VERSION}
    if origin:
        head["about"] = _about(origin)
    head["columns"] = [
        {
            "name": column.name,
            "type": column.kind.value,
            "description": translate(column.description) if column.description else None,
        }
        for column in table.columns
    ]
    names = table.names
    return json_pieces(head, "rows", (_row(names, row) for row in table.rows))


def render_lines(table: Table, origin: Origin | None = None) -> Iterator[str]:
    """Yield an object a line; the first one holds nothing but `about`."""
    if origin:
        yield _on_one_line({"about": _about(origin)})
    names = table.names
    for row in table.rows:
        yield _on_one_line(_row(names, row))


def _on_one_line(data: object) -> str:
    # inside texts line ends are escaped, so those there are stand between the values
    return " ".join(line.lstrip(" ") for line in as_json(data).rstrip("\n").split("\n")) + "\n"


def _about(origin: Origin) -> dict[str, object]:
    return {
        "question": origin.question,
        "title": title(origin),
        "plans": origin.plans,
        "period": origin.period,
        "judged": origin.judged,
        "commit": origin.commit,
        "changed": origin.is_changed,
    }


def _row(names: Sequence[str], row: Row) -> dict[str, object]:
    return dict(zip(names, map(_plain, row), strict=True))


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
