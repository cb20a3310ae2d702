"""How changes of review stamps are told: an approval is a follow-up; that one is gone asks for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Change, ChangeKind, CommitmentTurn
from trygg_cli.diff.amounts import day_words
from trygg_cli.diff.narration import Stake, brief, told
from trygg_cli.message import Message, message
from trygg_cli.model.shape import shapes
from trygg_cli.reading.approval_validity import KEY

if TYPE_CHECKING:
    from trygg_cli.data import Fields
    from trygg_cli.diff.narration import ItemNames, Teller, Told


def _approval(change: Change, known: ItemNames) -> Told:
    old, new = (side if isinstance(side, dict) else {} for side in (change.old, change.new))
    role, date = brief(old.get("roll")), day_words(old.get("datum"))
    if change.kind is ChangeKind.REMOVED:
        sentence = message("The approval by {role} on {date} was removed", role=role, date=date)
        return told(sentence, Stake.COMMITMENT, change.kind)
    if change.kind is ChangeKind.CHANGED and old.get("roll") != new.get("roll"):
        sentence = message(
            "The approval by {role} on {date} gave way to one by {new_role} on {new_date}",
            role=role, date=date, new_role=brief(new.get("roll")), new_date=day_words(new.get("datum")),
        )  # fmt: skip
        return told(sentence, Stake.COMMITMENT, change.kind, turn=CommitmentTurn.WEAKER)
    if change.kind is ChangeKind.CHANGED and old.get("avtryck") == new.get("avtryck"):
        sentence = message(
            "What is noted about the approval by {role} on {date} was changed", role=role, date=date
        )
    else:
        sentence = _given(new, is_new=change.kind is ChangeKind.ADDED)
    return told(sentence, Stake.FOLLOW_UP, change.kind)


def _given(stamp: Fields, *, is_new: bool) -> Message:
    args = {"role": brief(stamp.get("roll")), "date": day_words(stamp.get("datum"))}
    if "beslut" not in stamp:
        if is_new:
            return message("{role} gave approval on {date}", **args)
        return message("{role} gave approval anew on {date}", **args)
    args["decision"] = brief(stamp["beslut"])
    if is_new:
        return message("{role} gave approval on {date}, {decision}", **args)
    return message("{role} gave approval anew on {date}, {decision}", **args)


TELLERS: dict[tuple[str, str], Teller] = {
    **{(part, KEY): _approval for part, shape in shapes().items() if KEY in shape.fields},
    ("Approval", "roll"): _approval,
}
"""By sort of part and key, as in `sentences`; a stamp that changed is one change (`comparison.GROUPS`)."""
