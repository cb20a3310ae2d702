"""The rows that a plan has in an index; the part of an index that wakes the engine, and that many cores can share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.query import search, text_rows
from trygg_cli.query.all_tables import SHAPES
from trygg_cli.query.snapshot import Snapshot
from trygg_cli.query.stored_cells import TableRows, pack

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from trygg_cli.query.columns import TableColumns
    from trygg_cli.reading.document import Document
    from trygg_cli.standing.moment import Moment
    from trygg_cli.table import Column

COLUMNS: dict[str, tuple[Column, ...]] = {name: shape.columns for name, shape in SHAPES.items()} | {
    search.TEXTS: text_rows.COLUMNS
}
"""The columns of every table."""


def packed(shape: TableColumns, cases: Sequence[object]) -> TableRows:
    """Return the rows of a table of some cases."""
    return pack(shape.columns, shape.fill(cases).rows)


def of(document: Document, moment: Moment, wanted: Collection[str] | None = None) -> dict[str, TableRows]:
    """Return the rows of a sound document by table, but for tables without any."""
    case = Snapshot(document, moment)
    filled = {
        name: packed(shape, [case]) for name, shape in SHAPES.items() if wanted is None or name in wanted
    }
    found = {name: table for name, table in filled.items() if table.rows}
    if wanted is None or search.TEXTS in wanted:
        found[search.TEXTS] = TableRows([*text_rows.texts(case)], [])
    return found
