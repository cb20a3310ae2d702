"""Figures with their units, in the current language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli import language
from trygg_cli.language import number
from trygg_cli.model.kinds import Counting
from trygg_cli.standing.amount import PER_CENT, Amount
from trygg_cli.templates.times import NO_BREAK
from trygg_cli.why.explanation import counted, is_plural

if TYPE_CHECKING:
    from trygg_cli.standing.outcomes import Slot

_MEAN = 2
_EXACT = 10
"""How many decimals a mean is shown with, and how many are enough to tell a sum from what computers make of it."""


def percent(value: float) -> str:
    """Return so many per cent: 14 % in Swedish, 14% in English."""
    return f"{number(value)}{NO_BREAK}%" if language.current() == "sv" else f"{number(value)}%"


def quantity(value: float, unit: str | None = None) -> str:
    """Return a value with its unit; a single one of what the unit only names in the plural is *contacts: 1*."""
    if unit in PER_CENT:
        return percent(value)
    unit = counted(unit)
    if unit and value == 1 and is_plural(unit):
        return f"{unit}: {number(value)}"
    return f"{number(value)}{NO_BREAK}{unit}" if unit else number(value)


def sign(unit: str | None) -> str | None:
    """Return what stands at each figure even where its unit stands beside: that of per cent."""
    return unit if unit in PER_CENT else None


def unit_name(unit: str | None) -> str | None:
    """Return a unit as it stands by itself, beside figures without it; that of per cent never does."""
    return None if unit in PER_CENT else counted(unit)


def size(value: float | Amount | Slot, unit: str | None = None) -> str:
    """Return a value with its unit where a sentence goes on around it, so that a single one is a figure alone."""
    if not isinstance(value, (int, float)):
        if _both(value):
            return figure(value, unit)
        value = _digits(value)
    unit = counted(unit)
    return number(value) if value == 1 and unit and is_plural(unit) else quantity(value, unit)


def figure(value: Amount | Slot, unit: str | None = None) -> str:
    """Return what was worked out, as `quantity` does: a mean with two decimals, and a sum without what computers add.

    What somebody wrote keeps every digit, and of figures that contradict each other all are shown.
    """
    both = _both(value)
    return " / ".join(quantity(found, unit) for found in both) if both else quantity(_digits(value), unit)


def _both(value: Amount | Slot) -> list[float]:
    """Return the figures that contradict each other, where they do."""
    if isinstance(value, Amount) or not value.is_contradicted:
        return []
    return [outcome.value for outcome in value.outcomes if outcome.value is not None]


def _digits(value: Amount | Slot) -> float:
    found = value.value or 0.0
    if not isinstance(value, Amount):
        return found if len(value.outcomes) == 1 else round(found, _EXACT)
    if len(value.slots) == 1:
        return _digits(value.slots[0]) if value.slots[0].value == found else round(found, _EXACT)
    return round(found, _MEAN if value.counting is Counting.MEAN else _EXACT)
