"""Words of a filter that no measure has: said, since an empty answer looks the same for a slip of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.query.collation import folded, holds, texts
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trygg_cli.message import Message
    from trygg_cli.query.filter_words import FilterToken
    from trygg_cli.table import Value

STATUS = ("status", "läge")
"""Fields of which all words are known."""

_MOST_KNOWN = 2_000
_SIGNS = '.,;:!?()/"”'


class Watch:
    """A word of a filter that has not been seen in any row, and the words that stand where it was looked for.

    `field` is nothing for free text, and `name` what trygg calls it; `places` are the columns whose words may be
    meant instead.
    """

    def __init__(
        self,
        field: str,
        piece: FilterToken,
        test: Callable[[tuple[Value, ...]], bool],
        places: Sequence[int] = (),
        *,
        name: str = "",
        is_exact: bool = False,
    ) -> None:
        self.field, self.piece, self.name = field, piece, name or field
        self._value, self._test = piece.text, test
        self._places, self._is_exact = places, is_exact
        self._known: dict[str, None] = {}

    def sees(self, row: tuple[Value, ...]) -> bool:
        """Tell whether a row has the word; keep its words if not."""
        if self._test(row):
            return True
        if len(self._known) < _MOST_KNOWN:
            for text in (text for at in self._places for text in texts(row[at])):
                self._known |= dict.fromkeys((text, *(word.strip(_SIGNS) for word in text.split())))
        return False

    def doubt(self, *, is_empty: bool, is_lonely: bool) -> Message | None:
        """Return what to say of the word: where the answer is empty, or when it is likely misspelt.

        Where there is no other word in the filter, the empty answer says enough.
        """
        if folded(self.name) in map(folded, STATUS):
            return self.doubt_of_status()
        meant = did_you_mean(self._value, self._known)
        if not meant and (is_lonely or not is_empty):
            return None
        said = (
            message('no measure fits {field}:"{value}"', field=self.field, value=self._value)
            if self.field
            else message('no measure has the word "{value}"', value=self._value)
        )
        return message("{said}; {meant}", said=said, meant=meant) if meant else said

    def doubt_of_status(self) -> Message | None:
        """Return what to say of a word that is not one of those for how measures go."""
        from trygg_cli.standing.status import SWEDISH

        words = [*SWEDISH.values()]
        if any(folded(word) == folded(self._value) for word in words):
            return None
        if not self._is_exact and any(holds(word, self._value) for word in words):
            return None
        meant = did_you_mean(self._value, words) or message("choose between {words}", words=words)
        said = message('"{value}" is no word for {field}', value=self._value, field=self.field)
        return message("{said}; {meant}", said=said, meant=meant)
