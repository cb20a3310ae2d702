"""Whether two plans with other ids are one plan that got another id, or two plans."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from trygg_cli.diff.pairing import ALIKE

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAME_EVERYWHERE = ("id", "typ")


def are_alike(old: Any, new: Any) -> bool:  # noqa: ANN401
    """Tell whether two plans say much the same: long texts tell more than short ones, and ids nothing."""
    before, after = (Counter(_texts(data)) for data in (old, new))
    shared, all_ = (
        sum(len(text) * count for (_, text), count in some.items())
        for some in (before & after, before + after)
    )
    return 2 * shared >= ALIKE * all_


def _texts(data: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield every text in a plan with the key that it stands under."""
    waiting: list[tuple[str, Any]] = [("", data)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += ((inner, part) for inner, part in value.items() if inner not in _SAME_EVERYWHERE)
        elif isinstance(value, list):
            waiting += ((key, one) for one in value)
        elif isinstance(value, str):
            yield key, value
