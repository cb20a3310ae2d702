"""How alike plans and items are by what they say, where ids do not tell whether they are the same."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data

ALIKE = 0.5
SURELY_ALIKE = 0.7
"""From what share of their words two texts are one text rewritten; more is asked where an id has changed."""

_SAME_EVERYWHERE = ("id", "typ")


def are_alike(old: Data, new: Data, least: float = ALIKE) -> bool:
    """Tell whether two plans say much the same: long texts tell more than short ones, and ids nothing."""
    return say_the_same(texts(old), texts(new), least)


def texts(data: Data) -> Counter[tuple[str, str]]:
    """Return every text in a plan with the key that it stands under."""
    return Counter(_texts(data))


def say_the_same(old: Counter[tuple[str, str]], new: Counter[tuple[str, str]], least: float) -> bool:
    """Tell whether so large a share of the texts of two plans is the same."""
    shared, all_ = (
        sum(len(text) * count for (_, text), count in some.items()) for some in (old & new, old + new)
    )
    return 2 * shared >= least * all_


def words(data: Data) -> Counter[str]:
    """Return the words of an item, those aside that many others have: ids, days and short ones."""
    return Counter(word for _, text in _texts(data) for word in re.findall(r"[^\W\d_]{4,}", text.casefold()))


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """Return what share of their words two items have in common; long words tell more than short ones."""
    shared, all_ = (sum(len(word) * count for word, count in some.items()) for some in (old & new, old + new))
    return 2 * shared / all_ if all_ else 0.0


def _texts(data: Data) -> Iterator[tuple[str, str]]:
    """Yield every text in a plan with the key that it stands under."""
    waiting: list[tuple[str, Data]] = [("", data)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += ((inner, part) for inner, part in value.items() if inner not in _SAME_EVERYWHERE)
        elif isinstance(value, list):
            waiting += ((key, item) for item in value)
        elif isinstance(value, str):
            yield key, value
