"""`trygg history`: what became of a plan, or of something in it, version by version."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from trygg_cli.cli import dates
from trygg_cli.cli.option_groups import grouped
from trygg_cli.cli.options import (
    AsOf,
    ColourWhen,
    CsvDialect,
    Dialect,
    OnlyThese,
    Output,
    argument,
    in_dialect,
    option,
)
from trygg_cli.desk import question_input
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.settings import output_format
from trygg_cli.system import answer_files, files, terminal
from trygg_cli.system.terminal import Colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.history import Choice, Narrative


class HistoryFormat(StrEnum):
    """How a history is shown."""

    TEXT = "text"
    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    XLSX = "xlsx"


_SUFFIXES = {f".{history_format.value}": history_format for history_format in HistoryFormat} | {
    ".md": HistoryFormat.MARKDOWN
}

What = Annotated[
    list[str] | None,
    argument(
        metavar="[ID] [PLAN]…",
        help="The id of a measure, a goal, a promise or anything else with an id, also of what is no longer there; "
        "mål:M1 where several have it. Then plan files or folders, also by earlier names. Without an id: the whole "
        "plans. Without plans: those of the project.",
    ),
]
Since = Annotated[
    str | None,
    option("--since", metavar="DATE", help="Only from this day on, such as 2022-09-02."),
]
Until = Annotated[
    str | None,
    option("--until", metavar="DATE", help="Only until this day."),
]
Limit = Annotated[
    int | None,
    option("--limit", metavar="NUMBER", min=0, help="How many versions to show, the last ones; 0 shows all."),
]
Reverse = Annotated[bool, typer.Option("--reverse", help="Show the newest version first.")]
Revision = Annotated[
    str,
    typer.Option("--revision", metavar="REVISION", help="The revision to look back from, such as a branch."),
]
Form = Annotated[
    HistoryFormat | None,
    option("--format", "-f", help="How to show the history; text, or what the file's name says."),
]


class NoDaysBetween(TryggError):
    """The days that a history is asked for are none."""

    hint = message("write the earlier day after --since")

    def __init__(self) -> None:
        super().__init__(message("the day of --until comes before that of --since"))


class ChoiceOptions(NamedTuple):
    """Which versions are shown, and what of them."""

    only: OnlyThese = None
    since: Since = None
    until: Until = None
    limit: Limit = None
    reverse: Reverse = False

    def choice(self) -> Choice:
        """Return what is chosen."""
        from trygg_cli.change import Weight
        from trygg_cli.history import Choice

        weights = frozenset(map(Weight, self.only or ()))
        since, until = dates.parse(self.since), dates.parse(self.until)
        if since and until and until < since:
            raise NoDaysBetween
        return Choice(since, until, weights, self.limit or None, self.reverse)


class FormOptions(NamedTuple):
    """How and where a history is shown."""

    format_: Form = None
    dialect: CsvDialect = Dialect.STANDARD
    output: Output = None
    color: ColourWhen = Colour.AUTO

    @property
    def form(self) -> str:
        """The format, by its name among the renderers of histories and of tables; raises `OnlyCsv`."""
        chosen = self.format_ or output_format.by_name(self.output, _SUFFIXES) or HistoryFormat.TEXT
        return in_dialect(chosen.value, self.dialect)


@grouped
def history(
    context: typer.Context,
    *,
    what: What = None,
    wanted: ChoiceOptions,
    revision: Revision = "HEAD",
    datum: AsOf = None,
    where: FormOptions,
) -> None:
    """Tell what became of a plan, or of something in it: who changed what, when and on what decision.

    The versions are those in git. trygg help historik describes the answer.
    """
    from trygg_cli.desk.histories import Histories
    from trygg_cli.history import choose

    form, choice = where.form, wanted.choice()
    with closing(Histories(context.obj, revision, dates.parse(datum))) as histories:
        tellings = histories.tell(what or [])
        _show((choose(telling, choice) for telling in tellings), form, where.output, where.color)
        if histories.unread:
            raise typer.Exit(2)


def _show(tellings: Iterable[Narrative], form: str, output: str | None, color: Colour) -> None:
    from trygg_cli import render

    if form not in render.HISTORIES:
        from trygg_cli.history import table

        question_input.write_table(output, form, table(tellings))
        return
    colours = terminal.colours(form, output, color)
    answer_files.write(output or files.STDIN, render.HISTORIES[form](tellings, **colours))
