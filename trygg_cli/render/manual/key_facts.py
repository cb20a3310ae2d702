"""How the value of a key is written, and whether it must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.model.shape import HOMES, shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.keys import Key
    from trygg_cli.model.shape import Field

EXAMPLE = message("For example, in a small plan that validates:")
_FORMS = {
    "text": message("a text"),
    "title": message("a text that is not blank"),
    "id": message("an id"),
    "day": message("a day, as 2022-09-02"),
    "day_or_month": message("a day or a month, as 2022-09-02 or 2022-09"),
    "period": message("a period, as 2022-T2"),
    "number": message("a number, with a point before decimals"),
    "whole": message("a whole number"),
    "year": message("a year, with four digits"),
    "yes_or_no": message("ja or nej"),
    "version": message("the number 1"),
    "fingerprint": message("what trygg approve writes"),
}
"""How a value of each sort is written."""


def facts(key: Key, named: Callable[[str], str]) -> Iterator[tuple[Message, str]]:
    """Yield what is to be written, and whether it must be; sorts of parts are told by their names."""
    field = key.field
    yield message("Value"), translate(_form_of_parts(field, named) if field.part else _form(field))
    either = shapes()[key.part].either
    if field.required:
        yield message("Must be there"), translate(message("yes"))
    elif field.key in either:
        others = [other for other in either if other != field.key]
        yield message("Must be there"), translate(message("yes, or {keys} must", keys=others))
    elif isinstance(field.default, bool):
        yield message("Without it"), "ja" if field.default else "nej"


def _form_of_parts(field: Field, named: Callable[[str], str]) -> Message:
    """Return how the value of a key that holds parts is written."""
    part = named(field.part or "")
    if field.container == "list":
        return message("a list; each item has the keys of {part}", part=part)
    if field.container == "map":
        return message("short names of your own, each with the keys of {part}", part=part)
    return message("the keys of {part}, on lines of their own below", part=part)


def _form(field: Field) -> Message:
    """Return how the value of any other key is written."""
    if field.refers_to:
        return _form_of_ids(field)
    if field.choice:
        several = message("a list of words from below, in brackets")
        return several if field.container == "list" else message("one of the words below")
    if field.container == "map":
        words = message("words of your own, each with a text")
        return words if field.sort == "text" else message("names of your own, each with a number")
    texts = message("a text, or a list of texts") if field.alone else message("a list of texts")
    return texts if field.container == "list" else _FORMS[field.sort]


def _form_of_ids(field: Field) -> Message:
    """Return how the value of a key that refers to something is written."""
    *several, last = (HOMES[kind] for kind in field.refers_to)
    homes = message("{several} or {last}", several=several, last=last) if several else last
    if field.alone:
        return message("an id that stands under {homes}, or a list of such ids in brackets", homes=homes)
    if field.container:
        return message("a list, in brackets, of ids that stand under {homes}", homes=homes)
    return message("an id that stands under {homes}", homes=homes)
