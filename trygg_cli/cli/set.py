"""`trygg set`: another value for a field of a plan."""

from __future__ import annotations

from typing import Annotated

import typer

from trygg_cli.cli import changing
from trygg_cli.cli.changing import Because, Changing, Diff, InPlans, OfDay
from trygg_cli.cli.options import argument
from trygg_cli.message import message

Id = Annotated[
    str,
    argument(
        metavar="ID",
        help="What is changed: the id of a measure, goal, indicator, promise or anything else, or of the plan itself. "
        "Where an id means two things, say which: åtgärd:N1.",
    ),
]
Fields = Annotated[
    list[str],
    argument(
        metavar="FIELD=VALUE…",
        help=(
            "A key and its value, with a dot between keys inside each other: tid.till=2027-03-31. In a list,"
            " items go by their ids, periods or numbers: uppföljning.2022-T2.kommentar=Klart. += adds to a"
            " list, and nothing after the sign removes the key."
        ),
    ),
]


def set(
    context: typer.Context,
    id_: Id,
    fields: Fields,
    because: Because = None,
    datum: OfDay = None,
    plan: InPlans = None,
    diff: Diff = False,
) -> None:
    """Give fields of a plan other values, and leave all else in the file as it stands.

    Everyday words, dates such as 31/8 2027 and names of actors are understood. A plan that fits the format
    still fits afterwards: otherwise nothing is written, and the reason is given.
    """
    from trygg_cli.edit import assignments, reports

    plans = Changing(context.obj, plan, is_shown=diff)
    found = plans.find(id_)
    day = changing.day(datum)
    written = [changing.text(field) for field in fields]
    edits = assignments.edits(found.document.data, found.named.route, written, int(day[:4]))
    reason = (
        reports.reason(
            found.named.route, found.named.id, changing.text(because), (changing.tertial(day), day)
        )
        if because
        else None
    )
    made = plans.make_with_reason(found.document, edits, reason)
    plans.write(
        found.document, made, message("{path}: {id} is changed", path=found.document.name, id=found.named.id)
    )
