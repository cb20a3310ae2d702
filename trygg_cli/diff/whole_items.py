"""What there is to say of items and plans that come, go or move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind
from trygg_cli.diff.items import items
from trygg_cli.diff.narration import Stake, Told, between_plans, told
from trygg_cli.message import Message, message, plural

if TYPE_CHECKING:
    from trygg_cli.change import Change

_COMMITMENT = Stake.COMMITMENT

ITEMS: dict[str, tuple[Stake, Message, Message]] = {
    "measure": (_COMMITMENT, message("The measure is new"), message("The measure was removed")),
    "promise": (_COMMITMENT, message("The promise is new"), message("The promise was removed")),
    "goal": (_COMMITMENT, message("The goal is new"), message("The goal was removed")),
    "indicator": (_COMMITMENT, message("The indicator is new"), message("The indicator was removed")),
    "area": (_COMMITMENT, message("The focus area is new"), message("The focus area was removed")),
    "agreement": (_COMMITMENT, message("The agreement is new"), message("The agreement was removed")),
    "body": (_COMMITMENT, message("The body is new"), message("The body was removed")),
    "rule": (_COMMITMENT, message("The follow-up rule is new"), message("The follow-up rule was removed")),
    "problem": (Stake.NONE, message("The problem is new"), message("The problem was removed")),
    "cause": (Stake.NONE, message("The cause is new"), message("The cause was removed")),
    "place": (Stake.NONE, message("The place is new"), message("The place was removed")),
    "source": (Stake.NONE, message("The source is new"), message("The source was removed")),
    "picture": (
        Stake.NONE,
        message("The part of the situation picture is new"),
        message("The part of the situation picture was removed"),
    ),
    "ongoing": (Stake.NONE, message("The ongoing work is new"), message("The ongoing work was removed")),
}
"""Items that come and go. An actor that comes binds nobody yet; one that goes was party to something."""


def whole(change: Change) -> Told:
    """Return what there is to say of an item that came, went or moved."""
    if change.kind is ChangeKind.MOVED and (change.item.came_from or change.item.went_to):
        return between_plans(change, ITEMS[change.item.kind][0] if change.item.kind in ITEMS else Stake.NONE)
    if change.kind is ChangeKind.MOVED:
        old, new = change.old or message("the plan as a whole"), change.new or message("the plan as a whole")
        return told(message("It was moved from {old} to {new}", old=old, new=new), Stake.NONE, change.kind)
    if not change.item.kind:
        return _whole_plan(change)
    if change.item.kind == "actor":
        if change.kind is ChangeKind.ADDED:
            return told(message("The actor is new"), Stake.NONE, change.kind)
        return told(message("The actor was removed"), _COMMITMENT, change.kind)
    stake, added, removed = ITEMS[change.item.kind]
    return told(added if change.kind is ChangeKind.ADDED else removed, stake, change.kind)


def _whole_plan(change: Change) -> Told:
    is_new = change.kind is ChangeKind.ADDED
    kinds = [kind for kind, _, _ in items(change.new if is_new else change.old)]
    contents = [
        plural("{count} measure", "{count} measures", kinds.count("measure")),
        plural("{count} promise", "{count} promises", kinds.count("promise")),
        plural("{count} goal", "{count} goals", kinds.count("goal")),
    ]
    sentence = message("The plan is new") if is_new else message("The plan was removed")
    counted = [content for content in contents if content.number]
    if counted:
        sentence = message("{sentence}: {contents}", sentence=sentence, contents=counted)
    return told(sentence, _COMMITMENT, change.kind)
