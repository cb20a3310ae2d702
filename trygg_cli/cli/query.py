"""`trygg query`: ask the plans anything."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from trygg_cli.cli import unanswered
from trygg_cli.cli.option_groups import grouped
from trygg_cli.cli.options import (
    ACTOR,
    AsOf,
    Commit,
    CsvDialect,
    Dialect,
    Output,
    Plans,
    argument,
    in_dialect,
    option,
)
from trygg_cli.desk import computed_tables, indexing, plan_files, question_input
from trygg_cli.message import plural
from trygg_cli.query.index import FINDINGS
from trygg_cli.repository import provenance
from trygg_cli.settings import output_format
from trygg_cli.settings.config import Config
from trygg_cli.system import cache, files, terminal
from trygg_cli.system.spooled_rows import SpooledRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.desk.indexed_findings import FindingsTask
    from trygg_cli.query import Moment, UnderstoodQuestion
    from trygg_cli.query.index import Index
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
    PARQUET = "parquet"


_SUFFIXES = {f".{table_format.value}": table_format for table_format in TableFormat} | {
    ".md": TableFormat.MARKDOWN,
    ".htm": TableFormat.HTML,
    ".ndjson": TableFormat.JSONL,
}
_SCREENFUL = 1_000
"""How many rows a terminal is given unless more are asked for."""

What = Annotated[
    str | None,
    argument(
        metavar="[QUESTION]",
        help="A question by name, a filter such as status:försenad, SQL, or a file with either that ends in .filter or"
        " .sql; - reads it from standard input. Without any the named questions are listed.",
    ),
]
ListThem = Annotated[bool, typer.Option("--list", help="List the named questions.")]
Parameters = Annotated[
    list[str] | None,
    option("--param", "-p", metavar="NAME=VALUE", help="A value that the question needs."),
]
Actor = Annotated[
    str | None,
    option(*ACTOR, metavar="ACTOR", help="The same as -p aktör=ACTOR."),
]
PeriodText = Annotated[
    str | None,
    option(
        "--period",
        metavar="PERIOD",
        help="Only what was reported up to the end of a period, such as 2022-T2.",
    ),
]
Columns = Annotated[
    str | None,
    option("--columns", metavar="NAMES", help="The columns to show, separated by commas; alla shows all."),
]
Sort = Annotated[
    str | None,
    option(
        "--sort",
        metavar="NAMES",
        help="The columns to sort by, separated by commas; a - before one reverses it.",
    ),
]
Limit = Annotated[
    int | None,
    option("--limit", metavar="NUMBER", min=0, help="How many rows to show; 0 shows all."),
]
Form = Annotated[
    TableFormat | None,
    option("--format", "-f", help="How to show the answer; table, or what the file's name says."),
]
Bare = Annotated[
    bool, typer.Option("--bare", help="Only the rows, without saying which question they answer.")
]

NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Read all plans again, and keep nothing for the next question."),
]


class GivenOptions(NamedTuple):
    """What a question wants to know."""

    list_them: ListThem = False
    param: Parameters = None
    actor: Actor = None


class MomentOptions(NamedTuple):
    """As of when the plans are asked."""

    period: PeriodText = None
    datum: AsOf = None


class ShapeOptions(NamedTuple):
    """How much of an answer is shown, and in what order."""

    columns: Columns = None
    sort: Sort = None
    limit: Limit = None


class ShownOptions(NamedTuple):
    """How and where an answer is shown."""

    format_: Form = None
    dialect: CsvDialect = Dialect.STANDARD
    output: Output = None
    commit: Commit = None
    bare: Bare = False

    @property
    def form(self) -> str:
        """The format, by its name among the renderers of tables; raises `OnlyCsv`."""
        chosen = self.format_ or output_format.by_name(self.output, _SUFFIXES) or TableFormat.TABLE
        return in_dialect(chosen, self.dialect)


@grouped
def query(
    context: typer.Context,
    given: GivenOptions,
    when: MomentOptions,
    shape: ShapeOptions,
    shown: ShownOptions,
    what: What = None,
    plans: Plans = None,
    no_cache: NoCache = False,
) -> None:
    """Ask the plans: a question by name, a filter such as status:försenad område:belysning, or SQL.

    trygg help tabeller describes the tables and their columns. A filter that begins with - comes after --.
    """
    from trygg_cli.query import UnderstoodQuestion

    form, config, names = shown.form, context.obj, plans or []
    questions = question_input.known_questions(what, names, config)
    if given.list_them or what is None:
        files.write(shown.output or files.STDIN, question_input.translated_list(questions))
        return
    text = question_input.read_question(what, names, questions)
    values = question_input.parameters(given.param or (), given.actor)
    text, names = question_input.told_apart(text, names, values, questions)
    selection = indexing.Selection([*plan_files.find(names, config)], "<stdin>")
    asked = UnderstoodQuestion.of(text, questions, values)
    asked = asked.of_named_plans() if names else asked
    keeps = config.cache and not no_cache and files.STDIN not in names
    table, origin = _answer(asked, selection, names if keeps else None, config, when, shape)
    code = 2 if selection.unreadable else int(bool(selection.left_out))
    if not (table.rows or origin.plans):
        unanswered.leave(code)
    if not table.rows:
        question_input.say_that_nothing_was_found(text, origin, questions)
    told = None if shown.bare else _with_commit(origin, provenance.of(selection.names, shown.commit))
    _show(table, told, form, shown.output, is_cut=shape.limit is not None)
    raise typer.Exit(code)


def _answer(
    asked: UnderstoodQuestion,
    selection: indexing.Selection,
    kept: Sequence[str] | None,
    config: Config,
    when: MomentOptions,
    shape: ShapeOptions,
) -> tuple[Table, Origin]:
    """Return the answer, from what is kept of the plans of these names; points out what is wrong with a filter."""
    from trygg_cli.query import Arrangement, answer
    from trygg_cli.query.filter_error import BadFilter

    moment = _moment(when.period, when.datum, config.soon_late_days)
    columns, order = question_input.names(shape.columns), question_input.names(shape.sort)
    arrangement = Arrangement(columns, order, shape.limit or None)
    findings = _findings(asked, config, moment)
    path = None if kept is None else cache.place(*indexing.place(kept, config, findings), *when)
    loaders = computed_tables.loaders(selection, moment)

    def answer_of(index: Index) -> tuple[Table, Origin]:
        return answer(asked, index, moment, arrangement, extra=loaders, doubt=terminal.say, keep=SpooledRows)

    try:
        return selection.ask(asked, moment, path, answer_of, findings)
    except BadFilter as error:
        question_input.point_out(error, asked.named.file if asked.named else None)
        raise typer.Exit(2) from error


def _with_commit(origin: Origin, known: provenance.Provenance) -> Origin:
    return replace(origin, commit=known.commit, is_changed=known.is_changed)


def _moment(period: str | None, day: str | None, near: int) -> Moment:
    from trygg_cli.query import Moment

    if period is None and day is None:
        return Moment(near=near)
    from trygg_cli.cli import dates, periods

    return Moment(periods.parse(period), dates.parse(day), near)


def _findings(asked: UnderstoodQuestion, config: Config, moment: Moment) -> FindingsTask | None:
    """Return the task of finding what is wrong in the plans, where that is asked about."""
    if not asked.tables([FINDINGS]) & {FINDINGS}:
        return None
    from trygg_cli.desk.indexed_findings import FindingsTask

    return FindingsTask.of(config, moment.as_of)


def _show(table: Table, origin: Origin | None, form: str, output: str | None, *, is_cut: bool) -> None:
    on_terminal = form == "table" and output in (None, files.STDIN) and question_input.room()
    if on_terminal and not is_cut and len(table.rows) > _SCREENFUL:
        terminal.say(
            plural(
                "these are the first {shown} of {count} row; --limit 0 shows all",
                "these are the first {shown} of {count} rows; --limit 0 shows all",
                len(table.rows),
                shown=_SCREENFUL,
            )
        )
        table = replace(table, rows=tuple(islice(table.rows, _SCREENFUL)))
    question_input.write_table(output, form, table, origin)


def manual() -> str:
    """Return the manual of the tables, in the current language."""
    from trygg_cli.query.all_tables import EXTRA, SHAPES
    from trygg_cli.query.question import shipped
    from trygg_cli.render.manual import tables as table_manual

    return table_manual.manual([*SHAPES.values(), *EXTRA.values()], shipped().values())
