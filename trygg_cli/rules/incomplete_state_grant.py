"""K02."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.lint.state_grants import is_grant, is_under_the_ordinance
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import FundingStatus
from trygg_cli.prose.vocabulary import has_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Funding, Measure


@rule(
    "K02",
    "ofullständigt-statsbidrag",
    "incomplete-state-grant",
    source=(
        "Förordning (2023:442) om statsbidrag till kommuner för brottsförebyggande åtgärder, 7, 12, 14 och 18 §§",
        "2023:442 7 §",
        "2023:442 12 §",
        "2023:442 14 §",
        "2023:442 18 §",
    ),
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Grannstöd i Årby
            finansiering: {källa: Statsbidrag från Brå}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel otrygga boende i Årby
            enhet: "%"
        åtgärder:
          - id: N1
            åtgärd: Grannstöd i Årby
            indikatorer: [I1]
            finansiering: {källa: Statsbidrag från Brå, belopp: 150000, bidragsår: 2025}
    """,
)
def incomplete_state_grant(case: Case) -> Iterator[Finding]:
    """A measure that a state grant pays for says how much, for which year and how it is evaluated.

    Any indicator, goal or promise with an indicator, or sentence about evaluation will do. The ordinance has been
    in force since 1 August 2023: grants for earlier years and times had other rules and are left alone, and one
    that is still unclear has neither sum nor year.
    """
    goals = {goal.id: bool(goal.indicators) for _, goal in case.plan.walk_goals()}
    goals.update((promise.id, bool(promise.indicators)) for promise in case.plan.promises)
    for route, measure in case.plan.walk_measures():
        funding = measure.funding
        if funding is None or not is_grant(funding) or not is_under_the_ordinance(case.plan, funding):
            continue
        place = (*route, "finansiering")
        evaluated = measure.indicators or any(goals.get(goal) for goal in measure.goals)
        for lacking, remedy in _lacking(
            funding, is_evaluated=bool(evaluated) or _speaks_of_evaluation(measure)
        ):
            yield Finding(place, lacking, remedy, on_key=True)


def _lacking(funding: Funding, *, is_evaluated: bool) -> Iterator[tuple[Message, Message]]:
    is_granted = (
        funding.status is not FundingStatus.UNCLEAR
    )  # what is only applied for has neither sum nor year
    if funding.amount is None and is_granted:
        yield (
            message("the state grant has no amount"),
            message("write under belopp what was granted, in kronor"),
        )
    is_for_a_year = funding.period and funding.period.start.year == funding.period.end.year
    if funding.grant_year is None and not is_for_a_year and is_granted:
        yield (
            message("the plan does not say which year the state grant is for"),
            message("write the calendar year of the decision under bidragsår"),
        )
    if not is_evaluated:
        yield (
            message("nothing says how what the state grant pays for is to be evaluated"),
            message("tie the measure to an indicator, or write how and when it is evaluated"),
        )


def _speaks_of_evaluation(measure: Measure) -> bool:
    schedule, funding = measure.schedule, measure.funding
    texts = [measure.description, measure.effect, measure.goal, *measure.activities]
    texts += [part.text for part in measure.commitments]
    texts += [step.text for step in schedule.milestones] if schedule else []
    texts += [funding.conditions, funding.text] if funding else []
    return any(has_word(text, "evaluation") for text in texts if text)
