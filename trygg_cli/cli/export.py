"""`trygg export`: the plans for other programs."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates
from trygg_cli.cli.export_errors import NoFormat, NoOutputPath, NotEmpty, OneTable, OnlyAsked, UnknownTable
from trygg_cli.cli.options import AsOf, Commit, CsvDialect, Dialect, Plans, in_dialect
from trygg_cli.desk import atomic, files, output_format, provenance, question_input, terminal, written_answers
from trygg_cli.desk.config import Config
from trygg_cli.desk.documents import Reading, is_sound
from trygg_cli.errors import FileUnwritable
from trygg_cli.message import message

if TYPE_CHECKING:
    from trygg_cli.desk.csv_spool import SpooledRows
    from trygg_cli.query import Moment
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.table import Origin, Table


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
    typer.Option(
        "--format",
        "-f",
        help="What to write; what the file's name says when nothing is said.",
        show_default=False,
    ),
]
Target = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="The file to write; a folder for parquet, and for csv of all tables.",
        show_default=False,
    ),
]
TableName = Annotated[
    str | None,
    typer.Option("--table", metavar="NAME", help="The only table to write, as csv.", show_default=False),
]
Bare = Annotated[
    bool, typer.Option("--bare", help="Only the rows, and nothing of which plans they come from.")
]


@dataclass(frozen=True)
class _Job:
    """What is to be exported, and where it goes."""

    documents: Iterable[Document]
    """The sound ones, read when they are asked for and only once."""
    moment: Moment
    output: str
    table: str | None
    stamp: provenance.Provenance
    is_bare: bool
    csv: str
    """Which kind of csv, by its name among the renderers of tables."""
    seen: Sequence[Sighting]
    """The plans in the files, as far as they say which they are."""

    @cached_property
    def called(self) -> dict[str, str]:
        """What plans are called, by file, where several have the same id."""
        from trygg_cli.reading.same_id import names, remark

        known = {sighting.file: sighting.plan.id for sighting in self.seen}
        called = {file: name for file, name in names(self.seen).items() if name != known[file]}
        if unclear := remark(called):
            terminal.say(unclear)
        return called

    def tables(self, document: Document | None = None) -> list[Table]:
        """Return the tables of a document, or without rows; only the wanted one has any where one is wanted."""
        from trygg_cli.query.all_tables import tables

        wanted = {self.table, "plan"} if self.table else None
        found = tables([document] if document else (), self.moment, wanted).values()
        return [table.of_plan(self.called.get(document.name) if document else None) for table in found]

    def origin(self, tables: Iterable[Table]) -> Origin | None:
        """Return what is said of where the rows come from; nothing where nothing is wanted."""
        from trygg_cli.table import Origin

        if self.is_bare:
            return None
        plans = [(row, table.names) for table in tables if table.name == "plan" for row in table.rows]
        days = sorted(str(day) for row, names in plans if (day := row[names.index("bedömd")]))
        title = message("What is in the plans")
        judged = "/".join(dict.fromkeys((*days[:1], *days[-1:]))) or None
        return Origin(self.table or "export", title, len(plans), None, judged, *self.stamp)

    def about(self, tables: Iterable[Table]) -> dict[str, str]:
        """Return the same as names and values."""
        from trygg_cli.render.tables.cells import about

        return dict(about(origin)) if (origin := self.origin(tables)) else {}


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

    json holds all that the plans hold; trygg help tabeller tells of the tables of the others.
    """
    from trygg_cli.query import Moment

    chosen = format_ or output_format.by_name(output, _SUFFIXES)
    if chosen is None:
        raise NoFormat
    csv = in_dialect(chosen.value, dialect)
    target, name = output or files.STDIN, _table_name(table)
    _check(chosen, target, name)
    moment = Moment(None, dates.parse(datum))
    config: Config = context.obj
    reading = Reading(plans or [], config, "<stdin>")
    found = reading.files
    left_out: list[str] = []
    documents = _sound(reading, left_out)
    known = provenance.of([] if bare else found, commit)
    seen = [] if chosen is ExportFormat.JSON else files.seen(found)
    _WRITERS[chosen](_Job(documents, moment, target, name, known, bare, csv, seen))
    if reading.unreadable:
        raise typer.Exit(2)
    if left_out:
        raise typer.Exit(1)


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


def _sound(documents: Iterable[Document], left_out: list[str]) -> Iterator[Document]:
    """Yield the documents that have a plan; say which have none, and note them."""
    for document in documents:
        if is_sound(document):
            yield document
        else:
            left_out.append(document.name)


def _write_json(job: _Job) -> None:
    from trygg_cli.exchange import envelope
    from trygg_cli.safe import as_json

    commit, is_changed = job.stamp
    files.write(job.output, as_json(envelope.wrap(job.documents, commit, is_changed=is_changed)))


def _write_csv(job: _Job) -> None:
    from trygg_cli.desk.csv_spool import SpooledRows

    plans: list[Table] = []
    batches = _one_by_one(job, plans)
    tables = [table for table in next(batches) if job.table in (None, table.name)]
    with SpooledRows(tables, job.csv) as rows:
        for batch in batches:
            rows.add(batch)
        origin = job.origin(plans)
        if job.table is None:
            files.make_folder(Path(job.output))
        for table in tables:
            name = job.output if job.table else str(Path(job.output) / f"{table.name}.csv")
            _copy(rows, table.name, origin, name)


def _copy(rows: SpooledRows, table: str, origin: Origin | None, name: str) -> None:
    target = Path(os.path.realpath(name))
    if name == files.STDIN:
        rows.copy(table, origin, sys.stdout)
    elif target.exists() and not target.is_file():
        content = io.StringIO(newline="")
        rows.copy(table, origin, content)
        files.write(name, content.getvalue())
    else:
        with _staged(name) as new, new.open("w", encoding="utf-8", errors="replace", newline="") as file:
            rows.copy(table, origin, file)


def _write_xlsx(job: _Job) -> None:
    from trygg_cli.exchange.every_value import EveryValue
    from trygg_cli.render.tables.xlsx import workbook

    tables = _joined(_one_by_one(replace(job, documents=(every := EveryValue(job.documents))), []))
    question_input.write(job.output, workbook([*tables, *every.tables()], job.origin(tables)))


def _write_ics(job: _Job) -> None:
    from trygg_cli.desk import moved_days
    from trygg_cli.exchange import ics
    from trygg_cli.reading import same_id

    same_id.refuse(job.seen)
    files.write(job.output, ics.calendar(moved_days.of(job.documents)).encode())


def _write_sqlite(job: _Job) -> None:
    from trygg_cli.exchange import sqlite

    target = Path(os.path.realpath(job.output))
    if target.is_dir():
        raise FileUnwritable(job.output, message("it is a folder"))
    if target.exists() and not target.is_file():
        raise FileUnwritable(job.output, message("it is not an ordinary file"))
    with _staged(job.output) as new:
        plans: list[Table] = []
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            connection.execute("begin")
            sqlite.fill(connection, _one_by_one(job, plans))
            sqlite.describe(connection, job.about(plans))
            connection.execute("commit")


def _one_by_one(job: _Job, plans: list[Table]) -> Iterator[list[Table]]:
    """Yield the tables without rows, then those of a plan at a time; what is said of the plans is kept."""
    yield job.tables()
    for document in job.documents:
        tables = job.tables(document)
        plans += [table for table in tables if table.name == "plan"]
        yield tables


def _joined(batches: Iterable[Sequence[Table]]) -> list[Table]:
    """Return tables that hold the rows of all tables of their names."""
    parts = zip(*batches, strict=True)
    return [replace(some[0], rows=tuple(row for value in some for row in value.rows)) for some in parts]


def _write_parquet(job: _Job) -> None:
    from trygg_cli.exchange import parquet

    target = Path(os.path.realpath(job.output))
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise NotEmpty(job.output)
    with _staged(job.output) as new:
        new.mkdir()
        for number, document in enumerate(job.documents, 1):
            tables = job.tables(document)
            place = parquet.Partition.of(document.plan)
            for name, content in parquet.files(place, tables, number, job.about(tables)):
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                (new / name).write_bytes(content)
        if target.exists():
            target.rmdir()


@contextmanager
def _staged(name: str) -> Iterator[Path]:
    """Give a path for what is to take the place of a file or folder when it is whole; raises `FileUnwritable`."""
    files.check_target(name)
    try:
        with atomic.staged(name) as new:
            yield new
            if new.is_file():
                written_answers.note(name, written_answers.digest_of(new))
    except OSError as error:
        raise files.refusal(name, error) from error
    except sqlite3.OperationalError as error:  # a full disk and the like
        from trygg_cli.desk.system_errors import complaint_of_sqlite

        raise FileUnwritable(name, complaint_of_sqlite(error)) from error


_WRITERS: dict[ExportFormat, Callable[[_Job], None]] = {
    ExportFormat.JSON: _write_json,
    ExportFormat.CSV: _write_csv,
    ExportFormat.XLSX: _write_xlsx,
    ExportFormat.ICS: _write_ics,
    ExportFormat.SQLITE: _write_sqlite,
    ExportFormat.PARQUET: _write_parquet,
}
