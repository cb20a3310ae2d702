"""Who made what a merge brought in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trygg_cli.change import Difference
    from trygg_cli.version import FileVersion


_Branch = Sequence[tuple["FileVersion", Sequence["Difference"]]]


def makers(changes: Sequence[Difference], branches: Sequence[_Branch]) -> dict[str, FileVersion]:
    """Return who made the changes of a merge, by their fingerprints.

    Each version of a branch comes with what differs from the plan before the merge.  Who made a change is
    the version from which on it is in all of its branch; what is in none, or was undone, is the merge's own.
    """
    made: dict[str, FileVersion] = {}
    for branch in branches:
        made = _of_one(branch) | made
    return {change.fingerprint: made[change.fingerprint] for change in changes if change.fingerprint in made}


def _of_one(branch: _Branch) -> dict[str, FileVersion]:
    made: dict[str, FileVersion] = {}
    for version, different in branch:
        there = {difference.fingerprint for difference in different}
        made = {mark: maker for mark, maker in made.items() if mark in there}
        made |= dict.fromkeys(there - {*made}, version)
    return made
