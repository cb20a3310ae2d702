"""`trygg new`: a new plan, empty or made of an earlier one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli.options import option
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.system import files, new_files, terminal

if TYPE_CHECKING:
    from trygg_cli.drafting.fates import Account
    from trygg_cli.message import Message
    from trygg_cli.reading.document import Document
    from trygg_cli.settings.config import Config


class NewKind(StrEnum):
    """The kinds of plans there are."""

    MEASURES_PLAN = "åtgärdsplan"
    ACTION_PLAN = "handlingsplan"
    COMMITMENT_PLAN = "åtagandeplan"
    AGREEMENT = "överenskommelse"
    PROMISES = "medborgarlöften"


OfKind = Annotated[NewKind | None, option("--type", help="The kind of an empty plan to fill in.")]
From = Annotated[
    str | None,
    option("--from", metavar="PLAN", help="The plan to make the next one of."),
]
Year = Annotated[
    int | None,
    option("--year", metavar="YEAR", min=1901, max=2099, help="The year that the next plan begins."),
]
Name = Annotated[str | None, option("--id", metavar="ID", help="The id of an empty plan.")]
Title = Annotated[
    str | None,
    option("--title", metavar="TEXT", help="The title of an empty plan."),
]
WithExamples = Annotated[
    bool, typer.Option("--with-examples", help="Fill the plan with examples that can be changed.")
]
Target = Annotated[
    str | None,
    option("--output", "-o", metavar="FILE", help="The file to write, or - for standard output."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would become of everything.")]


class NothingToMake(TryggError):
    """It was not said what plan to make."""

    hint = message("write --type åtgärdsplan, or --from PLAN --year YEAR")

    def __init__(self) -> None:
        super().__init__(
            message("say either of what kind the plan is, or which plan it is made of and for what year")
        )


class NotAsAsked(TryggError):
    """An empty plan with this id or title would not be a plan."""

    def __init__(self, reason: Message, hint: Message | None) -> None:
        super().__init__(message("no plan is made: {reason}", reason=reason))
        self.hint = hint


class OnlyOfEmptyPlans(TryggError):
    """What only an empty plan takes was asked of one that is made of another."""

    hint = message("leave them out, and change the plan with trygg set")

    def __init__(self) -> None:
        super().__init__(message("--id, --title and --with-examples are only for an empty plan"))


def new(
    context: typer.Context,
    kind: OfKind = None,
    plan: From = None,
    year: Year = None,
    name: Name = None,
    title: Title = None,
    with_examples: WithExamples = False,
    output: Target = None,
    dry_run: DryRun = False,
) -> None:
    """Make a new plan: an empty one of a kind, or next year's from this year's.

    An empty one says at each key what it is for, what the law asks for, and has an example below. One that is made of
    another takes over what is not finished and says what became of all the rest. A plan that exists is never changed.
    """
    config: Config = context.obj
    if plan and year and not kind:
        if name is not None or title is not None or with_examples:
            raise OnlyOfEmptyPlans
        _next(plan, year, output, dry_run=dry_run)
    elif kind and not (plan or year):
        target = output or _place(config, kind.value)
        new_files.check(target)
        _write(empty(kind, name, title, with_examples=with_examples), target, dry_run=dry_run)
    else:
        raise NothingToMake


def empty(
    kind: NewKind, name: str | None = None, title: str | None = None, *, with_examples: bool = False
) -> str:
    """Return the text of an empty plan of a kind, or of one with examples."""
    from trygg_cli.drafting import skeletons
    from trygg_cli.model.kinds import PlanKind
    from trygg_cli.reading.document import read

    make = skeletons.filled if with_examples else skeletons.empty
    text = make(PlanKind(kind.value), name, title)
    problem = next(iter(read("", text).problems), None)
    if problem:
        raise NotAsAsked(problem.message, problem.help)
    return text


def _place(config: Config, name: str) -> str:
    """Return the file of a new plan among the project's plans."""
    folder = next((place for place in config.plans if not Path(place).suffix and "*" not in place), ".")
    return (config.folder / folder / f"{name}.yaml").as_posix()


def _next(plan: str, year: int, output: str | None, *, dry_run: bool) -> None:
    from trygg_cli.drafting import successor

    document = _read(plan)
    made = successor.succeed(document, year)
    target = output or (plan if plan == files.STDIN else _beside(plan, document, year))
    new_files.check(target)
    _tell(made.account, target)
    _write(made.text, target, dry_run=dry_run)


def _read(plan: str) -> Document:
    from trygg_cli.desk.documents import is_sound
    from trygg_cli.reading.document import read

    document = read(plan, files.read(plan))
    if not is_sound(document, message("nothing can be made of {name} until this is mended", name=plan)):
        raise typer.Exit(1)
    return document


def _beside(plan: str, document: Document, year: int) -> str:
    """Return the file beside a plan that has its name for another year."""
    from trygg_cli.drafting.next_time import first_year

    path, old = Path(plan), str(first_year(document.plan) or "")
    stem = path.stem.replace(old, str(year)) if old and old in path.stem else f"{path.stem}-{year}"
    return path.with_name(f"{stem}.yaml").as_posix()


def _write(text: str, target: str, *, dry_run: bool) -> None:
    if dry_run:
        return
    new_files.write(target, text)
    if target != files.STDIN:
        typer.echo(target)


def _tell(account: Account, target: str) -> None:
    """Say what became of everything, on standard error where the plan goes to standard output."""
    from trygg_cli.render.account import text

    shown = text(account)
    if target == files.STDIN:
        terminal.say_raw(shown)
    else:
        typer.echo(shown)
