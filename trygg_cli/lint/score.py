"""How good a plan is, in a figure, and where it is worst.

Every measure, goal, promise and indicator, and the plan itself, begins with 10 points and loses 5 for an error,
2 for a warning and 1 for information, never below nought.  What is found in other items, such as bodies and
places, is lost by the plan itself.  The score is the points left in per cent of all points: mending anything never
lowers it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.message import Message

POINTS = 10
LOSS = {Severity.ERROR: 5, Severity.WARNING: 2, Severity.INFO: 1}


@dataclass(frozen=True, slots=True)
class ItemScore:
    """What is left of ten points for an item, how many findings took the rest, and what a person calls the item."""

    key: str
    label: Message | None
    points: int
    findings: int


@dataclass(frozen=True, slots=True)
class PlanScore:
    """The score of a plan in per cent, and the items that lost points, the worst first."""

    percent: int
    findings: int
    worst: tuple[ItemScore, ...]


def score(counted: Iterable[str], findings: Iterable[tuple[str, Message | None, Severity]]) -> PlanScore:
    """Return the score of a plan in which these items count (their keys, `measure:N1`), and findings by item."""
    lost: dict[str, list[Severity]] = defaultdict(list)
    labels: dict[str, Message | None] = {}
    for key, label, severity in findings:
        lost[key].append(severity)
        labels[key] = label
    all_points = dict.fromkeys(("", *counted), POINTS)
    for key, severities in lost.items():
        all_points[key if key in all_points else ""] -= _loss(severities)
    items = [
        ItemScore(key, labels[key], max(0, POINTS - _loss(severities)), len(severities))
        for key, severities in lost.items()
    ]
    return PlanScore(
        100 * sum(max(0, points) for points in all_points.values()) // (POINTS * len(all_points)),
        sum(item.findings for item in items),
        tuple(sorted(items, key=lambda item: (item.points, -item.findings, item.key))),
    )


def _loss(severities: Iterable[Severity]) -> int:
    return sum(LOSS[severity] for severity in severities)
