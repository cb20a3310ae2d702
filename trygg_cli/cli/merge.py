"""`trygg merge`: two changes of the same plan made into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli.options import Output
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.message import message, plural
from trygg_cli.system import files, replacements, terminal

if TYPE_CHECKING:
    from trygg_cli.desk.compared_plans import ComparisonSide
    from trygg_cli.merge import Merge
    from trygg_cli.settings.config import Config

Base = Annotated[
    str,
    typer.Argument(
        metavar="BASE",
        help=(
            "The plan before either side changed it. Each of the three may be a file in a revision, such as"
            " main:plans/plan.yaml."
        ),
    ),
]
Ours = Annotated[
    str, typer.Argument(metavar="OURS", help="One changed plan: its layout and comments are kept.")
]
Theirs = Annotated[str, typer.Argument(metavar="THEIRS", help="The other changed plan.")]


class NotOnePlan(TryggError):
    """What is to be merged is not one plan."""

    hint = message("name a file, or a file in a revision such as main:plans/plan.yaml")

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} is not one plan", name=name))


class StdinTwice(TryggError):
    """Two of the plans were to come from standard input."""

    def __init__(self) -> None:
        super().__init__(message("only one of the plans can come from standard input"))


class StillUnsettled(TryggError):
    """A plan that is to be merged has conflicts from a merge before."""

    hint = message("settle them first, with trygg resolve")

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} has conflicts that nobody has settled", name=name))


def merge(
    context: typer.Context,
    base: Base,
    ours: Ours,
    theirs: Theirs,
    output: Output = None,
) -> None:
    """Merge two changes of the same plan, by id and field.

    What both changed differently gets git's conflict markers, and the exit code is 1.
    """
    texts = _texts(context.obj, base, ours, theirs)
    merged = told(ours, *texts)
    if output and output != files.STDIN:
        replacements.write_merged(output, merged.text, (base, ours, theirs), texts)
    else:
        replacements.write_out(merged.text)
    if not merged.is_clean:
        raise typer.Exit(1)


def told(name: str, base: str, ours: str, theirs: str) -> Merge:
    """Merge three texts and say, under a name, what has to be settled by hand."""
    from trygg_cli.merge import merge as merged_texts
    from trygg_cli.render.changes.conflicts import end_of

    merged = merged_texts(name, base, ours, theirs)
    if any(not conflict.field for conflict in merged.conflicts):
        terminal.say(message("{path}: the two changes cannot be told apart safely", path=name))
    for item, key, path in merged.conflicts:
        if not key:
            continue
        field = end_of(path) or key
        if item is None:
            terminal.say(message("{path}: {field} was changed in two ways", path=name, field=field))
        else:
            terminal.say(
                message(
                    "{path}: {field} of {item} was changed in two ways", path=name, field=field, item=item
                )
            )
    if merged.conflicts:
        terminal.say(
            plural(
                "{count} conflict to settle: trygg resolve shows both sides and asks",
                "{count} conflicts to settle: trygg resolve shows both sides and asks",
                len(merged.conflicts),
            )
        )
    if merged.faults:
        terminal.say(
            message(
                "{path}: together the changes make problems that neither has alone ({codes}); "
                "trygg validate shows them",
                path=name,
                codes=sorted({*merged.faults}),
            )
        )
    return merged


def _texts(config: Config, *named: str) -> list[str]:
    """Return what three files hold, here or in a revision."""
    from trygg_cli.desk.comparison_sides import Chooser

    if named.count(files.STDIN) > 1:
        raise StdinTwice
    chooser = Chooser(config, files.STDIN)
    base, ours, theirs = named
    try:
        sides = [*chooser.sides(base, ours), chooser.sides(theirs, ours)[0]]
        return [_only(side) for side in sides]
    finally:
        chooser.close()


def _only(side: ComparisonSide) -> str:
    from trygg_cli.text.refusals import conflict

    if not side.one or len(side.plans) != 1:
        raise NotOnePlan(side.name)
    text = decoded(side.name, side.plans[0].read())
    if conflict(text):
        raise StillUnsettled(side.name)
    return text


def decoded(name: str, content: bytes) -> str:
    """Return the text of a file; raises `FileUnreadable` where it is not UTF-8."""
    from trygg_cli.text import source

    text, fault = source.decode(content)
    if fault:
        raise FileUnreadable(name, fault.message)
    return text
