"""Days, periods and years of a plan moved to another year."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.model.value_types import DAYS, PERIODS

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIMES = ("från", "till", "när", "datum", "senast", "perioder")
"""The keys of a schedule, a validity, a milestone or a rule that say when."""


def day_moved(day: date, years: int) -> date:
    """Return the same day of another year; the last of February for a leap day."""
    year = min(max(day.year + years, date.min.year), date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def text_moved(text: str, years: int) -> str:
    """Return a day or a period in another year; what is neither as it stands."""
    if day := DAYS.found(text):
        return day_moved(day, years).isoformat()
    period = PERIODS.found(text)
    if period is None:
        return text
    moved = period.in_year(int(text.rpartition("/")[2][:4]) + years)
    return moved.text if moved else text


def moved(times: Fields, years: int) -> Fields:
    """Return what says when something happens in another year, milestones included."""
    found: Fields = {}
    for key, value in times.items():
        if key == "hållpunkter" and isinstance(value, list):
            found[key] = [moved(step, years) if isinstance(step, dict) else step for step in value]
        elif key in _TIMES:
            found[key] = _all_moved(value, years)
        else:
            found[key] = value
    return found


def _all_moved(value: Data, years: int) -> Data:
    if isinstance(value, list):
        return [_all_moved(one_time, years) for one_time in value]
    return text_moved(value, years) if isinstance(value, str) else value


def years_in(text: str) -> list[int]:
    """Return the years that a text names."""
    return [int(found) for found in _YEAR.findall(text)]


def named_anew(text: str, old: range, years: int) -> str:
    """Return a title or an id with the years of the old plan moved."""
    return _YEAR.sub(lambda found: str(int(found[0]) + years) if int(found[0]) in old else found[0], text)
