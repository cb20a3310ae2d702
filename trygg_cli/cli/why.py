"""`trygg why`: how a verdict, a state or a count came to be."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, periods
from trygg_cli.cli.option_groups import grouped
from trygg_cli.cli.options import ColourWhen, Output, Plans, option
from trygg_cli.cli.report import PeriodOptions
from trygg_cli.settings import output_format
from trygg_cli.system import files, terminal
from trygg_cli.system.terminal import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.why.explanation import ExplainedPlan


class WhyFormat(StrEnum):
    """How an explanation is shown."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


_SUFFIXES = {f".{why_format.value}": why_format for why_format in WhyFormat} | {".md": WhyFormat.MARKDOWN}

What = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="The id of an indicator, a measure, a goal or a promise; mål:M1 where several have it. Or a word that "
        'reports count by: försenade, "status saknas", utan-rapport, rapporterade, hållet, uppnått.',
    ),
]
Form = Annotated[
    WhyFormat | None,
    option("--format", "-f", help="How to show the explanation; text, or what the file's name says."),
]


@grouped
def why(
    context: typer.Context,
    what: What,
    when: PeriodOptions,
    plans: Plans = None,
    format_: Form = None,
    output: Output = None,
    color: ColourWhen = Colour.AUTO,
) -> None:
    """Explain how a verdict, a state or a count came about: the rule, what went in, the sum, and what would change it.

    Without a period, all that is reported counts. trygg help varför describes the answer.
    """
    from trygg_cli.desk.explained_plans import ExplainedPlans, WhyQuestion

    asked = periods.parse(when.period, when.year, when.tertial)
    question = WhyQuestion(what, when.year, when.tertial, asked, dates.parse(when.datum))
    reader = ExplainedPlans(context.obj, plans or ())
    tellings = reader.tell(question)
    _show(tellings, format_, output, color)
    if reader.unreadable:
        raise typer.Exit(2)
    if reader.is_incomplete:
        raise typer.Exit(1)


def _show(
    tellings: Sequence[ExplainedPlan], format_: WhyFormat | None, output: str | None, color: Colour
) -> None:
    from trygg_cli import render

    chosen = format_ or output_format.by_name(output, _SUFFIXES) or WhyFormat.TEXT
    colours = terminal.colours(chosen, output, color)
    files.write(output or files.STDIN, render.EXPLANATIONS[chosen](tellings, **colours))
