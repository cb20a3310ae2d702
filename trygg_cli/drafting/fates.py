"""What became of everything in a plan when the next one was made of it."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator


class Fate(StrEnum):
    """What became of something."""

    CARRIED = "carried"
    RENEWED = "renewed"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    ENDED = "ended"

    @property
    def word(self) -> Message:
        """What became of it, in words."""
        return _WORDS[self]


_WORDS = {
    Fate.CARRIED: message("carried over"),
    Fate.RENEWED: message("renewed"),
    Fate.FINISHED: message("finished"),
    Fate.CANCELLED: message("cancelled"),
    Fate.ENDED: message("ends"),
}


class ItemFate(NamedTuple):
    """Something with an id, what became of it, and how it stood, where that is known.

    `why` is what was reported last of what was cancelled: it may say that it is to be done later.
    """

    kind: str
    id: str
    title: str
    fate: Fate
    state: Message | None = None
    why: str = ""


class Account(NamedTuple):
    """What became of all in a plan: of everything with an id, and of how many parts of other sorts that stay behind."""

    items: tuple[ItemFate, ...]
    left: Counter[str]

    def sums(self) -> Iterator[tuple[Fate, int]]:
        """Yield how many there are of each fate that occurs."""
        found = Counter(item.fate for item in self.items)
        yield from ((fate, found[fate]) for fate in Fate if found[fate])

    def left_behind(self) -> Iterator[Message]:
        """Yield how many of each sort without an id stay in the old plan."""
        for part, sentence in LEFT.items():
            if self.left[part]:
                yield sentence._replace(args={"count": self.left[part]}, number=self.left[part])


_FOLLOW_UP = plural("{count} follow-up", "{count} follow-ups", 1)
LEFT: dict[str, Message] = {
    "FollowUp": _FOLLOW_UP,
    "GoalFollowUp": plural("{count} follow-up of a goal", "{count} follow-ups of goals", 1),
    "PromiseFollowUp": plural("{count} follow-up of a promise", "{count} follow-ups of promises", 1),
    "PlanFollowUp": plural("{count} follow-up of the plan", "{count} follow-ups of the plan", 1),
    "Outcome": plural("{count} outcome", "{count} outcomes", 1),
    "Decision": plural("{count} decision", "{count} decisions", 1),
    "CouncilReport": plural("{count} report to the assembly", "{count} reports to the assembly", 1),
    "Signatory": plural("{count} signature", "{count} signatures", 1),
    "Approval": plural("{count} approval", "{count} approvals", 1),
}
"""The sorts of parts that belong to the old plan, and how many there are of them in words."""
