"""All tables there are, by name, and how they are filled from documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.query import (
    duty_table,
    finding_table,
    follow_up_table,
    measure_tables,
    picture_tables,
    plan_tables,
    result_tables,
    version_tables,
)
from trygg_cli.query.snapshot import Moment, Snapshot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from trygg_cli.query.columns import TableColumns
    from trygg_cli.reading.document import Document
    from trygg_cli.table import Table

SHAPES: dict[str, TableColumns] = {
    shape.name: shape
    for shape in (
        plan_tables.PLANS,
        plan_tables.AREAS,
        plan_tables.GOALS,
        measure_tables.MEASURES,
        measure_tables.COMMITMENTS,
        plan_tables.ACTORS,
        duty_table.DUTIES,
        result_tables.INDICATORS,
        result_tables.OUTCOMES,
        result_tables.PROMISES,
        follow_up_table.FOLLOW_UPS,
        picture_tables.PICTURE,
        picture_tables.PLACES,
        plan_tables.BODIES,
        plan_tables.SIGNATORIES,
        picture_tables.PROBLEMS,
        plan_tables.DECISIONS,
    )
}

EXTRA: dict[str, TableColumns] = {
    shape.name: shape
    for shape in (finding_table.FINDINGS, version_tables.MEASURE_VERSIONS, version_tables.INDICATOR_VERSIONS)
}
"""Tables that plans alone do not fill: whoever asks brings them, and only where they are asked for."""


def tables(
    documents: Iterable[Document], moment: Moment | None = None, wanted: Collection[str] | None = None
) -> dict[str, Table]:
    """Return the tables of documents by name; only those that are wanted hold rows.

    A document that has problems has no plan, and no rows.
    """
    moment = moment or Moment()
    cases = [Snapshot(document, moment) for document in documents if not document.problems]
    return {
        name: shape.fill(cases if wanted is None or name in wanted else ()) for name, shape in SHAPES.items()
    }
