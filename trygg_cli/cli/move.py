"""`trygg move`: an item put elsewhere in a plan."""

from __future__ import annotations

from typing import Annotated

import typer

from trygg_cli.cli.changing import After, Changing, Diff, InPlans
from trygg_cli.cli.options import argument, option
from trygg_cli.errors import TryggError
from trygg_cli.message import message

Id = Annotated[
    str,
    argument(metavar="ID", help="What is moved. Where an id means two things, say which: åtgärd:N1."),
]
Before = Annotated[
    str | None,
    option("--before", metavar="ID", help="The item that it is to stand before."),
]


class WhichSide(TryggError):
    """It was not said before or after what an item is to stand, or both were."""

    def __init__(self) -> None:
        super().__init__(message("say where with one of --before and --after"))


class InOtherPlan(TryggError):
    """Two items are in different plans."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(message('"{id}" and "{other}" are in different plans', id=one, other=other))


def move(
    context: typer.Context,
    id_: Id,
    before: Before = None,
    after: After = None,
    plan: InPlans = None,
    diff: Diff = False,
) -> None:
    """Move an item and its comments before or after another of its kind, in the same list or another."""
    from trygg_cli.edit.new_items import moved

    side = after or before
    if side is None or (after and before):
        raise WhichSide
    plans = Changing(context.obj, plan, is_shown=diff)
    document, named = plans.find(id_)
    other = plans.find(side)
    if other.document is not document:
        raise InOtherPlan(named.id, other.named.id)
    made = plans.make(document, [moved(named, other.named, is_after=bool(after))])
    plans.write(document, made, message("{path}: {id} is moved", path=document.name, id=named.id))
