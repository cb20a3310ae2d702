"""The arguments that commands share, each written once."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import click
import typer

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.system.terminal import Colour

argument = partial(typer.Argument, show_default=False)
option = partial(typer.Option, show_default=False)
"""An option of whose default nothing is said: it is nothing, or its help tells."""


class FailOn(StrEnum):
    """From what severity on findings make the exit code 1."""

    ERROR = "fel"
    WARNING = "varning"
    INFO = "info"
    NEVER = "aldrig"


class Format(StrEnum):
    """How findings are shown."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"
    JUNIT = "junit"
    SARIF = "sarif"
    MARKDOWN = "markdown"


class Dialect(StrEnum):
    """How csv is written: as the standard has it, or so that Excel in Swedish opens it."""

    STANDARD = "standard"
    EXCEL = "excel"


class Only(StrEnum):
    """What changes ask of the reader, typed with or without å, ä and ö."""

    DECISION = "ställningstagande"
    FOLLOW_UP = "uppföljning"
    WORDING = "redaktionellt"


class Lang(StrEnum):
    """The languages there are."""

    SWEDISH = "sv"
    ENGLISH = "en"


def word_of(text: str, known: Sequence[str]) -> str:
    """Return the known word that is meant, typed with or without å, ä and ö; complains as of any other choice."""
    from trygg_cli.suggestion import fold

    meant = {fold(word): word for word in known}
    return click.Choice(known).convert(meant.get(fold(text), text), None, None)


def _only(text: str) -> Only:
    return Only(word_of(text, [only.value for only in Only]))


Plans = Annotated[
    list[str] | None,
    argument(
        metavar="[PLAN]…",
        help="Plan files, folders or patterns such as plans/*.yaml; - is standard input. "
        "Without any: the plans of the project.",
    ),
]
StdinName = Annotated[
    str,
    option("--stdin-filename", metavar="NAME", help="What to call standard input in findings."),
]
FindingsFormat = Annotated[
    Format | None,
    option("--format", "-f", help="How findings are shown; text, or what the CI host reads."),
]
Output = Annotated[
    str | None,
    option("--output", "-o", metavar="FILE", help="Write here instead of to standard output."),
]
FailFrom = Annotated[
    FailOn,
    typer.Option(
        "--fail-on", case_sensitive=False, help="From what severity on findings make the exit code 1."
    ),
]
ACTOR = ("--aktör", "--aktor", "--actor")
AREA = ("--område", "--omrade", "--area")
"""What options of actors and areas are called, wherever there are some."""

CsvDialect = Annotated[
    Dialect,
    option(
        "--dialect",
        help="How csv is written: with commas, as RFC 4180 has it, or for Excel in Swedish, with semicolons, "
        "decimal commas and nothing above the names of the columns.",
    ),
]
ColourWhen = Annotated[
    Colour, typer.Option("--color", help="When to colour: on a terminal, always or never.")
]
Language = Annotated[Lang | None, option("--lang", help="The language: Swedish or English.")]
AsOf = Annotated[
    str | None,
    option("--datum", "--date", metavar="DATE", help="The day to judge lateness by, such as 2022-09-02."),
]
Commit = Annotated[
    str | None,
    option(
        "--commit",
        metavar="COMMIT",
        help="The commit of the plans, to be shown with the answer; by default the one that git tells.",
    ),
]
OnlyThese = Annotated[
    list[Only] | None,
    option(
        "--only",
        metavar="KIND",
        parser=_only,
        help="Show only changes of this kind: ställningstagande, uppföljning or redaktionellt.",
    ),
]


def heed_all(command: click.Command) -> None:
    """Let a command tell of an option that is given twice, of which click heeds the last."""
    make = command.make_parser

    def parser(context: click.Context) -> Any:
        made = make(context)
        parse = made.parse_args

        def parsed(args: list[str]) -> Any:
            values, rest, given = parse(args)
            if len({*given}) < len(given):
                from trygg_cli.cli import said_once

                said_once.refuse_others(given, context)
            return values, rest, given

        made.parse_args = parsed  # type: ignore[method-assign]
        return made

    command.make_parser = parser  # type: ignore[method-assign, assignment]


class OnlyCsv(TryggError):
    """A dialect of csv was asked for in another format."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(message("--dialect {dialect} goes with csv", dialect=dialect.value))


def in_dialect(format_: str, dialect: Dialect) -> str:
    """Return what writes a format in a dialect, by its name among the renderers of tables; raises `OnlyCsv`."""
    if dialect is Dialect.STANDARD:
        return format_
    if format_ != "csv":
        raise OnlyCsv(dialect)
    return f"{format_}-{dialect.value}"
