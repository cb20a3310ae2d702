"""`trygg merge`: two changes of the same plan made into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import changes, files, terminal
from trygg_cli.cli.options import Language, Output
from trygg_cli.errors import FileUnreadable
from trygg_cli.message import message, plural

if TYPE_CHECKING:
    from trygg_cli.merge import Merge

Base = Annotated[str, typer.Argument(metavar="BASE", help="The plan as both began with it.")]
Ours = Annotated[
    str, typer.Argument(metavar="OURS", help="One changed plan: its layout and comments are kept.")
]
Theirs = Annotated[str, typer.Argument(metavar="THEIRS", help="The other changed plan.")]


def merge(
    base: Base,
    ours: Ours,
    theirs: Theirs,
    output: Output = None,
    lang: Language = None,  # noqa: ARG001 read before the commands are made, see app
) -> None:
    """Merge two changes of the same plan, by id and field.

    What both changed differently gets git's conflict markers, and the command ends with code 1.
    """
    merged = merge_files(ours, base, ours, theirs)
    if output and output != files.STDIN:
        files.write(output, merged.text)
    else:
        changes.write_out(merged.text)
    if not merged.is_clean:
        raise typer.Exit(1)


def merge_files(name: str, base: str, ours: str, theirs: str) -> Merge:
    """Merge three files and say, under a name, what has to be settled by hand."""
    from trygg_cli.merge import merge as merged_texts

    merged = merged_texts(name, _text(base), _text(ours), _text(theirs))
    for item, field in merged.conflicts:
        if not field:
            terminal.say(message("{path}: the two changes cannot be told apart safely", path=name))
        elif item is None:
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
                "{count} conflict to settle between the markers <<<<<<< and >>>>>>>",
                "{count} conflicts to settle between the markers <<<<<<< and >>>>>>>",
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


def _text(name: str) -> str:
    from trygg_cli import source

    text, fault = source.decode(files.read(name))
    if fault:
        raise FileUnreadable(name, fault.message)
    return text
