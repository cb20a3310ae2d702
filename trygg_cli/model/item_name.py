"""An item by its kind and id in one word, as people write it: åtgärd:N1."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple
from unicodedata import normalize

from trygg_cli.model.shape import KIND_WORDS, kind_of

composed = partial(normalize, "NFC")
"""In the one form in which ids are compared, whatever a file or a terminal makes of å, ä and ö."""


class RequestedItem(NamedTuple):
    """What somebody asks for: an id, and the kind of what is meant where that was said."""

    kind: str | None
    id: str

    @classmethod
    def of(cls, text: str) -> RequestedItem:
        """Return what a text asks for."""
        text = composed(text)
        word, _, rest = text.partition(":")
        kind = kind_of(word) if rest else None
        return cls(kind, rest if kind else text)

    def means(self, kind: str, id_: str) -> bool:
        """Tell whether something of a kind with an id may be meant."""
        return composed(id_) == self.id and self.kind in (None, kind)


def item_name(kind: str, id_: str) -> str:
    """Return the name of an item."""
    return f"{KIND_WORDS[kind]}:{id_}"


def word_in(name: str) -> str:
    """Return the word for the kind of an item."""
    return name.partition(":")[0]


def id_in(name: str) -> str:
    """Return the id of an item."""
    return name.partition(":")[2]


def spoken(name: str) -> str:
    """Return the name of an item as it stands in a sentence: åtgärd N1."""
    return f"{word_in(name)} {id_in(name)}"
