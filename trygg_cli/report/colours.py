"""Colours, and how well they stand out from one another, by WCAG 2."""

from __future__ import annotations

import colorsys
import re
from typing import NamedTuple

LEAST = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 1_000


class PageColour(NamedTuple):
    """A colour as it is shown on a screen: red, green and blue, from 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def text(self) -> str:
        """The colour as it is written."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """How light it is, from 0 to 1."""
        red, green, blue = (_linear(part / 255) for part in self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LIGHT, DARK = PageColour(0xFB, 0xFA, 0xF7), PageColour(0x1C, 0x23, 0x26)
"""What stands behind the text of reports: of what report.css has, that from which text stands out least."""


def colour(text: str) -> PageColour | None:
    """Return the colour that is written so, such as #0f4c56 or #05a; nothing where it is none."""
    found = _HEX.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join([digit * 2 for digit in found[1]])
    return PageColour(*bytes.fromhex(digits))


def contrast(one: PageColour, other: PageColour) -> float:
    """Return the ratio between two colours, from 1 to 21."""
    low, high = sorted((one.luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)


def readable(wanted: PageColour, behind: PageColour) -> PageColour:
    """Return the nearest colour of the same hue that can be read as text on what is behind it."""
    if contrast(wanted, behind) >= LEAST:
        return wanted
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in wanted))
    end = 0.0 if behind.luminance > 0.5 else 1.0
    found = wanted
    for step in range(1, _STEPS + 1):
        moved = colorsys.hls_to_rgb(hue, light + (end - light) * step / _STEPS, saturation)
        found = PageColour(*(round(part * 255) for part in moved))
        if contrast(found, behind) >= LEAST:
            break
    return found


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
