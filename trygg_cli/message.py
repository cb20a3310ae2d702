"""Sentences that are not yet in any language.

The English text is the key into the catalogues; the arguments are data and are put
in after translation, so that a field value can never act as a template.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be: an English template with `{name}` places and what goes in them."""

    text: str
    args: dict[str, Any] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1


def message(text: str, /, **args: object) -> Message:
    """Return a sentence to be translated when it is shown."""
    return Message(text, args)


def plural(one: str, many: str, count: int, /, **args: object) -> Message:
    """Return a sentence whose form follows a number, which is `{count}` in it."""
    return Message(one, {"count": count, **args}, many, count)
