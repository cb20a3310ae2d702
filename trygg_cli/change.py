"""What changed between two plans: first as plain data, then with its meaning, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message

if TYPE_CHECKING:
    from trygg_cli.data import Data, Fields
    from trygg_cli.message import Message
    from trygg_cli.position import Position, Route


class ChangeKind(StrEnum):
    """What happened."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    REORDERED = "reordered"


class Weight(StrEnum):
    """What a change asks of the reader; in falling order."""

    DECISION = "ställningstagande"
    FOLLOW_UP = "uppföljning"
    WORDING = "redaktionellt"


class CommitmentTurn(StrEnum):
    """Which way a commitment turned; in the order in which to read of it."""

    WEAKER = "weaker"
    UNCLEAR = "unclear"
    STRONGER = "stronger"
    NONE = "none"

    @property
    def word(self) -> Message | None:
        """What the commitment became; nothing where there is none."""
        return _TURNED.get(self)


_TURNED = {
    CommitmentTurn.WEAKER: message("weaker"),
    CommitmentTurn.UNCLEAR: message("changed"),
    CommitmentTurn.STRONGER: message("stronger"),
}


class Elsewhere(NamedTuple):
    """Where an item is in another plan: the id and title of that plan, and the item's own id there."""

    plan: str
    title: str
    id: str


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """The item that a change is in: a measure, a goal … or, with no kind, the plan itself.

    `part` is its sort of part (a shape's name), `label` what a person calls it.
    `old` and `new` are its data on each side, and nothing where there is none; of an item that moved from or to
    another plan one of them stands there.
    """

    kind: str
    id: str
    part: str = ""
    label: Message | None = None
    old: Fields | None = field(default=None, repr=False, compare=False)
    new: Fields | None = field(default=None, repr=False, compare=False)
    came_from: Elsewhere | None = None
    went_to: Elsewhere | None = None

    @property
    def is_gone(self) -> bool:
        """Tell whether it is no longer in the plan."""
        return self.new is None or self.went_to is not None


@dataclass(frozen=True, slots=True)
class Change:
    """One change, as plain data.

    Each side has its own route; on a side where the value is not, it is where the value would have stood.
    `key` stands in a part of sort `part` (a shape's name), whose data are `old_part` and `new_part`.
    `path` leads from the item to the value by keys and names, never by place in a list.
    `guessed` says that the two sides were matched by how alike they are.
    """

    kind: ChangeKind
    old_route: Route
    new_route: Route
    old: Data
    new: Data
    item: ChangedItem
    part: str
    key: str
    path: tuple[str, ...] = ()
    guessed: bool = False
    old_part: Data = field(default=None, repr=False, compare=False)
    new_part: Data = field(default=None, repr=False, compare=False)


class TextPiece(NamedTuple):
    """A stretch of words in a rewritten text: in both (`same`), only in the old or only in the new."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A change with its meaning and its place in the new file: what is shown.

    `pieces` are the words of a rewritten text. `actors` and `areas` are the ids of those it touches.
    """

    change: Change
    old_file: str
    file: str
    start: Position
    end: Position
    sentence: Message
    weight: Weight
    turn: CommitmentTurn
    fingerprint: str
    pieces: tuple[TextPiece, ...] = ()
    actors: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
