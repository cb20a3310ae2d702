"""`trygg validate`: can these files be read as plans?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from trygg_cli.cli import findings_output
from trygg_cli.cli.options import (
    ColourWhen,
    FailFrom,
    FailOn,
    FindingsFormat,
    Output,
    Plans,
    StdinName,
)
from trygg_cli.desk.documents import Reading
from trygg_cli.desk.examining import Validating
from trygg_cli.message import message, plural
from trygg_cli.system import files, terminal
from trygg_cli.system.terminal import Colour

if TYPE_CHECKING:
    from trygg_cli.desk.examining import Validated
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.reading.same_id import Twins


def validate(
    context: typer.Context,
    plans: Plans = None,
    stdin_filename: StdinName = "<stdin>",
    format_: FindingsFormat = None,
    output: Output = None,
    fail_on: FailFrom = FailOn.ERROR,
    color: ColourWhen = Colour.AUTO,
) -> None:
    """Check that files can be read as plans, and say everything that is wrong in all of them."""
    from trygg_cli.reading.same_id import Twins

    reading = Reading(plans or (), context.obj, stdin_filename)
    shown = findings_output.Showing(format_, output, color)
    twins, titles = Twins(), dict.fromkeys(plans or ())
    for found in reading.each(Validating()):
        shown.add(_diagnostics(found, twins, titles))
    shown.close(reading.names)
    if shown.is_for_people:
        if reading.names:
            counted = shown.counted(message("nothing is wrong"))
            count = len(reading.names)
            terminal.say(
                plural(
                    "{count} plan read: {findings}", "{count} plans read: {findings}", count, findings=counted
                )
            )
        findings_output.say_unreadable(reading.unreadable)
    findings_output.leave(shown.severities, reading.unreadable, fail_on)


def _diagnostics(checked: Validated, twins: Twins, titles: dict[str, object]) -> list[Diagnostic]:
    """Return what is wrong with a file, and whether it holds the plan of another file.

    `titles` are those of the plans that were named one by one: two of one id and title may be versions of one plan.
    """
    from trygg_cli.reading.same_id import told

    if checked.plan is None:
        return checked.diagnostics
    here, other = checked.plan.seen, twins.meet(checked.plan.seen)
    if here.file in titles:
        titles[here.file] = checked.plan.title
    if other and not files.is_same(other.file, here.file):  # it may be named twice
        title = titles.get(here.file)
        may_be_versions = title is not None and title == titles.get(other.file)
        fault = told(checked.plan.id, here.plan, other, may_be_versions=may_be_versions)
        return sorted([*checked.diagnostics, fault], key=lambda value: (value.start, value.code))
    return checked.diagnostics
