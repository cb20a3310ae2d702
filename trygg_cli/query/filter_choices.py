"""Fields of a filter whose words people say in their own way, and values of them that a blank has cut off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.model.kinds import FundingStatus
from trygg_cli.query import filter_parser as tree
from trygg_cli.query.collation import folded
from trygg_cli.query.filter_words import TokenType
from trygg_cli.standing.status import SWEDISH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trygg_cli.message import Message
    from trygg_cli.query.filter_words import FilterToken

CHOICES = {"status": "Status", "läge": "Status", "finansiering": "FundingStatus"}
"""Columns whose words people say in their own way, and the model's name for those words."""

KNOWN = {"Status": (*SWEDISH.values(),), "FundingStatus": (*FundingStatus,)}

_FOLLOWING = re.compile(r"(?:\s+(?!eller\b)[^\W\d_]+\b(?![:=<>!]))+", re.IGNORECASE)
"""Words on their own, as they stand after a value."""

_MOST = 3


def lost_quotes(
    parts: Sequence[tree.Node], text: str, name_of: Callable[[FilterToken], str]
) -> Iterator[Message]:
    """Yield what to write where a value and the words after it may be one word of a column together."""
    for part in parts:
        term = part.part if isinstance(part, tree.Not) else part
        if not isinstance(term, tree.Term) or term.values[-1].sort is TokenType.QUOTED:
            continue
        value, found = term.values[-1], _FOLLOWING.match(text, term.values[-1].end)
        name = folded(name_of(term.field))
        choice = next((own for field, own in CHOICES.items() if folded(field) == name), None)
        meant = _together(choice, value.text, found[0].split()) if choice and found else None
        if meant:
            yield message(
                'the value ends at the blank; if "{meant}" is one value, write {term}',
                meant=meant,
                term=f"'{term.field.text}:\"{meant}\"'",
            )


def _together(choice: str, value: str, words: Sequence[str]) -> str | None:
    """Return a value and as many as possible of the words after it, if together they are a word of a column."""
    if folded(value) in map(folded, KNOWN[choice]):
        return None
    from trygg_cli.words import everyday

    for count in range(min(len(words), _MOST), 0, -1):
        phrase = " ".join([value, *words[:count]])
        if folded(phrase) in map(folded, KNOWN[choice]):
            return phrase
        found = everyday.meant(choice, phrase)
        if found and not found.is_misspelt and words[count - 1].casefold() != "inte":
            return phrase
    return None
