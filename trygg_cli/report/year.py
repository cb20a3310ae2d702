"""A year with its periods side by side: each is the report that the period has by itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from trygg_cli.model.kinds import DecisionKind
from trygg_cli.period import Period
from trygg_cli.standing.moment import is_internal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trygg_cli.model.governance import CouncilReport, Decision
    from trygg_cli.model.plan import Plan
    from trygg_cli.report.parts import GoalReport, MeasureReport, PromiseReport, Report

_Entry = TypeVar("_Entry")

_PARTS = {"H": 2, "T": 3, "Q": 4}
"""How many of each kind of period there are in a year."""


class YearReport(NamedTuple):
    """The periods of a year with the report on each, what was decided in it, and the measures that go on after it.

    How each measure, goal and promise of the year stood stands by its id, period by period; nothing where it did
    not belong to a period.
    """

    periods: tuple[Report, ...]
    decisions: tuple[Decision, ...]
    council_reports: tuple[CouncilReport, ...]
    moves_on: tuple[MeasureReport, ...]
    measures: dict[str, list[MeasureReport | None]]
    goals: dict[str, list[GoalReport | None]]
    promises: dict[str, list[PromiseReport | None]]


def periods_of(plan: Plan, year: Period) -> tuple[Period, ...]:
    """Return the parts of a year that a plan is followed up by: those that most follow-ups are about."""
    reported = (entry.period for _, _, entry in plan.walk_follow_ups() if not is_internal(entry))
    kinds = Counter(period.text[5:6] for period in reported if year.covers(period) and "/" not in period.text)
    kind = max(_PARTS, key=lambda letter: (kinds[letter], letter == "T"))
    return tuple(Period.parse(f"{year.text[:4]}-{kind}{number}") for number in range(1, _PARTS[kind] + 1))


def year_report(report: Report, periods: tuple[Report, ...]) -> YearReport:
    """Return the report on a year, given those on its periods."""
    year, plan = report.period, report.plan
    return YearReport(
        periods,
        tuple(
            decision
            for decision in plan.decisions
            if decision.date
            and year.start <= decision.date <= year.end
            and decision.kind is not DecisionKind.PROPOSAL
        ),
        tuple(entry for entry in plan.council_reports if year.start <= entry.date <= year.end),
        tuple(entry for entry in report.measures if not entry.standing.is_over),
        _by_id(report, periods, lambda part: [(entry.measure.id, entry) for entry in part.measures]),
        _by_id(report, periods, lambda part: [(entry.goal.id, entry) for entry in part.goals]),
        _by_id(report, periods, lambda part: [(entry.promise.id, entry) for entry in part.promises]),
    )


def _by_id(
    report: Report, periods: Sequence[Report], entries: Callable[[Report], Sequence[tuple[str, _Entry]]]
) -> dict[str, list[_Entry | None]]:
    """Return, by the ids that the report on the year has, what stands in each of its periods."""
    found: dict[str, list[_Entry | None]] = {ref: [None] * len(periods) for ref, _ in entries(report)}
    for place, period in enumerate(periods):
        for ref, entry in entries(period):
            if ref in found:
                found[ref][place] = entry
    return found
