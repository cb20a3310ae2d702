"""Moves between lists: a measure that one side moved to another area is moved in the other texts, before the rest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_fields
from trygg_cli.merge import correspondence
from trygg_cli.merge.sides import Side, Unsure
from trygg_cli.merge.value import Value, children, is_block, keyed, moved
from trygg_cli.model.placed_parts import placed_parts
from trygg_cli.position import Route
from trygg_cli.text import splice

if TYPE_CHECKING:
    from collections.abc import Hashable

    from trygg_cli.data import Data

    Place = tuple[Hashable, ...]
    """The way to a list, by keys and by what its entries are known by."""


class _Homes(NamedTuple):
    """The lists of items in a text, by the way to them, and where each item stands, by its kind and id."""

    lists: dict[Place, dict[Hashable, Value]]
    of: dict[tuple[str, Hashable], Place]


def gathered(base: Side, ours: Side, theirs: Side) -> tuple[Side, Side, Side]:
    """Return the texts with each item in the list that the one side has moved it to which moved it.

    What both moved, or moved to a list that not all have, stays where it is; so does an item that is alone in its list.
    """
    sides = [base, ours, theirs]
    if not _may_have_moved(*(_homes_of_items(side.data) for side in sides)):
        return base, ours, theirs
    try:
        homes = [_homes(side) for side in sides]
        splices = _moves(homes)
        texts = [_moved(side, some) for side, some in zip(sides, splices, strict=True)]
    except (Unsure, splice.Overlap):
        return base, ours, theirs
    return texts[0], texts[1], texts[2]


_HomeOfItem = tuple[str | None, Route]
"""What an item stands in, by its id, and the key of the list."""


def _may_have_moved(
    base: dict[tuple[str, str], _HomeOfItem], *others: dict[tuple[str, str], _HomeOfItem]
) -> bool:
    """Tell whether an item that all have may be elsewhere in one of them; then the texts are taken apart."""
    return any(other.get(item, home) != home for item, home in base.items() for other in others)


def _homes_of_items(data: Data) -> dict[tuple[str, str], _HomeOfItem]:
    names: dict[Route, str | None] = {}
    found = {}
    for part in placed_parts(data):
        names[part.route] = part.name
        if part.name is not None and part.kind:
            found[part.part, part.name] = (names.get(part.home), part.route[-2:-1])
    return found


def _homes(side: Side) -> _Homes:
    homes = _Homes({}, {})
    waiting: list[tuple[correspondence.ValueRole, Place, dict[Hashable, Value]]] = [
        (correspondence.PLAN, (), keyed(side, side.root, side.top(), side.data))
    ]
    while waiting:
        role, place, entries = waiting.pop()
        is_items = role.container == "list" and role.of(0).has_ids
        if is_items:
            homes.lists[place] = entries
        for name, value in entries.items():
            if is_items:
                key = (role.part or "", name)
                if key in homes.of:
                    raise Unsure
                homes.of[key] = place
            inner = role.of(name)
            if inner.part and is_block(value):
                waiting.append((inner, (*place, name), children(inner, value)))
    return homes


def _moves(homes: list[_Homes]) -> list[list[splice.Splice]]:
    """Return for each text what is to be taken out of its lists and put into others."""
    found: list[list[splice.Splice]] = [[], [], []]
    inserts: list[dict[int, str]] = [{}, {}, {}]
    left = [{place: len(entries) for place, entries in home.lists.items()} for home in homes]
    base, ours, theirs = (home.of for home in homes)
    for key, old in base.items():
        mine, other = ours.get(key), theirs.get(key)
        if (
            mine is None
            or other is None
            or mine == other == old
            or (old not in (mine, other) and mine != other)
        ):
            continue
        target = other if mine == old else mine
        late = [number for number, home in enumerate(homes) if home.of[key] != target]
        if not all(target in homes[number].lists and left[number][old] > 1 for number in late):
            continue
        for number in late:
            left[number][old] -= 1
            value = homes[number].lists[old][key[1]]
            last = [*homes[number].lists[target].values()][-1]
            if not value.side.is_first_on_line(value.entry):
                raise Unsure
            found[number].append(splice.Splice(value.entry.lead, value.entry.end, ""))
            at = last.entry.end
            inserts[number][at] = inserts[number].get(at, "") + moved(value, last)
    for some, texts in zip(found, inserts, strict=True):
        some.extend(splice.Splice(at, at, text) for at, text in texts.items())
    return found


def _moved(side: Side, splices: list[splice.Splice]) -> Side:
    if not splices:
        return side
    new = Side(splice.apply(side.text, splices))
    new.check()
    if _items(new) != _items(side):
        raise Unsure
    return new


def _items(side: Side) -> dict[tuple[str, Hashable], str]:
    """Return what each item says, without the items in it."""
    homes = _homes(side)
    return {
        key: json.dumps(
            {
                name: value
                for name, value in as_fields(homes.lists[place][key[1]].data).items()
                if (*place, key[1], name) not in homes.lists
            },
            ensure_ascii=False,
        )
        for key, place in homes.of.items()
    }
