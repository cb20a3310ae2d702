"""How a file is written: what is new in it is written likewise."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from trygg_cli.position import children, items_in, keys_in, line_start
from trygg_cli.text.emitter import TextStyle
from trygg_cli.text.entries import is_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Node

_LOOKED_AT = 2_000
"""Keys and items that are looked at to see how far things are indented."""


def style_of(text: str, root: Node, line_end: str) -> TextStyle:
    """Return how a text is written; what stands in brackets in it is looked for when it is asked for."""
    found: dict[str, int] = {}
    for _, place, value in islice(_walk(root), _LOOKED_AT):
        if len(found) == 3:
            break
        if not place or not is_block(text, value):
            continue
        column = _column(text, place)
        for begin, _, _ in islice(keys_in(value).values(), 1):
            found.setdefault("step", _column(text, begin) - column)
        for first in items_in(value)[:1] if text[value[0]] == "-" else ():
            found.setdefault("dash", _column(text, value[0]) - column)
            width = first[0] - value[0]
            if first[0] < first[1] and "\n" not in text[value[0] : first[0]] and width < 9:
                found.setdefault("dash_width", width)
    sizes = {name: size for name, size in found.items() if size >= (0 if name == "dash" else 1)}
    return TextStyle(line_end, **sizes, in_brackets=_Brackets(text, root).of)


def _walk(root: Node) -> Iterator[tuple[str | None, int | None, Node]]:
    """Yield all keys and items: the name of a key and its place, or the name of the list, and the value."""
    waiting: list[tuple[str | None, int | None, Node]] = [(None, None, root)]
    while waiting:
        name, place, node = waiting.pop()
        yield name, place, node
        inner = [(key or name, span.start if span else None, value) for key, span, value in children(node)]
        waiting += reversed(inner)


class _Brackets:
    """Which values stand in brackets in a file, by their keys: as the first one does that is found."""

    def __init__(self, text: str, root: Node) -> None:
        self._text = text
        self._known: dict[str | tuple[str], bool] = {}
        self._waiting = _walk(root)

    def of(self, wanted: str | tuple[str]) -> bool | None:
        """Tell whether the value of a key is in brackets; of a key in a tuple, whether the items of its list are."""
        while wanted not in self._known:
            found = next(self._waiting, None)
            if found is None:
                return None
            key, place, node = found
            if key and (keys_in(node) or items_in(node)):
                self._known.setdefault((key,) if place is None else key, not is_block(self._text, node))
        return self._known[wanted]


def _column(text: str, at: int) -> int:
    return at - line_start(text, at)
