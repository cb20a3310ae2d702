"""The answers there are to whether a target is reached."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trygg_cli.message import Message, message


class Verdict(StrEnum):
    """Whether a target is reached, in the order reports list it."""

    REACHED = "reached"
    ON_THE_WAY = "on-the-way"
    NOT_YET = "not-yet"
    MISSED = "missed"
    UNKNOWN = "unknown"

    @property
    def word(self) -> Message:
        """The verdict in words."""
        return _WORDS[self]


_WORDS = {
    Verdict.REACHED: message("reached"),
    Verdict.ON_THE_WAY: message("on the way"),
    Verdict.NOT_YET: message("not yet reached"),
    Verdict.MISSED: message("not reached"),
    Verdict.UNKNOWN: message("cannot be assessed"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """Whether a target is reached, how much of the way is done where that can be told, and why it is so."""

    verdict: Verdict
    fraction: float | None = None
    reason: Message | None = None

    @property
    def is_behind(self) -> bool:
        """Whether the target is known not to be reached."""
        return self.verdict in (Verdict.ON_THE_WAY, Verdict.NOT_YET, Verdict.MISSED)

    @property
    def percent(self) -> int | None:
        """How much of the way is done, rounded down so that only what is reached is 100."""
        return None if self.fraction is None else math.floor(self.fraction * 100 + 1e-9)


REACHED = Progress(Verdict.REACHED, 1.0)


def not_yet(fraction: float | None = None) -> Progress:
    """Return that a target is not reached yet, and how much of the way is done."""
    if fraction is None or fraction < 0.01:  # noqa: PLR2004 less than one per cent
        return Progress(Verdict.NOT_YET, None if fraction is None else 0.0)
    return Progress(Verdict.ON_THE_WAY, min(fraction, 0.99))


def missed(fraction: float | None = None) -> Progress:
    """Return that the time for reaching a target is over, and how much of the way was done."""
    return Progress(Verdict.MISSED, fraction)


def unknown(reason: Message) -> Progress:
    """Return that nothing can be said, and why."""
    return Progress(Verdict.UNKNOWN, None, reason)


def together(parts: Iterable[Progress]) -> Progress:
    """Return the verdict on a target whose conditions must all hold.

    One that does not hold settles it; else one that cannot be assessed does.  The way done is that of the
    condition furthest behind, and is only told when it is known for each that does not hold.
    """
    verdicts = [*parts]
    behind = [part for part in verdicts if part.is_behind]
    if behind:
        fractions = [part.fraction for part in behind if part.fraction is not None]
        fraction = min(fractions) if len(fractions) == len(behind) else None
        over = any(part.verdict is Verdict.MISSED for part in behind)
        return missed(fraction) if over else not_yet(fraction)
    return next((part for part in verdicts if part.verdict is Verdict.UNKNOWN), REACHED)
