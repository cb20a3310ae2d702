"""Documents as they are compared: as far as their YAML goes, or not there at all."""

from __future__ import annotations

from trygg_cli.position import SourceMap
from trygg_cli.reading.document import Document, read
from trygg_cli.text import source


def read_loosely(name: str, content: bytes) -> Document:
    """Return a document as far as its YAML goes: whether it fits the model does not matter here."""
    text, fault = source.decode(content)
    parsed = source.parse(text)
    problems = ((fault,) if fault else ()) + tuple(parsed.problems)
    data = parsed.data if parsed.data is not None or problems else {}
    if not problems and not isinstance(data, dict):
        return read(name, content)  # which says what it is instead of a plan
    return Document(name, text, data, parsed.spans, problems)


def nothing(name: str) -> Document:
    """Return the other side of a plan that came or went."""
    return Document(name, "", None, SourceMap(), ())


def is_nothing(document: Document) -> bool:
    """Tell whether a document is not there, which is not to be empty."""
    return document.data is None and not document.text and not document.problems


def is_comparable(document: Document) -> bool:
    """Tell whether a document holds a plan, as far as it could be read, or is not there."""
    return isinstance(document.data, dict) or is_nothing(document)
