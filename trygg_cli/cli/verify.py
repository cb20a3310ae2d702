"""`trygg verify`: whether a report still follows from its plan."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli.options import Output, Plans, option
from trygg_cli.cli.report import Template
from trygg_cli.desk.documents import Reading, is_sound
from trygg_cli.settings import output_format
from trygg_cli.system import files

if TYPE_CHECKING:
    from trygg_cli.settings.config import Config


class VerifyFormat(StrEnum):
    """How the answer is shown."""

    TEXT = "text"
    JSON = "json"


_SUFFIXES = {f".{format_.value}": format_ for format_ in VerifyFormat}

Report = Annotated[
    str,
    typer.Argument(metavar="REPORT", help="A report that trygg has written: .md, .html, .docx or .pdf."),
]
Form = Annotated[
    VerifyFormat | None,
    option("--format", "-f", help="How to show the answer; text, or what the file's name says."),
]


def verify(
    context: typer.Context,
    report: Report,
    plans: Plans = None,
    template: Template = None,
    format_: Form = None,
    output: Output = None,
) -> None:
    """Check whether a report still follows from its plan, and show where it does not.

    The report is made again from the plan as it stands. If it was written in the municipality's own template,
    give that too.
    """
    from trygg_cli import render
    from trygg_cli.desk import found_reports, verification

    config: Config = context.obj
    found = found_reports.read(report)
    reading = Reading(plans or (), config, files.STDIN)
    sound = [document for document in reading if is_sound(document)]
    answer = verification.verify(found, sound, config, template)
    chosen = format_ or output_format.by_name(output, _SUFFIXES) or VerifyFormat.TEXT
    files.write(output or files.STDIN, render.VERIFIED[chosen.value]([answer]))
    if not answer.follows:
        raise typer.Exit(1)
