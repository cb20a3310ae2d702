"""Fixes for values that do not fit their keys because of how they are spelt, and for actors named in full."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from trygg_cli.edit import slug, spelling, walk
from trygg_cli.message import message
from trygg_cli.position import Span
from trygg_cli.rule import Fix
from trygg_cli.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.document import Document
    from trygg_cli.edit.places import Node
    from trygg_cli.shape import Field

_SAMPLES: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("2022-T2", lambda written: spelling.period(written) or spelling.day(written)),
    ("2022-09-02", spelling.day),
    ("3.5", spelling.number),
    ("15", spelling.number),
    ("ja", lambda written: spelling.word(written, ("ja", "nej"))),
)
"""A value that fits one sort of field and no sort above it, and how others like it are spelt."""


def mends(document: Document) -> Iterator[Fix]:
    """Yield the fixes; a value in brackets, quotes or alone on its line keeps all that stands around it."""
    actors, taken = _actors(document.data), slug.taken(document.data)
    for field, written, node in walk.scalars(document):
        if field.refers_to:
            known = actors.get(_folded(written), ()) if "actor" in field.refers_to else ()
            value = known[0] if len(known) == 1 and written not in taken else None
        else:
            value = None if _fits(field, written) else _spelt(field, written)
        place = value and _place(document.text, node, written)
        if value and place:
            is_safe = not _fits(field, "3.5") or bool(field.refers_to) or spelling.is_clear(written)
            title = message(
                'write {value} for "{written}" under "{key}"', value=value, written=written, key=field.key
            )
            yield Fix((Splice(*place, value),), title, is_safe)


def _spelt(field: Field, written: str) -> str | None:
    if field.words:
        value = spelling.word(written, field.words)
    else:
        spell = next((spell for sample, spell in _SAMPLES if _fits(field, sample)), None)
        value = spell(written) if spell else None
    return value if value and _fits(field, value) else None


def _fits(field: Field, value: str) -> bool:
    if field.container == "list":
        return field.fits([value])
    if field.container == "map":
        return field.fits({"x": value})
    return field.fits(value)


def _actors(data: dict[str, Any]) -> dict[str, list[str]]:
    """Return the short names of actors by their full names, and by themselves in lower case."""
    found: dict[str, list[str]] = {}
    actors = data.get("aktörer")
    for name, actor in actors.items() if isinstance(actors, dict) else ():
        full = actor.get("namn") if isinstance(actor, dict) else None
        for known in {_folded(one) for one in (full, name) if isinstance(one, str)}:
            found.setdefault(known, []).append(name)
    return found


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _place(text: str, node: Node, written: str) -> Span | None:
    """Return where the letters of a value stand, inside its quotes; nowhere where they are not just these."""
    start, end = node
    if text[start:end] == written:
        return Span(start, end)
    return Span(start + 1, end - 1) if text[start:end] in {f'"{written}"', f"'{written}'"} else None
