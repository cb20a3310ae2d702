"""`trygg resolve`: what was changed in two ways, settled by a person or by a rule."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import asking, resolving
from trygg_cli.cli.options import Plans, StdinName, option
from trygg_cli.desk.documents import Reading
from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message, plural
from trygg_cli.repository import unmerged
from trygg_cli.suggestion import did_you_mean, fold
from trygg_cli.system import files, terminal

if TYPE_CHECKING:
    from trygg_cli.cli.resolving import Answer
    from trygg_cli.merge.unsettled import UnsettledPlan
    from trygg_cli.reading.document import Document


class ConflictsFormat(StrEnum):
    """How conflicts are shown."""

    TEXT = "text"
    JSON = "json"


_SIDES = {
    "vår": resolving.OURS,
    "ours": resolving.OURS,
    "deras": resolving.THEIRS,
    "theirs": resolving.THEIRS,
    "båda": resolving.BOTH,
    "both": resolving.BOTH,
}

Take = Annotated[
    str | None,
    option(
        "--take",
        metavar="SIDE",
        help="Ask nothing and take vår (ours), deras (theirs) or, where both can stand, båda (both).",
    ),
]
Items = Annotated[
    list[str] | None,
    option(
        "--item",
        metavar="ID",
        help="Settle only what is in the measure, goal or other item with this id; can be repeated.",
    ),
]
Fields = Annotated[
    list[str] | None,
    option(
        "--field",
        metavar="KEY",
        help="Settle only what is under this key, such as status; can be repeated.",
    ),
]
List = Annotated[bool, typer.Option("--list", help="Only show the conflicts.")]
Diff = Annotated[bool, typer.Option("--diff", "--dry-run", help="Write nothing; show what would be changed.")]
FormatOption = Annotated[ConflictsFormat, typer.Option("--format", "-f", help="How --list shows conflicts.")]


class UnknownTake(TryggError):
    """There is no such side."""

    def __init__(self, name: str) -> None:
        super().__init__(message('"{value}" is no side to take', value=name))
        self.hint = did_you_mean(name, _SIDES) or message("write --take vår, --take deras or --take båda")


def resolve(
    context: typer.Context,
    plans: Plans = None,
    take: Take = None,
    item: Items = None,
    field: Fields = None,
    list_: List = False,
    diff: Diff = False,
    format_: FormatOption = ConflictsFormat.TEXT,
    stdin_filename: StdinName = "<stdin>",
) -> None:
    """Settle the conflicts that a merge has left in plans: show both sides, ask, and write the answer.

    Where nobody can be asked and --take is not given, conflicts are only shown. The exit code is 1 while any is left.
    """
    wanted = resolving.Wanted(item or (), field or ())
    answer = _answer(take, wanted)
    reading = Reading(plans or (), context.obj, stdin_filename)
    found, is_broken = _conflicts(reading)
    if list_ or answer is None:
        left = _show(found, wanted, reading.names, format_)
    else:
        from_stdin = stdin_filename if files.STDIN in (plans or ()) else None
        left = _settle(found, answer, from_stdin, only_show=diff)
    gone = [] if plans else unmerged.taken_away()
    for name in gone:
        terminal.say(
            message(
                "{path}: one side has removed the plan and the other changed it; settle that with git add or git rm",
                path=name,
            )
        )
    if not (found or is_broken or gone) and (reading.names or not reading.unreadable):
        terminal.say(
            plural("no conflicts in {count} plan", "no conflicts in {count} plans", len(reading.names))
        )
    if is_broken or reading.unreadable:
        raise typer.Exit(2)
    if left or gone:
        raise typer.Exit(1)


def _conflicts(reading: Reading) -> tuple[list[tuple[Document, UnsettledPlan]], bool]:
    """Return the plans that have conflicts, and whether the markers of any cannot be read, which is complained of."""
    found, is_broken = [], False
    for document in reading:
        try:
            plan = resolving.read(document)
        except TryggError as error:
            terminal.complain(error)
            is_broken = True
        else:
            if plan.regions:
                found.append((document, plan))
    return found, is_broken


def _answer(take: str | None, wanted: resolving.Wanted) -> Answer | None:
    """Return who answers: a rule, a person, or nobody."""
    if take is not None:
        return resolving.Taker(_side(take), wanted)
    return resolving.Asker(wanted) if asking.is_watched() else None


def _side(name: str) -> Message:
    known = {fold(text): side for text, side in _SIDES.items()}
    if fold(name) not in known:
        raise UnknownTake(name)
    return known[fold(name)]


def _show(
    found: list[tuple[Document, UnsettledPlan]],
    wanted: resolving.Wanted,
    names: list[str],
    format_: ConflictsFormat,
) -> int:
    """Show the conflicts that are meant, and return how many there are in all."""
    from trygg_cli.render.changes.conflicts import FORMATS, NumberedConflict

    conflicts = [NumberedConflict(plan, number) for _, plan in found for number in range(len(plan.regions))]
    shown = [conflict for conflict in conflicts if wanted.fits(conflict)]
    files.write(files.STDIN, FORMATS[format_.value](shown, names))
    if len(shown) < len(conflicts):
        terminal.say(
            plural(
                "{count} conflict is not, or not only, about that",
                "{count} conflicts are not, or not only, about that",
                len(conflicts) - len(shown),
            )
        )
    if conflicts:
        terminal.say(
            plural(
                "{count} conflict to settle: trygg resolve asks, --take settles without asking",
                "{count} conflicts to settle: trygg resolve asks, --take settles without asking",
                len(conflicts),
            )
        )
    return len(conflicts)


def _settle(
    found: list[tuple[Document, UnsettledPlan]], answer: Answer, from_stdin: str | None, *, only_show: bool
) -> int:
    """Settle plan after plan, and return how many conflicts are left."""
    session = resolving.Resolving(answer, only_show=only_show)
    for document, plan in found:
        session.settle(document, plan, from_stdin)
    return session.left
