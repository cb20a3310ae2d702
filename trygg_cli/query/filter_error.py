"""What may be wrong with a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from trygg_cli.message import Message
    from trygg_cli.query.filter_words import FilterToken


class BadFilter(TryggError):
    """A filter that cannot be understood: knows its text and the place."""

    def __init__(
        self, sentence: Message, text: str, start: int, end: int, hint: Message | None = None
    ) -> None:
        super().__init__(sentence, hint)
        self.text = text
        self.start = start
        self.end = max(end, start + 1)

    @classmethod
    def of(cls, piece: FilterToken, text: str, sentence: Message, hint: Message | None = None) -> BadFilter:
        """Return what is wrong with a piece of a filter."""
        return cls(sentence, text, piece.start, piece.end, hint)


class UnexpectedValue(TryggError):
    """A value was given that the filter has no place for."""

    def __init__(self, name: str) -> None:
        super().__init__(message("the filter has no place for {name}", name=name))
        self.hint = message("write ${name} where it belongs, or the value itself, as in aktör:TK", name=name)
