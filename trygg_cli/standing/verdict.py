"""The answers there are to whether a target is reached."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.standing.amount import Amount
    from trygg_cli.standing.outcomes import Slot
    from trygg_cli.standing.recurring import Count


class Verdict(StrEnum):
    """Whether a target is reached, in the order reports list it."""

    REACHED = "reached"
    MORE = "more"
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
    Verdict.MORE: message("more than promised"),
    Verdict.ON_THE_WAY: message("on the way"),
    Verdict.NOT_YET: message("not yet reached"),
    Verdict.MISSED: message("not reached"),
    Verdict.UNKNOWN: message("cannot be assessed"),
}
_ALMOST = 99
_HALF = 0.5


class Compared(NamedTuple):
    """A value, and what it must be at least and at most.

    A change is counted from `basis`: the baseline, or what was measured the year before; where it only says which
    way, the bound itself is not enough.  A part of the whole has a `subgroup`, and may be a share in per cent.
    `slots` are what the value was measured in.
    """

    value: float
    low: float | None = None
    high: float | None = None
    is_strict: bool = False
    basis: Amount | float | None = None
    subgroup: str | None = None
    is_share: bool = False
    slots: tuple[Slot, ...] = ()

    @property
    def is_too_little(self) -> bool:
        """Whether the value is less than it must be."""
        if self.low is None:
            return False
        return not less(self.low, self.value) if self.is_strict else less(self.value, self.low)

    @property
    def is_too_much(self) -> bool:
        """Whether the value is more than it may be."""
        if self.high is None:
            return False
        return not less(self.value, self.high) if self.is_strict else less(self.high, self.value)

    @property
    def is_met(self) -> bool:
        """Whether the value is neither too little nor too much."""
        return not (self.is_too_little or self.is_too_much)


def less(value: float, bound: float) -> bool:
    """Tell whether a value is less than another, what computers make of decimals aside."""
    return value < bound and not math.isclose(value, bound, rel_tol=1e-9, abs_tol=1e-12)


class Progress(NamedTuple):
    """Whether a target is reached, how much of the way is done where that can be told, and why it is so.

    `amount` is the value that was judged, where one was; `counts` are the units of time of a recurring target,
    `compared` what was compared with what, and `places` the answers for each place of a target that holds for each.
    """

    verdict: Verdict
    fraction: float | None = None
    reason: Message | None = None
    amount: Amount | None = None
    counts: tuple[Count, ...] = ()
    compared: tuple[Compared, ...] = ()
    places: tuple[tuple[str, Progress], ...] = ()

    @property
    def is_behind(self) -> bool:
        """Whether the target is known not to be reached."""
        return self.verdict in (Verdict.ON_THE_WAY, Verdict.NOT_YET, Verdict.MISSED)

    @property
    def percent(self) -> int | None:
        """How much of the way is done in whole per cent; only what is reached is 100."""
        if self.fraction is None:
            return None
        rounded = int(self.fraction * 100 + _HALF + 1e-9)
        return min(rounded, _ALMOST) if self.is_behind else rounded


REACHED = Progress(Verdict.REACHED, 1.0)


def pending(fraction: float | None = None, reason: Message | None = None) -> Progress:
    """Return that a target is not reached yet, and how much of the way is done."""
    if fraction is None or fraction < 0.01:
        return Progress(Verdict.NOT_YET, None if fraction is None else 0.0, reason)
    return Progress(Verdict.ON_THE_WAY, min(fraction, 1.0), reason)


def under_way(reason: Message | None = None) -> Progress:
    """Return that nothing has failed yet, and that only the end of the time will tell."""
    return Progress(Verdict.ON_THE_WAY, None, reason)


def missed(fraction: float | None = None, reason: Message | None = None) -> Progress:
    """Return that a target was not reached, and how much of the way was done."""
    return Progress(Verdict.MISSED, fraction, reason)


def unknown(reason: Message) -> Progress:
    """Return that nothing can be said, and why."""
    return Progress(Verdict.UNKNOWN, None, reason)


def together(parts: Iterable[Progress]) -> Progress:
    """Return the verdict on a target whose conditions must all hold.

    One that was missed settles it, then one that is not reached yet, then one that cannot be assessed.  The way
    done is that of the condition furthest behind, and is only told when it is known for each that does not hold; the
    value is that of a condition that settles it.
    """
    verdicts = [*parts]
    settled = _settled(verdicts)
    deciding = [part for part in verdicts if part.verdict is settled.verdict]
    amount = next((part.amount for part in (*deciding, *verdicts) if part.amount), None)
    counts = next((part.counts for part in verdicts if part.counts), ())
    compared = tuple(comparison for part in verdicts for comparison in part.compared)
    return settled._replace(amount=amount, counts=counts, compared=compared)


def _settled(verdicts: list[Progress]) -> Progress:
    behind = [part for part in verdicts if part.is_behind]
    if behind:
        fractions = [part.fraction for part in behind if part.fraction is not None]
        fraction = min(fractions) if len(fractions) == len(behind) else None
        over = [part for part in behind if part.verdict is Verdict.MISSED]
        reason = next((part.reason for part in over or behind if part.reason), None)
        if over:
            return missed(fraction, reason)
        if any(part.verdict is Verdict.NOT_YET for part in behind):
            return pending(fraction, reason)
        return Progress(Verdict.ON_THE_WAY, fraction, reason)
    for verdict in (Verdict.UNKNOWN, Verdict.MORE):
        found = next((part for part in verdicts if part.verdict is verdict), None)
        if found:
            return found
    reason = next((part.reason for part in verdicts if part.reason), None)
    return REACHED._replace(reason=reason)
