"""All tables there are, by name, and how they are filled from documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.query import duties, findings, measures, plans, results, versions
from trygg_cli.query.moment import Case, Moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from trygg_cli.document import Document
    from trygg_cli.query.shape import Shape
    from trygg_cli.table import Table

SHAPES: dict[str, Shape] = {
    shape.name: shape
    for shape in (
        plans.PLANS,
        plans.AREAS,
        plans.GOALS,
        measures.MEASURES,
        measures.COMMITMENTS,
        plans.ACTORS,
        duties.DUTIES,
        results.INDICATORS,
        results.OUTCOMES,
        results.PROMISES,
        results.FOLLOW_UPS,
        plans.PLACES,
        plans.BODIES,
        plans.SIGNATORIES,
        plans.PROBLEMS,
        plans.DECISIONS,
    )
}

EXTRA: dict[str, Shape] = {
    shape.name: shape for shape in (findings.FINDINGS, versions.MEASURE_VERSIONS, versions.INDICATOR_VERSIONS)
}
"""Tables that plans alone do not fill: whoever asks brings them, and only where they are asked for."""


def tables(
    documents: Iterable[Document], moment: Moment | None = None, wanted: Collection[str] | None = None
) -> dict[str, Table]:
    """Return the tables of documents by name; only those that are wanted hold rows.

    A document that has problems has no plan, and no rows.
    """
    moment = moment or Moment()
    cases = [Case(document, moment) for document in documents if not document.problems]
    return {
        name: shape.fill(cases if wanted is None or name in wanted else ()) for name, shape in SHAPES.items()
    }
