"""V03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind, Difference
from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import FOLLOWING, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import Assessment, Status
from trygg_cli.policy.endings import has_ended, is_ending, last_report
from trygg_cli.policy.plain_data import text_of
from trygg_cli.policy.revision import PlanRevision, Touched, told

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = ("measure", "goal", "promise")
_WORDS = frozenset([*Status, *Assessment])


@rule(
    "V03",
    *CHANGE_RULES["V03"],
    source=(
        "Lag (2023:196) 6 §; Västerås stad, uppföljning av trygghetsarbetet 2015: avförd",
        "2023:196 6 §",
    ),
    stages=FOLLOWING,
    before="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
          - id: N2
            åtgärd: Marknadsföring av aktiviteter
            uppföljning:
              - {avser: 2025-T1, status: vilande}
    """,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
          - id: N2
            åtgärd: Marknadsföring av aktiviteter
            uppföljning:
              - {avser: 2025-T1, status: vilande}
              - avser: 2025-T2
                status: avbruten
                kommentar: Föreningarna sköter det själva sedan i våras.
    """,
)
def removed_without_ending(revision: PlanRevision) -> Iterator[Finding]:
    """A measure, a goal, a promise or a party's commitment is ended with a reason before it is removed.

    What is deleted is not followed up, and the report cannot tell what became of it. Report a measure as genomförd
    or avbruten, a goal as uppnått or ej uppnått, a promise as hållet or inte hållet, and say why in the comment;
    then the report tells it, and a later change may remove it. A comment that is new in the same change
    and names what was removed, by its id or its title, will also do. So will a new decision that answers for it. A
    promise that was reported on up to its last day has ended by itself.
    """
    for touched in revision.kept:
        found = _removed_item(touched) if touched.is_gone else _removed_commitments(touched)
        if found and not has_ended(touched.item.old) and not revision.is_explained(touched):
            yield Finding(
                touched.route,
                found,
                message(
                    "report it first, as ended and with the reason in a kommentar, and remove it in a later change; "
                    "or name it and the reason in a new comment"
                ),
            )


def _removed_item(touched: Touched) -> Message | None:
    if touched.item.kind not in _KINDS:
        return None
    last = last_report(touched.item.old)
    if last is None:
        return message("removed, and nothing says what became of it: {item}", item=touched.item.label)
    status = text_of(last, "status") or text_of(last, "bedömning")
    facts = {
        "item": touched.item.label,
        "status": Message(status) if status in _WORDS else status,
        "period": text_of(last, "avser"),
    }
    if is_ending(last):
        return message("removed, and the last report ({period}) says {status} but not why: {item}", **facts)
    return message("removed, though last reported as {status} ({period}): {item}", **facts)


def _removed_commitments(touched: Touched) -> Message | None:
    removed = [difference for difference in touched.differences if _removes_commitment(difference)]
    return (
        message("a party's commitment is gone, and nothing says why: {changes}", changes=told(removed))
        if removed
        else None
    )


def _removes_commitment(difference: Difference) -> bool:
    change = difference.change
    if (change.part, change.key) == ("Measure", "åtaganden"):
        return change.kind is ChangeKind.REMOVED
    return (change.part, change.key) == ("Commitment", "part") and change.kind is not ChangeKind.ADDED
