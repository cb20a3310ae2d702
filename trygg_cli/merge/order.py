"""Moves within lists: what one side moved about is moved in the other too, before anything else is merged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli import splice
from trygg_cli.merge import matching
from trygg_cli.merge.tree import Side, Unsure
from trygg_cli.merge.weave import children, is_block, keyed

if TYPE_CHECKING:
    from collections.abc import Hashable

    from trygg_cli.merge.weave import Value

_MOST = 20
"""In how many lists things may have been moved; more are left as conflicts."""


class _Move(NamedTuple):
    """Splices that put what stands in a list of one of the sides into another order."""

    side: int
    splices: list[splice.Splice]


def aligned(base: Side, ours: Side, theirs: Side) -> tuple[Side, Side]:
    """Return our and their text with their lists in the same order, where only one of the two moved anything."""
    sides = [base, ours, theirs]
    for _ in range(_MOST):
        try:
            tops = [keyed(one, one.root, one.top(), one.document.data) for one in sides]
        except Unsure:
            break
        move = _find(matching.PLAN, tops, is_list=False)
        if not move:
            break
        old = sides[move.side]
        new = Side(old.document.name, splice.apply(old.text, move.splices))
        if _loose(new.document.data) != _loose(old.document.data):
            break
        sides[move.side] = new
    return sides[1], sides[2]


def _find(sort: matching.Sort, three: list[dict[Hashable, Value]], *, is_list: bool) -> _Move | None:
    """Return the first move that is to be made in a list, or in one inside it."""
    common = three[0].keys() & three[1].keys() & three[2].keys()
    before, mine, other = ([name for name in side if name in common] for side in three)
    if is_list and not sort.is_set and mine != other and before in (mine, other):
        side = 1 if before == mine else 2
        return _Move(side, _moved(three[side], before, other if side == 1 else mine))
    for name in mine:
        values = [side[name] for side in three]
        data = values[1].data
        if not all(is_block(one) and type(one.data) is type(data) for one in values):
            continue
        inner = sort.of(name)
        try:
            inside = [children(inner, one) for one in values]
            found = _find(inner, inside, is_list=isinstance(data, list))
        except Unsure:
            continue
        if found:
            return found
    return None


def _moved(values: dict[Hashable, Value], old: list[Hashable], new: list[Hashable]) -> list[splice.Splice]:
    found = []
    for there, here in zip(old, new, strict=True):
        side, place = values[there].side, values[there].entry
        entry = values[here].entry
        if not side.is_first_on_line(place):
            raise Unsure
        found.append(splice.Splice(place.lead, place.end, side.text[entry.lead : entry.end]))
    return found


def _loose(value: Any) -> Any:  # noqa: ANN401
    """Return plain data without the order of its lists."""
    if isinstance(value, dict):
        return {key: _loose(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((_loose(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value
