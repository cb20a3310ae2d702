"""Versions of a plan read one after the other: of each only what is not as in the last, where that is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import is_normalized

from trygg_cli.model.shape import field_at
from trygg_cli.reading.document import Document, read
from trygg_cli.reading.integrity import Walk
from trygg_cli.reading.soundness import ReadParts, are_sound
from trygg_cli.text import changed_stretch, source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from trygg_cli.text.changed_stretch import ReadItems, ReadText

_MOST = 80
"""How many are read one by way of the other before one is read as a whole, so that no place is far to look for."""


class VersionReader:
    """Reads versions; what it returns is what reading each as a whole would."""

    def __init__(self) -> None:
        self._last: ReadText | None = None
        self._is_composed = False
        self._ids: Mapping[str, Collection[str]] = {}
        self._count = 0

    def read(self, name: str, content: bytes | str) -> Document:
        """Return what a file holds, whatever it holds."""
        found = self._by_way_of_the_last(name, content)
        if found is None:
            found = read(name, content)
            if not found.problems and isinstance(found.data, dict):
                self._last = changed_stretch.whole(found.text, found.data, found.spans)
                if self._last is not None:
                    self._ids, self._count = Walk(found.data).ids, 0
                    self._is_composed = found.composed is found.data
        return found

    def _by_way_of_the_last(self, name: str, content: bytes | str) -> Document | None:
        text, fault = source.decode(content) if isinstance(content, bytes) else (content, None)
        if fault or self._last is None or self._count == _MOST:
            return None
        made = changed_stretch.by_way_of(self._last, text)
        if made is None or not self._is_right(*made):
            return None
        (self._last, items), self._count = made, self._count + 1
        self._is_composed = self._is_composed and is_normalized("NFC", items.lines)
        return Document(name, text, self._last.data, self._last.spans, (), items, self._is_composed)

    def _is_right(self, now: ReadText, items: ReadItems) -> bool:
        """Tell whether a plan without problems still has none."""
        field = field_at((*items.route, 0))
        if field is None or field.part is None or field.container != "list":
            return False
        blanks, part = now.spans.blanks, field.part
        old, new = (
            [Walk(item, blanks, part, (*items.route, items.first + index)) for index, item in enumerate(side)]
            for side in (items.old, items.new)
        )
        return _ids(old) == _ids(new) and are_sound(ReadParts(new, self._ids, now.text, blanks))


def _ids(walks: Sequence[Walk]) -> list[tuple[str, str]]:
    """Return the ids that items have, as often as they have them."""
    return sorted((kind, name) for walk in walks for kind, names in walk.ids.items() for name in names)
