"""L03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import followed_up, law
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import Message, listed, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@rule(
    "L03",
    "plan-utan-uppföljning",
    "plan-not-followed-up",
    severity=Severity.ERROR,
    source=("Lag (2023:196) 6 §", "2023:196 6 §", "2023:196 punkt 2 i övergångsbestämmelserna"),
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2024-09-16, till: 2028-12-31}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - {avser: 2026-T1, datum: 2026-05-12, status: pågår, intern: ja}
        löften:
          - id: L1
            löfte: Vi går fler trygghetsvandringar
            uppföljning:
              - {avser: 2026, datum: 2027-01-20, bedömning: hållet}
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2024-09-16, till: 2028-12-31}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - {avser: 2026-T1, datum: 2026-05-12, status: genomförd}
        löften:
          - id: L1
            löfte: Vi går fler trygghetsvandringar
            uppföljning:
              - {avser: 2026, datum: 2027-01-20, bedömning: hållet}
    """,
)
def plan_not_followed_up(case: Case) -> Iterator[Finding]:
    """The plan is followed up at least every second year.

    The law asks for a follow-up, not for a new plan. What counts is a follow-up of the plan as a whole, or a day by
    which most of the open measures, goals and promises have a public one; internal notes never count. The finding
    is a warning when three months are left and an error when the day has passed. Where only some have been followed
    up it is a warning that says how many. Time is counted to the day the plan is judged on.
    """
    plan, day = case.plan, law.day(case)
    if day is None or law.is_draft(plan) or not law.applies(case):
        return
    last = followed_up.last_day(case, day)
    begun = law.decided_on(plan) or (plan.valid.start if plan.valid else None) or last
    if begun is None:
        return
    is_older = begun < law.IN_FORCE
    since = max(begun, last or begun, law.PLAN_NEEDED if is_older else law.IN_FORCE)
    if day < law.after(since, law.REMINDER):
        return
    due = law.after(since, law.INTERVAL)
    shares = followed_up.shares(case, last, day)
    severity = Severity.INFO if is_older else Severity.WARNING if shares or day <= due else None
    yield Finding(
        ("uppföljning",) if plan.follow_ups else ("typ",),
        _said(due, shares, is_late=day > due),
        message("the last follow-up is of {last}; counted on {day}", last=last, day=day)
        if last
        else message("there is no follow-up of it yet; counted on {day}", day=day),
        severity=severity,
    )


def _said(due: date, shares: list[Message], *, is_late: bool) -> Message:
    if shares and is_late:
        return message(
            "the plan was to be followed up by {due}, and only {shares} have been",
            due=due,
            shares=listed(shares),
        )
    if shares:
        return message(
            "the plan is to be followed up by {due}, and only {shares} have been",
            due=due,
            shares=listed(shares),
        )
    if is_late:
        return message("the plan was to be followed up by {due}", due=due)
    return message("the plan is to be followed up by {due}", due=due)
