"""V02."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import FOLLOWING, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.value_types import DAYS, PERIODS
from trygg_cli.policy.revision import PlanRevision, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.change import Difference
    from trygg_cli.data import Data

_ENDS = {
    ("FollowUpRule", "senast"),
    ("Measure", "beslut_senast"),
    ("Measure", "tid"),
    ("Milestone", "datum"),
    ("Milestone", "när"),
    ("Schedule", "från"),
    ("Schedule", "när"),
    ("Schedule", "till"),
    ("Target", "senast"),
}
"""The keys, by the sort of part they stand in, that say until when something is to be done."""


@rule(
    "V02",
    *CHANGE_RULES["V02"],
    source="Västerås stad, uppföljning av trygghetsarbetet 2015: försenad; Brå, Exempel på åtgärdsplan: kolumnen När",
    stages=FOLLOWING,
    before="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            tid: {från: 2025-02-01, till: 2025-05-31}
    """,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            tid: {från: 2025-02-01, till: 2025-10-31}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            tid: {från: 2025-02-01, till: 2025-10-31}
            uppföljning:
              - avser: 2025-T1
                datum: 2025-05-06
                status: pågår
                kommentar: Upphandlingen överklagades, så stolparna kommer först i höst.
    """,
)
def postponed_without_comment(revision: PlanRevision) -> Iterator[Finding]:
    """When a last day is put off or removed, a comment says why.

    A measure whose last day moves along with the calendar is never late. Any comment that is new in the same change
    will do: in a follow-up of the measure, or of the plan as a whole if it names the measure. So will a new decision
    that answers for it. The rule looks at the last days of measures, milestones and targets, and the days by which
    inquiries are to be decided on and the plan followed up. That a plan, an agreement or a promise holds longer is
    no delay.
    """
    for touched in revision.kept:
        moved = [difference for difference in touched.differences if _is_later(difference)]
        if moved and not revision.is_explained(touched):
            yield Finding(
                revision.place(moved[0]),
                message("it was put off, and no new comment says why: {changes}", changes=told(moved)),
                message("write why in a kommentar under uppföljning; otherwise restore the day"),
            )


def _is_later(difference: Difference) -> bool:
    change = difference.change
    if (change.part, change.key) not in _ENDS:
        return False
    old, new = _end(change.old), _end(change.new)
    return old is not None and (new is None or new > old)


def _end(value: Data) -> date | None:
    """Return the last day of a time: of a date, a period, or the keys `till` and `när`."""
    if isinstance(value, dict):
        return _end(value.get("till")) or _end(value.get("när"))
    whole = PERIODS.found(value)
    return whole.end if whole else DAYS.found(value)
