"""Ids made of titles."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trygg_cli.data import Data

LONGEST = 60
"""Letters of a slug, before the number that may tell it from another."""

_NULLS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
"""What other readers of YAML do not take for a text."""


class Slugs:
    """Makes ids of titles, none of them one that is taken."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = {*taken, *_NULLS}
        self._numbers: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether an id is taken."""
        return name in self._taken

    def make(self, title: str) -> str | None:
        """Return an id that says what a title says, and take it; none where there is no letter in it."""
        name = self.free(title)
        if name:
            self._taken.add(name)
        return name

    def free(self, title: str) -> str | None:
        """Return such an id without taking it."""
        made = _slug(title)
        if not made:
            return None
        number = self._numbers.get(made, 1)
        name = made if number == 1 else f"{made}-{number}"
        while name in self._taken:
            number += 1
            name = f"{made}-{number}"
        self._numbers[made] = number
        return name


def _slug(title: str) -> str:
    made = ""
    for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", title).lower()):
        longer = f"{made}-{word}" if made else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        made = longer
    return made


def taken(data: Data) -> set[str]:
    """Return every id in a plan, of whatever kind, and the short names of its actors."""
    found: set[str] = set()
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            name = value.get("id")
            if isinstance(name, str):
                found.add(name)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    actors = data.get("aktörer") if isinstance(data, dict) else None
    return found | {*actors} if isinstance(actors, dict) else found
