"""A version of a plan with what it holds and what it changed, and what is kept of it when it has been read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from trygg_cli.history.readings import Readings, readings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.data import Data
    from trygg_cli.reading.document import Document
    from trygg_cli.version import FileVersion


class Condition(StrEnum):
    """In what condition a version left the plan's file; `CUT` where nobody knows what it changed."""

    SOUND = "sound"
    FAULTY = "faulty"
    UNREADABLE = "unreadable"
    GONE = "gone"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan as a version left it; without a document its file was taken away.

    `changes` are those since the last edition that could be read, which held `before`; the first follows upon a plan
    that is not there or is empty. `makers` tell by fingerprint who made a change that a merge brought in.
    """

    version: FileVersion
    document: Document | None
    changes: Sequence[Difference]
    makers: Mapping[str, FileVersion] = field(default_factory=dict)
    before: Data = None


@dataclass(frozen=True, slots=True)
class EditionStep:
    """What is kept of an edition; `plan` is the id that the plan had.

    Of the items that its changes are in, only what moved between plans is kept with what it says.
    """

    version: FileVersion
    condition: Condition
    changes: Sequence[Difference]
    makers: Mapping[str, FileVersion]
    plan: str | None
    readings: Readings


def step(edition: Edition) -> EditionStep:
    """Return what is to be kept of an edition."""
    document = edition.document
    data = document.data if document else {}
    if document is None:
        condition = Condition.GONE
    elif not isinstance(data, dict):
        condition = Condition.UNREADABLE
    else:
        condition = Condition.FAULTY if document.problems else Condition.SOUND
    is_read = condition is not Condition.UNREADABLE
    plan = data.get("id") if isinstance(data, dict) else None
    return EditionStep(
        edition.version,
        condition,
        [*map(_without_items, edition.changes)],
        edition.makers,
        plan if isinstance(plan, str) else None,
        readings(edition.before, data, edition.version.date) if is_read else Readings({}),
    )


def _without_items(difference: Difference) -> Difference:
    """Return a difference without the items and parts around it that nobody asks for: they may be whole plans."""
    change = difference.change
    item = replace(
        change.item,
        old=change.item.old if change.item.went_to else None,
        new=change.item.new if change.item.came_from or change.item.new is None else {},
    )
    is_asked = change.part in TOLD_AS_A_WHOLE
    new_part = change.new_part if is_asked else None
    return replace(difference, change=replace(change, item=item, old_part=None, new_part=new_part))


TOLD_AS_A_WHOLE = ("Approval", "Decision")
"""The parts of which a history tells more than what changed in them."""
