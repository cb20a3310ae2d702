"""An entry of one of the sides with its data: what it says, what comments it has, and its lines for another text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_fields, as_rows
from trygg_cli.merge import correspondence
from trygg_cli.merge.sides import Side, blank_keys, comments_in
from trygg_cli.position import keys_in
from trygg_cli.text import entries
from trygg_cli.text.tree import indented

if TYPE_CHECKING:
    from collections.abc import Hashable

    from trygg_cli.data import Data
    from trygg_cli.position import Node
    from trygg_cli.text.entries import EntryPlace


class Value(NamedTuple):
    """An entry of one of the sides, and its data."""

    side: Side
    entry: EntryPlace
    data: Data


def keyed(side: Side, node: Node, entries: list[EntryPlace], data: Data) -> dict[Hashable, Value]:
    """Return the entries of a mapping by key."""
    fields = as_fields(data)
    return {
        key: Value(side, entry, fields.get(key)) for key, entry in zip(keys_in(node), entries, strict=True)
    }


def children(sort: correspondence.ValueRole, value: Value) -> dict[Hashable, Value]:
    """Return the entries of a block, by key or by what they are known by."""
    side, entry, data = value
    entries = side.inside(entry)
    if isinstance(data, dict):
        return keyed(side, entry.node, entries, data)
    items = as_rows(data)
    names = correspondence.names(sort, items)
    return {
        name: Value(side, *pair) for name, pair in zip(names, zip(entries, items, strict=True), strict=True)
    }


def is_block(value: Value) -> bool:
    """Tell whether a value is a mapping or list without brackets."""
    return entries.is_block(value.side.text, value.entry.node)


def says_the_same(one: Value, theirs: Value) -> bool:
    """Tell whether two entries differ in layout only."""
    if one.data != theirs.data:
        return False
    if _text(one) == _text(theirs):
        return True
    blank = [blank_keys(value.side, value.entry.node) for value in (one, theirs)]
    return blank[0] == blank[1] and above(one) == above(theirs) and own_comments(one) == own_comments(theirs)


def _text(value: Value) -> str:
    return value.side.text[value.entry.lead : value.entry.end]


def above(value: Value) -> list[str]:
    """Return the comments in the lines above an entry."""
    side, entry = value.side, value.entry
    return comments_in(side.text[entry.lead : max(entry.lead, side.line(entry.start))])


def behind(value: Value) -> str:
    """Return the comment behind a value, and the spaces before it."""
    start, end = value.side.behind(value.entry)
    return value.side.text[start:end].rstrip() if start <= end else ""


def own_comments(value: Value) -> list[str]:
    """Return the comments in an entry, and what looks like one in its texts."""
    start = value.side.line(value.entry.start)
    return comments_in(value.side.text[start : value.entry.end])


def all_comments(value: Value) -> list[str]:
    """Return the comments above an entry and those in it: what is said of it, and goes where it goes."""
    return above(value) + own_comments(value)


def moved(theirs: Value, ours: Value, *, with_lead: bool = True) -> str:
    """Return the lines of an entry of theirs, indented as an entry of ours, and whole from their beginning."""
    side, entry = theirs.side, theirs.entry
    lead = (
        side.text[entry.lead : side.line(entry.start)] if with_lead and side.is_first_on_line(entry) else ""
    )
    text = lead + " " * side.column(entry.start) + side.text[entry.start : entry.end]
    shift = ours.side.column(ours.entry.start) - side.column(entry.start)
    return "".join(indented(line, shift) for line in text.splitlines(keepends=True))
