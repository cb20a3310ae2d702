"""`trygg approve`: review stamps, written into plans."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates
from trygg_cli.cli.changing import Changing, Diff, InPlans, only_shown
from trygg_cli.cli.options import argument, option
from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message, plural
from trygg_cli.suggestion import did_you_mean
from trygg_cli.system import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.edit.review_stamps import GivenApproval
    from trygg_cli.position import Route
    from trygg_cli.reading.approval_validity import ApprovableItem
    from trygg_cli.reading.document import Document

Ids = Annotated[
    list[str],
    argument(
        metavar="ID…",
        help="What is approved: ids of measures, goals, indicators, promises, problems and focus areas, or of the "
        "plan itself. Where an id means two things, say which: åtgärd:N1.",
    ),
]
Role = Annotated[
    str,
    option("--role", metavar="ROLE", help="The function that approves, never a person's name."),
]
Decision = Annotated[
    str | None,
    option("--decision", metavar="TEXT", help="The decision that it rests on, such as KS 2022-11-21 § 94."),
]
Comment = Annotated[
    str | None,
    option("--comment", metavar="TEXT", help="What there is to say about the approval."),
]
OfDay = Annotated[
    str | None,
    option(
        "--datum",
        "--date",
        metavar="DATE",
        help="The day of the approval, such as 2022-09-02; by default today, and the answer says so.",
    ),
]


class UnknownId(TryggError):
    """Nothing that can be approved has this id."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(message('nothing that can be approved has the id "{id}"', id=name))
        self.hint = did_you_mean(name, known) or message(
            "measures, goals, indicators, promises, problems, focus areas and plans can be approved, by their ids"
        )


class NotFit(TryggError):
    """A plan that has problems cannot be approved."""

    hint = message("trygg validate shows what is wrong")

    def __init__(self, name: str) -> None:
        super().__init__(
            message("{path} cannot be read as a plan, so nothing in it can be approved", path=name)
        )


class NotOneLine(TryggError):
    """A text for a stamp is blank or holds what cannot be seen."""

    hint = message("write it on one line, with letters that can be seen")

    def __init__(self, option: str) -> None:
        super().__init__(message("the text after {option} cannot stand in an approval", option=option))


def approve(
    context: typer.Context,
    ids: Ids,
    role: Role,
    decision: Decision = None,
    comment: Comment = None,
    datum: OfDay = None,
    plan: InPlans = None,
    diff: Diff = False,
) -> None:
    """Write into a plan who has approved what, as it now stands.

    When what was approved is changed later, trygg validate says that the approval no longer holds. To approve
    a focus area, or the plan, is to approve all that is in it. Follow-ups and outcomes can be added without
    affecting it.
    """
    from trygg_cli.edit import review_stamps as edit

    stamp = edit.ReviewStamp(
        _one_line("--role", role) or "",
        str(dates.parse(datum or "idag")),
        _one_line("--decision", decision),
        _one_line("--comment", comment),
    )
    plans = Changing(context.obj, plan, is_shown=diff)
    chosen = _chosen(ids, plans.documents)
    results = [(document, *edit.approve(document, items, stamp)) for document, items in chosen]
    for document, made, given in results:
        plans.put(document, made)
        for approval in given:
            terminal.say(_told(approval, document))
    is_new = any(made is not document for document, made, _ in results)
    if is_new and not datum:
        terminal.say(message("dated today, {date}; --datum gives another day", date=stamp.date))
    if diff and is_new:
        raise only_shown()


def _one_line(option: str, text: str | None) -> str | None:
    """Return a text with single spaces; raises `NotOneLine`."""
    if text is None:
        return None
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    if not plain or not plain.isprintable():
        raise NotOneLine(option)
    return plain


def _chosen(ids: Sequence[str], documents: Sequence[Document]) -> list[tuple[Document, list[ApprovableItem]]]:
    """Return what ids stand for, by plan; what stands for nothing is complained of and ends the command."""
    from trygg_cli.reading.approval_validity import approvable_kinds
    from trygg_cli.reading.by_id import ItemsById

    known = ItemsById(documents, approvable_kinds())
    wanted: dict[str, dict[Route, None]] = {document.name: {} for document in documents}
    is_missing = False
    for name in ids:
        try:
            found = known.find(name, UnknownId)
            if found.document.problems:
                raise NotFit(found.document.name)
        except TryggError as error:
            terminal.complain(error)
            is_missing = True
        else:
            wanted[found.document.name][found.named.route] = None
    if is_missing:
        raise typer.Exit(2)
    return [
        (document, [*_approvable(document, wanted[document.name])])
        for document in documents
        if wanted[document.name]
    ]


def _approvable(document: Document, routes: Iterable[Route]) -> Iterator[ApprovableItem]:
    """Return what can be approved at routes of a plan, in their order."""
    from trygg_cli.reading.approval_validity import items

    there = {item.route: item for item in items(document.data)}
    return (there[route] for route in routes)


def _told(given: GivenApproval, document: Document) -> Message:
    """Return what came of one item, in a sentence."""
    from trygg_cli.reading.approval_validity import items, name_of

    item, role = name_of(given.item, document.data), given.stamp["roll"]
    if given.was_there:
        return message(
            "{path}: {role} has already approved {item}, on {date}",
            path=document.name, role=role, item=item, date=given.stamp["datum"],
        )  # fmt: skip
    inside = sum(1 for _ in items(given.item.data, given.item.part)) - 1
    sentence = message("{path}: {role} approves {item}", path=document.name, role=role, item=item)
    if inside:
        sentence = plural(
            "{sentence}, with {count} item in it",
            "{sentence}, with {count} items in it",
            inside,
            sentence=sentence,
        )
    if given.lapsed:
        sentence = message(
            "{sentence}; the approval on {date} stays in the plan as history",
            sentence=sentence, date=given.lapsed["datum"],
        )  # fmt: skip
    return sentence
