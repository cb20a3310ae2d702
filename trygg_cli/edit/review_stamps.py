"""Approvals put into a plan's text: what still holds is left alone, and what has lapsed stays as history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.edit.verbs import Add, edited
from trygg_cli.reading.approval_validity import KEY, ApprovableItem, folded, lapsed
from trygg_cli.text.emitter import InBrackets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.reading.document import Document


@dataclass(frozen=True)
class ReviewStamp:
    """What an approval is to say, each text on one line; decision and comment may be missing."""

    role: str
    date: str
    decision: str | None = None
    comment: str | None = None

    def on(self, item: ApprovableItem) -> dict[str, str]:
        """Return the stamp as data, with the fingerprint of what it approves."""
        said = {"roll": self.role, "datum": self.date, "beslut": self.decision, "kommentar": self.comment}
        return {key: value for key, value in said.items() if value} | {"avtryck": item.fingerprint()}

    def held_by(self, item: ApprovableItem) -> dict[str, str] | None:
        """Return the stamp that already says so of what stands there now, on whatever day."""
        wanted = {key: text for key, text in self.on(item).items() if key in ("beslut", "kommentar")}
        role = folded(self.role)
        return next(
            (
                fields
                for fields in item.holding
                if folded(fields["roll"]) == role and wanted.items() <= fields.items()
            ),
            None,
        )


class GivenApproval(NamedTuple):
    """What came of one item: its stamp, whether it had it before, and the role's lapsed stamp that it comes after."""

    item: ApprovableItem
    stamp: dict[str, str]
    was_there: bool = False
    lapsed: dict[str, str] | None = None


def approve(
    document: Document, wanted: Sequence[ApprovableItem], stamp: ReviewStamp
) -> tuple[Document, list[GivenApproval]]:
    """Return a document without problems with its items stamped, and what came of each; raises `EditRefused`."""
    given = [_given(item, stamp) for item in wanted]
    new = [approval for approval in given if not approval.was_there]
    edits = [Add((*approval.item.route, KEY), InBrackets(approval.stamp)) for approval in new]
    return edited(document, edits), given


def _given(item: ApprovableItem, stamp: ReviewStamp) -> GivenApproval:
    held = stamp.held_by(item)
    if held:
        return GivenApproval(item, held, was_there=True)
    place = lapsed(item).get(folded(stamp.role))
    return GivenApproval(item, stamp.on(item), lapsed=None if place is None else item.stamps[place])
