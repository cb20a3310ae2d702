"""`trygg validate`: can these files be read as plans?"""

from __future__ import annotations

from operator import attrgetter

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
    shown = findings.Showing(format_, output, color)
    for found in map(attrgetter("diagnostics"), reading):  # a document is let go before the next is read
        shown.add(found)
    shown.close(reading.names)
    if shown.format in (Format.TEXT, Format.CONCISE):
        count = shown.severities.total()
        counted = (
            plural("{count} finding", "{count} findings", count) if count else message("nothing is wrong")
        )
        terminal.say(
            plural(
                "{count} plan read: {findings}",
                "{count} plans read: {findings}",
                len(reading.names),
                findings=counted,
            )
        )
    findings.leave(shown.severities, reading.unreadable, fail_on)
