"""What was last reported about a measure, and how far it has come by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import Status

if TYPE_CHECKING:
    from trygg_cli.model.measure import FollowUp, Measure

OPEN = (Status.NOT_STARTED, Status.ONGOING)


def is_open(measure: Measure) -> bool:
    """Tell whether a measure was last reported as not started or ongoing."""
    last = measure.latest_status
    return last is not None and last[1].status in OPEN


def says_something(entry: FollowUp) -> bool:
    """Tell whether a follow-up has any words of its own."""
    return any(
        (text or "").strip() for text in (entry.comment, entry.deviation, entry.remedy, entry.next_step)
    )
