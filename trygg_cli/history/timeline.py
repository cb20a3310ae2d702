"""A whole plan through time: what each version of it changed, and how far its measures had come when."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from trygg_cli.history.narrative import Narrative, entries

if TYPE_CHECKING:
    from trygg_cli.history.record import Record


def timeline(file: str, record: Record) -> Narrative:
    """Return the entries of all versions, also of those that changed nothing."""
    versions = tuple(step.version for step in record.steps)
    renamed = [None, *(old.path if old.path != new.path else None for old, new in pairwise(versions))]
    told = (
        entry
        for step, old_path in zip(record.steps, renamed, strict=True)
        for entry in entries(step, step.changes, old_path)
    )
    return Narrative(file, tuple(told), record.courses, versions)
