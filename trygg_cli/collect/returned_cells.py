"""What stood in the cells of a workbook that came back: answers, wishes, and what cannot be taken or was not read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trygg_cli.collect.answer_book import Base
    from trygg_cli.message import Message


class CellPlace(NamedTuple):
    """Where something stands: a file, a sheet and a cell."""

    file: str
    sheet: str
    cell: str = ""

    def __str__(self) -> str:
        """Return the cell as spreadsheets call it: Blad!D14."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


class Answer(NamedTuple):
    """What an actor says under a key of an item; and the word that was written, where that says more than the text."""

    ref: str
    item: str
    key: str
    text: str
    place: CellPlace
    word: str = ""


class CellNote(NamedTuple):
    """A cell that cannot be taken, or that was not read: what stands there, why, and what would be right."""

    place: CellPlace
    said: str
    reason: Message
    remedy: Message | None = None
    about: str = ""
    """The id in its row."""


class LockedCell(NamedTuple):
    """What stands in a cell for reading, in a row and column of an actor's sheet."""

    ref: str
    item: str
    column: str
    text: str
    place: CellPlace


class StrayCell(NamedTuple):
    """A cell that was filled in on the row of an id that is not asked about in the sheet; why it cannot be taken."""

    id: str
    note: CellNote


@dataclass
class Returned:
    """A workbook that came back. `authors` and `days` are what was said of the answers as a whole, by actor."""

    file: str
    base: Base
    answers: list[Answer] = field(default_factory=list)
    refused: list[CellNote] = field(default_factory=list)
    unread: list[CellNote] = field(default_factory=list)
    no_days: list[CellNote] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)
    days: dict[str, tuple[str, CellPlace]] = field(default_factory=dict)
    signed_at: dict[str, CellPlace] = field(default_factory=dict)
    """Where it is said who answers, by actor."""
    strays: list[StrayCell] = field(default_factory=list)
    locked: list[LockedCell] = field(default_factory=list)
    empty: dict[tuple[str, str, str], CellPlace] = field(default_factory=dict)
    """The cells for answers with nothing in them, by actor, item and key."""
    not_understood: dict[tuple[str, str, str], CellNote] = field(default_factory=dict)
    """Those that were refused, likewise."""
    saved: str = ""
    """When it was saved, as it says itself; empty where it does not."""
    wishes: list[Answer] = field(default_factory=list)
    """What is wished of the plan itself: of an item, or of none."""
