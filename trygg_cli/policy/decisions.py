"""The decisions that a plan holds: whether it is decided, and which decisions came and went."""

from __future__ import annotations

from trygg_cli.data import Fields
from trygg_cli.model.kinds import DecisionKind, DocumentStatus
from trygg_cli.policy.plain_data import parts, rows, text_of

_DECIDED = (DocumentStatus.DECIDED, DocumentStatus.DISPATCHED)
_REFERENCE = ("datum", "paragraf", "dnr")

Decision = Fields


def decisions(plan: Fields) -> list[Decision]:
    """Return the decisions of a plan; a proposal is none."""
    return [row for row in rows(plan, "beslut") if row.get("typ") == DecisionKind.DECISION]


def is_decided(plan: Fields) -> bool:
    """Tell whether a plan says that it is decided: by its status or, where it has none, by a decision."""
    status = plan.get("handlingsstatus")
    return status in _DECIDED if status else bool(decisions(plan))


def is_draft(plan: Fields) -> bool:
    """Tell whether a plan binds nobody yet.

    It says itself that it is a draft; or it has been proposed, and nobody has decided, signed or followed
    anything up.
    """
    status = plan.get("handlingsstatus")
    if status:
        return bool(status == DocumentStatus.DRAFT)
    if not rows(plan, "beslut") or decisions(plan) or rows(plan, "undertecknare"):
        return False
    return not rows(plan, "uppföljning") and not any(rows(part.data, "uppföljning") for part in parts(plan))


def latest(plan: Fields) -> str:
    """Return the day of the latest decision on a plan as a whole, if any has one; of all where each is about a part."""
    found = decisions(plan)
    whole = [decision for decision in found if not decision.get("avser")]
    return max((text_of(decision, "datum") for decision in whole or found), default="")


def gained(old: Fields, new: Fields) -> list[Decision]:
    """Return the new decisions that a reader can find, by day, section or record number.

    One that is older than what it would change has not changed it: it was only missing.
    """
    after = latest(old)
    found = (item for item in _unmatched(old, new)[1] if any(text_of(item, key) for key in _REFERENCE))
    return [item for item in found if not text_of(item, "datum") or text_of(item, "datum") >= after]


def lost(old: Fields, new: Fields) -> list[Decision]:
    """Return the decisions that are no longer there."""
    return _unmatched(old, new)[0]


def _unmatched(old: Fields, new: Fields) -> tuple[list[Decision], list[Decision]]:
    """Return the decisions on each side that have none on the other: the same, filled in or corrected."""
    before, after = decisions(old), decisions(new)
    for is_same in (_is_equal, _is_of_the_day, _is_of_the_section, _is_filled_in):
        for item in [*before]:
            other = next((other for other in after if is_same(item, other)), None)
            if other is not None:
                before.remove(item)
                after.remove(other)
    return before, after


def _is_equal(one: Decision, other: Decision) -> bool:
    return one == other


def _is_of_the_day(one: Decision, other: Decision) -> bool:
    return bool(text_of(one, "datum")) and text_of(one, "datum") == text_of(other, "datum")


def _is_of_the_section(one: Decision, other: Decision) -> bool:
    """Sections are numbered anew every year."""
    years = [text_of(side, "datum")[:4] for side in (one, other)]
    section = text_of(one, "paragraf")
    return bool(section) and section == text_of(other, "paragraf") and (years[0] == years[1] or "" in years)


def _is_filled_in(one: Decision, other: Decision) -> bool:
    """Tell whether the old one says nothing that the new one does not say too."""
    return all(
        not text_of(one, key) or text_of(one, key) == text_of(other, key) for key in ("organ", *_REFERENCE)
    )
