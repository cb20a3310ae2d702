"""Figures in the words of people: one, a range, and how many of what unit."""

from __future__ import annotations

import re

from trygg_cli.model.value_types import SORTS
from trygg_cli.words import spelling
from trygg_cli.words.lookalikes import plain

_NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
FIGURE = rf"(?P<figure>[-−]?\d[\d  ]*(?:[.,]\d+)?|\b(?:{'|'.join((*_NUMBERS, 'ett'))})\b)"
TO = r"\s*(?:--?|[–—]|till och med|t\.? ?o\.? ?m\.?|till)\s*"
UNIT_OF = r"(?P<unit> ?(?:%|procent|st|stycken|kr|kronor|sek|[^\W\d]+))?"


def figure(text: str) -> str | None:
    """Return a figure as the format has it, also of one that is written in letters up to twelve."""
    said = text.strip().lower()
    if said in _NUMBERS or said == "ett":
        return str(_NUMBERS.index("en" if said == "ett" else said))
    found = plain(text) if SORTS["number"].fits(plain(text)) else spelling.number(text)
    return found if found and SORTS["number"].fits(found) else None


def number_range(text: str) -> tuple[str, str] | None:
    """Return the lowest and the highest figure of a text that says from which to which."""
    found = re.fullmatch(rf"{FIGURE}{TO}{FIGURE.replace('figure', 'last')}{UNIT_OF}", text)
    low, high = (figure(found["figure"]), figure(found["last"])) if found else (None, None)
    return (low, high) if low and high and float(low) < float(high) else None
