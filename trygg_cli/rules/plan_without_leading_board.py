"""L09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law, law_demands
from trygg_cli.lint.omissions import write_under
from trygg_cli.lint.rule import DECIDING, FOLLOWING, Case, Finding, rule
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

_A_YEAR = 12


@rule(
    "L09",
    "plan-utan-ledande-nämnd",
    "plan-without-leading-board",
    severity=Severity.ERROR,
    source=("Lag (2023:196) 13 §", "2023:196 13 §"),
    stages=DECIDING | FOLLOWING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          TK: {namn: Tekniska kontoret, typ: förvaltning}
        ansvarig_nämnd: TK
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          KS: {namn: Kommunstyrelsen, typ: nämnd}
        ansvarig_nämnd: KS
    """,
)
def plan_without_leading_board(case: Case) -> Iterator[Finding]:
    """A board leads the work and keeps the municipal assembly informed.

    A department, a company or the assembly itself cannot lead it. Since the law says who leads when nothing else is
    decided, a plan that names no board gets a warning only. The law says that the board reports continuously, and
    not how often; trygg assumes at least once a year, and warns where a year has gone without a report.
    """
    if law.applies(case):
        yield from _leadership(case)
        yield from _reports(case)


def _leadership(case: Case) -> Iterator[Finding]:
    board = case.plan.actors.get(case.plan.leading_board or "")
    if board is None:
        yield Finding(
            ("typ",),
            message("the plan does not say which board leads the work"),
            write_under("ansvarig_nämnd"),
            severity=Severity.WARNING,
        )
    elif not law_demands.may_lead(board):
        yield Finding(
            ("ansvarig_nämnd",),
            message("the work is led by {name}, which is not a board of the municipality", name=board.name),
            message("the municipal executive board leads it, or the board that the assembly has decided"),
        )


def _reports(case: Case) -> Iterator[Finding]:
    plan, day = case.plan, law.day(case)
    if day is None or law.is_draft(plan):
        return
    last = max((report.date for report in plan.council_reports if report.date <= day), default=None)
    start = last or law.decided_on(plan) or (plan.valid.start if plan.valid else None)
    if start is None:
        return
    start = max(start, law.IN_FORCE)
    if day > law.after(start, _A_YEAR):
        yield Finding(
            ("rapportering_till_kf",) if plan.council_reports else ("typ",),
            message(
                "the plan shows no report to the municipal assembly between {start} and {day}",
                start=start,
                day=day,
            ),
            message(
                "write under rapportering_till_kf when the assembly was told; the law says continuously, "
                "and trygg assumes at least once a year"
            ),
            severity=Severity.WARNING,
        )
