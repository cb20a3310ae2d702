"""What the files of plans give to an index: their rows, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.query.index import FINDINGS
from trygg_cli.system import cache

if TYPE_CHECKING:
    from collections.abc import Collection

    from trygg_cli.desk.indexed_findings import FindingsTask
    from trygg_cli.query.stored_cells import TableRows
    from trygg_cli.standing.moment import Moment
    from trygg_cli.table import Column


class Harvest(NamedTuple):
    """What a file holds, with its digest and stamp, which are empty where it is no sound plan."""

    digest: bytes
    stamp: str
    tables: dict[str, TableRows]


class Task(NamedTuple):
    """What is to be read of all plans: what is so at a moment, in the wanted tables or in all; and what is found."""

    moment: Moment
    wanted: Collection[str] | None = None
    findings: FindingsTask | None = None

    @property
    def tables(self) -> dict[str, tuple[Column, ...]]:
        """The tables that are filled, by name, with their columns."""
        from trygg_cli.query.all_tables import EXTRA

        return tables() | ({FINDINGS: EXTRA[FINDINGS].columns} if self.findings else {})

    def read(self, name: str) -> Harvest | None:
        """Return the rows of a file; nothing where it cannot be read or has none."""
        try:
            content, stamp = cache.read(name)
        except OSError:
            return None
        return self.of(name, content, stamp)

    def of(self, name: str, content: bytes, stamp: str = "") -> Harvest | None:
        """Return the rows of what a file holds; one that is no sound plan has no others than what is found in it."""
        from trygg_cli.query import rows
        from trygg_cli.reading import document

        found = document.read(name, content, for_data=self.findings is None)
        tables = {} if found.problems else rows.of(found, self.moment, self.wanted)
        if self.findings:
            tables[FINDINGS] = self.findings.rows(found)
        if found.problems:
            return Harvest(b"", "", tables) if tables else None
        return Harvest(cache.digest(content), stamp, tables)

    def wake(self) -> None:
        """Load what is needed for reading."""
        self.of("", b"")


def tables() -> dict[str, tuple[Column, ...]]:
    """Return the tables that there are, by name, with their columns."""
    from trygg_cli.query.rows import COLUMNS

    return COLUMNS
