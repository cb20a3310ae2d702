"""`trygg validate`: can these files be read as plans?"""

from __future__ import annotations

import typer

from trygg_cli.cli import findings, terminal
from trygg_cli.cli.options import (
    Colour,
    ColourWhen,
    FailFrom,
    FailOn,
    FindingsFormat,
    Format,
    Language,
    Output,
    Plans,
    StdinName,
)
from trygg_cli.message import message, plural


def validate(
    context: typer.Context,
    plans: Plans = None,
    stdin_filename: StdinName = "<stdin>",
    format_: FindingsFormat = None,
    output: Output = None,
    fail_on: FailFrom = FailOn.ERROR,
    color: ColourWhen = Colour.AUTO,
    lang: Language = None,  # noqa: ARG001 read before the commands are made, see app
) -> None:
    """Check that files can be read as plans, and say everything that is wrong in all of them."""
    reading = findings.Reading(plans or (), context.obj, stdin_filename)
    found = [diagnostic for document in reading for diagnostic in document.diagnostics]
    shown = findings.show(found, reading.names, format_, output, color)
    if shown in (Format.TEXT, Format.CONCISE):
        counted = (
            plural("{count} finding", "{count} findings", len(found))
            if found
            else message("nothing is wrong")
        )
        terminal.say(
            plural(
                "{count} plan read: {findings}",
                "{count} plans read: {findings}",
                len(reading.names),
                findings=counted,
            )
        )
    findings.leave(found, reading.unreadable, fail_on)
