"""`trygg add`: a new item in a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import changing
from trygg_cli.cli.changing import After, Changing, Diff, InPlans
from trygg_cli.cli.options import argument, option
from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document

Kind = Annotated[
    str,
    argument(
        metavar="KIND",
        help="What it is: åtgärd, mål, indikator, löfte, fokusområde, aktör, problem … or, in English, measure, goal …",
    ),
]
Title = Annotated[str, argument(metavar="TITLE", help="What it is called.")]
Fields = Annotated[
    list[str] | None,
    argument(metavar="[FIELD=VALUE]…", help="What else is known about it: ansvarig=TK tid.till=2027-03-31."),
]
Name = Annotated[
    str | None,
    option(
        "--id",
        metavar="ID",
        help="Its id; by default the next number of its kind, or one made from the title.",
    ),
]
Within = Annotated[
    str | None,
    option("--in", metavar="ID", help="The focus area, or other item, that it belongs to."),
]


class WhichPlan(TryggError):
    """There are several plans that something new can be put into."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(message("there are several plans"))
        self.hint = message("say which with --plan: {known}", known=names)


def add(
    context: typer.Context,
    kind: Kind,
    title: Title,
    fields: Fields = None,
    name: Name = None,
    within: Within = None,
    after: After = None,
    plan: InPlans = None,
    diff: Diff = False,
) -> None:
    """Add a measure, a goal or another item to a plan, last in its list or beside another.

    It gets the next id of its kind. Whatever else the format requires must be given, or nothing is written.
    """
    from trygg_cli.edit import assignments, new_items
    from trygg_cli.edit.verbs import edited
    from trygg_cli.reading.by_id import all_named

    sort = new_items.kind_named(kind)
    written = [changing.text(field) for field in fields or ()]
    name, title = new_items.names(sort, name, changing.text(title), written)
    plans = Changing(context.obj, plan, is_shown=diff)
    document, where = _where(plans, sort, within, after)
    made_id, edit = new_items.added(document.data, sort, title, name, where)
    begun = edited(document, [edit])
    route = next(named.route for named in all_named(begun) if (named.id, named.kind) == (made_id, sort))
    more = assignments.edits(begun.data, route, written, None)
    made = plans.make(document, [edit, *more])
    plans.write(document, made, message("{path}: {id} is added", path=document.name, id=made_id))


def _where(
    plans: Changing, kind: str, within: str | None, after: str | None
) -> tuple[Document, tuple[Route, int | None]]:
    """Return the plan and the place in it that something new is to have."""
    from trygg_cli.edit import new_items

    if after:
        found = plans.find(after)
        route = found.named.route
        if found.named.kind != kind or kind == "actor":
            raise new_items.WhichList(kind, [])
        return found.document, (route[:-1], int(route[-1]) + 1)
    if within:
        found = plans.find(within)
        return found.document, (new_items.home(found.document.data, kind, found.named), None)
    if len(plans.documents) != 1:
        raise WhichPlan([document.name for document in plans.documents])
    return plans.documents[0], (new_items.home(plans.documents[0].data, kind, None), None)
