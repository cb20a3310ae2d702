"""Fixes for slips inside { }: texts and figures that a comma divides, and colons without a space."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.edit import values
from trygg_cli.lint.rule import Fix
from trygg_cli.message import Message, clipped, message
from trygg_cli.model.shape import shape_at, takes
from trygg_cli.reading import flow_slips
from trygg_cli.suggestion import did_you_mean
from trygg_cli.text.splice import Splice
from trygg_cli.words import spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.reading.document import Document

_COMMENT = re.compile(r"\s#")
_WORD = re.compile(r"[^\W\d][\w-]*")
"""What may be a key whose colon and value were forgotten, known or not."""
_MANY = 20
_SHOWN = 60


def mends(document: Document) -> Iterator[Fix]:
    """Yield the fixes; one that perhaps takes a key into a text is not safe."""
    for slip in flow_slips.slips(document.text, document.data, document.spans):
        if isinstance(slip, flow_slips.Stuck):
            place = slip.colon + 1
            title = message('write a space after "{key}:"', key=str(slip.route[-1]))
            yield Fix((Splice(place, place, " "),), title)
        elif isinstance(slip, flow_slips.Cut):
            written = document.text[slice(*slip.place)]
            mended = None if written[0] in "&*!" or _COMMENT.search(written) else _mended(slip, written)
            if mended:
                value, title, is_safe = mended
                yield Fix((Splice(*slip.place, value),), title, is_safe)


def _mended(cut: flow_slips.Cut, written: str) -> tuple[str, Message, bool] | None:
    """Return what should stand there, what that is called, and whether nothing else can be meant."""
    field, words = cut.field, " ".join(written.split())
    shown = clipped(words, _SHOWN)
    if field is None or (field.is_text and field.container != "list"):
        is_safe = written[0] not in "\"'" and not _has_key(cut) and not _WORD.fullmatch(cut.pieces[-1])
        return quoted(written), message('put "{text}" in quotes', text=shown), is_safe
    if field.container == "list":
        is_safe = not field.is_text and not _has_key(cut)
        return f"[{written}]", message('put "{text}" in brackets', text=shown), is_safe
    tight = ",".join(part.strip() for part in words.split(","))
    value = values.spelt(field, words) or values.spelt(field, tight)
    if value is None:
        return None
    title = message('write {value} for "{written}" under "{key}"', value=value, written=shown, key=field.key)
    return value, title, not takes(field, "3.5") or spelling.is_clear(words)


def _has_key(cut: flow_slips.Cut) -> bool:
    """Tell whether something cut off may be a key with nothing after it."""
    shape = shape_at(cut.route[:-1])
    known = shape.fields if shape else ()
    return bool(cut.keys) or any(did_you_mean(piece, known) for piece in cut.pieces[:_MANY])


def quoted(written: str) -> str:
    """Return a text in quotes with every letter as it was, in those that need no escapes if there are such."""
    if '"' not in written and "\\" not in written:
        return f'"{written}"'
    if "'" not in written:
        return f"'{written}'"
    escaped = written.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
