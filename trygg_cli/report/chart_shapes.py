"""What a report's charts consist of: bars, points and rows with their places, and what is filled alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trygg_cli.period import Period
    from trygg_cli.report.parts import MeasureReport
    from trygg_cli.standing.amount import Amount
    from trygg_cli.standing.outcomes import Slot
    from trygg_cli.standing.status import State

BAR = 58
"""From one bar of a stacked chart to the next."""

_KEY, _IN_A_ROW = 28, 3
_LINE, _BELOW = 22, 6
"""How high a line of words is, and how far its foot lies below the middle of what it is about."""

Box = tuple[int, int, int, int]
"""Where something stands, and how wide and high it is."""


class Stack(NamedTuple):
    """A part of a bar, for the measures in a state: from `x` and so wide."""

    state: State
    x: int
    width: int


class StackedBar(NamedTuple):
    """A bar in parts, for a period or an actor; they fill it as the shares of its measures are."""

    period: Period | None
    actor: str | None
    y: int
    total: int
    stacks: tuple[Stack, ...]
    counts: dict[State, int]


class StackChart(NamedTuple):
    """Bars one below the other, with the states that are in any of them."""

    bars: tuple[StackedBar, ...]
    states: tuple[State, ...]

    @property
    def _key_y(self) -> int:
        """Where the key to the states begins."""
        return len(self.bars) * BAR + 8

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return self._key_y - (-len(self.states) // _IN_A_ROW) * _KEY

    @property
    def boxes(self) -> dict[State, list[Box]]:
        """What is filled as a state is: first its place in the key, then its parts of the bars."""
        found = {
            state: [(at % _IN_A_ROW * 213, self._key_y + at // _IN_A_ROW * _KEY, 26, 18)]
            for at, state in enumerate(self.states)
        }
        for bar in self.bars:
            for part in bar.stacks:
                found[part.state].append((part.x, bar.y + 28, part.width, 22))
        return found


class CoursePoint(NamedTuple):
    """A value on its way: where it stands, and whether it is what was judged."""

    what: Amount | Slot
    x: int
    y: int
    is_judged: bool


class CourseBand(NamedTuple):
    """A stretch of values, such as those that meet the target: from `y` and so high."""

    meaning: str
    y: int
    height: int


class Course(NamedTuple):
    """How an indicator has gone, with its baseline, target and the bands of its scale where they are in sight."""

    points: tuple[CoursePoint, ...]
    bands: tuple[CourseBand, ...]
    baseline: int | None
    target: CourseBand | None

    @property
    def target_label(self) -> int:
        """Where the word beside the target stands."""
        return self._labels()[0]

    @property
    def baseline_label(self) -> int:
        """Where the word beside the baseline stands."""
        return self._labels()[1]

    def _labels(self) -> tuple[int, int]:
        """Return where the words beside target and baseline stand: beside what they name, and not on one another."""
        target = self.target.y + self.target.height // 2 + _BELOW if self.target else 0
        baseline = (self.baseline or 0) + _BELOW
        lacks = _LINE - abs(target - baseline)
        if lacks <= 0 or not self.target or self.baseline is None:
            return target, baseline
        up = lacks // 2 if target <= baseline else -(lacks // 2)
        return target - up, baseline + (lacks - abs(up)) * (1 if up >= 0 else -1)


class TimelineRow(NamedTuple):
    """When a measure is to be done."""

    report: MeasureReport
    label: str
    y: int
    x: int
    width: int


class TimelineColumn(NamedTuple):
    """A period, and where it begins."""

    period: Period
    x: int


class Timeline(NamedTuple):
    """The measures that have a time, and the day that the report is about."""

    columns: tuple[TimelineColumn, ...]
    rows: tuple[TimelineRow, ...]
    today: int | None
    height: int

    @property
    def boxes(self) -> dict[State, list[Box]]:
        """What is filled as a state is."""
        found: dict[State, list[Box]] = {}
        for row in self.rows:
            found.setdefault(row.report.standing.state, []).append((row.x, row.y, row.width, 18))
        return found
