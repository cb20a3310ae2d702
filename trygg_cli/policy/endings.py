"""How measures, goals and promises end: with a last report that says so, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from trygg_cli.data import Data, step_into
from trygg_cli.model.kinds import Assessment, Status
from trygg_cli.model.value_types import DAYS, PERIODS
from trygg_cli.policy.plain_data import rows, text_of

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields

_ENDED = (Status.DONE, Status.CANCELLED, Assessment.REACHED, Assessment.MISSED)
_STATUS = ("status", "bedömning")
_REASONS = ("kommentar", "avvikelse")


def last_report(item: Data) -> Fields | None:
    """Return the last follow-up that says how far an item has come."""
    told = [row for row in rows(item, "uppföljning") if any(text_of(row, key) for key in _STATUS)]
    return max(told, key=_age, default=None)


def has_ended(item: Data) -> bool:
    """Tell whether an item was reported as ended, with a reason.

    What holds until a day has also ended when it was reported on up to that day.
    """
    last = last_report(item)
    if last is None or not any(text_of(last, key).strip() for key in _REASONS):
        return False
    until, reported = DAYS.found(text_of(step_into(item, "gäller"), "till")), PERIODS.found(last.get("avser"))
    if until and reported and reported.end >= until:
        return True
    return is_ending(last)


def is_ending(report: Fields) -> bool:
    """Tell whether a follow-up says that something has ended."""
    return any(report.get(key) in _ENDED for key in _STATUS)


def _age(row: Fields) -> tuple[date, date, date]:
    about = PERIODS.found(row.get("avser"))
    return (
        about.end if about else date.min,
        about.start if about else date.min,
        DAYS.found(row.get("datum")) or date.min,
    )
