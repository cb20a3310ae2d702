"""What was last reported about a measure, and how far it has come by that."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Status

if TYPE_CHECKING:
    from trygg_cli.model.measure import FollowUp, Measure

OPEN = (Status.NOT_STARTED, Status.ONGOING)


def oldest_first(measure: Measure) -> list[tuple[int, FollowUp]]:
    """Return the follow-ups of a measure by the time they are about, each with its place in the file."""
    entries = [*enumerate(measure.follow_ups)]
    return sorted(entries, key=_age) if len(entries) > 1 else entries


def latest_status(measure: Measure) -> tuple[int, FollowUp] | None:
    """Return the last follow-up that states how far the measure has come."""
    last = None
    for one in enumerate(measure.follow_ups):
        if one[1].status and (last is None or _age(one) >= _age(last)):
            last = one
    return last


def is_open(measure: Measure) -> bool:
    """Tell whether a measure was last reported as not started or ongoing."""
    last = latest_status(measure)
    return last is not None and last[1].status in OPEN


def says_something(entry: FollowUp) -> bool:
    """Tell whether a follow-up has any words of its own."""
    return any(
        (text or "").strip() for text in (entry.comment, entry.deviation, entry.remedy, entry.next_step)
    )


def _age(one: tuple[int, FollowUp]) -> tuple[date, date, date]:
    entry = one[1]
    return entry.period.end, entry.period.start, entry.date or date.min
