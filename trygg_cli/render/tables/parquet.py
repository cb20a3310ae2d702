"""For DuckDB, Spark and pandas: one file of columns, which says in its metadata what it answers."""

from __future__ import annotations

from dataclasses import replace
from typing import IO, TYPE_CHECKING

from trygg_cli.exchange import parquet
from trygg_cli.render.tables.cells import about, text
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trygg_cli.table import Origin, Row, Rows, Table, Value


class _TypedRows:
    """Rows in which every cell is of the kind that its column is."""

    def __init__(self, rows: Rows, kinds: Sequence[ColumnKind]) -> None:
        self._rows = rows
        self._ways = [_WAYS.get(kind, _as_it_is) for kind in kinds]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            cells = zip(self._ways, row, strict=True)
            yield tuple([None if value is None else way(value) for way, value in cells])


def render(table: Table, origin: Origin | None, target: IO[bytes]) -> None:
    """Write the table as one file; raises `NoParquet`."""
    parquet.check()
    rows = _TypedRows(table.rows, [column.kind for column in table.columns])
    parquet.write(replace(table, rows=rows), dict(about(origin)) if origin else {}, target)


def _as_it_is(value: Value) -> Value:
    return value


def _number(value: Value) -> Value:
    return float(value) if isinstance(value, int) else value


_WAYS: dict[ColumnKind, Callable[[Value], Value]] = {ColumnKind.TEXT: text, ColumnKind.NUMBER: _number}
