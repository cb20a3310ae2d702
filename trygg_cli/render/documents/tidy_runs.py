"""The pieces of a text as the page shows them: one space where it has several, and lines that end where it says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.render.documents.blocks import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.render.documents.blocks import Runs

LINE_END = "\v"
"""A line end that the page shows, and not one that only stands in its text."""

_WHITE = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_AROUND_END = re.compile(r" ?\v ?")


def tidy(runs: Iterable[Run], *, keeps_lines: bool = False) -> Runs:
    """Return runs with one space where the page has several, none at the ends, and lines that end where it says so."""
    found: list[Run] = []
    is_after_space = True
    for written, style in runs:
        text = _WHITE.sub(" ", written.replace("\n", LINE_END) if keeps_lines else written)
        text = _AROUND_END.sub("\n", text) if LINE_END in text else text
        if is_after_space:
            text = text.lstrip(" ")
        if not text:
            continue
        is_after_space = text[-1] in " \n"
        if found and found[-1].style == style:
            found[-1] = Run(found[-1].text + text, style)
        else:
            found.append(Run(text, style))
    while found and not found[-1].text.rstrip(" \n"):
        found.pop()
    if found:
        found[-1] = Run(found[-1].text.rstrip(" \n"), found[-1].style)
    return tuple(found)
