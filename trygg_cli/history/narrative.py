"""What there is to tell of a plan, or of one thing in it: entry by entry, and how far measures had come when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.history.edition import Condition
from trygg_cli.language import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Change, Difference
    from trygg_cli.data import Data, Fields
    from trygg_cli.history.courses import MeasureCourse
    from trygg_cli.history.edition import EditionStep
    from trygg_cli.history.identifiers import KindAndId
    from trygg_cli.message import Message
    from trygg_cli.model.carried_over import CarriedFrom
    from trygg_cli.version import FileVersion


class DecisionTold(NamedTuple):
    """What was decided on: `beslut` or `förslag`, as the plan has it, and by which words to find it."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class NarrativeEntry:
    """What a version changed, and on what decisions.

    `merge` is the merge by which it came into the plan, where that is another version. `old_path` is what
    the file was called, where the version gave it another name.
    """

    version: FileVersion
    condition: Condition
    changes: tuple[Difference, ...]
    decisions: tuple[DecisionTold, ...] = ()
    merge: FileVersion | None = None
    old_path: str | None = None


@dataclass(frozen=True, slots=True)
class Narrative:
    """The history of a plan, or of the item that has a name; `names` are all that it has had.

    `versions` are all there are of the plan's file, oldest first. `is_cut` says that there were more before
    the first, which a shallow clone lacks. `origin` is what the item was carried over from; `earlier` are the histories
    of that and what it was carried over from, oldest first, and `gap` says why they begin with what was carried over.
    """

    file: str
    entries: tuple[NarrativeEntry, ...]
    courses: tuple[MeasureCourse, ...]
    versions: tuple[FileVersion, ...]
    name: KindAndId | None = None
    names: frozenset[KindAndId] = frozenset()
    label: Message | None = None
    is_cut: bool = False
    origin: CarriedFrom | None = None
    earlier: tuple[Narrative, ...] = ()
    gap: Message | None = None
    newest_first: bool = False

    @property
    def parts(self) -> tuple[Narrative, ...]:
        """What is told of each plan, oldest first."""
        return *self.earlier, self

    @property
    def in_order(self) -> list[tuple[Narrative, NarrativeEntry]]:
        """All entries in the order in which they are told, each with the part that it is of."""
        told = [(part, entry) for part in self.parts for entry in part.entries]
        if not self.earlier:
            return told
        if self.newest_first:
            told = [(part, entry) for part in reversed(self.parts) for entry in part.entries]
        return sorted(told, key=lambda pair: pair[1].version.date, reverse=self.newest_first)


def entries(
    step: EditionStep, changes: Sequence[Difference], old_path: str | None = None
) -> Iterator[NarrativeEntry]:
    """Yield an entry for each who made some of the changes of a step, and one for its own version.

    A merge that changed nothing by itself is only told of as what brought the changes in.
    """
    state = step.condition
    decided = tuple(decisions(step.changes, changes))
    left = [*changes]
    for maker in dict.fromkeys(step.makers.values()):
        theirs = [difference for difference in left if step.makers.get(difference.fingerprint) == maker]
        if theirs:
            yield NarrativeEntry(maker, state, tuple(theirs), decided, merge=step.version)
            left = [difference for difference in left if difference not in theirs]
    if left or not changes:
        yield NarrativeEntry(step.version, state, tuple(left), decided, old_path=old_path)


def begin(telling: Narrative) -> Narrative:
    """Return a telling whose first version is only where what is known begins: not all that it holds is its doing."""
    first = telling.versions[0]
    told = (
        NarrativeEntry(first, Condition.CUT, ()) if entry.version == first and not entry.merge else entry
        for entry in telling.entries
    )
    return replace(telling, entries=tuple(told), is_cut=True)


_DECISIVE = ("typ", "organ", "datum", "paragraf", "dnr")
"""The keys of a decision that tell which it is."""


def decisions(
    all_changes: Sequence[Difference], changes: Sequence[Difference] = ()
) -> Iterator[DecisionTold]:
    """Yield the decisions on the plan that are among all changes, and those that approvals among some name."""
    found = [_decision(data) for difference in all_changes for data in _decisions_of(difference.change)]
    for difference in changes:
        change = difference.change
        stamp = change.new_part if change.part == "Approval" else change.new
        is_stamp = change.part == "Approval" or change.key == "godkännanden"
        named = stamp.get("beslut") if is_stamp and isinstance(stamp, dict) else None
        found.append(DecisionTold("beslut", named if isinstance(named, str) else ""))
    yield from (told for told in dict.fromkeys(found) if told.name)


def _decision(data: Fields) -> DecisionTold:
    kind, *words = (value if isinstance(value, str) else "" for value in map(data.get, _DECISIVE))
    body, day, section, number = words
    before = " ".join(filter(None, (body, day, paragraph(section))))
    return DecisionTold(kind or "beslut", ", ".join(filter(None, (before, number))))


def _decisions_of(change: Change) -> list[Fields]:
    """Return the decisions on the plan that a change put there or changed."""
    found: Data = None
    if change.part == "Decision":
        found = [change.new_part] if change.key in _DECISIVE else None
    elif not change.item.kind:
        whole = change.new if not change.key and isinstance(change.new, dict) else None
        found = whole.get("beslut") if whole else [change.new] if change.key == "beslut" else None
    return [value for value in found if isinstance(value, dict)] if isinstance(found, list) else []
