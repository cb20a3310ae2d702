"""Tests of whether a value may stand in a field, made once for each field of the format."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from trygg_cli.model.value_types import SORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_TEXT = frozenset((str,))


def anything(_value: object) -> bool:
    """Tell that whatever stands there may stand there."""
    return True


@cache
def test_of(sort: str) -> Callable[[str], bool]:
    """Return what tells whether a text is a value of a sort."""
    if sort in ("text", "reference"):
        return anything
    return lru_cache(4096)(SORTS[sort].fits)


def whole(
    is_fit: Callable[[str], bool], name_fits: Callable[[str], bool], container: str | None, *, alone: bool
) -> Callable[[object], bool]:
    """Return what tells whether all that stands in a field may, by the test of each value and of names in a map."""
    are_fit = partial(_are_texts, is_fit)
    if alone:
        several = whole(is_fit, name_fits, container, alone=False)
        return lambda value: (type(value) is str and is_fit(value)) or several(value)
    if container == "list":
        return lambda value: type(value) is list and are_fit(value)
    if container == "map":
        return lambda value: type(value) is dict and all(map(name_fits, value)) and are_fit(value.values())
    return _is_text if is_fit is anything else lambda value: type(value) is str and is_fit(value)


def _is_text(value: object) -> bool:
    return type(value) is str


def _are_texts(is_fit: Callable[[str], bool], values: Collection[Any]) -> bool:
    return _TEXT.issuperset(map(type, values)) and (is_fit is anything or all(map(is_fit, values)))
