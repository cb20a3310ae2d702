"""The texts of a plan that are sentences or names, and how a part of one is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.data import as_text, value_at
from trygg_cli.position import last_key
from trygg_cli.prose import vocabulary
from trygg_cli.text.splice import Splice

if TYPE_CHECKING:
    from trygg_cli.position import Route, Span
    from trygg_cli.reading.document import Document

_NO_PROSE = {"id", "dnr", "paragraf", "protokoll", "e-post", "telefon", "språk"}


def is_prose(route: Route) -> bool:
    """Tell whether a text is read as one, and is no number, address or reference that has a key of its own."""
    return last_key(route) not in _NO_PROSE


def mending(document: Document, route: Route, part: Span, new: str) -> Splice | None:
    """Return the splice that puts new words in the place of a part of the text at a route.

    There is none where it is not certain where in the file the part stands.  A plain text inside brackets is
    put in quotes, since a comma would end it there.
    """
    text = as_text(value_at(document.data, route))
    span, whole = vocabulary.place(document, route, part), document.spans.value(route)
    if document.text[span.start : span.end] != text[part.start : part.end]:
        return None
    if "," in new and document.text[whole.start : whole.end] == text and _in_brackets(document, route):
        mended = text[: part.start] + new + text[part.end :]
        return None if any(sign in mended for sign in '"\\\n') else Splice(*whole, f'"{mended}"')
    return Splice(*span, new)


def _in_brackets(document: Document, route: Route) -> bool:
    starts = (document.spans.value(route[:length]).start for length in range(len(route)))
    return any(document.text[start : start + 1] in "{[" for start in starts)
