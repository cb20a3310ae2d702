"""The day that a plan is judged on, and what is seen on it (section 2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from tests.naive.spans import ALWAYS, BEGINNING, NEVER, Span, as_day, as_span, between, is_yes

Item = dict[str, Any]


def areas(plan: Item) -> Iterator[Item]:
    for area in plan.get("fokusområden") or []:
        yield area
        yield from area.get("delområden") or []


def items(plan: Item, key: str) -> list[Item]:
    """Return all measures or goals: of the plan, of its focus areas, and of their parts."""
    return [item for home in (plan, *areas(plan)) for item in home.get(key) or []]


def follow_ups(item: Item) -> list[Item]:
    """Return what is written for others.

    *Internal entries never move it* – and are nothing that a report, a query or a finding may rest on.
    """
    return [entry for entry in item.get("uppföljning") or [] if not is_yes(entry.get("intern"))]


def promise_time(plan: Item, promise: Item) -> Span:
    """Return from when until when a promise holds. Reading: an end that its own `gäller` lacks is the plan's."""
    own, plans = between(promise.get("gäller")), between(plan.get("gäller"))
    if own.first > plans.last or own.last < plans.first:
        return own
    return Span(
        plans.first if own.first == BEGINNING else own.first, plans.last if own.last == NEVER else own.last
    )


def entries(plan: Item) -> Iterator[tuple[Item, Span]]:
    """Yield every public entry (follow-up, outcome) with the time that it is about."""
    reported = [
        plan,
        *items(plan, "åtgärder"),
        *items(plan, "mål"),
        *(plan.get("löften") or []),
    ]
    for item in reported:
        for entry in follow_ups(item):
            yield entry, as_span(entry["avser"])
    for indicator in plan.get("indikatorer") or []:
        for outcome in indicator.get("utfall") or []:
            yield outcome, as_span(outcome["period"])


def is_slip(day: date, valid: Span) -> bool:
    """*A day more than a year outside the validity (a slip: it is found and not used).*"""

    def ymd(one: date, years: int) -> tuple[int, int, int]:
        return one.year + years, one.month, one.day

    too_early = valid.first != ALWAYS.first and ymd(day, 1) < ymd(valid.first, 0)
    too_late = valid.last != ALWAYS.last and ymd(day, 0) > ymd(valid.last, 1)
    return too_early or too_late


@dataclass(frozen=True)
class Ask:
    """What was asked of a plan."""

    valid: Span
    period: Span | None
    asked: date | None
    day: date | None
    period_text: str | None = None

    @classmethod
    def of(cls, plan: Item, period: str | None, day: str | None) -> Self:
        """Find the day by the table of section 2."""
        valid = between(plan.get("gäller"))
        span = as_span(period) if period else None
        asked = as_day(day) if day else None
        # both: P says what is in the report, D the day; D: D; a period P: the end of P
        judged = asked or (span.last if span else latest_day(plan, valid))
        return cls(valid, span, asked, judged, period)

    def passed(self, last: date) -> bool:
        """Tell whether a deadline has passed, or a time is over.

        Reading: with neither asked the day is like one asked for: what ends on it has not passed.
        """
        if self.day is None:
            return False
        if self.period and not self.asked:
            # a deadline up to and with its last day has passed
            return last <= self.day
        # a deadline before D has passed
        return last < self.day

    def written(self, entry: Item) -> date | None:
        """Return the day an entry was written.

        Reading: a day that is a slip is nowhere used: the entry is as one without a day.
        """
        day = as_day(entry["datum"]) if entry.get("datum") else None
        return None if day and is_slip(day, self.valid) else day

    def sees(self, entry: Item, about: Span) -> bool:
        """Tell whether an entry may be counted.

        Reading: a report on a period sees what is about a time up to its end, and what several periods that are
        written together, this one among them, have in common. A longer time says how it was when that had ended.
        """
        # entries written after D, or about a time that begins after D, are not seen
        if self.asked and ((self.written(entry) or BEGINNING) > self.asked or about.first > self.asked):
            return False
        return self.period is None or about.last <= self.period.last or self.is_merged(entry, about)

    def is_merged(self, entry: Item, about: Span) -> bool:
        """Tell whether a follow-up is merged: *(`2020-T1/2020-T2`) covers each tertial in it*."""
        if self.period is None or not about.holds(self.period):
            return False
        own, asked = str(entry.get("avser")).split("/"), str(self.period_text).split("/")
        # a year, a tertial and a month are told apart by their form
        forms = {re.sub("[0-9]", "0", text) for text in [*own, *asked]}
        return len(own) > 1 and len(forms) == 1

    def is_shown(self, entry: Item, about: Span) -> bool:
        """Tell whether an entry is in the report: *about a longer period than the report's … with their own period*."""
        if self.is_news(entry, about):
            return True
        is_longer = self.period is not None and about.holds(self.period)
        return is_longer and Ask.sees(replace(self, period=None), entry, about)

    def is_news(self, entry: Item, about: Span) -> bool:
        """Tell whether an entry is about the period: its own time ends in it, or holds it."""
        if not self.sees(entry, about):
            return False
        return self.period is None or about.last >= self.period.first

    def is_over(self, last: date) -> bool:
        """Tell whether a time is over. Reading: what comes after the reported period is not seen, and so not over."""
        return self.passed(last) and (self.period is None or last <= self.period.last)

    def rank(self, entry: Item) -> tuple[date, bool, date]:
        """Return what follow-ups are ordered by: *by end of `avser`, then day*; what has no day comes first.

        Reading: what is about a longer time than the period comes before what is about the period itself.
        """
        last, written = as_span(entry["avser"]).last, self.written(entry) or BEGINNING
        if self.period and last > self.period.last:
            return self.period.last, False, written
        return last, True, written


def latest_day(plan: Item, valid: Span) -> date | None:
    """Return *the latest day of a public entry (follow-up, outcome): its `datum`, else the end of what it is about*.

    Reading: if `datum` is a slip, the end of what the entry is about; if that is one too, the entry gives no day.
    """
    days = []
    for entry, about in entries(plan):
        written = [as_day(entry["datum"])] if entry.get("datum") else []
        days += [day for day in (*written, about.last) if not is_slip(day, valid)][:1]
    # where nothing is reported the version or decision (reading: the later of them; a proposal is no decision)
    if not days:
        decisions = [value for value in plan.get("beslut") or [] if value.get("typ") != "förslag"]
        stated = [plan.get("version"), *(decision.get("datum") for decision in decisions)]
        days = [day for day in map(as_day, filter(None, stated)) if not is_slip(day, valid)]
    return max(days, default=None)
