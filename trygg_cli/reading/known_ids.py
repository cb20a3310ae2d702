"""The ids that can be meant by one that names nothing: a choice of them, and the closest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from trygg_cli.message import Message

_MOST_COMPARED = 20_000
_MOST_SHOWN = 50


class KnownIds:
    """The ids of a plan by kind. It tires: in a whole plan so many are compared and no more, as each takes time."""

    def __init__(self, ids: Mapping[str, Collection[str]]) -> None:
        self._ids = ids
        self._all: dict[tuple[str, ...], list[str]] = {}
        self._compared = 0

    def of(self, kinds: tuple[str, ...]) -> list[str]:
        """Return ids of these kinds to choose among, not too many to read."""
        known = self._of(kinds)
        return known if len(known) <= _MOST_SHOWN else [*known[:_MOST_SHOWN], "…"]

    def closest(self, name: str, kinds: tuple[str, ...]) -> Message | None:
        """Return what may have been meant."""
        if self._compared > _MOST_COMPARED:
            return None
        known = self._of(kinds)
        self._compared += len(known)
        return did_you_mean(name, known)

    def _of(self, kinds: tuple[str, ...]) -> list[str]:
        if kinds not in self._all:
            self._all[kinds] = [name for kind in kinds for name in self._ids.get(kind, ())]
        return self._all[kinds]
