"""Who is asked about what: each actor that answers for something, and the coordination for what nobody certain does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect.questions import answered_items, question
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.report.coming import holds
from trygg_cli.report.full_names import FullNames
from trygg_cli.report.selection import NoPlanThen
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.collect.questions import AnsweredItem, Question
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.reading.document import Document

COORDINATION = "samordning"
"""What the coordination is called where actors have their short names."""


class Respondent(NamedTuple):
    """Somebody who is asked, with the function's mailbox where the plan has one."""

    ref: str
    name: str
    mailbox: str | None
    questions: tuple[Question, ...]

    @property
    def lacking(self) -> tuple[Question, ...]:
        """What is to be answered and is not; what is done or given up needs no more reports."""
        return tuple(
            question for question in self.questions if not (question.is_answered or question.is_over)
        )


def respondents(plan: Plan, period: Period) -> list[Respondent]:
    """Return all who answer for something, in the order of the plan's actors; the coordination last.

    Everything that is reported on is in at least one of them.
    """
    names = FullNames(plan)
    standing = PlanStanding(plan, Moment(period))
    asked: dict[str, list[Question]] = {ref: [] for ref in (*plan.actors, *(body.id for body in plan.bodies))}
    coordinator = _coordinator(plan)
    for found in answered_items(plan):
        certain = [ref for ref in found.answering if ref not in plan.actors or plan.actors[ref].named]
        is_over = not _is_expected(standing, found)
        refs: list[str | None] = [*certain]
        for ref in refs or [None]:
            is_shared = len(certain) > 1 and ref in names.known.people
            others = [names.actor(other).text for other in certain if other != ref]
            one = question(found, ref, standing.judged, others=others, is_shared=is_shared, is_over=is_over)
            asked.setdefault(ref or coordinator, []).append(one)
    last = asked.pop(COORDINATION, []) if COORDINATION not in plan.actors else []
    made = [
        Respondent(ref, names.actor(ref).text, _mailbox(plan, ref), tuple(questions))
        for ref, questions in asked.items()
        if questions
    ]
    return [*made, _coordination(plan, last)] if last else made


def to_ask_about(documents: Iterable[Document], period: Period, *, are_named: bool) -> list[Document]:
    """Return the plans that people are asked about: where none was named, those that do not say they hold otherwise.

    Raises `NoPlanThen` where none is left.
    """
    known = [*documents]
    found = [document for document in known if are_named or holds(document.plan, period)]
    if known and not found:
        raise NoPlanThen(period.text)
    return found


def asked_about(plan: Plan, period: Period) -> list[Respondent]:
    """Return who is to be asked about a period, each with what belongs to it."""
    found = [
        who._replace(questions=tuple(asked for asked in who.questions if asked.is_of_period))
        for who in respondents(plan, period)
    ]
    return [who for who in found if who.questions]


def _is_expected(standing: PlanStanding, found: AnsweredItem) -> bool:
    """Tell whether a report is to be expected, had nothing been reported for the period."""
    item = found.item
    match found.kind:
        case "measure":
            return standing.lacks_report(item) or standing.is_reported(item)
        case "promise":
            return standing.has_promise(item)
        case "indicator":
            return standing.has_indicator(item)
    return True


def _mailbox(plan: Plan, ref: str) -> str | None:
    own = plan.actors[ref].mailbox if ref in plan.actors else None
    return own or (plan.coordination.mailbox if plan.coordination and ref == _coordinator(plan) else None)


def _coordinator(plan: Plan) -> str:
    """Return the actor that the coordination is, where it has the name of one: nobody is asked twice."""
    name = fold(plan.coordination.name) if plan.coordination else None
    alike = [ref for ref, actor in plan.actors.items() if fold(actor.name) == name]
    return alike[0] if len(alike) == 1 else COORDINATION


def _coordination(plan: Plan, questions: list[Question]) -> Respondent:
    there = plan.coordination
    name = there.name if there else translate(message("The coordination"))
    return Respondent(COORDINATION, name, there.mailbox if there else None, tuple(questions))
