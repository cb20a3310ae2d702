"""For programs: an object with what the answer is about and its rows, or a row a line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.render.tables.cells import title
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from trygg_cli.table import Origin, Table, Value

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(table: Table, origin: Origin | None = None) -> str:
    """Return one object; rows are objects by the names of the columns."""
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
    return as_json(head | {"rows": [_row(table, row) for row in table.rows]})


def render_lines(table: Table, origin: Origin | None = None) -> str:
    """Return an object a line; the first one holds nothing but `about`."""
    objects: list[dict[str, object]] = [{"about": _about(origin)}] if origin else []
    objects += [_row(table, row) for row in table.rows]
    return "".join(_on_one_line(item) + "\n" for item in objects)


def _on_one_line(data: object) -> str:
    # inside texts line ends are escaped, so those there are stand between the values
    return " ".join(line.lstrip(" ") for line in as_json(data).rstrip("\n").split("\n"))


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


def _row(table: Table, row: tuple[Value, ...]) -> dict[str, object]:
    return dict(zip(table.names, map(_plain, row), strict=True))


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
