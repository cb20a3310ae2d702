"""The last thing before a plan's text is written: it is read again, and says what was meant, or it is not written."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from trygg_cli.reading.document import Document, of_parsed, read
from trygg_cli.text import source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.data import Data
    from trygg_cli.position import Route, Span


class NotAsMeant(Exception):
    """A text that was about to be written says something else than it was to say: a fault of ours."""


def reread(name: str, text: str, meant: Data) -> Document:
    """Return a text as a document, if it can be read to the last word and has the data that it was meant to have.

    Every writer asks this of what it has made; raises `NotAsMeant`.
    """
    made = read(name, text)
    if made.is_torn or made.data != meant:
        raise NotAsMeant(name)
    return made


def reread_unchanged(before: Document, text: str) -> Document:
    """Return a text as a document that says the same as one without problems; raises `NotAsMeant`.

    What is asked of data need not be asked again of the same. Keys with nothing after them are not in the data.
    """
    parsed = source.parse(text)
    if parsed.problems or parsed.data != before.data:
        raise NotAsMeant(before.name)
    if not parsed.spans.blanks:
        return Document(before.name, text, parsed.data, parsed.spans, ())
    made = of_parsed(before.name, text, parsed)
    if made.problems:
        raise NotAsMeant(before.name)
    return made


def reread_beside(before: Document, text: str, changed: Sequence[Span]) -> Document:
    """Return a text as a document, if it has no more problems and no other data than where the old one was changed.

    It is what can be asked of a fix: until it is made nobody can tell what a text with mistakes was to say. `changed`
    are the places in the old text, in order; raises `NotAsMeant`.
    """
    made = read(before.name, text)
    if len(made.problems) > len(before.problems):
        raise NotAsMeant(before.name)
    starts = [span.start for span in changed]
    for route in _differences(before.data, made.data, ()):
        start = before.spans.key(route).start if route else 0
        at = bisect_left(starts, start)
        is_inside = at < len(starts) and starts[at] <= before.spans.value(route).end
        if not is_inside and not (at and changed[at - 1].end > start):
            raise NotAsMeant(before.name)
    return made


def _differences(old: Data, new: Data, route: Route) -> Iterator[Route]:
    """Yield the ways to what is not the same: as deep down as they lead, and to where keys have been added."""
    if isinstance(old, dict) and isinstance(new, dict):
        if new.keys() - old.keys():
            yield route
        for key, value in old.items():
            yield from _differences(value, new.get(key), (*route, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, value in enumerate(old):
            yield from _differences(value, new[index], (*route, index))
    elif old != new:
        yield route
