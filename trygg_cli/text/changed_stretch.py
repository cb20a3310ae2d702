"""A text read by way of another that is much the same: only the items of a list in which they differ are read.

What is read so is what reading the whole text gives, or nothing is: where an item's lines alone might mean something
else than among the others, as with anchors, nobody is spared the reading.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.data import as_rows, value_at
from trygg_cli.model.older_names import OLDER_NAMES
from trygg_cli.position import Blank, Span, children, is_mapping, is_scalar, items_in, keys_in
from trygg_cli.text import source
from trygg_cli.text.spliced_map import SplicedMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.data import Data
    from trygg_cli.position import Node, Route, SourceMap

_LARGEST = 1_000_000
"""Characters up to which no text is too large as a whole, whatever stands in it."""
_DEEPEST = 30
"""How deep items may go, so that no text that they stand in is too deep."""
_OLD_KEYS = "|".join(sorted({old for names in OLDER_NAMES.values() for old in names}))
_ANCHOR = r"(?<![^\s\[{,])[&*](?=[\w-])"
_NOT_ALONE = re.compile(rf"^(?:---|\.\.\.|%)|{_ANCHOR}|<<<|>>>|\\|\r(?!\n)|\b(?:{_OLD_KEYS})\b", re.MULTILINE)
"""What may mean something else in the whole text, or make something else of it."""
_NOT_CHANGED = re.compile(rf"{_ANCHOR}|\r(?!\n)")
"""Where there is such a thing, what stands in one place may say what another says, or a line end where none is seen."""


_COMMENTS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[ \t]*(?:#[^\n]*)?\Z)?")


class ListedItems(NamedTuple):
    """A list of which each item begins on a line of its own: where, where the list ends, and how far in it stands."""

    route: Route
    starts: list[int]
    stop: int
    column: int


class ListedStretch(NamedTuple):
    """Items of a list, from which to which and where, and where what stands in their place in a new text ends."""

    items: ListedItems
    first: int
    last: int
    start: int
    end: int
    new_end: int


class ReadText(NamedTuple):
    """A text as plain data, with the places of all in it, and of the lists that may be read by themselves."""

    text: str
    data: Data
    spans: SourceMap
    lists: Sequence[ListedItems]


class ReadItems(NamedTuple):
    """The items that were read by themselves: their lines, and the list that they stand in, from which on.

    `before` is all that the text before said, `old` and `new` are the items then and now.
    """

    lines: str
    before: Data
    route: Route
    first: int
    old: Sequence[Data]
    new: Sequence[Data]


def whole(text: str, data: Data, spans: SourceMap) -> ReadText | None:
    """Return a text that was read as a whole, if others may be read by way of it."""
    if len(text) > _LARGEST or spans.old_keys or _NOT_CHANGED.search(text):
        return None
    return ReadText(text, data, spans, [*_lists(text, spans.root, ())])


def by_way_of(before: ReadText, text: str) -> tuple[ReadText, ReadItems] | None:
    """Return what a text says by way of one read before; nothing where it is to be read as a whole."""
    stretches = _stretches(before, text) if len(text) <= _LARGEST else ()
    return next(filter(None, (_read(before, text, found) for found in stretches)), None)


def _read(before: ReadText, text: str, found: ListedStretch) -> tuple[ReadText, ReadItems] | None:
    """Return what a text says where only some items of a list differ; nothing where another list must be read."""
    lines = text[found.start : found.new_end]
    if _NOT_ALONE.search(lines) or _NOT_ALONE.search(before.text[found.start : found.end]):
        return None
    parsed = source.parse(lines)
    new, root = parsed.data, parsed.spans.root
    if parsed.problems or type(new) is not list or len(new) != found.last - found.first:
        return None
    if not all(type(item) is dict for item in new) or _goes_deep(root, _DEEPEST):
        return None
    node, delta = _moved(root, found.start), found.new_end - found.end
    inner = [*_lists(text, (0, 0, {"": (0, 0, node)}), ())]
    if not inner or inner[0].column != found.items.column or len(inner[0].starts) != len(new):
        return None
    if inner[0].starts[0] != found.start:  # a comment before them might be words of a text that stands above
        return None
    renewed: dict[int, Data] = {}
    route = found.items.route
    data = _with(before.data, route, found.first, new, renewed)
    spans = SplicedMap(before, found, node, text)
    spans.blanks = [
        *_blanks(before.spans.blanks, found, renewed),
        *(
            blank._replace(place=Span(blank.place.start + found.start, blank.place.end + found.start))
            for blank in parsed.spans.blanks
        ),
    ]
    lists = [*_lists_after(before.lists, found, inner[0].starts, delta)]
    for own in inner[1:]:
        _, place, *rest = own.route
        lists.append(own._replace(route=(*route, int(place) + found.first, *rest)))
    old = as_rows(value_at(before.data, route))[found.first : found.last]
    return ReadText(text, data, spans, lists), ReadItems(lines, before.data, route, found.first, old, new)


def _stretches(before: ReadText, new: str) -> Iterator[ListedStretch]:
    """Yield the fewest items of one list that hold all lines in which two texts differ, then those of lists around."""
    start, end, new_end = _difference(before.text, new)
    around = [items for items in before.lists if items.starts[0] <= start and end <= items.stop]
    for items in sorted(around, key=lambda value: -len(value.route)):
        here = bisect_right(items.starts, start) - 1
        is_between = (
            start == end == items.starts[here] and here > 0
        )  # what came may belong to the item before
        for first in (here - 1, here) if is_between else (here,):
            last = max(first + 1, bisect_left(items.starts, end))
            stop = items.starts[last] if last < len(items.starts) else items.stop
            yield ListedStretch(items, first, last, items.starts[first], stop, new_end + stop - end)


def _difference(old: str, new: str) -> tuple[int, int, int]:
    """Return the lines in which two texts differ: where they begin in both, and where they end in each."""
    shorter = min(len(old), len(new))
    low, high = 0, shorter
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old[low:middle] == new[low:middle] else (low, middle - 1)
    start = old.rfind("\n", 0, low) + 1
    same, most = 0, shorter - start
    while same < most:
        middle = (same + most + 1) // 2
        is_same = old[len(old) - middle : len(old) - same] == new[len(new) - middle : len(new) - same]
        same, most = (middle, most) if is_same else (same, middle - 1)
    end, new_end = len(old) - same, len(new) - same
    if not all(at in (0, start) or text[at - 1] == "\n" for text, at in ((old, end), (new, new_end))):
        after = old.find("\n", end) + 1 or len(old)
        end, new_end = after, new_end + after - end
    return start, end, new_end


def _lists(text: str, node: Node, route: Route) -> Iterator[ListedItems]:
    """Yield the lists of mappings in a mapping without brackets of which each item begins on a line of its own."""
    for key, (_, _, value) in keys_in(node).items():
        if is_mapping(value):
            yield from _lists(text, value, (*route, key))
            continue
        inside = items_in(value)
        if not inside or text[value[0]] != "-" or any(is_scalar(item) for item in inside):
            continue
        starts = [text.rfind("\n", 0, item[0]) + 1 for item in inside]
        heads = {text[start : item[0]].rstrip(" ") for start, item in zip(starts, inside, strict=True)}
        head = next(iter(heads))
        if len(heads) > 1 or head.lstrip(" ") != "-":
            continue
        yield ListedItems((*route, key), starts, _stop(text, value), len(head) - 1)
        for index, item in enumerate(inside):
            yield from _lists(text, item, (*route, key, index))


def _stop(text: str, node: Node) -> int:
    """Return where a list ends, with the comments after it: they might be words of a text that it ends with."""
    found = _COMMENTS.match(text, text.find("\n", node[1]) + 1 or len(text))
    return found.end() if found else len(text)


def _lists_after(
    lists: Sequence[ListedItems], found: ListedStretch, starts: Sequence[int], delta: int
) -> Iterator[ListedItems]:
    """Yield the lists of a text as they stand in the new one, save those in the items that are read anew."""
    route, read = found.items.route, range(found.first, found.last)
    for items in lists:
        if items is found.items:
            moved = [
                *items.starts[: found.first],
                *starts,
                *(at + delta for at in items.starts[found.last :]),
            ]
        elif items.stop < found.end and items.stop <= found.start:
            yield items
            continue
        elif items.route[: len(route)] == route and items.route[len(route)] in read:
            continue
        else:
            moved = [at + delta if at >= found.end else at for at in items.starts]
        yield items._replace(starts=moved, stop=items.stop + delta if items.stop >= found.end else items.stop)


def _with(data: Any, route: Route, first: int, new: Sequence[Any], renewed: dict[int, Any]) -> Any:
    """Return data with other items at a place, the rest as it is; note which collections took the place of which."""
    if not route:
        made: Any = [*data[:first], *new, *data[first + len(new) :]]
    else:
        step, *rest = route
        made = data.copy()
        made[step] = _with(data[step], tuple(rest), first, new, renewed)
    renewed[id(data)] = made
    return made


def _blanks(blanks: Sequence[Blank], found: ListedStretch, renewed: dict[int, Any]) -> Iterator[Blank]:
    """Yield the keys with nothing after them outside the items that are read anew, as they stand in the new text."""
    delta = found.new_end - found.end
    for blank in blanks:
        start, end = blank.place
        if start < found.start or start >= found.end:
            place = blank.place if start < found.start else Span(start + delta, end + delta)
            yield Blank(renewed.get(id(blank.inside), blank.inside), blank.key, place)


def _moved(node: Node, by: int) -> Node:
    start, end = node[0] + by, node[1] + by
    if is_scalar(node):
        return start, end
    if is_mapping(node):
        keys = keys_in(node).items()
        return (
            start,
            end,
            {key: (first + by, last + by, _moved(value, by)) for key, (first, last, value) in keys},
        )
    return start, end, [_moved(value, by) for value in items_in(node)]


def _goes_deep(node: Node, left: int) -> bool:
    inner = [value for _, _, value in children(node)]
    return bool(inner) and (left == 0 or any(_goes_deep(value, left - 1) for value in inner))
