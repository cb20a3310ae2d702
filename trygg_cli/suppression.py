"""Exceptions from rules, written in the plan as comments.

    # trygg: tillåt B01 – enheten utses i mars till 2025-T1

`tillåt` (or `allow`) is followed by codes or names of rules, a dash, a reason, and perhaps `till` (or
`until`) and a period.  At the end of a line the exception holds for that line; on a line of its own for the
item that begins below it; before the first key for the whole file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.period import PATTERN as PERIOD
from trygg_cli.period import Period
from trygg_cli.position import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.document import Document

# the # first, so that the rest is tried at few places
_COMMENT = re.compile(r"#(?<!\S#)[ \t]*trygg:[ \t]*(?:tillåt|allow)\b([^\r\n]*)")
_PARTS = re.compile(r"\s*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(?:\s+[–—-]\s+(.*))?\s*")
_UNTIL = re.compile(rf"\s+(?:till|until)\s+({PERIOD})\s*$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Suppression:
    """An exception: its own place, the codes or names it names, the reason, its end, and where it holds."""

    place: Span
    rules: tuple[str, ...]
    reason: str
    until: Period | None
    scope: Span

    def has_expired(self, as_of: date | None) -> bool:
        """Tell whether its last day has passed."""
        return bool(self.until and as_of and as_of > self.until.end)

    def holds(self, place: Span, as_of: date | None) -> bool:
        """Tell whether it allows what it names at a place: it must have a reason, and still be in time."""
        is_here = self.scope.start <= place.start <= self.scope.end
        return is_here and bool(self.reason) and not self.has_expired(as_of)


def find(document: Document) -> list[Suppression]:
    """Return the exceptions that stand in a document's comments."""
    return [*_find(document)] if _COMMENT.search(document.text) else []


def _find(document: Document) -> Iterator[Suppression]:
    entries = [*document.spans.walk()]
    scalars = [span for span, is_scalar in entries if is_scalar]
    for comment in _COMMENT.finditer(document.text):
        place = Span(*comment.span())
        if any(span.start <= place.start < span.end for span in scalars):
            continue
        parts = _PARTS.fullmatch(comment[1])
        names, reason = (parts[1], parts[2] or "") if parts else ("", "")
        end = _UNTIL.search(" " + reason)
        yield Suppression(
            place,
            tuple(name.strip() for name in names.split(",") if name.strip()),
            _UNTIL.sub("", " " + reason).strip(),
            _period(end[1]) if end else None,
            _scope(document, place, [span for span, _ in entries]),
        )


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def _scope(document: Document, place: Span, entries: list[Span]) -> Span:
    text, lines = document.text, document.lines
    line = lines.position(place.start).line
    if lines.line(line)[: lines.position(place.start).column - 1].strip():
        begin = text.rfind("\n", 0, place.start) + 1
        return Span(begin, place.start)
    inside = entries[1:]
    if not inside or place.start < inside[0].start:
        return Span(0, len(text))
    below = [span for span in inside if span.start > place.end]
    if not below:
        return Span(place.start, place.start)
    first = lines.position(below[0].start).line
    return max(
        (span for span in below if lines.position(span.start).line == first), key=lambda span: span.end
    )
