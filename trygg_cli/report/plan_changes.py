"""What has changed in a plan since an earlier version of it, sorted for those who decide on it and ready to show."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.report.since import Since


class ChangeTopic(StrEnum):
    """What changes are about, in the order in which to read of them."""

    DECISIONS = "decisions"
    REMOVED_MEASURES = "removed-measures"
    NEW_MEASURES = "new-measures"
    TIMES = "times"
    AIMS = "aims"
    PROMISES = "promises"
    RESPONSIBLE = "responsible"
    MEASURES = "measures"
    OTHERS = "others"
    REPORTED = "reported"
    WORDING = "wording"

    @property
    def heading(self) -> Message:
        """What stands above them."""
        return _HEADINGS[self]

    @property
    def is_of_substance(self) -> bool:
        """Whether they bind somebody to something else than before."""
        return self not in (ChangeTopic.DECISIONS, ChangeTopic.REPORTED, ChangeTopic.WORDING)

    @property
    def has_turns(self) -> bool:
        """Whether it is worth telling which way each of them turned a commitment."""
        return self not in (ChangeTopic.REMOVED_MEASURES, ChangeTopic.NEW_MEASURES)


_HEADINGS = {
    ChangeTopic.DECISIONS: message("Decisions that have come"),
    ChangeTopic.REMOVED_MEASURES: message("Measures that were removed"),
    ChangeTopic.NEW_MEASURES: message("Measures that are new"),
    ChangeTopic.TIMES: message("Days and times that were moved"),
    ChangeTopic.AIMS: message("Goals, indicators and targets"),
    ChangeTopic.PROMISES: message("Promises to the citizens"),
    ChangeTopic.RESPONSIBLE: message("Who answers and takes part"),
    ChangeTopic.MEASURES: message("Measures that were changed in other ways"),
    ChangeTopic.OTHERS: message("Other commitments"),
    ChangeTopic.REPORTED: message("What has been reported"),
    ChangeTopic.WORDING: message("Changes of wording"),
}


class ToldChange(NamedTuple):
    """A change in words: in what, what became of it, and which way a commitment turned.

    `more` are facts on what came or went. `old` and `new` are the words that were rewritten; `days` are those on which
    it was saved in git, and `unsaved` tells that it, or some of it, is not. `decisions` are on it; those `beside` are
    on the plan as a whole and were saved with it. `reasons` stand in the plan.
    """

    what: str
    sentence: str
    turn: Message | None
    more: tuple[str, ...] = ()
    old: str | None = None
    new: str | None = None
    days: tuple[date, ...] = ()
    unsaved: bool = False
    decisions: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class ChangesOnTopic(NamedTuple):
    """The changes that are about the same sort of thing."""

    topic: ChangeTopic
    changes: tuple[ToldChange, ...]


class PlanChanges(NamedTuple):
    """All that has changed since: the earlier version was saved on a day, in a commit.

    `decided` is the decision that they are told since, in words. `weaker` and `stronger` count the commitments that
    turned either way.
    """

    since: Since
    saved: date
    commit: str
    decided: str
    topics: tuple[ChangesOnTopic, ...]
    weaker: int = 0
    stronger: int = 0

    @property
    def substance(self) -> tuple[ChangesOnTopic, ...]:
        """What binds somebody to something else than before."""
        return tuple(part for part in self.topics if part.topic.is_of_substance)

    def on(self, topic: ChangeTopic) -> tuple[ToldChange, ...]:
        """Return the changes on a topic."""
        return next((part.changes for part in self.topics if part.topic is topic), ())

    @property
    def decisions(self) -> tuple[ToldChange, ...]:
        """The decisions that have come."""
        return self.on(ChangeTopic.DECISIONS)

    @property
    def reported(self) -> tuple[ToldChange, ...]:
        """What has been reported."""
        return self.on(ChangeTopic.REPORTED)

    @property
    def wording(self) -> tuple[ToldChange, ...]:
        """What only says the same in other words."""
        return self.on(ChangeTopic.WORDING)
