"""Decisions that the comments in a plan's text name, and the items that these comments are on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import normalize

from trygg_cli.policy.new_words import names_decision, normal
from trygg_cli.policy.plain_data import Ids, ids_along

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.reading.document import Document

_REST = re.compile(r"#[^\r\n]*")
_SIGN = re.compile(r"(?<!\S)#")
_MANY = 20
_TO_BELOW = re.compile(
    r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)){0,99}(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)"
)
"""What stands between the end of a comment and the next key, text or item."""


def new_comments(old: Document, new: Document, after: str) -> list[tuple[Ids, str]]:
    """Return the comments that name a decision later than a day and that the old version has not on the same item."""
    found = [*_comments(new, after)]
    known = Counter((ids, normal(text)) for ids, text in _comments(old, after)) if found else Counter()
    fresh = []
    for ids, text in found:
        known[ids, normal(text)] -= 1
        if known[ids, normal(text)] < 0:
            fresh.append((ids, text))
    return fresh


def _comments(document: Document, after: str) -> Iterator[tuple[Ids, str]]:
    text = document.text
    rests = [match for match in _REST.finditer(text) if names_decision(match[0], after)]
    if not rests:
        return
    entries = sorted(document.spans.routes(), key=lambda entry: (entry[0], len(entry[1])))
    starts = [start for start, _, _ in entries]
    for rest in rests:
        line = rest.start() - document.lines.position(rest.start()).column + 1
        for sign in islice(_SIGN.finditer(text, *rest.span()), _MANY):
            before = bisect_right(starts, sign.start()) - 1
            _, route, scalar = entries[before] if before >= 0 else (0, (), None)
            if scalar and scalar.start <= sign.start() < scalar.end:
                continue  # it stands in a text
            said = text[sign.start() : rest.end()]
            below = _TO_BELOW.match(text, rest.end())
            indent = text[line : sign.start()]
            if below and not indent.strip() and len(indent) <= len(below["indent"]):
                at = bisect_right(starts, below.end()) - 1
                route = entries[at][1] if at >= 0 else ()
            if names_decision(said, after):
                yield ids_along(document.composed, route), normalize("NFC", said)
            break
