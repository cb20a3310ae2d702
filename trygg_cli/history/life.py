"""The life of one thing in a plan: from where it came, by everything that changed it, to where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind
from trygg_cli.history.edition import Condition
from trygg_cli.history.identifiers import KindAndId, new_id
from trygg_cli.history.narrative import Narrative, decisions, entries
from trygg_cli.model.shape import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Change, Difference
    from trygg_cli.data import Data
    from trygg_cli.history.edition import EditionStep
    from trygg_cli.history.narrative import NarrativeEntry
    from trygg_cli.history.record import Record
    from trygg_cli.model.shape import Field


def names(steps: Sequence[EditionStep]) -> list[KindAndId]:
    """Return everything with an id that a plan has ever held, by every id that it has had."""
    found: dict[KindAndId, None] = {}
    for change in _changes(steps):
        if change.item.kind and change.item.id:
            found[KindAndId(change.item.kind, change.item.id)] = None
        if id_ := new_id(change):
            found[KindAndId(change.item.kind, id_)] = None
    return [*found]


def latest(steps: Sequence[EditionStep], name: KindAndId) -> KindAndId:
    """Return what the thing is called by now that had a name, the last one if several had it."""
    now = name
    for change in _changes(steps):
        if change.item.kind != name.kind:
            continue
        if (id_ := new_id(change)) and change.item.id == now.id:
            now = KindAndId(name.kind, id_)
        elif _has_come(change) and change.item.id == name.id:
            now = name
    return now


def earlier(steps: Sequence[EditionStep], name: KindAndId) -> frozenset[KindAndId]:
    """Return all names that something has had, the latest included."""
    return frozenset((name, *_names_then(steps, name)))


def life(file: str, record: Record, name: KindAndId) -> Narrative:
    """Return everything that became of something, by its latest name.

    That is what changed in it, what began or ceased to refer to it, and for an area what came and went there;
    and while it is there, the decisions on the plan.  A version that cannot be read is told of where the next
    one changed something.
    """
    told: list[NarrativeEntry] = []
    unreadable: list[NarrativeEntry] = []
    label, is_there = None, False
    for step, now in zip(record.steps, _names_then(record.steps, name), strict=True):
        if step.condition is Condition.UNREADABLE:
            unreadable += entries(step, ())
            continue
        changes = [change for change in step.changes if concerns(change, now)]
        for change in changes:
            if is_own(change.change, now):
                label = change.change.item.label
                is_there = not change.change.item.is_gone
        if changes or (is_there and any(decisions(step.changes))):
            told += [*(unreadable if told else ()), *entries(step, changes)]
        unreadable = []
    courses = tuple(course for course in record.courses if name == ("measure", course.id))
    versions = tuple(step.version for step in record.steps)
    return Narrative(file, tuple(told), courses, versions, name, earlier(record.steps, name), label)


def is_own(change: Change, name: KindAndId) -> bool:
    """Tell whether a change is in the thing itself."""
    return (change.item.kind, change.item.id) == name


def concerns(difference: Difference, name: KindAndId) -> bool:
    """Tell whether a change is in the thing itself, in what refers to it, or brings something to or from an area."""
    change = difference.change
    if is_own(change, name):
        return True
    sides = _sides(change)
    if change.key:
        field = shapes()[change.part].fields.get(change.key)
        return field is not None and any(_holds(field, side, name) for side in sides)
    if name.kind == "area" and name.id in difference.areas:
        return True
    return bool(change.item.kind) and any(_refers(change.part, side, name) for side in sides)


def _has_come(change: Change) -> bool:
    """Tell whether the item of a change came with it, be it from another plan."""
    came = change.kind is ChangeKind.ADDED or (
        change.kind is ChangeKind.MOVED and change.item.came_from is not None
    )
    return came and not change.key


def _sides(change: Change) -> tuple[Data, Data]:
    """Return what a change took out and what it put in; an item that moved between plans, as a whole."""
    if change.kind is ChangeKind.MOVED and change.item.went_to:
        return change.item.old, None
    if change.kind is ChangeKind.MOVED and change.item.came_from:
        return None, change.item.new
    return change.old, change.new


def _refers(part: str, data: Data, name: KindAndId) -> bool:
    if not isinstance(data, dict):
        return False
    fields = shapes()[part].fields
    return any(key in fields and _holds(fields[key], value, name) for key, value in data.items())


def _holds(field: Field, value: Data, name: KindAndId) -> bool:
    """Tell whether a field's value names something, itself or in a part inside it."""
    values = value if isinstance(value, list) else [value]
    if name.kind in field.refers_to and name.id in values:
        return True
    return bool(field.part) and any(_refers(field.part or "", item, name) for item in values)


def _names_then(steps: Sequence[EditionStep], name: KindAndId) -> list[KindAndId]:
    """Return the name that something had before each step, found backwards from its latest."""
    found = []
    for step in reversed(steps):
        for difference in step.changes:
            change = difference.change
            if (id_ := new_id(change)) and KindAndId(change.item.kind, id_) == name:
                name = KindAndId(change.item.kind, change.item.id)
        found.append(name)
    return found[::-1]


def _changes(steps: Sequence[EditionStep]) -> Iterator[Change]:
    return (change.change for step in steps for change in step.changes)
