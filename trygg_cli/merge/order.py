"""Moves within lists: what one side moved about is moved in the other too, before anything else is merged."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from trygg_cli.merge import correspondence
from trygg_cli.merge.sides import Side, Unsure
from trygg_cli.merge.value import children, is_block, keyed
from trygg_cli.text import splice

if TYPE_CHECKING:
    from collections.abc import Hashable

    from trygg_cli.data import Data
    from trygg_cli.merge.value import Value

_MOST = 20
"""How deep lists that were moved about may stand inside each other; deeper ones are left as conflicts."""

Moves = tuple[list[splice.Splice], ...]
"""For each of the sides, the splices that put its lists into another order."""


def aligned(base: Side, ours: Side, theirs: Side) -> tuple[Side, Side]:
    """Return our and their text with their lists in the same order, where only one of the two moved anything."""
    sides = [base, ours, theirs]
    for _ in range(_MOST):
        moves: Moves = ([], [], [])
        try:
            _find(
                correspondence.PLAN,
                [keyed(side, side.root, side.top(), side.data) for side in sides],
                moves,
                is_list=False,
            )
        except Unsure:
            break
        if not any(moves):
            break
        moved = [
            Side(splice.apply(side.text, some)) if some else side
            for side, some in zip(sides, moves, strict=True)
        ]
        if any(
            new is not old and _loose(new.data) != _loose(old.data)
            for new, old in zip(moved, sides, strict=True)
        ):
            break
        sides = moved
    return sides[1], sides[2]


def _find(
    sort: correspondence.ValueRole, three: list[dict[Hashable, Value]], moves: Moves, *, is_list: bool
) -> None:
    """Collect the moves that are to be made in a list, or else in those inside it."""
    common = three[0].keys() & three[1].keys() & three[2].keys()
    before, mine, other = ([name for name in side if name in common] for side in three)
    if is_list and not sort.is_set and mine != other and before in (mine, other):
        side = 1 if before == mine else 2
        moves[side].extend(_moved(three[side], before, other if side == 1 else mine))
        return
    for name in mine:
        values = [side[name] for side in three]
        data = values[1].data
        if all(value.data == data for value in values):
            continue
        if not all(is_block(value) and type(value.data) is type(data) for value in values):
            continue
        inner = sort.of(name)
        with contextlib.suppress(Unsure):
            _find(inner, [children(inner, value) for value in values], moves, is_list=isinstance(data, list))


def _moved(values: dict[Hashable, Value], old: list[Hashable], new: list[Hashable]) -> list[splice.Splice]:
    found = []
    for there, here in zip(old, new, strict=True):
        side, place = values[there].side, values[there].entry
        entry = values[here].entry
        if not side.is_first_on_line(place):
            raise Unsure
        found.append(splice.Splice(place.lead, place.end, side.text[entry.lead : entry.end]))
    return found


def _loose(value: Data) -> Data:
    """Return plain data without the order of its lists."""
    if isinstance(value, dict):
        return {key: _loose(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_loose(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value
