"""The differences between two documents: each change with its meaning, its place and a name that lasts."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from trygg_cli.change import Change, ChangeKind, CommitmentTurn, Difference, Weight
from trygg_cli.data import step_into, value_at
from trygg_cli.diff.items import PlanItems, holders, items, items_after
from trygg_cli.diff.matching import NOTHING_MOVED, Moved, compare
from trygg_cli.diff.narration import ItemNames
from trygg_cli.diff.rewritten_words import pieces
from trygg_cli.diff.sentences import tell
from trygg_cli.message import message
from trygg_cli.model.shape import shapes
from trygg_cli.reading import identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data
    from trygg_cli.position import Route, Span
    from trygg_cli.reading.document import Document

_WEIGHTS, _TURNS = [*Weight], [*CommitmentTurn]


def differences(old: Document, new: Document, *, moved: Moved = NOTHING_MOVED) -> list[Difference]:
    """Return what differs between two documents: what needs a decision first, weakened commitments first of all.

    A document without data is as a plan that is not there; `moved` is what went to and came from other plans.
    """
    before, after = old.composed, new.composed
    known = ItemNames(before, after)
    plan = next(
        (plan_identity.name for plan_identity in (identity.of(before), identity.of(after)) if plan_identity),
        "",
    )
    sides = _items_of_both(old, new) if before != after else None
    seen: Counter[str] = Counter()
    actors = _ActorsOfItems()
    found = []
    for change in compare(before, after, moved, sides):
        mark = fingerprint(change, plan)
        seen[mark] += 1
        lasting = mark if seen[mark] == 1 else _hash([mark, seen[mark]])
        found.append(_difference(change, old, new, known, lasting, actors))
    return sorted(found, key=rank)


def _items_of_both(old: Document, new: Document) -> tuple[PlanItems, PlanItems]:
    known, read = old.once(items), new.read_items
    is_next = read is not None and read.before is old.composed and new.composed is new.data
    return known, new.note(items, items_after(known, new.fields, read)) if read and is_next else new.once(
        items
    )


def rank(difference: Difference) -> tuple[int, int]:
    """Return the place of a difference among others."""
    return _WEIGHTS.index(difference.weight), _TURNS.index(difference.turn)


def fingerprint(change: Change, plan: str) -> str:
    """Return a name for a change that lasts as long as the change does.

    It is made of the plan, the item, the field and both values: not of lines, and not of what stands around.
    """
    item = [plan, change.item.kind, change.item.id]
    return _hash([*item, change.kind.value, change.path, change.old, change.new])


def _hash(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def _difference(
    change: Change, old: Document, new: Document, known: ItemNames, mark: str, actors: _ActorsOfItems
) -> Difference:
    said = tell(change, known)
    sentence = said.sentence
    if change.guessed and change.key != "id":
        sentence = message("{sentence} (matched by how alike they are)", sentence=sentence)
    is_gone = change.kind is ChangeKind.REMOVED or change.item.went_to is not None
    place = _near(new, change.new_route) if is_gone else new.spans.key(change.new_route)
    return Difference(
        change,
        old.name,
        new.name,
        new.lines.position(place.start),
        new.lines.position(place.end),
        sentence,
        said.weight,
        said.turn,
        mark,
        pieces(change.old, change.new)
        if said.rewritten and isinstance(change.old, str) and isinstance(change.new, str)
        else (),
        actors.touched(change),
        frozenset(_areas(change, old, new)),
    )


def _near(document: Document, route: Route) -> Span:
    """Return the span of the key, or of the first key of the part, where a value would have stood."""
    data, length = document.data, 0
    for step in route:
        data = step_into(data, step)
        if data is None:
            break
        length += 1
    there = route[:length]
    if length == len(route) and there:
        return document.spans.key(there)
    return document.spans.first_key(there)


class _ActorsOfItems:
    """The actors that whole items name, before or after, looked for once in each: it may have thousands of changes."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int, str], frozenset[str]] = {}

    def touched(self, change: Change) -> frozenset[str]:
        """Return the actors that a change touches: those that its item names, or the item itself if it is one."""
        item = change.item
        if not item.kind:
            return frozenset(_in_plan(change))
        named = self._of(item.old, item.new, item.part)
        return named | {item.id} if item.kind == "actor" else named

    def _of(self, old: Data, new: Data, part: str) -> frozenset[str]:
        """Return the actors that an item names, which stays as long as the comparison goes on."""
        known = (id(old), id(new), part)
        if known not in self._found:
            self._found[known] = frozenset(_named(old, part)).union(_named(new, part))
        return self._found[known]


def _in_plan(change: Change) -> Iterator[str]:
    """Yield the actors that a change touches in what belongs to no item."""
    if change.key:
        for value in (change.old, change.new):
            yield from _named({change.key: value if isinstance(value, list) else [value]}, change.part)
            yield from _named({change.key: value}, change.part)


def _named(data: Data, part: str) -> Iterator[str]:
    """Yield the actors that the data of a part name; items inside it name their own."""
    if not isinstance(data, dict):
        return
    for key, inner in _ways_to_actors(part):
        value = data.get(key)
        if value is None:
            continue
        for item in value if isinstance(value, list) else (value,):
            if inner:
                yield from _named(item, inner)
            elif isinstance(item, str):
                yield item


@cache
def _ways_to_actors(part: str) -> tuple[tuple[str, str | None], ...]:
    """Return the keys of a part that hold actors themselves, or parts in which some are named, and which parts."""
    apart = {field.key for field in holders(part) if field.container}
    return tuple(
        (key, None if "actor" in field.refers_to else field.part)
        for key, field in shapes()[part].fields.items()
        if "actor" in field.refers_to or (field.part and key not in apart and _ways_to_actors(field.part))
    )


def _areas(change: Change, old: Document, new: Document) -> Iterator[str]:
    """Yield the focus areas, and parts of them, that a change stands in on either side."""
    for route, document in ((change.old_route, old), (change.new_route, new)):
        for length in (2, 4):
            area = route[:length]
            if len(area) < length or area[-2] not in ("fokusområden", "delområden"):
                break
            name = value_at(document.data, (*area, "id"))
            if isinstance(name, str):
                yield name
