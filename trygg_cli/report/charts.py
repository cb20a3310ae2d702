"""Where everything stands in a report's charts: pure figures, in units of a drawing, for templates to draw.

A chart shows only what stands in the report beside it, and there is none where it would show a single thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from trygg_cli.message import clipped
from trygg_cli.period import LAST_DAY, Period, days_later, nearest_day
from trygg_cli.report.chart_shapes import (
    BAR,
    Course,
    CourseBand,
    CoursePoint,
    Stack,
    StackChart,
    StackedBar,
    Timeline,
    TimelineColumn,
    TimelineRow,
)
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.status import State, first_day, last_day, status_shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.parts import MeasureReport, Report
    from trygg_cli.standing.amount import Amount
    from trygg_cli.standing.outcomes import Slot
    from trygg_cli.standing.status import Share
    from trygg_cli.standing.verdict import Compared

WIDTH = 640
_PERIODS = 5
"""How many earlier periods are shown."""

_MOST_ACTORS, _MOST_MEASURES = 12, 30
"""How many are drawn: of more nobody has a view, and the tables tell of them all."""

_COLUMNS = 12
_HEIGHT = 180
_TOP, _LEFT, _RIGHT = 28, 16, 190
_ROW, _HEAD, _NAMES = 26, 40, 90


@dataclass(frozen=True)
class Charts:
    """The charts of a report, each worked out when it is asked for."""

    report: Report

    @cached_property
    def periods(self) -> StackChart | None:
        """The shares of states in this period and those before it; nothing where it has none before it."""
        return _stacked((period, None, shares) for period, shares in self._past() if shares)

    def _past(self) -> Iterator[tuple[Period, tuple[Share, ...]]]:
        report, found = self.report, [self.report.period]
        known_until = report.judged.day if report.judged.is_asked else None
        first = report.plan.valid.start if report.plan.valid else None
        while len(found) <= _PERIODS and first and found[-1].start > first:
            found.append(found[-1].previous)
        for period in reversed(found[1:]):
            standing = PlanStanding(report.plan, Moment(period), known_until)
            known = [
                standing.measure(measure)
                for _, measure in report.plan.walk_measures()
                if standing.has_measure(measure)
            ]
            if any(judged.entry for judged in known):
                yield period, status_shares(judged.state for judged in known)
        yield report.period, report.summary.shares

    @cached_property
    def actors(self) -> StackChart | None:
        """How far the measures have come that each actor answers for, where that differs between two or more."""
        answering = [actor for actor in self.report.actors if actor.answers_for]
        if len(answering) > _MOST_ACTORS:
            return None
        chart = _stacked((None, clipped(actor.actor.text, 48), actor.shares) for actor in answering)
        return chart if chart and len(chart.states) > 1 else None

    @cached_property
    def courses(self) -> dict[str, Course]:
        """How the indicators have gone that were measured more than once, by their ids."""
        found = {line.indicator.id: _course(line) for line in self.report.indicators}
        return {id_: course for id_, course in found.items() if course}

    @cached_property
    def timeline(self) -> Timeline | None:
        """When the measures are to be done, where two or more have a time."""
        timed = []
        for measure in self.report.measures:
            start, end = first_day(measure.measure.schedule), last_day(measure.measure.schedule)
            if start or end:
                timed.append((measure, start, end))
        return _timeline(timed, self.report.as_of) if 1 < len(timed) <= _MOST_MEASURES else None


def _stacked(bars: Iterable[tuple[Period | None, str | None, Sequence[Share]]]) -> StackChart | None:
    """Return bars, one below the other; nothing where there would be but one."""
    found = []
    for number, (period, actor, shares) in enumerate(bars):
        counts = {share.state: share.count for share in shares}
        total = sum(counts.values())
        ends = [round(WIDTH * count / total) for count in accumulate(counts.values())]
        stacks = [
            Stack(share.state, start, end - start)
            for share, start, end in zip(shares, [0, *ends], ends, strict=False)
        ]
        found.append(StackedBar(period, actor, number * BAR, total, tuple(stacks), counts))
    there = {stack.state for bar in found for stack in bar.stacks}
    states = tuple(state for state in State if state in there)
    return StackChart(tuple(found), states) if len(found) > 1 else None


def _figures(line: IndicatorReport) -> list[Amount | Slot]:
    """Return what was measured before, and the value shown, where there is one that no other contradicts."""
    last: Amount | Slot | None = line.progress.amount
    if last is None and line.outcome and not line.outcome.is_contradicted:
        last = line.outcome
    return [*line.earlier, *((last,) if last and last.value is not None else ())]


def _course(line: IndicatorReport) -> Course | None:
    judged, whole = line.progress.amount, _figures(line)
    if len(whole) < 2:
        return None
    base = line.indicator.baseline
    start = base.value if base else None
    compared = next(
        (
            comparison
            for comparison in line.progress.compared
            if not (comparison.subgroup or comparison.is_share)
        ),
        None,
    )
    bounds = [bound for bound in (compared.low, compared.high) if bound is not None] if compared else []
    values = [float(item.value or 0.0) for item in whole]
    low, high = _scope([*values, *bounds, *([start] if start is not None else [])])
    first, end = whole[0].told.end, whole[-1].told.end
    days = max((end - first).days, 1)

    def y(value: float) -> int:
        return int(0.5 + _TOP + _HEIGHT * (high - value) / (high - low))

    def x(day: date) -> int:
        return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * (day - first).days / days)

    points = [
        CoursePoint(item, x(item.told.end), y(value), item is judged)
        for item, value in zip(whole, values, strict=True)
    ]
    bands = line.indicator.scale.bands if line.indicator.scale else ()
    shown = [(clipped(band.meaning, 11), max(band.low, low), min(band.high, high)) for band in bands]
    return Course(
        tuple(points),
        tuple(_band(meaning, y(top), y(bottom)) for meaning, bottom, top in shown if top > bottom),
        y(start) if start is not None else None,
        _target(compared, y, low, high) if compared and bounds else None,
    )


def _scope(values: Sequence[float]) -> tuple[float, float]:
    """Return the lowest and the highest value in sight: with room around them, and nought where it is near."""
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    lowest = 0.0 if 0 <= low < (high - low) else low - room
    return lowest, high + room


def _band(meaning: str, top: int, bottom: int) -> CourseBand:
    return CourseBand(meaning, top, bottom - top)


def _target(compared: Compared, y: Callable[[float], int], low: float, high: float) -> CourseBand:
    top = compared.high if compared.high is not None else high
    bottom = compared.low if compared.low is not None else low
    return _band("", y(min(top, high)), y(max(bottom, low)))


def _timeline(timed: Sequence[tuple[MeasureReport, date | None, date | None]], as_of: date) -> Timeline:
    days = [nearest_day(day) for _, start, end in timed for day in (start, end) if day]
    columns = _columns(min(days), max(days))
    first, last = columns[0].start, columns[-1].end
    span, room = (last - first).days + 1, WIDTH - _NAMES

    def x(day: date) -> int:
        return round(_NAMES + room * (nearest_day(day) - first).days / span)

    rows = []
    for number, (report, start, end) in enumerate(timed):
        left, right = x(start or first), x(days_later(end or last))
        rows.append(
            TimelineRow(
                report, clipped(report.measure.id, 8), _HEAD + number * _ROW, left, max(right - left, 6)
            )
        )
    return Timeline(
        tuple(TimelineColumn(column, x(column.start)) for column in columns),
        tuple(rows),
        x(as_of) if first <= as_of <= last else None,
        _HEAD + 8 + len(rows) * _ROW,
    )


def _columns(first: date, last: date) -> list[Period]:
    """Return the tertials that days lie in, or the years where those are too many."""
    tertials: list[Period] = []
    period = Period.tertial(first.year, (first.month - 1) // 4 + 1)
    while period.start <= last and len(tertials) <= _COLUMNS:
        tertials.append(period)
        if period.end == LAST_DAY:
            break
        period = period.next
    if len(tertials) <= _COLUMNS:
        return tertials
    return [Period.parse(str(year)) for year in range(first.year, last.year + 1)]
