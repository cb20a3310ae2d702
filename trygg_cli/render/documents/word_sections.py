"""Sections of Word: parts of a document whose pages are turned or whose text is in halves."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trygg_cli.render.documents.columns import PagePart

ACROSS, BETWEEN = 14_343, 680
"""How wide it is where the page is turned, and how far two halves are from each other."""


def section(settings: Any, before: PagePart | None, part: PagePart) -> Any:
    """Return the settings of a section like others, for a part; only the first has a first page."""
    from docx.oxml.ns import qn

    own = deepcopy(settings)
    if before:
        own.remove(own.find(qn("w:titlePg")))
    size, columns = own.find(qn("w:pgSz")), own.find(qn("w:cols"))
    if before and before.is_turned and part.is_turned:
        start = deepcopy(columns)
        start.tag = qn("w:type")
        start.attrib.clear()
        start.set(qn("w:val"), "continuous")
        size.addprevious(start)
    if part.is_turned:
        across, high = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), high)
        size.set(qn("w:h"), across)
        size.set(qn("w:orient"), "landscape")
    if part.is_halved:
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), str(BETWEEN))
    return own
