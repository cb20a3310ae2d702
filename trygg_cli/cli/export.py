"""`trygg export`: the plans for other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, unanswered
from trygg_cli.cli.export_errors import NoFormat, NoOutputPath, OneTable, OnlyAsked, UnknownTable
from trygg_cli.cli.options import AsOf, Commit, CsvDialect, Dialect, Plans, in_dialect, option
from trygg_cli.desk.documents import Reading, is_sound
from trygg_cli.desk.exports import WRITERS, Export
from trygg_cli.repository import provenance
from trygg_cli.settings import output_format
from trygg_cli.settings.config import Config
from trygg_cli.system import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.reading.document import Document


class ExportFormat(StrEnum):
    """What the plans are written as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"
    SQLITE = "sqlite"
    PARQUET = "parquet"


_SUFFIXES = {f".{export_format.value}": export_format for export_format in ExportFormat} | {
    ".db": ExportFormat.SQLITE,
    ".sqlite3": ExportFormat.SQLITE,
}

Form = Annotated[
    ExportFormat | None,
    option("--format", "-f", help="What to write; by default what the file's name says."),
]
Target = Annotated[
    str | None,
    option(
        "--output",
        "-o",
        metavar="PATH",
        help="The file to write; a folder for parquet, and for csv of all tables.",
    ),
]
TableName = Annotated[
    str | None,
    option("--table", metavar="NAME", help="Write only this table, as csv."),
]
Bare = Annotated[
    bool, typer.Option("--bare", help="Only the rows, without saying which plans they come from.")
]


def export(
    context: typer.Context,
    plans: Plans = None,
    format_: Form = None,
    output: Target = None,
    dialect: CsvDialect = Dialect.STANDARD,
    table: TableName = None,
    datum: AsOf = None,
    commit: Commit = None,
    bare: Bare = False,
) -> None:
    """Write the plans for other programs: json, csv, xlsx, ics for calendars, sqlite or parquet.

    json holds everything in the plans; trygg help tabeller describes the tables of the others.
    """
    from trygg_cli.query import Moment

    chosen = format_ or output_format.by_name(output, _SUFFIXES)
    if chosen is None:
        raise NoFormat
    csv = in_dialect(chosen.value, dialect)
    target, name = output or files.STDIN, _table_name(table)
    _check(chosen, target, name)
    config: Config = context.obj
    moment = Moment(None, dates.parse(datum), config.soon_late_days)
    reading = Reading(plans or [], config, "<stdin>")
    found = reading.files
    left_out: list[str] = []
    documents = _sound(reading, left_out)
    known = provenance.of([] if bare else found, commit)
    seen = [] if chosen is ExportFormat.JSON else files.seen(found)
    WRITERS[chosen.value](Export(documents, moment, target, name, known, bare, csv, seen))
    raise typer.Exit(_code(reading, left_out))


def _table_name(wanted: str | None) -> str | None:
    """Return the name of a table as it is written, å, ä and ö aside; raises `UnknownTable` and `OnlyAsked`."""
    if wanted is None:
        return None
    from trygg_cli.query.all_tables import EXTRA, SHAPES
    from trygg_cli.suggestion import fold

    known = {fold(name): name for name in (*SHAPES, *EXTRA)}
    if fold(wanted) not in known:
        raise UnknownTable(wanted, [*SHAPES])
    if known[fold(wanted)] in EXTRA:
        raise OnlyAsked(known[fold(wanted)])
    return known[fold(wanted)]


def _check(format_: ExportFormat, target: str, table: str | None) -> None:
    """Complain of what does not go together, before plans are read."""
    if table and format_ is not ExportFormat.CSV:
        raise OneTable
    if format_ is ExportFormat.CSV and table is None:
        if target == files.STDIN or target.lower().endswith(".csv"):
            raise OneTable
    elif target == files.STDIN and format_ in (ExportFormat.SQLITE, ExportFormat.PARQUET):
        raise NoOutputPath(format_.value)
    if format_ is ExportFormat.PARQUET:
        from trygg_cli.exchange import parquet

        parquet.check()


def _code(reading: Reading, left_out: Sequence[str]) -> int:
    return 2 if reading.unreadable else int(bool(left_out))


def _sound(reading: Reading, left_out: list[str]) -> Iterator[Document]:
    """Yield the documents that have a plan; say which have none, and note them. Stops where none has."""
    is_any = False
    for document in reading:
        if is_sound(document):
            is_any = True
            yield document
        else:
            left_out.append(document.name)
    if not is_any:
        unanswered.leave(_code(reading, left_out))
