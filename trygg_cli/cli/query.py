"""`trygg query`: ask the plans anything."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import asking, dates, files, findings, terminal
from trygg_cli.cli.config import Config
from trygg_cli.cli.options import AsOf, Language, Output, Plans
from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.document import Document
    from trygg_cli.query import Moment
    from trygg_cli.query.question import Question
    from trygg_cli.table import Origin, Table


class TableFormat(StrEnum):
    """How an answer is shown."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"


_SUFFIXES = {f".{one.value}": one for one in TableFormat} | {
    ".md": TableFormat.MARKDOWN,
    ".htm": TableFormat.HTML,
    ".ndjson": TableFormat.JSONL,
}
_SCREENFUL = 1_000
"""How many rows a terminal is given unless more are asked for."""

What = Annotated[
    str | None,
    typer.Argument(
        metavar="[QUESTION]",
        help="A question by name, a filter such as status:försenad, SQL, or a file with SQL; - reads it from standard"
        " input. Without any the named questions are listed.",
        show_default=False,
    ),
]
ListThem = Annotated[bool, typer.Option("--list", help="List the named questions.")]
Parameters = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        metavar="NAME=VALUE",
        help="A value that the question wants to know.",
        show_default=False,
    ),
]
Actor = Annotated[
    str | None,
    typer.Option(
        "--aktör", "--aktor", metavar="ACTOR", help="The same as -p aktör=ACTOR.", show_default=False
    ),
]
PeriodText = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="Only what was reported up to the end of a period, such as 2022-T2.",
        show_default=False,
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAMES",
        help="The columns to show, with commas between; alla shows all.",
        show_default=False,
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="NAMES",
        help="The columns to sort by, with commas between; a - before one turns it round.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit", metavar="NUMBER", min=0, help="How many rows to show; 0 shows all.", show_default=False
    ),
]
Form = Annotated[
    TableFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="How to show the answer; table, or what the file's name says.",
        show_default=False,
    ),
]
Commit = Annotated[
    str | None,
    typer.Option(
        "--commit",
        metavar="COMMIT",
        help="The commit of the plans, to be told with the answer.",
        show_default=False,
    ),
]
Bare = Annotated[
    bool, typer.Option("--bare", help="Only the rows, and nothing of which question they answer.")
]


class BadPeriod(TryggError):
    """What was asked for is no period."""

    hint = message("write it as 2022-T2, 2022-Q3, 2022-H1, 2022-09, 2022 or 2022-12/2023-02")

    def __init__(self, text: str) -> None:
        super().__init__(message('"{value}" is not a period', value=text))


def query(
    context: typer.Context,
    what: What = None,
    plans: Plans = None,
    list_them: ListThem = False,  # noqa: FBT002
    param: Parameters = None,
    actor: Actor = None,
    period: PeriodText = None,
    datum: AsOf = None,
    columns: Columns = None,
    sort: Sort = None,
    limit: Limit = None,
    format_: Form = None,
    output: Output = None,
    commit: Commit = None,
    bare: Bare = False,  # noqa: FBT002
    lang: Language = None,  # noqa: ARG001 read before the commands are made, see app
) -> None:
    """Ask the plans: a question by name, a filter such as status:försenad område:belysning, or SQL.

    The tables and their columns stand in docs/tabeller.md. A filter that begins with - comes after --.
    """
    config: Config = context.obj
    names = plans or []
    questions = asking.known_questions(names, config)
    if list_them or what is None:
        files.write(output or files.STDIN, asking.translated_list(questions))
        return
    text = asking.read_question(what, names, questions)
    given = asking.parameters(param or (), actor)
    moment = _moment(period, datum)
    reading = findings.Reading(names, config, "<stdin>")
    documents = [document for document in reading if _is_sound(document)]
    table, origin = _ask(text, documents, questions, given, moment)
    origin = replace(origin, commit=commit)
    if not table.rows:
        asking.say_that_nothing_was_found(text, origin, questions)
    arrangement = (asking.names(columns), asking.names(sort), limit)
    _show(_arranged(table, origin, arrangement), origin, format_, output, bare=bare, is_cut=limit is not None)
    if reading.unreadable:
        raise typer.Exit(2)
    if len(documents) < len(reading.names):
        raise typer.Exit(1)


def _moment(period: str | None, day: str | None) -> Moment:
    from trygg_cli.period import Period
    from trygg_cli.query import Moment

    try:
        asked = Period.parse(period) if period else None
    except ValueError as error:
        raise BadPeriod(period or "") from error
    return Moment(asked, dates.parse(day))


def _is_sound(document: Document) -> bool:
    """Tell whether a document can be asked; say so where it cannot."""
    if not document.problems:
        return True
    from trygg_cli import render

    terminal.say_raw(str(render.DIAGNOSTICS["concise"](document.diagnostics, [document.name])))
    terminal.say(message("{name} is left out until this is mended", name=document.name))
    return False


def _ask(
    text: str,
    documents: Sequence[Document],
    questions: dict[str, Question],
    given: dict[str, str],
    moment: Moment,
) -> tuple[Table, Origin]:
    from trygg_cli.query import ask
    from trygg_cli.query.filter_words import BadFilter

    try:
        return ask(text, documents, questions, given, moment)
    except BadFilter as error:
        asking.point_out(error)
        raise typer.Exit(2) from error


def _arranged(
    table: Table, origin: Origin, wanted: tuple[tuple[str, ...], tuple[str, ...], int | None]
) -> Table:
    from trygg_cli.query import Arrangement, arrange, shown

    columns, sort, limit = wanted
    if not columns and table.name == "åtgärd":
        columns = shown(table, origin.plans)
    return arrange(table, Arrangement(columns, sort, limit or None))


def _show(
    table: Table, origin: Origin, format_: TableFormat | None, output: str | None, *, bare: bool, is_cut: bool
) -> None:
    from trygg_cli import render

    suffix = os.path.splitext(output or "")[1].lower()  # noqa: PTH122 - is no path
    chosen = format_ or _SUFFIXES.get(suffix, TableFormat.TABLE)
    room = asking.room() if chosen is TableFormat.TABLE and output in (None, files.STDIN) else None
    options = {"room": room} if room else {}
    if room and not is_cut and len(table.rows) > _SCREENFUL:
        terminal.say(
            message(
                "these are the first {shown} of {count} rows; --limit 0 shows all",
                shown=_SCREENFUL,
                count=len(table.rows),
            )
        )
        table = replace(table, rows=table.rows[:_SCREENFUL])
    asking.write(output, render.TABLES[chosen.value](table, None if bare else origin, **options))


def manual() -> str:
    """Return the manual of the tables, in the current language."""
    from trygg_cli.query import SHAPES
    from trygg_cli.query.question import shipped
    from trygg_cli.render import table_manual

    return table_manual.manual(SHAPES.values(), shipped().values())
