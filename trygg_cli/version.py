"""A version of a plan file: who wrote it, when, in which commit, and what it is called there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A file as a commit made it.

    `date` is the day on which its author wrote it and `committed` that of the commit, where it is known. `hash`
    names what it held: nothing where the commit took the file away.  `merged` are the versions of each branch that
    the commit merged with other changes.
    """

    commit: str
    author: str
    date: dt.date
    subject: str
    path: str
    hash: str
    merged: tuple[tuple[FileVersion, ...], ...] = ()
    committed: dt.date | None = None
