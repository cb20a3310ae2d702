"""`trygg remove`: an item taken out of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import changing
from trygg_cli.cli.changing import Because, Changing, Diff, InPlans, OfDay
from trygg_cli.cli.options import argument
from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

Id = Annotated[
    str,
    argument(metavar="ID", help="What is removed. Where an id means two things, say which: åtgärd:N1."),
]
WithReferences = Annotated[
    bool,
    typer.Option("--with-references", help="Remove the references to it too."),
]


class ReferredTo(TryggError):
    """Others refer to what is to be removed."""

    hint = message("change them first, or take the references away too with --with-references")

    def __init__(self, name: str, others: Sequence[str]) -> None:
        super().__init__(message('"{id}" is referred to by {others}', id=name, others=list(others)))


class WholePlan(TryggError):
    """The plan itself was to be removed."""

    hint = message("delete the file instead")

    def __init__(self, name: str) -> None:
        super().__init__(message('"{id}" is the plan itself', id=name))


def remove(
    context: typer.Context,
    id_: Id,
    with_references: WithReferences = False,
    because: Because = None,
    datum: OfDay = None,
    plan: InPlans = None,
    diff: Diff = False,
) -> None:
    """Remove an item from a plan, with all that is in it and its comments.

    What others refer to stays, unless the references go too. A measure or promise that has not ended is
    removed with a reason (--because), which then stands in a follow-up of the plan.
    """
    from trygg_cli.edit import reports
    from trygg_cli.edit.verbs import Edit, Remove
    from trygg_cli.reading.by_id import label_of, referring

    plans = Changing(context.obj, plan, is_shown=diff)
    document, named = plans.find(id_)
    if not named.route:
        raise WholePlan(named.id)
    references = [*referring(document.data, named)]
    if references and not with_references:
        raise ReferredTo(named.id, [*dict.fromkeys(label_of(document.data, route) for route in references)])
    edits: list[Edit] = [Remove(route) for route in sorted([*references, named.route], key=_last_first)]
    day = changing.day(datum)
    dated = changing.tertial(day), day
    reason = reports.reason((), named.id, f"{named.id}: {changing.text(because)}", dated) if because else None
    made = plans.make_with_reason(document, edits, reason)
    plans.write(document, made, message("{path}: {id} is removed", path=document.name, id=named.id))


def _last_first(route: tuple[str | int, ...]) -> list[tuple[bool, int | str]]:
    """Return what sorts routes so that one is gone before what stands before it in a list."""
    return [(isinstance(step, int), -step if isinstance(step, int) else step) for step in route]
