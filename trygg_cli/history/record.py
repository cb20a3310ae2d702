"""The editions of a plan, read one after the other: what each changed, and how far the measures had come when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.history.courses import Courses

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trygg_cli.history.courses import MeasureCourse
    from trygg_cli.history.edition import EditionStep


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a plan's editions, oldest first; nothing of their documents is kept."""

    steps: tuple[EditionStep, ...]
    courses: tuple[MeasureCourse, ...]


def record(steps: Iterable[EditionStep], horizon: date | None = None) -> Record:
    """Return what is known of editions, oldest first; after the last, measures may grow late until the horizon."""
    taken, courses = [], Courses()
    for step in steps:
        taken.append(step)
        courses.add(step)
    return Record(tuple(taken), tuple(courses.until(horizon)))
