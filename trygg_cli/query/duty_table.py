"""The table of who has a part in what: actors and bodies, and the persons and posts that plans name."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.model.promisers import promisers
from trygg_cli.query.columns import RowSubject, TableColumns, cell
from trygg_cli.query.plan_tables import PLAN_ID
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.query.snapshot import Snapshot


class _Duty(NamedTuple):
    """That an actor or body has a part in something, or a person or post that may stand for one."""

    actor: str | None
    role: str
    sort: str
    item: str
    title: str
    text: str | None = None
    person: str | None = None
    posts: tuple[str, ...] = ()


def _duties(case: Snapshot) -> Iterable[RowSubject]:
    found = chain(_of_measures(case), _of_aims(case), _of_bodies(case), _of_the_plan(case))
    return [RowSubject(case, duty) for duty in dict.fromkeys(found)]


def _several(
    refs: Iterable[str], role: str, sort: str, item: str, title: str, text: str | None = None
) -> list[_Duty]:
    return [_Duty(ref, role, sort, item, title, text) for ref in refs]


def _of_measures(case: Snapshot) -> Iterator[_Duty]:
    for _, measure in case.plan.walk_measures():
        about = ("åtgärd", measure.id, measure.title)
        yield from _several(measure.responsible, "ansvarig", *about)
        for commitment in measure.commitments:
            yield from _several([commitment.party], "åtar sig", *about, text=commitment.text)
            yield from _several(commitment.responsible, "ansvarig", *about, text=commitment.text)
            yield from _several(commitment.together_with, "medverkar", *about, text=commitment.text)
        yield from _several((*measure.participants, *measure.bodies), "medverkar", *about)
        yield from _several(measure.external, "extern", *about)


def _of_aims(case: Snapshot) -> Iterator[_Duty]:
    plan = case.plan
    for indicator in plan.indicators:
        yield from _several(indicator.responsible, "ansvarig", "indikator", indicator.id, indicator.name)
    for _, goal in plan.walk_goals():
        yield from _several(goal.responsible, "ansvarig", "mål", goal.id, goal.text)
    for promise in plan.promises:
        about = ("löfte", promise.id, promise.text)
        yield from _several(promisers(plan, promise), "lovar", *about)
        yield from _several(promise.responsible, "ansvarig", *about)
    for rule in plan.follow_up_rules:
        about = ("uppföljningsregel", rule.id, rule.text or "")
        yield from _several(rule.responsible, "ansvarig", *about)
        yield from _several(rule.forum, "forum", *about)


def _of_bodies(case: Snapshot) -> Iterator[_Duty]:
    for body in case.plan.bodies:
        about = ("organ", body.id, body.name)
        if body.led_by:
            yield _Duty(body.led_by, "leder", *about)
        for member in body.members:
            posts = tuple(filter(None, (member.position, member.role)))
            yield _Duty(member.actor, "ledamot", *about, None, member.name, posts)
    for work in case.plan.ongoing:
        yield from _several(work.bodies, "medverkar", "pågående arbete", work.id, work.title)


def _of_the_plan(case: Snapshot) -> Iterator[_Duty]:
    plan = case.plan
    about = ("plan", plan.id, plan.title)
    if plan.leading_board:
        yield _Duty(plan.leading_board, "leder", *about)
    if plan.owner:
        yield _Duty(None, "äger dokumentet", *about, posts=(plan.owner,))
    yield from _several(plan.parties, "part", *about)
    for agreement in plan.agreements:
        yield from _several(agreement.parties, "part", "överenskommelse", agreement.id, agreement.title)
    if plan.coordination:
        name = plan.coordination.name
        for actor in plan.coordination.actors or (None,):
            yield _Duty(actor, "samordnar", *about, posts=(name,))
    for signatory in plan.signatories:
        yield _Duty(
            signatory.party,
            "undertecknar",
            *about,
            None,
            signatory.name,
            (signatory.role,) if signatory.role else (),
        )


DUTIES = TableColumns(
    "ansvar",
    message("Who answers for what, or has another part in it, commitments included"),
    (
        PLAN_ID,
        cell(
            "aktör",
            ColumnKind.TEXT,
            message("The short name of the actor or body; empty where the plan only names a person or post"),
            lambda row: row.part.actor,
        ),
        cell(
            "namn",
            ColumnKind.TEXT,
            message("The full name of the actor or body"),
            lambda row: row.part.actor and row.case.plan.name_of(row.part.actor),
        ),
        cell(
            "roll",
            ColumnKind.TEXT,
            message(
                "What part: ansvarig, åtar sig, lovar, medverkar, extern, leder, ledamot, forum, part, samordnar,"
                " undertecknar or äger dokumentet"
            ),
            lambda row: row.part.role,
        ),
        cell(
            "slag",
            ColumnKind.TEXT,
            message(
                "In what: åtgärd, indikator, mål, löfte, uppföljningsregel, organ, pågående arbete, överenskommelse"
                " or plan"
            ),
            lambda row: row.part.sort,
        ),
        cell("id", ColumnKind.TEXT, message("The id of what it has a part in"), lambda row: row.part.item),
        cell(
            "titel",
            ColumnKind.TEXT,
            message("The title of what it has a part in"),
            lambda row: row.part.title,
        ),
        cell(
            "åtagande",
            ColumnKind.TEXT,
            message("What the party takes upon itself"),
            lambda row: row.part.text,
        ),
        cell("person", ColumnKind.TEXT, message("The person who has the part"), lambda row: row.part.person),
        cell(
            "befattning",
            ColumnKind.LIST,
            message("The post or role that has the part"),
            lambda row: row.part.posts,
        ),
    ),
    _duties,
)
