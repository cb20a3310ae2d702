"""Fixes for what keeps a text from being a plan, where only one thing can be meant, and for untidiness.

What rules find they mend themselves. Each fix touches only the characters it is about; where a value is written with
escapes, as a block or as an alias, it is left to a person.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from trygg_cli.edit import flow_fixes, places, values, walk
from trygg_cli.lint.rule import Fix
from trygg_cli.message import message, plural
from trygg_cli.position import Span, children, keys_in
from trygg_cli.text import overindented
from trygg_cli.text.entries import is_block
from trygg_cli.text.splice import Splice
from trygg_cli.words import lookalikes, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Node
    from trygg_cli.reading.document import Document

_IN_BRACES = {"S04", "S14"}
"""Codes of what can be a slip inside { }."""

_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=[\r\n]|\Z)")
_SPACE_AND_END = (" \n", "\t\n", " \r", "\t\r")


def mends(document: Document) -> list[Fix]:
    """Return the fixes for what no rule finds: spaces, keys, spellings, missing ids, names for references."""
    if document.is_torn or not isinstance(document.data, dict):
        return []
    return [
        *(
            flow_fixes.mends(document)
            if any(placed_problem.code in _IN_BRACES for placed_problem in document.problems)
            else ()
        ),
        *_joined_items(document),
        *_trailing_spaces(document),
        *_version(document),
        *_decomposed_keys(document),
        *_odd_keys(document),
        *_missing_ids(document),
        *values.mends(document),
    ]


def trailing_spaces(text: str, root: Node) -> tuple[Splice, ...]:
    """Return what takes away the spaces at line ends, save where they belong to a text."""
    if not any(sign in text for sign in _SPACE_AND_END) and not text.endswith((" ", "\t")):
        return ()
    found = [Splice(*match.span(), "") for match in _TRAILING.finditer(text)]
    kept = places.untouchable(text, root, [start for start, _, _ in found])
    starts = [span.start for span in kept]

    def means_nothing(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before < 0 or at >= kept[before].end

    return tuple(splice for splice in found if means_nothing(splice.start))


def _joined_items(document: Document) -> Iterator[Fix]:
    """Yield what parts list items that do not fit since the one has joined the other; texts are a rule's business."""
    if not any(problem.message == overindented.SENTENCE for problem in document.problems):
        return
    for field, _, place in walk.scalars(document):
        found = None if field.is_text else overindented.find(document.text, place)
        if found and found.splices:
            yield Fix(found.splices, found.title)


def _trailing_spaces(document: Document) -> Iterator[Fix]:
    splices = trailing_spaces(document.text, document.spans.root)
    if splices:
        yield Fix(
            splices,
            plural(
                "delete spaces at the end of {count} line",
                "delete spaces at the end of {count} lines",
                len(splices),
            ),
        )


def _version(document: Document) -> Iterator[Fix]:
    node = document.spans.root
    keys = [key for _, key, _ in children(node) if key]
    if keys and document.fields.keys() & {"id", "titel"} and "trygg" not in keys_in(node):
        splice = _first(document.text, node, keys[0], "trygg: 1")
        if splice:
            yield Fix((splice,), message("add trygg: 1"))


def _odd_keys(document: Document) -> Iterator[Fix]:
    """Yield what writes the keys of the format that hold odd signs as the format has them."""
    for part in walk.parts(document):
        keys = keys_in(part.node)
        for key, (start, end, _) in keys.items():
            meant = lookalikes.plain(key)
            if key not in part.shape.fields and meant in part.shape.fields and meant not in keys:
                yield Fix((Splice(start, end, meant),), message('write "{value}"', value=meant))


def _decomposed_keys(document: Document) -> Iterator[Fix]:
    waiting = [document.spans.root]
    while waiting:
        for _, key, node in children(waiting.pop()):
            waiting.append(node)
            written = document.text[key.start : key.end] if key else ""
            composed = unicodedata.normalize("NFC", written)
            if key and composed != written:
                yield Fix(
                    (Splice(*key, composed),), message('write "{value}" with whole letters', value=composed)
                )


def _missing_ids(document: Document) -> Iterator[Fix]:
    slugs = slug.Slugs(slug.taken(document.data))
    for shape, data, node, is_item in walk.parts(document):
        title = data.get(shape.title) if shape.title else None
        if not is_item or "id" not in shape.required or "id" in data or not isinstance(title, str):
            continue
        keys = [key for _, key, _ in children(node) if key]
        name = slugs.make(title) if keys else None
        splice = name and _id(document.text, node, keys[0], name)
        if name and splice:
            yield Fix((splice,), message('add the id "{id}"', id=name))


def _id(text: str, node: Node, first: Span, name: str) -> Splice | None:
    """Return what puts an id into an item: behind its empty key, or as the first of its keys."""
    if "id" not in keys_in(node):
        return _first(text, node, first, f"id: {name}")
    _, end, value = keys_in(node)["id"]
    colon = text.find(":", end)
    is_empty = value[0] == value[1] and text[end : colon + 1].strip() == ":"
    return Splice(colon + 1, colon + 1, f" {name}") if is_empty else None


def _first(text: str, node: Node, key: Span, entry: str) -> Splice | None:
    """Return what puts an entry before the first key of a mapping."""
    if not is_block(text, node):
        return Splice(key.start, key.start, f"{entry}, ")
    indentation = places.indentation(text, key.start)
    if indentation.strip(" "):
        return None
    return Splice(key.start, key.start, f"{entry}{places.line_end(text)}{indentation}")
