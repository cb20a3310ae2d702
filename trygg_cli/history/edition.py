"""A version of a plan with what it holds and what it changed, and what is kept of it when it has been read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.change import Difference
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

    `changes` are those since the last edition that could be read, the first of which follows upon a plan
    that is not there or is empty. `makers` tell by fingerprint who made a change that a merge brought in.
    """

    version: FileVersion
    document: Document | None
    changes: Sequence[Difference]
    makers: Mapping[str, FileVersion] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditionStep:
    """What is kept of an edition; `plan` is the id that the plan had."""

    version: FileVersion
    condition: Condition
    changes: Sequence[Difference]
    makers: Mapping[str, FileVersion]
    plan: str | None


def step(edition: Edition) -> EditionStep:
    """Return what is to be kept of an edition."""
    document = edition.document
    data = document.data if document else None
    if document is None:
        condition = Condition.GONE
    elif not isinstance(data, dict):
        condition = Condition.UNREADABLE
    else:
        condition = Condition.FAULTY if document.problems else Condition.SOUND
    plan = data.get("id") if isinstance(data, dict) else None
    return EditionStep(
        edition.version, condition, edition.changes, edition.makers, plan if isinstance(plan, str) else None
    )
