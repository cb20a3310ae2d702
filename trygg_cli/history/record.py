"""The editions of a plan, read one after the other: what each changed, and how far the measures had come when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.history.courses import Courses
from trygg_cli.history.edition import step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trygg_cli.history.courses import MeasureCourse
    from trygg_cli.history.edition import Edition, EditionStep


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a plan's editions, oldest first; nothing of their documents is kept."""

    steps: tuple[EditionStep, ...]
    courses: tuple[MeasureCourse, ...]


def record(editions: Iterable[Edition], horizon: date | None = None) -> Record:
    """Return what is known of editions, oldest first; after the last, measures may grow late until the horizon."""
    steps, courses = [], Courses()
    for edition in editions:
        steps.append(step(edition))
        courses.add(edition)
    return Record(tuple(steps), tuple(courses.until(horizon)))
