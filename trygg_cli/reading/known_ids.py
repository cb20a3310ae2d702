"""The ids that can be meant by one that names nothing: a choice of them, and the closest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.model.shape import HOMES
from trygg_cli.model.value_types import SORTS
from trygg_cli.suggestion import did_you_mean
from trygg_cli.words.slug import Slugs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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

    def to_add(self, name: str, home: Message | str) -> Message:
        """Return how something is added that is called by a name: with a short one that it is referred to by."""
        short = None if SORTS["id"].fits(name) else Slugs(set()).make(name)
        if short is None or home != HOMES["actor"]:
            return message('add it under "{home}"', home=home)
        return message(
            'add it under "{home}" as {example}, and write {id} here',
            home=home,
            example=f"{short}: {{namn: {name}}}",
            id=short,
        )

    def _of(self, kinds: tuple[str, ...]) -> list[str]:
        if kinds not in self._all:
            self._all[kinds] = [name for kind in kinds for name in self._ids.get(kind, ())]
        return self._all[kinds]
