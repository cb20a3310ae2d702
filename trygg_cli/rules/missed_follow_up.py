"""C07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import Message, message, plural
from trygg_cli.model.kinds import Unit
from trygg_cli.period import LAST_DAY, Period, days_later, nearest_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.model.governance import FollowUpRule
    from trygg_cli.model.plan import Plan

_FIRST = {
    Unit.MONTH: "{year}-01",
    Unit.QUARTER: "{year}-Q1",
    Unit.TERTIAL: "{year}-T1",
    Unit.TERM: "{year}-H1",
    Unit.HALF_YEAR: "{year}-H1",
    Unit.YEAR: "{year}",
}
_GRACE = 60
"""How long after its end a period may still be reported on before it counts as missed."""

_MOST_NAMED = 6


@rule(
    "C07",
    "utebliven-uppföljning",
    "missed-follow-up",
    source=("Planens egna uppföljningsregler; jämför lag (2023:196) 6 §", "2023:196 6 §"),
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Handlingsplan 2022
        typ: handlingsplan
        gäller: {från: 2022-01-01, till: 2022-12-31}
        uppföljningsregler:
          - {id: U1, varje: tertial}
        uppföljning:
          - avser: 2022-T3
            datum: 2023-01-20
            kommentar: Det mesta är genomfört.
    """,
    good="""
        id: p
        titel: Handlingsplan 2022
        typ: handlingsplan
        gäller: {från: 2022-01-01, till: 2022-12-31}
        uppföljningsregler:
          - {id: U1, varje: tertial}
        uppföljning:
          - {avser: 2022-T1, datum: 2022-05-12, kommentar: Arbetet har börjat.}
          - {avser: 2022-T2, datum: 2022-09-08, kommentar: Arbetet pågår.}
          - avser: 2022-T3
            datum: 2023-01-20
            kommentar: Det mesta är genomfört.
    """,
)
def missed_follow_up(case: Case) -> Iterator[Finding]:
    """The plan is followed up as often as it says itself.

    The law asks for at least every second year, and a plan may promise more: then readers count on it. Any
    follow-up that is about a period counts: of the plan, of a measure, a goal or a promise; one about several
    together (2022-T1/2022-T2) counts for each. A period is missed when two months have gone since its end. If the
    rule asks for too much, change the rule.
    """
    if case.as_of is None or not case.plan.follow_up_rules:
        return
    reported = [entry.period for _, _, entry in case.plan.walk_follow_ups()]
    begin = _begin(case.plan, reported)
    if begin is None:
        return
    last = _last(case.plan, case.as_of)
    for index, follow_up_rule in enumerate(case.plan.follow_up_rules):
        key, unit, needed = _demand(follow_up_rule)
        missed = [
            period
            for period in _whole(unit, begin, last)
            if days_later(period.end, _GRACE) <= case.as_of and _count(period, reported) < needed
        ]
        if missed:
            yield Finding(
                ("uppföljningsregler", index, key),
                _sentence(missed, needed),
                message("follow it up, or change the rule if it asks for too much"),
            )


def _demand(rule: FollowUpRule) -> tuple[str, Unit | None, int]:
    """Return the key where a rule says how often, the unit of time, and how many follow-ups it wants in each."""
    if rule.every or rule.frequency is None:
        return "varje", rule.every, 1
    times = rule.frequency.times if rule.frequency.times is not None else rule.frequency.least
    return "frekvens", rule.frequency.per if times else None, times or 0


def _whole(unit: Unit | None, begin: date, last: date) -> Iterator[Period]:
    """Yield the units of time that lie wholly between two days; what is said each week is not written down here."""
    if unit not in _FIRST:
        return
    period, last = Period.parse(_FIRST[unit].format(year=nearest_day(begin).year)), min(last, LAST_DAY)
    while period.end <= last:
        if period.start >= begin:
            yield period
        if period.end == LAST_DAY:
            return
        period = period.next


def _count(period: Period, reported: Iterable[Period]) -> int:
    """Return how many periods are reported on that end in this one; several together are on each of them."""
    return len(
        {about for about in reported if period.start <= about.end <= period.end or _holds(about, period)}
    )


def _holds(about: Period, period: Period) -> bool:
    return "/" in about.text and about.covers(period)


def _sentence(missed: Sequence[Period], needed: int) -> Message:
    periods = [period.text for period in missed]
    if needed > 1:
        return plural(
            "there is less than {count} follow-up for {periods}",
            "there are fewer than {count} follow-ups for {periods}",
            needed,
            periods=periods[:_MOST_NAMED],
        )
    if len(periods) <= _MOST_NAMED:
        return message("there is no follow-up for {periods}", periods=periods)
    return plural(
        "there is no follow-up for {count} period, from {first} to {last}",
        "there is no follow-up for {count} periods, from {first} to {last}",
        len(periods),
        first=periods[0],
        last=periods[-1],
    )


def _begin(plan: Plan, reported: Iterable[Period]) -> date | None:
    """Return the day from which the rules hold: the plan's first, or the first that is reported on."""
    if plan.valid and plan.valid.start:
        return plan.valid.start
    return min((period.start for period in reported), default=None)


def _last(plan: Plan, as_of: date) -> date:
    return min(as_of, plan.valid.end) if plan.valid and plan.valid.end else as_of
