"""A history as a table: a row for each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.table import Column, ColumnKind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.history.narrative import Narrative, NarrativeEntry
    from trygg_cli.table import Value

_COLUMNS = (
    Column("datum", ColumnKind.DATE, message("The day of the version")),
    Column("författare", ColumnKind.TEXT, message("Who wrote it")),
    Column("commit_id", ColumnKind.TEXT, message("The commit")),
    Column("plan", ColumnKind.TEXT, message("The plan's file")),
    Column("tyngd", ColumnKind.TEXT, message("What the change asks of the reader")),
    Column("post", ColumnKind.TEXT, message("What it changed in")),
    Column("ändring", ColumnKind.TEXT, message("What changed")),
    Column("beslut", ColumnKind.LIST, message("The decisions that came in the same version")),
    Column("ämne", ColumnKind.TEXT, message("What the commit says of itself")),
)


def table(tellings: Iterable[Narrative]) -> Table:
    """Return the changes of tellings in their order; a version without changes has a row with no change."""
    rows = (row for telling in tellings for part, entry in telling.in_order for row in _rows(part, entry))
    return Table("historik", _COLUMNS, tuple(rows), message("What changed when, and on what decision"))


def _rows(telling: Narrative, entry: NarrativeEntry) -> Iterator[tuple[Value, ...]]:
    version = entry.version
    decisions = tuple(
        decision.name if decision.kind == "beslut" else f"{decision.kind}: {decision.name}"
        for decision in entry.decisions
    )
    for change in entry.changes or (None,):
        label = change.change.item.label if change else None
        yield (
            version.date,
            version.author,
            version.commit[:10],
            telling.file,
            change.weight.value if change else None,
            translate(label).rstrip() if label else None,
            translate(change.sentence) if change else None,
            decisions,
            version.subject,
        )
