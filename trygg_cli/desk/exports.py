"""Plans written for other programs: their tables and data, in files that take the place of others only when whole."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.desk import question_input
from trygg_cli.errors import FileUnwritable, TryggError
from trygg_cli.message import message
from trygg_cli.system import answer_files, files, terminal
from trygg_cli.system.spooled_rows import SpooledRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trygg_cli.query import Moment
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.repository import provenance
    from trygg_cli.table import Origin, Table


class NotEmpty(TryggError):
    """The files of an older export would be read together with the new ones."""

    hint = message("remove it, or name another folder")

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} is there already and not an empty folder", name=name))


@dataclass(frozen=True)
class Export:
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


def _write_json(job: Export) -> None:
    from trygg_cli.exchange import envelope

    commit, is_changed = job.stamp
    answer_files.write(job.output, envelope.wrap(job.documents, commit, is_changed=is_changed))


def _write_csv(job: Export) -> None:
    from trygg_cli import render

    tables = _joined(job)
    origin = job.origin(tables)
    if job.table is None:
        files.make_folder(Path(job.output))
    for table in tables:
        if job.table in (None, table.name):
            name = job.output if job.table else str(Path(job.output) / f"{table.name}.csv")
            files.write(name, render.CSV[job.csv](table, origin))


def _write_xlsx(job: Export) -> None:
    from trygg_cli.exchange.every_value import EveryValue
    from trygg_cli.render.tables.xlsx import workbook

    tables = _joined(replace(job, documents=(every := EveryValue(job.documents, SpooledRows))))
    made = partial(workbook, [*tables, *every.tables()], job.origin(tables))
    question_input.write_file(job.output, "xlsx", made)


def _write_ics(job: Export) -> None:
    from trygg_cli.exchange import ics
    from trygg_cli.reading import same_id
    from trygg_cli.repository import moved_days

    same_id.refuse(job.seen)
    answer_files.write(job.output, ics.calendar(moved_days.of(job.documents, job.moment)))


def _write_sqlite(job: Export) -> None:
    from trygg_cli.exchange import sqlite

    kind = files.path_kind(job.output)
    if kind is files.PathKind.FOLDER:
        raise FileUnwritable(job.output, message("it is a folder"))
    if kind is files.PathKind.OTHER:
        raise FileUnwritable(job.output, message("it is not an ordinary file"))
    with answer_files.staged(job.output) as new:
        plans: list[Table] = []
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            connection.execute("begin")
            sqlite.fill(connection, _one_by_one(job, plans))
            sqlite.describe(connection, job.about(plans))
            connection.execute("commit")


def _one_by_one(job: Export, plans: list[Table]) -> Iterator[list[Table]]:
    """Yield the tables without rows, then those of a plan at a time; what is said of the plans is kept."""
    yield job.tables()
    for document in job.documents:
        tables = job.tables(document)
        plans += [table for table in tables if table.name == "plan"]
        yield tables


def _joined(job: Export) -> list[Table]:
    """Return tables that hold the rows of all plans, which are put aside a plan at a time."""
    joined = [replace(table, rows=()) for table in job.tables()]
    spools = [SpooledRows() for _ in joined]
    for document in job.documents:
        for rows, table in zip(spools, job.tables(document), strict=True):
            rows.extend(table.rows)
    return [replace(table, rows=rows) for table, rows in zip(joined, spools, strict=True)]


def _write_parquet(job: Export) -> None:
    from trygg_cli.exchange import parquet

    target = Path(os.path.realpath(job.output))
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise NotEmpty(job.output)
    with answer_files.staged(job.output) as new:
        new.mkdir()
        for number, document in enumerate(job.documents, 1):
            tables = job.tables(document)
            place = parquet.Partition.of(document.plan)
            for name, content in parquet.files(place, tables, number, job.about(tables)):
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                (new / name).write_bytes(content)
        if target.exists():
            target.rmdir()


WRITERS: dict[str, Callable[[Export], None]] = {
    "json": _write_json,
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "ics": _write_ics,
    "sqlite": _write_sqlite,
    "parquet": _write_parquet,
}
"""What writes an export in each format."""
