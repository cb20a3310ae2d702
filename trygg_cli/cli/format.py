"""`trygg format`: one layout for all plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli import safe
from trygg_cli.cli.options import Plans, StdinName
from trygg_cli.desk.documents import Reading
from trygg_cli.message import message, plural
from trygg_cli.system import files, replacements, terminal

if TYPE_CHECKING:
    from trygg_cli.reading.document import Document

Check = Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a plan would change.")]
Diff = Annotated[
    bool,
    typer.Option("--diff", help="Write nothing; show what would change, and exit with 1 if anything would."),
]


def format(
    context: typer.Context,
    plans: Plans = None,
    check: Check = False,
    diff: Diff = False,
    stdin_filename: StdinName = "<stdin>",
) -> None:
    """Put plans into the canonical layout: the order of keys, indentation and empty lines.

    Data, comments and quotes stay as they are. A file that has problems is left alone.
    """
    reading = Reading(plans or (), context.obj, stdin_filename)
    from_stdin = stdin_filename if files.STDIN in (plans or ()) else None
    changed = refused = 0
    for document in reading:
        text = _formatted(document)
        refused += text is None
        changed += text not in (None, document.text)
        if text is None:
            continue
        if diff:
            replacements.show_difference(document, text)
        elif document.name == from_stdin and not check:
            replacements.write_out(text)
        elif text != document.text:
            typer.echo(safe.terminal(document.name))
            if not check:
                replacements.write(document, text)
    _sum_up(len(reading.names), changed, is_done=not (check or diff))
    if reading.unreadable or refused:
        raise typer.Exit(2)
    if changed and (check or diff):
        raise typer.Exit(1)


def _formatted(document: Document) -> str | None:
    """Return a plan in canonical layout; nothing, and say so, where it has problems."""
    from trygg_cli.edit.canonical import layout

    if document.problems:
        terminal.say(
            plural(
                "{path} has {count} problem and stays as it is; trygg validate shows it",
                "{path} has {count} problems and stays as it is; trygg validate shows them",
                len(document.problems),
                path=document.name,
            )
        )
        return None
    result = layout(document)
    if result.is_left_alone:
        terminal.say(
            message("{path} stays as it is, since its layout cannot be changed safely", path=document.name)
        )
    return result.text


def _sum_up(count: int, changed: int, *, is_done: bool) -> None:
    if is_done:
        done = plural("{count} changed", "{count} changed", changed)
    else:
        done = plural("{count} would be changed", "{count} would be changed", changed)
    terminal.say(plural("{count} plan read: {done}", "{count} plans read: {done}", count, done=done))
