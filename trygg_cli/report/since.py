"""Since when the changes of a plan are told: a decision, a day, a period or a revision, as somebody says it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.model.kinds import DecisionKind
from trygg_cli.model.value_types import DAYS
from trygg_cli.period import Period
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.governance import Decision
    from trygg_cli.model.plan import Plan

DECISION = "beslut"
"""What is said for the latest decision on the plan, and, with a day after it, for the one of that day."""

_DECISIONS = (DECISION, "decision")
_LAST_PERIOD = ("tertial", "förra tertialet", "förra perioden", "last tertial", "last period")
_LIKE_DAY = re.compile(r"\d[\d./ -]*")


class SinceKind(StrEnum):
    """What a time is told as."""

    DECISION = "decision"
    DAY = "day"
    PERIOD = "period"
    REVISION = "revision"


class Since(NamedTuple):
    """Since when: `token` says the same later, and `day` is the last one that is not looked at; none for a revision."""

    kind: SinceKind
    token: str
    day: date | None = None
    period: Period | None = None

    @property
    def mark(self) -> str:
        """What names of files say of it."""
        return self.day.isoformat() if self.day else self.token[:12]


class NoDatedDecision(TryggError):
    """The decision that changes were to be told since has no day, or there is none."""

    hint = message("say since when: --since 2024-03-01, --since tertial or a revision such as HEAD~3")

    def __init__(self, plan: Plan) -> None:
        has_any = plan.decisions_on_whole(DecisionKind.DECISION)
        sentence = message("no decision on {plan} has a day (the key datum under beslut)", plan=plan.id)
        super().__init__(sentence if has_any else message("{plan} holds no decision on it", plan=plan.id))


class NoDecisionThen(TryggError):
    """There is no decision of the day that was said."""

    def __init__(self, plan: Plan, day: date, known: list[Decision]) -> None:
        super().__init__(message("{plan} holds no decision of {day}", plan=plan.id, day=day.isoformat()))
        days = [decision.date.isoformat() for decision in known if decision.date]
        self.hint = message("there are decisions of {days}", days=days) if days else NoDatedDecision.hint


class BadSince(TryggError):
    """What was said looks like a day or a period and is none."""

    hint = message("write --since beslut, 2024-03-01, 2024-T1, tertial or a revision such as HEAD~3")

    def __init__(self, text: str) -> None:
        super().__init__(message('"{value}" is neither a day nor a period', value=text))


def is_of_last_period(text: str | None) -> bool:
    """Tell whether the period before that of the report is meant."""
    return text is not None and fold(text) in map(fold, _LAST_PERIOD)


def since(text: str | None, plan: Plan, period: Period | None) -> Since:
    """Return what is meant; without a word the latest decision. `period` is that of the report.

    Raises `NoDatedDecision`, `NoDecisionThen` or `BadSince`.
    """
    text = DECISION if text is None else text.strip()
    word, _, rest = text.partition(" ")
    if fold(word) in _DECISIONS:
        if rest and not DAYS.found(rest):
            raise BadSince(text)
        return _since_decision(plan, DAYS.found(rest))
    if period and is_of_last_period(text):
        return _since_period(period.previous)
    if day := DAYS.found(text):
        return Since(SinceKind.DAY, day.isoformat(), day)
    try:
        return _since_period(Period.parse(text))
    except ValueError:
        if not text or _LIKE_DAY.fullmatch(text):
            raise BadSince(text) from None
    return Since(SinceKind.REVISION, text)


def _since_period(period: Period) -> Since:
    return Since(SinceKind.PERIOD, period.text, period.end, period)


def _since_decision(plan: Plan, day: date | None) -> Since:
    dated = _dated(plan)
    if not dated:
        raise NoDatedDecision(plan)
    found = [decision for decision in dated if day in (None, decision.date)]
    if day and not found:
        raise NoDecisionThen(plan, day, dated)
    last = max(decision.date for decision in found if decision.date)
    return Since(SinceKind.DECISION, f"{DECISION} {last.isoformat()}", last)


def _dated(plan: Plan) -> list[Decision]:
    return [decision for _, decision in plan.decisions_on_whole(DecisionKind.DECISION) if decision.date]
