"""Two texts line by line as a unified diff, in time that grows as the texts do.

Few lines are compared each with each. Longer texts are held together by the lines that stand once in each and in the
same order, and only what is between two of these is compared so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import Match, SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Row: TypeAlias = tuple[int, int, "_Row | None"]
_FEW = 200
_CONTEXT = 3


class LineMatcher(SequenceMatcher[str]):
    """What is the same in two texts."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new)
        self._old, self._new = old, new

    def get_matching_blocks(self) -> list[Match]:
        """Return the stretches of lines that are the same, in order; the last is empty and stands at both ends."""
        found: list[Match] = []
        for start, other, size in filter(lambda block: block[2], _blocks(self._old, self._new)):
            before = found[-1] if found else Match(0, 0, 0)
            if (before.a + before.size, before.b + before.size) == (start, other):
                found[-1:] = [Match(before.a, before.b, before.size + size)]
            else:
                found.append(Match(start, other, size))
        return [*found, Match(len(self._old), len(self._new), 0)]


def unified(old: Sequence[str], new: Sequence[str], old_name: str, new_name: str) -> Iterator[str]:
    """Yield the lines of a unified diff; those of the texts keep their line ends, the others have none."""
    for number, group in enumerate(LineMatcher(old, new).get_grouped_opcodes(_CONTEXT)):
        if not number:
            yield f"--- {old_name}"
            yield f"+++ {new_name}"
        (_, first, _, other, _), (_, _, last, _, last_other) = group[0], group[-1]
        yield f"@@ -{_range(first, last)} +{_range(other, last_other)} @@"
        for kind, start, end, new_start, new_end in group:
            if kind == "equal":
                yield from (f" {line}" for line in old[start:end])
            else:
                yield from (f"-{line}" for line in old[start:end])
                yield from (f"+{line}" for line in new[new_start:new_end])


def _range(start: int, end: int) -> str:
    if end - start == 1:
        return f"{end}"
    return f"{start + 1 if end > start else start},{end - start}"


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where lines are the same in both, and how many; some of none."""
    if max(len(old), len(new)) < _FEW:
        yield from SequenceMatcher(None, old, new).get_matching_blocks()
        return
    at = other_at = 0
    for here, there in (*_fixed(old, new), (len(old), len(new))):
        for start, other, size in _same(old[at:here], new[other_at:there]):
            yield at + start, other_at + other, size
        yield here, there, int(here < len(old))
        at, other_at = here + 1, there + 1


def _fixed(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the most lines that stand once in each text and in one order, as their places in both."""
    times, other_times = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if other_times[line] == 1}
    ends: list[int] = []
    rows: list[_Row] = []
    for here, line in enumerate(old):
        if times[line] == 1 and line in places:
            length = bisect_left(ends, places[line])
            row = (here, places[line], rows[length - 1] if length else None)
            ends[length : length + 1], rows[length : length + 1] = [places[line]], [row]
    found, last = [], rows[-1] if rows else None
    while last:
        here, there, last = last
        found.append((here, there))
    return found[::-1]


def _same(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield what is the same in what lies between two fixed lines: at the beginning, in the middle, at the end."""
    above = _alike(old, new)
    old, new = old[above:], new[above:]
    below = _alike(old[::-1], new[::-1])
    yield 0, 0, above
    left, other_left = len(old) - below, len(new) - below
    if left and other_left and max(left, other_left) < _FEW:
        for start, other, size in SequenceMatcher(None, old[:left], new[:other_left]).get_matching_blocks():
            yield above + start, above + other, size
    yield above + left, above + other_left, below


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many lines at the beginning are the same."""
    shortest = min(len(old), len(new))
    return next((place for place in range(shortest) if old[place] != new[place]), shortest)
