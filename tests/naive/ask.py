"""The day that a plan is judged on, and what is seen on it (section 2)."""

from collections.abc import Iterator
from dataclasses import dataclass
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

    @classmethod
    def of(cls, plan: Item, period: str | None, day: str | None) -> Self:
        """Find the day by the table of section 2."""
        valid = between(plan.get("gäller"))
        span = as_span(period) if period else None
        asked = as_day(day) if day else None
        # both: P says what is in the report, D the day; D: D; a period P: the end of P
        judged = asked or (span.last if span else latest_day(plan, valid))
        return cls(valid, span, asked, judged)

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

        Reading: a report on a period sees nothing about a time that begins after it, and late notes about it.
        """
        # entries written after D, or about a time that begins after D, are not seen
        if self.asked and ((self.written(entry) or BEGINNING) > self.asked or about.first > self.asked):
            return False
        return self.period is None or about.first <= self.period.last

    def rank(self, entry: Item) -> tuple[date, date]:
        """Return what follow-ups are ordered by: *by end of `avser`, then day*; what has no day comes first."""
        return as_span(entry["avser"]).last, self.written(entry) or BEGINNING


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
        decisions = [one for one in plan.get("beslut") or [] if one.get("typ") != "förslag"]
        stated = [plan.get("version"), *(one.get("datum") for one in decisions)]
        days = [day for day in map(as_day, filter(None, stated)) if not is_slip(day, valid)]
    return max(days, default=None)
