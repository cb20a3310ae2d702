"""Whether nothing is wrong with what was read: the one list of what is asked, of a whole plan as of items read anew.

Only what is not sound is explained, so nothing can be found wrong with the one that the other is not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from trygg_cli.position import Blank
    from trygg_cli.reading.integrity import Walk


class ReadParts(NamedTuple):
    """A plan, or items of one where all else is sound: what walks over them have found, and the ids in the plan.

    `text` and `blanks` are those of the whole plan.
    """

    walks: Sequence[Walk]
    ids: Mapping[str, Collection[str]]
    text: str
    blanks: Sequence[Blank]


def _fit(parts: ReadParts) -> bool:
    return all(walk.fits for walk in parts.walks)


def _hold_together(parts: ReadParts) -> bool:
    return all(walk.holds_with(parts.ids) for walk in parts.walks)


def _have_whole_values(parts: ReadParts) -> bool:
    """Tell whether every key with nothing after it has a colon: else a comma has cut it off from a value."""
    return all(parts.text.startswith(":", blank.place.end) for blank in parts.blanks)


CHECKS: tuple[Callable[[ReadParts], bool], ...] = (_fit, _hold_together, _have_whole_values)


def are_sound(parts: ReadParts) -> bool:
    """Tell whether there is nothing to explain."""
    return all(check(parts) for check in CHECKS)
