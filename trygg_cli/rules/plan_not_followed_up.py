"""L03."""

from collections.abc import Iterator

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message


@rule(
    "L03",
    "plan-utan-uppföljning",
    "plan-not-followed-up",
    severity=Severity.ERROR,
    source="Lag (2023:196) 6 §",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2024-09-16, till: 2028-12-31}
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
        löften:
          - id: L1
            löfte: Vi går fler trygghetsvandringar
            uppföljning:
              - {avser: 2026, datum: 2027-01-20, bedömning: uppnått}
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
              - {avser: 2026, datum: 2027-01-20, bedömning: uppnått}
    """,
)
def plan_not_followed_up(case: Case) -> Iterator[Finding]:
    """The plan is followed up at least every second year.

    The law asks for a follow-up, not for a new plan. Follow-ups of the plan as a whole, of its measures and
    of its goals count; those of promises to citizens only where the plan holds nothing else. The finding is a
    warning when three months are left and an error when the day has passed. Time is counted to the day the
    plan is judged on, and never from a day before 1 July 2024.
    """
    plan, day = case.plan, law.day(case)
    if day is None or law.is_draft(plan) or not law.applies(case):
        return
    last = max((one for one in law.follow_up_days(plan) if one <= day), default=None)
    start = last or law.decided_on(plan) or (plan.valid.start if plan.valid else None)
    if start is None:
        return
    start = max(start, law.PLAN_NEEDED)
    due = law.after(start, law.INTERVAL)
    if day >= law.after(start, law.REMINDER):
        is_late = day > due
        yield Finding(
            ("uppföljning",) if plan.follow_ups else ("typ",),
            message("the plan was to be followed up by {due}", due=due)
            if is_late
            else message("the plan is to be followed up by {due}", due=due),
            message("the last follow-up is of {last}; counted on {day}", last=last, day=day)
            if last
            else message("there is no follow-up yet; counted on {day}", day=day),
            severity=None if is_late else Severity.WARNING,
        )
