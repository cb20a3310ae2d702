"""L04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.omissions import write_under
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import DecisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.governance import Decision
    from trygg_cli.model.plan import Plan


@rule(
    "L04",
    "plan-utan-beslut",
    "plan-without-decision",
    severity=Severity.ERROR,
    source=(
        "Lag (2023:196) 5 §; jämför kommunallagen (2017:725) 5 kap. 1 §",
        "2023:196 5 §",
        "2017:725 5 kap. 1 §",
    ),
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          KS: {namn: Kommunstyrelsen, typ: nämnd}
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
        beslut:
          - {typ: förslag, organ: KF, förslag_från: KS, datum: 2024-10-08}
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        aktörer:
          KS: {namn: Kommunstyrelsen, typ: nämnd}
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
        beslut:
          - {typ: förslag, organ: KF, förslag_från: KS, datum: 2024-10-08}
          - {typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}
    """,
)
def plan_without_decision(case: Case) -> Iterator[Finding]:
    """The plan is decided, and says by whom and when.

    A proposal is not a decision on the plan, nor is one on a single measure. Any body will do, but readers must be
    able to find the decision. Where officials have decided, the finding asks on whose behalf: what is of principle
    or great weight to the municipality is for the assembly. A plan whose handlingsstatus is utkast is left alone, and
    one that does not show that it is a municipality's is asked nothing but that.
    """
    plan = case.plan
    if law.is_draft(plan):
        return
    if law.may_apply(case):
        yield _whose()
    if not law.applies(case):
        return
    decisions = plan.decisions_on_whole(DecisionKind.DECISION)
    if any(earlier.body and earlier.date for _, earlier in decisions):
        yield from _asked(plan, decisions)
        return
    for index, decision in decisions:
        yield _unclear(index, decision)
    if decisions:
        return
    proposals = [index for index, _ in plan.decisions_on_whole(DecisionKind.PROPOSAL)]
    if proposals:
        yield Finding(
            ("beslut", proposals[-1], "typ"),
            message("the plan is proposed but not decided"),
            message("add the decision, with body and date; until then let handlingsstatus be utkast"),
        )
    else:
        yield Finding(
            ("handlingsstatus",) if plan.status else ("typ",),
            message("the plan holds no decision"),
            message(
                "write under beslut which body decided and when; until then let handlingsstatus be utkast"
            ),
        )


def _whose() -> Finding:
    return Finding(
        ("typ",),
        message(
            "it is not shown whether the plan is a municipality's, so nothing is asked by lag (2023:196)"
        ),
        message("if it is, write under kommun which one"),
        severity=Severity.INFO,
    )


def _asked(plan: Plan, decisions: list[tuple[int, Decision]]) -> Iterator[Finding]:
    """Ask of a plan that only officials have decided on whose behalf they did."""
    if any(earlier.body and not law.is_officials(plan, earlier.body) for _, earlier in decisions):
        return
    index, decision = decisions[-1]
    yield Finding(
        ("beslut", index, "organ"),
        message("the plan is decided by {name}: on whose behalf?", name=plan.name_of(decision.body or "")),
        message(
            "if it is of principle or great weight to the municipality, the assembly decides "
            "(kommunallagen 5 kap. 1 §); write under text in the decision what delegation it rests on"
        ),
        severity=Severity.INFO,
    )


def _unclear(index: int, decision: Decision) -> Finding:
    key = "datum" if decision.body else "organ"
    sentence = (
        message("the decision does not say when it was made")
        if decision.body
        else message("the decision does not say who decided")
        if decision.date
        else message("the decision says neither who decided nor when")
    )
    return Finding(("beslut", index), sentence, write_under(key))
