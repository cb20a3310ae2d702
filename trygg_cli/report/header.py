"""The facts that say which report of which plan this is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.model.kinds import DecisionKind
from trygg_cli.report.coming import holds

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.governance import Decision, Validity
    from trygg_cli.model.plan import Plan
    from trygg_cli.report.full_names import FullNames
    from trygg_cli.report.known import FullName
    from trygg_cli.standing.plan_standing import PlanStanding


class Header(NamedTuple):
    """What the plan is called and whose it is, who decided on it, and who has reported when."""

    title: str
    municipality: str | None
    group: str | None
    kind: str
    version: date | None
    document_status: str | None
    record_number: str | None
    valid: Validity | None
    holds: bool
    owner: str | None
    board: FullName | None
    coordination: str | None
    decision: Decision | None
    decided_by: FullName | None
    proposal: Decision | None
    proposed_by: FullName | None
    authors: tuple[str, ...]
    written: date | None


def report_header(plan: Plan, standing: PlanStanding, names: FullNames) -> Header:
    """Return the facts of a plan, judged for a period."""
    decision, period = _last(plan, DecisionKind.DECISION), standing.judged.period
    proposal = None if decision else _last(plan, DecisionKind.PROPOSAL)
    proposed_by = proposal and (proposal.proposed_by or None)
    return Header(
        title=plan.title,
        municipality=plan.municipality,
        group=plan.group,
        kind=plan.kind,
        version=plan.version,
        document_status=plan.status,
        record_number=plan.record_number,
        valid=plan.valid,
        holds=period is None or holds(plan, period),
        owner=plan.owner,
        board=names.actor(plan.leading_board) if plan.leading_board else None,
        coordination=plan.coordination.name if plan.coordination else None,
        decision=decision,
        decided_by=names.actor(decision.body) if decision and decision.body else None,
        proposal=proposal,
        proposed_by=names.actor(proposed_by) if proposed_by else None,
        authors=standing.authors,
        written=standing.last_written,
    )


def _last(plan: Plan, kind: DecisionKind) -> Decision | None:
    """Return the last decision, or proposal, on the plan as a whole."""
    found = plan.decisions_on_whole(kind)
    return found[-1][1] if found else None
