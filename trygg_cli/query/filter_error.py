"""What may be wrong with a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from trygg_cli.message import Message


class BadFilter(TryggError):
    """A filter that cannot be understood: knows its text and the place."""

    def __init__(
        self, sentence: Message, text: str, start: int, end: int, hint: Message | None = None
    ) -> None:
        super().__init__(sentence)
        self.hint = hint
        self.text = text
        self.start = start
        self.end = max(end, start + 1)


class UnexpectedValue(TryggError):
    """A value was given that the filter has no place for."""

    def __init__(self, name: str) -> None:
        super().__init__(message("the filter has no place for {name}", name=name))
        self.hint = message("write ${name} where it belongs, or the value itself, as in aktör:TK", name=name)
