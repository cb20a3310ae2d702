"""The tables of versions: how measures and indicators have changed from commit to commit.

A measure has a row for every commit in which its row in the table of measures became another, what is worked
out included, and one more where it was taken out.  Whoever asks brings the commits; what was never committed
is in none of them.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.query.columns import Cell, RowSubject, TableColumns, cell
from trygg_cli.query.measure_tables import MEASURES
from trygg_cli.query.result_tables import INDICATORS
from trygg_cli.query.snapshot import Moment, Snapshot
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.message import Message
    from trygg_cli.reading.document import Document
    from trygg_cli.table import Value
    from trygg_cli.version import FileVersion

NEW, CHANGED, REMOVED, THERE = "ny", "ändrad", "borttagen", "fanns redan"
_KEY, _TITLED = 2, 3
"""How many of the first columns tell what a row is about, without and with its title."""


class CommittedPlan(NamedTuple):
    """A sound plan as a commit left it; with `is_beginning`, what was there before it is not known."""

    version: FileVersion
    document: Document
    is_beginning: bool = False


class History(NamedTuple):
    """A plan's editions, oldest first, each seen at the same moment as the plans themselves."""

    editions: Iterable[CommittedPlan]
    moment: Moment = Moment()


class _Change(NamedTuple):
    """What a commit did to an item: the how many'th change of it, and its row from then on."""

    version: FileVersion
    number: int
    event: str
    values: tuple[Value, ...]


def _changes(of: TableColumns, history: History) -> Iterator[RowSubject]:
    known: dict[tuple[Value, ...], tuple[Value, ...]] = {}
    numbers: Counter[tuple[Value, ...]] = Counter()
    for edition in history.editions:
        rows = of.fill([Snapshot(edition.document, history.moment)]).rows
        current = {row[:_KEY]: row for row in rows}
        for key, event, values in _differences(known, current):
            numbers[key] += 1
            known_event = THERE if edition.is_beginning else event
            yield RowSubject(history, _Change(edition.version, numbers[key], known_event, values))
        known = current


def _differences(
    before: dict[tuple[Value, ...], tuple[Value, ...]], after: dict[tuple[Value, ...], tuple[Value, ...]]
) -> Iterator[tuple[tuple[Value, ...], str, tuple[Value, ...]]]:
    for key, row in after.items():
        if before.get(key) != row:
            yield key, CHANGED if key in before else NEW, row
    for key, row in before.items():
        if key not in after:
            yield key, REMOVED, (*row[:_TITLED], *(None for _ in row[_TITLED:]))


_COMMIT: tuple[Cell, ...] = (
    cell(
        "nummer",
        ColumnKind.WHOLE,
        message("1 for the first row of the same item, 2 for the next and so on"),
        lambda row: row.part.number,
    ),
    cell(
        "händelse",
        ColumnKind.TEXT,
        message("What the commit did: ny, ändrad or borttagen; fanns redan where a shallow clone begins"),
        lambda row: row.part.event,
    ),
    cell("commit_id", ColumnKind.TEXT, message("The commit"), lambda row: row.part.version.commit),
    cell("datum", ColumnKind.DATE, message("The day of the commit"), lambda row: row.part.version.date),
    cell("författare", ColumnKind.TEXT, message("Who wrote the commit"), lambda row: row.part.version.author),
    cell(
        "ämne",
        ColumnKind.TEXT,
        message("What the commit says of itself"),
        lambda row: row.part.version.subject,
    ),
)


def _versions(of: TableColumns, name: str, description: Message) -> TableColumns:
    cells = [Cell(column, partial(_value, at)) for at, column in enumerate(of.columns)]
    return TableColumns(name, description, (*cells[:_KEY], *_COMMIT, *cells[_KEY:]), partial(_changes, of))


def _value(at: int, row: RowSubject) -> Value:
    change: _Change = row.part
    return change.values[at]


MEASURE_VERSIONS = _versions(
    MEASURES,
    "åtgärdsversion",
    message("How the measures have changed: a row for every commit in git in which a measure became another"),
)
INDICATOR_VERSIONS = _versions(
    INDICATORS,
    "indikatorversion",
    message(
        "How the indicators have changed: a row for every commit in git in which an indicator became another"
    ),
)
