"""V06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind, Difference
from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import FOLLOWING, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.value_types import PERIODS
from trygg_cli.policy.plain_data import parts, period_of, rows
from trygg_cli.policy.revision import PlanRevision, told
from trygg_cli.words.respelling import is_respelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Fields
    from trygg_cli.period import Period

_REPORTS = ("uppföljning", "utfall")
_SAYING = {
    "FollowUp": ("avser", "status", "kommentar", "avvikelse", "hantering", "nästa_steg", "återkoppling"),
    "GoalFollowUp": ("avser", "bedömning", "kommentar", "återkoppling"),
    "PromiseFollowUp": ("avser", "bedömning", "kommentar", "återkoppling"),
    "PlanFollowUp": (
        *("avser", "sammanfattning", "bedömning", "kommentar", "avvikelse"),
        *("omvärld", "prognos", "förslag_till_beslut", "kommunikation", "återkoppling"),
    ),
    "Outcome": ("period", "värde", "undergrupper"),
}
"""The keys of what was reported that say something; who wrote it and when may be filled in later."""


@rule(
    "V06",
    *CHANGE_RULES["V06"],
    source=(
        "Lag (2023:196) 6 §; tryckfrihetsförordningen 2 kap. 1 och 10 §§",
        "2023:196 6 §",
        "1949:105 2 kap. 1 §",
        "1949:105 2 kap. 10 §",
    ),
    stages=FOLLOWING,
    before="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - avser: 2024-T3
                status: ej påbörjad
                kommentar: Upphandlingen är inte klar.
              - {avser: 2025-T1, status: pågår, kommentar: Stolparna är beställda.}
    """,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - avser: 2024-T3
                status: pågår
                kommentar: Arbetet går enligt plan.
              - {avser: 2025-T1, status: pågår, kommentar: Stolparna är beställda.}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - avser: 2024-T3
                status: ej påbörjad
                kommentar: Upphandlingen är inte klar.
              - {avser: 2025-T1, status: pågår, kommentar: Stolparna är beställda.}
              - avser: 2025-T1
                datum: 2025-05-20
                kommentar: Upphandlingen för 2024-T3 var i själva verket klar.
    """,
)
def rewritten_follow_up(revision: PlanRevision) -> Iterator[Finding]:
    """What was reported for a period that is closed stands as it was reported.

    Reports have been made of it, and decisions perhaps too. If it was wrong, say so in a follow-up of its own: then
    both can be read. A period is closed when the old version holds a follow-up or an outcome of a time that begins
    after it, anywhere in the plan. What is proven to be only a change of spelling is left alone, and so is what is
    filled in where nothing stood; a figure may be corrected when a new comment says why. What must be deleted
    because it points somebody out is an exception to be allowed.
    """
    latest = _latest(revision.old)
    for touched in revision.kept:
        if touched.is_gone or latest is None:
            continue
        rewritten = [difference for difference in touched.differences if _is_rewritten(difference, latest)]
        if touched.item.kind == "indicator" and any(revision.words_about(touched.item)):
            continue
        if rewritten:
            yield Finding(
                revision.place(rewritten[0]),
                message(
                    "a follow-up was rewritten after {period} had been reported on: {changes}",
                    period=latest.text,
                    changes=told(rewritten),
                ),
                message("let it stand as it was reported, and write what is right in a new follow-up"),
            )


def _latest(plan: Fields) -> Period | None:
    """Return the period that begins last of those reported on."""
    reported = [
        PERIODS.found(period_of(row))
        for data in (plan, *(part.data for part in parts(plan)))
        for key in _REPORTS
        for row in rows(data, key)
    ]
    return max(filter(None, reported), key=lambda value: value.start, default=None)


def _is_rewritten(difference: Difference, latest: Period) -> bool:
    change = difference.change
    if change.kind is ChangeKind.REMOVED and change.key in _REPORTS:
        entries = change.old if isinstance(change.old, list) else [change.old]
    elif change.kind in (ChangeKind.CHANGED, ChangeKind.REMOVED) and change.key in _SAYING.get(
        change.part, ()
    ):
        if is_respelled(change.old, change.new):
            return False
        entries = [change.old_part]
    else:
        return False
    periods = filter(None, (PERIODS.found(period_of(entry)) for entry in entries))
    return any(period.end < latest.start for period in periods)
