"""K03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import Unit
from trygg_cli.standing.status import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.model.governance import FollowUpRule
    from trygg_cli.model.measure import FollowUp, Measure
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_TERTIAL = 4
_MONTHS = {
    Unit.WEEK: 1,
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.TERTIAL: 4,
    Unit.TERM: 6,
    Unit.HALF_YEAR: 6,
    Unit.YEAR: 12,
}


@rule(
    "K03",
    "gammal-eller-odaterad-kommentar",
    "old-or-undated-comment",
    source="Trygghet i utemiljön 2022: kommentarer utan dag och avsändare",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - {avser: 2025-T1, status: pågår, kommentar: Stolparna är beställda.}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - avser: 2025-T1
                datum: 2025-05-06
                status: pågår
                kommentar: Stolparna är beställda.
                författare: tekniska kontoret
    """,
)
def old_or_undated_comment(case: Case) -> Iterator[Finding]:
    """A comment says when it was written and by which function, and is not older than a tertial.

    Whoever reads "ordered, waiting for delivery" must know whether that was yesterday or last year, and whom to
    ask. Write datum and författare; the latter is a function and not a person. A comment is old when more than a
    tertial has gone since the time it is about, or longer where the plan's own rules want follow-ups less often.
    Only comments on measures that are neither finished nor late grow old.
    """
    now = law.day(case)
    months = _interval(case.plan)
    written = [*_written(case.plan)]
    nobody = not any(entry.author for _, _, entry in written)
    if nobody and len(written) > 1:
        yield Finding(
            (*written[0][0], "kommentar"),
            message("none of the comments on the measures says who wrote it"),
            message("write under författare in each which function wrote it, if that is known"),
            on_key=True,
            severity=Severity.INFO,
            of_plan=True,
        )
    for route, measure, entry in written:
        yield from _unsaid(route, entry, nobody=nobody and len(written) > 1)
        if now and _is_under_way(case, measure) and _is_latest(case, measure, entry):
            since = max(entry.period.end, entry.date or entry.period.end)
            if law.after(since, months) < now:
                yield _old(route, since, now)


def _unsaid(route: Route, entry: FollowUp, *, nobody: bool) -> Iterator[Finding]:
    """Yield what a comment does not say: its day, and who wrote it where that is not said of all comments at once."""
    place, is_unsigned = (*route, "kommentar"), not entry.author and not nobody
    if entry.date is None and is_unsigned:
        yield Finding(
            place,
            message("the comment says neither when it was written nor by whom"),
            message("write under datum and författare when it was written and by which function, if known"),
            on_key=True,
        )
    elif entry.date is None:
        remedy = message("write under datum when it was written, if known")
        yield Finding(place, message("the comment has no date"), remedy, on_key=True)
    elif is_unsigned:
        unsigned = message("the comment does not say who wrote it")
        remedy = message("write under författare which function wrote it, if that is known")
        yield Finding(place, unsigned, remedy, on_key=True, severity=Severity.INFO)


def _is_under_way(case: Case, measure: Measure) -> bool:
    """Tell whether a measure is still to be done, and not late: that is K05's to tell."""
    standing = case.standing.measure(measure)
    return standing.is_open and standing.state is not State.LATE


def _is_latest(case: Case, measure: Measure, entry: FollowUp) -> bool:
    return case.standing.seen(measure)[-1] is entry


def _old(route: Route, since: date, now: date) -> Finding:
    return Finding(
        (*route, "kommentar"),
        message("the latest comment is from {date}, and the plan is judged on {day}", date=since, day=now),
        message("write what has happened since, or that nothing has and why"),
        on_key=True,
    )


def _written(plan: Plan) -> Iterator[tuple[Route, Measure, FollowUp]]:
    for route, measure in plan.walk_measures():
        for index, entry in enumerate(measure.follow_ups):
            if entry.comment and entry.comment.strip():
                yield (*route, "uppföljning", index), measure, entry


def _interval(plan: Plan) -> int:
    """Return after how many months a comment is old: a tertial, or what the plan's own rules say."""
    return min(filter(None, map(_months, plan.follow_up_rules)), default=_TERTIAL)


def _months(rule: FollowUpRule) -> int:
    if rule.every:
        return _MONTHS.get(rule.every, 0)
    if rule.frequency and rule.frequency.per and rule.frequency.times:
        return -(-_MONTHS.get(rule.frequency.per, 0) // rule.frequency.times)
    return 0
