"""What a memorandum to a board holds: the matter, what is proposed, on what it rests, and who gets the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.follow_ups import PlanFollowUp
    from trygg_cli.model.governance import Decision
    from trygg_cli.report.known import FullName
    from trygg_cli.report.parts import Report


class Memorandum(NamedTuple):
    """A matter as an officer lays it before those who decide.

    It is about the plan itself as long as that is only proposed, and else about the follow-up of the period.
    `basis` is the decision or proposal on the plan that it starts from, `audience` who gets the follow-up by the plan.
    """

    is_on_plan: bool
    board: FullName | None
    basis: Decision | None
    date: date | None
    officer: str | None
    comments: tuple[PlanFollowUp, ...]
    proposals: tuple[str, ...]
    documents: tuple[str, ...]
    sent_to: tuple[str, ...]


def memorandum(report: Report) -> Memorandum:
    """Return the matter of a report."""
    header, comments = report.header, report.summary.comments
    is_on_plan = header.decision is None and header.proposal is not None and not comments
    basis = header.proposal if is_on_plan else header.decision or header.proposal
    proposals = [*report.summary.proposals]
    if is_on_plan and basis and basis.text:
        proposals.append(basis.text)
    audience = [name for rule in report.plan.follow_up_rules for name in rule.audience]
    return Memorandum(
        is_on_plan,
        _board(report, basis),
        basis,
        (basis.date if basis else None) if is_on_plan else header.written,
        (basis.officer if basis else None)
        or next((comment.author for comment in comments if comment.author), None),
        comments,
        tuple(proposals),
        tuple(basis.documents) if basis and is_on_plan else (),
        tuple(
            dict.fromkeys(
                basis.sent_to if basis and is_on_plan else audience or (basis.sent_to if basis else ())
            )
        ),
    )


def _board(report: Report, basis: Decision | None) -> FullName | None:
    """Return who is to decide: the board that leads the work, or where a proposal goes."""
    people = report.known.people
    return report.header.board or (people.get(basis.body) if basis and basis.body else None)
