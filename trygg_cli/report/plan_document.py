"""The measures of a plan as tables like those that plans are written as, without columns that are empty."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trygg_cli.report.known import FullName
    from trygg_cli.report.parts import AreaReport, MeasureReport, Report

_MOST_COLUMNS = 6
"""How many columns fit beside the measure on a sheet of paper."""

_MOST_PARTIES = 2
"""How many parties have a column each; where there are more their commitments share one."""


class MeasureColumn(StrEnum):
    """A column of a table of measures, after the measure itself and the commitments of the parties."""

    ACTIVITIES = "activities"
    RESPONSIBLE = "responsible"
    OTHERS = "others"
    TIME = "time"
    GOAL = "goal"
    EFFECT = "effect"

    @property
    def heading(self) -> Message:
        """Its heading."""
        return _COLUMNS[self][0]


_COLUMNS: dict[MeasureColumn, tuple[Message, Callable[[MeasureReport], object]]] = {
    MeasureColumn.ACTIVITIES: (message("Activities"), lambda entry: entry.measure.activities),
    MeasureColumn.RESPONSIBLE: (message("Responsible"), lambda entry: entry.responsible),
    MeasureColumn.OTHERS: (message("Take part"), lambda entry: entry.participants or entry.external),
    MeasureColumn.TIME: (message("Time"), lambda entry: entry.measure.schedule),
    MeasureColumn.GOAL: (message("Goal"), lambda entry: entry.measure.goal or entry.goals),
    MeasureColumn.EFFECT: (message("Expected effect"), lambda entry: entry.measure.effect),
}


class TableOfMeasures(NamedTuple):
    """Measures under a heading, with the parties that have a column each and the other columns.

    `area` is nothing for those that stand under none; `has_commitments` tells that the parties' commitments share a
    column.
    """

    area: AreaReport | None
    level: int
    measures: tuple[MeasureReport, ...]
    parties: tuple[FullName, ...]
    has_commitments: bool
    columns: tuple[MeasureColumn, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """What the table tells of each measure."""
        return ("commitments", *self.columns)


def tables_of_measures(report: Report) -> tuple[TableOfMeasures, ...]:
    """Return a table for each area, also where it has no measures, and one for the measures under none."""
    found: list[TableOfMeasures] = []
    for area in report.areas:
        found.append(_table(area, area.measures, 0))
        found += (_table(part, part.measures, 1) for part in area.parts)
    if report.other_measures:
        found.append(_table(None, report.other_measures, 0))
    return tuple(found)


def _table(area: AreaReport | None, measures: Sequence[MeasureReport], level: int) -> TableOfMeasures:
    parties = dict.fromkeys(commitment.party for entry in measures for commitment in entry.commitments)
    apart = tuple(parties) if len(parties) <= _MOST_PARTIES else ()
    return TableOfMeasures(
        area,
        level,
        tuple(measures),
        apart,
        bool(parties) and not apart,
        tuple(_columns(measures, _MOST_COLUMNS - (len(apart) or bool(parties)))),
    )


def _columns(measures: Sequence[MeasureReport], most: int) -> list[MeasureColumn]:
    """Return the columns that have something in them, and no more than fit; what they leave out stands below."""
    found = [column for column, (_, said) in _COLUMNS.items() if any(map(said, measures))]
    for column in (MeasureColumn.OTHERS, MeasureColumn.ACTIVITIES):
        if len(found) > most and column in found:
            found.remove(column)
    return found
