"""Rows in the order that is wanted, also where they are too many to be sorted at once."""

from __future__ import annotations

from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from trygg_cli.query.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self

    from trygg_cli.table import Keep, Row, Rows, Value

_AT_ONCE = 5_000
"""So many rows are sorted in memory; of more, as many at a time."""


class _Backwards:
    """What is sorted the other way round; alike ones keep their places all the same."""

    __slots__ = ("key",)

    def __init__(self, key: tuple[int, object]) -> None:
        self.key = key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Backwards) and self.key == other.key

    def __lt__(self, other: Self) -> bool:
        return other.key < self.key

    __hash__ = None  # type: ignore[assignment]


def in_order(rows: Iterable[Row], order: Sequence[tuple[int, bool]], keep: Keep) -> Iterator[Row]:
    """Yield rows sorted by columns, each of them forwards or backwards; those with nothing there last either way."""

    def key(row: Row) -> list[object]:
        return [part for at, is_backwards in order for part in _key(row[at], is_backwards=is_backwards)]

    coming = iter(rows)
    runs: list[Rows] = []
    while some := [*islice(coming, _AT_ONCE)]:
        some.sort(key=key)
        runs.append(keep(some))
    return merge(*runs, key=key)


def _key(value: Value, *, is_backwards: bool) -> tuple[bool, object]:
    if value in (None, ()):
        return True, 0
    if isinstance(value, (int, float)):
        key: tuple[int, object] = 0, value
    elif isinstance(value, tuple):
        key = 2, sort_key(", ".join(value))
    else:
        key = (2, sort_key(value)) if isinstance(value, str) else (1, value)
    return False, _Backwards(key) if is_backwards else key
