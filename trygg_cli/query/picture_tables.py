"""Tables of why something is done, and where: problems, the situation picture and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.model.areas import measures_against
from trygg_cli.query.columns import RowSubject, TableColumns, cell, field
from trygg_cli.query.plan_tables import PLAN_ID
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.query.snapshot import Snapshot


def _problems(case: Snapshot) -> Iterator[RowSubject]:
    against = measures_against(case.plan)
    yield from (RowSubject(case, problem, against[problem.id]) for problem in case.plan.problems)


PROBLEMS = TableColumns(
    "problem",
    message("The problems that the plans are to lessen"),
    (
        PLAN_ID,
        field("Problem", "id"),
        field("Problem", "problem"),
        field("Problem", "beskrivning"),
        cell(
            "orsaker",
            ColumnKind.LIST,
            message("Why it exists"),
            lambda row: tuple(cause.text for cause in row.part.causes),
        ),
        cell(
            "platser",
            ColumnKind.LIST,
            message("The names of the places"),
            lambda row: row.case.places(row.part.places),
        ),
        field("Problem", "målgrupp"),
        field("Problem", "prioriterat"),
        cell(
            "åtgärder",
            ColumnKind.LIST,
            message(
                "The ids of the measures against it: those that name it or one of its causes, or whose goal or"
                " focus area does"
            ),
            lambda row: tuple(value.id for value in row.home),
        ),
    ),
    _problems,
)

PICTURE = TableColumns(
    "lägesbild",
    message("The situation field by field, and place by place"),
    (
        PLAN_ID,
        field("PictureArea", "id"),
        field("PictureArea", "rubrik"),
        cell(
            "platser",
            ColumnKind.LIST,
            message("The names of the places"),
            lambda row: row.case.places(row.part.places),
        ),
        field("PictureArea", "nivå"),
        field("PictureArea", "trend"),
        field("PictureArea", "text"),
        field("SituationPicture", "uppdaterad", within=lambda row: row.home),
    ),
    lambda case: (RowSubject(case, area, it) for it in [case.plan.picture] if it for area in it.areas),
)

PLACES = TableColumns(
    "plats",
    message("The places that the plans name"),
    (
        PLAN_ID,
        field("Place", "id"),
        field("Place", "namn"),
        field("Place", "typ"),
        field("Place", "prioriterad"),
        field("Place", "beskrivning"),
    ),
    lambda case: (RowSubject(case, place) for place in case.plan.places),
)
