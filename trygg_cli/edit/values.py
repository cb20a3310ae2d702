"""Fixes for values that do not fit their keys because of how they are spelt, and for names in place of ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.edit import places, walk
from trygg_cli.lint.rule import Fix
from trygg_cli.message import message
from trygg_cli.model.shape import takes
from trygg_cli.position import Span, is_scalar, keys_in
from trygg_cli.reading.references import PlanNames
from trygg_cli.reading.wrong_value import MONEY
from trygg_cli.text.emitter import scalar
from trygg_cli.text.entries import is_block
from trygg_cli.text.splice import Splice
from trygg_cli.words import everyday, spelling
from trygg_cli.words.lookalikes import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.model.shape import Field
    from trygg_cli.position import Node
    from trygg_cli.reading.document import Document


def _yes_or_no(written: str) -> str | None:
    found = everyday.meant("YesNo", written)
    return spelling.word(written, ("ja", "nej")) or (found.word if found else None)


_SAMPLES: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("2022-T2", lambda written: spelling.period(written) or spelling.day(written)),
    ("2022-09-02", spelling.day),
    ("3.5", spelling.number),
    ("15", spelling.number),
    ("ja", _yes_or_no),
)
"""A value that fits one sort of field and no sort above it, and how others like it are spelt."""


def mends(document: Document) -> Iterator[Fix]:
    """Yield the fixes; a value in brackets, quotes or alone on its line keeps all that stands around it."""
    yield from _worded(document)
    names = PlanNames(document.data)
    for field, written, place in walk.scalars(document):
        if field.refers_to:
            is_listed = _before(document.text, place.start) in {"[", ","}
            value = _referred(names, field, written, is_listed=is_listed)
        else:
            value = None if takes(field, written) or keeps_word(field, written) else spelt(field, written)
        letters = value and _letters(document.text, place, written)
        if value and letters:
            is_safe = not takes(field, "3.5") or bool(field.refers_to) or spelling.is_clear(written)
            title = message(
                'write {value} for "{written}" under "{key}"', value=value, written=written, key=field.key
            )
            yield Fix((Splice(*letters, value),), title, is_safe)


def keeps_word(field: Field, written: str) -> bool:
    """Tell whether what was written says more than the word of the format that is meant, and is kept beside it."""
    found = everyday.meant(field.choice, written) if everyday.is_read(field.choice) else None
    return found is not None and everyday.keeps_word(found)


def _worded(document: Document) -> Iterator[Fix]:
    """Yield what writes a word of the format for one that says more, which is kept beside it under `ord`."""
    for part in walk.parts(document):
        for key, written in (
            part.data.items() if "ord" in part.shape.fields and "ord" not in part.data else ()
        ):
            field = part.shape.fields.get(key)
            if field is None or not isinstance(written, str) or not keeps_word(field, written):
                continue
            value, (start, _, node) = spelt(field, written), keys_in(part.node)[key]
            letters = _letters(document.text, Span(*node[:2]), written) if is_scalar(node) else None
            if value and letters:
                title = message(
                    'write {value} under "{key}", and keep "{written}" under ord',
                    value=value,
                    written=written,
                    key=key,
                )
                beside = _beside(document.text, part.node, start, node[1], written)
                yield Fix((Splice(*letters, value), beside), title)


def _beside(text: str, node: Node, key: int, end: int, written: str) -> Splice:
    """Return what puts `ord` after an entry of a mapping, in brackets or on a line below."""
    if not is_block(text, node):
        return Splice(end, end, f", ord: {scalar(written, in_flow=True)}")
    line = re.compile(r"[^\r\n]*").match(text, end)
    after = line.end() if line else end
    return Splice(
        after, after, f"{places.line_end(text)}{places.indentation(text, key)}ord: {scalar(written)}"
    )


def spelt(field: Field, written: str) -> str | None:
    """Return a value in the spelling and the words of the plan format, where only one can be meant."""
    meant = plain(written)
    if field.words:
        found = everyday.meant(field.choice, written)
        value = spelling.word(written, field.words) or (found.word if found else None)
    elif takes(field, meant):
        value = meant
    else:
        spell = next((spell for sample, spell in _SAMPLES if takes(field, sample)), None)
        value = spell(written) if spell else None
        if value and field.key in MONEY:  # no sum has thousandths
            value = spelling.grouped(written) or value
    return value if value and takes(field, value) else None


def _referred(names: PlanNames, field: Field, written: str, *, is_listed: bool) -> str | None:
    """Return the id of what somebody named in full or in other letters; in brackets, those of several.

    Nothing where it is an id of another kind, or may be one or the other.
    """
    if written in field.old_words or names.other(written, ()):
        return None
    called = names.called(written, field.refers_to)
    if is_listed and field.container == "list" and not called:
        return ", ".join(names.several(written, field.refers_to)) or None
    return called[0].id if len(called) == 1 else None


def _before(text: str, at: int) -> str:
    """Return the last character before a place that is no space."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at]


def _letters(text: str, place: Span, written: str) -> Span | None:
    """Return where the letters of a value stand, inside its quotes; nowhere where they are not just these."""
    start, end = place
    if text[start:end] == written:
        return Span(start, end)
    return Span(start + 1, end - 1) if text[start:end] in {f'"{written}"', f"'{written}'"} else None
