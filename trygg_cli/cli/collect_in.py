"""`trygg collect in`: what came back, as one change list, and into the plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, periods
from trygg_cli.cli.changing import InPlans
from trygg_cli.cli.options import argument, option
from trygg_cli.cli.taking_in import Intake
from trygg_cli.desk import returned_files
from trygg_cli.desk.documents import Reading, is_sound

if TYPE_CHECKING:
    pass

Returned = Annotated[
    list[str],
    argument(metavar="FILE…", help="The workbooks that came back, .xlsx or .ods; folders and zips of them."),
]
OnlyPeriod = Annotated[
    str | None,
    option(
        "--period",
        metavar="PERIOD",
        help="The period that is reported on, such as 2022-T3; sheets for another are refused.",
    ),
]
OnDay = Annotated[
    str | None,
    option(
        "--datum",
        "--date",
        metavar="DATE",
        help="The day of the reports where the sheets give none, such as 2023-01-10; by default today.",
    ),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes", "-y", help="Write without asking; conflicts and what may be about a person are still left."
    ),
]
Preferred = Annotated[
    list[str] | None,
    option(
        "--prefer",
        metavar="FILE",
        help=(
            "Where answers differ, or the plan was changed since, take what this file says; can be repeated."
        ),
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Write nothing; only show the change list.")]
Partial = Annotated[
    bool, typer.Option("--partial", help="Take the files that can be taken, even if others cannot.")
]


def collect_in(
    context: typer.Context,
    names: Returned,
    plan: InPlans = None,
    period: OnlyPeriod = None,
    datum: OnDay = None,
    prefer: Preferred = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    partial: Partial = False,
) -> None:
    """Read what came back, show in one list what is new, and add it to the plans as follow-ups and outcomes.

    Only what was changed in a sheet is taken, and nothing in the plan is rewritten: where it was changed since the
    sheet was sent, or answers differ, a person chooses.
    """
    about, today = periods.parse(period), dates.parse(datum) or dates.today()
    reading = Reading(plan or (), context.obj, "<stdin>")
    documents = [document for document in reading if is_sound(document)]
    intake = Intake(documents, about, today, prefer or (), returned_files.home(names))
    for file in returned_files.find(names):
        intake.read(file)
    code = intake.finish(is_partial=partial, is_agreed=yes, only_show=dry_run)
    if code or reading.unreadable:
        raise typer.Exit(2 if reading.unreadable else code)
