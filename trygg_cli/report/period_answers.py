"""What a report on a period answers of each item of a plan, and what another answers otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.why.explanation import quantity
from trygg_cli.why.opinions import word_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.message import Message
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period

ItemKey = tuple[str, str]
"""The kind and the id of something in a plan."""


class PeriodAnswer(NamedTuple):
    """What is answered of something: how it stands and, of an indicator, the value that this was judged from."""

    title: str
    said: tuple[Message, ...]


class OtherAnswer(NamedTuple):
    """What an earlier report said of something, what it would say now, and why; all in words."""

    what: str
    before: str
    now: str
    reason: str


class OtherWords(NamedTuple):
    """What an earlier report said under a heading, and what another version of trygg makes of the same plan."""

    place: str
    before: str | None
    now: str | None


class ChangedAnswers(NamedTuple):
    """What an earlier report said otherwise: by what is in the plan now, and by the version of trygg that made it."""

    period: Period
    version: str
    answers: tuple[OtherAnswer, ...]
    words: tuple[OtherWords, ...] = ()


def answers(plan: Plan, period: Period, as_of: date | None) -> dict[ItemKey, PeriodAnswer]:
    """Return what is answered of everything in a plan for a period, judged at its end or on a day."""
    standing = PlanStanding(plan, Moment(period, as_of))
    found = {
        ("measure", measure.id): PeriodAnswer(measure.title, (standing.measure(measure).state.word,))
        for _, measure in plan.walk_measures()
    }
    found |= {
        ("goal", goal.id): PeriodAnswer(goal.text, (word_of(standing.goal(goal)),))
        for _, goal in plan.walk_goals()
    }
    found |= {
        ("promise", promise.id): PeriodAnswer(promise.text, (word_of(standing.promise(promise)),))
        for promise in plan.promises
    }
    return found | {
        ("indicator", indicator.id): PeriodAnswer(indicator.name, tuple(_of_indicator(indicator, standing)))
        for indicator in plan.indicators
    }


def _of_indicator(indicator: Indicator, standing: PlanStanding) -> Iterator[Message]:
    found = standing.progress(indicator)
    if indicator.target:
        yield found.verdict.word
    shown = standing.shown(indicator)
    value = found.amount.value if found.amount else shown.value if shown else None
    if value is not None:
        yield quantity(value, indicator.unit)
