"""A report compared, piece by piece, with what its plan gives now."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.text.line_differences import LineMatcher

if TYPE_CHECKING:
    from collections.abc import Sequence


class SaidPiece(NamedTuple):
    """A piece of text, and the heading it stands under."""

    place: str
    text: str


class SaidDifference(NamedTuple):
    """Where a report says one thing and another makes it say another; nothing where it says nothing there."""

    place: str
    here: str | None
    there: str | None


class VerifiedReport(NamedTuple):
    """Whether the report in a file says what its plan gives now, and where not.

    The plan `is_changed` where its fingerprint is another than the report's, which need not be seen in the report.
    `version` is that of trygg which made it, where it is another than this.
    """

    name: str
    plan: str
    differences: tuple[SaidDifference, ...]
    is_changed: bool
    version: str | None

    @property
    def follows(self) -> bool:
        """Whether the report says what the plan says."""
        return not self.differences


def differences(here: Sequence[SaidPiece], there: Sequence[SaidPiece]) -> list[SaidDifference]:
    """Return where two reports say different things, in the order of the first."""
    matcher = LineMatcher([piece.text for piece in here], [piece.text for piece in there])
    found = []
    for sort, start, end, other_start, other_end in matcher.get_opcodes():
        if sort != "equal":
            pairs = zip_longest(here[start:end], there[other_start:other_end])
            found += [
                SaidDifference((old or new).place, old and old.text, new and new.text) for old, new in pairs
            ]
    return found
