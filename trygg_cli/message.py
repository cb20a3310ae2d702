"""Sentences that are not yet in any language.

The English text is the key into the catalogues; the arguments are data and are put
in after translation, so that a field value can never act as a template.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple


class Message(NamedTuple):
    """A sentence to be: an English template with `{name}` places and what goes in them."""

    text: str
    args: Mapping[str, Any] = MappingProxyType({})
    plural: str | None = None
    number: int = 1


def message(text: str, /, **args: object) -> Message:
    """Return a sentence to be translated when it is shown."""
    return Message(text, args)


def listed(parts: Sequence[Any]) -> Message:
    """Return one thing or several as a sentence lists them: a, b and c."""
    *first, last = parts
    return message("{first} and {last}", first=first, last=last) if first else message("{value}", value=last)


def plural(one: str, many: str, count: int, /, **args: object) -> Message:
    """Return a sentence whose form follows a number, which is `{count}` in it."""
    return Message(one, {"count": count, **args}, many, count)


def unplaced(value: object) -> object:
    """Return what a sentence says in no language and on no line, as plain data: the same wherever it is said."""
    if isinstance(value, Message):
        return [value.text, {name: unplaced(part) for name, part in value.args.items() if name != "line"}]
    if isinstance(value, (tuple, list)):
        return [unplaced(part) for part in value]
    return value


def clipped(text: str, most: int) -> str:
    """Return a text no longer than that, as there is room for it in a sentence or a cell, with … for the rest."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
