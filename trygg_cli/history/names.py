"""What things are called: by their ids, in the words with which a person tells their kinds apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from trygg_cli.change import Change


class Name(NamedTuple):
    """A kind and an id."""

    kind: str
    id: str


KIND_WORDS = {
    "measure": "åtgärd",
    "goal": "mål",
    "promise": "löfte",
    "indicator": "indikator",
    "area": "fokusområde",
    "actor": "aktör",
    "problem": "problem",
    "cause": "orsak",
    "place": "plats",
    "body": "organ",
    "source": "underlag",
    "picture": "lägesbild",
    "ongoing": "pågående arbete",
    "agreement": "överenskommelse",
    "rule": "uppföljningsregel",
}
"""What to write before a colon and an id that several things have."""

_KINDS = {fold(word): kind for kind, word in KIND_WORDS.items()} | {kind: kind for kind in KIND_WORDS}


def kind_of(word: str) -> str | None:
    """Return the kind that a word stands for, with or without å, ä and ö; nothing for an unknown one."""
    return _KINDS.get(fold(word))


def is_renaming(change: Change) -> bool:
    """Tell whether something got another id; the change's item has the one it had, `new` is the other."""
    is_id = change.guessed and change.key == "id" and change.part == change.item.part
    return is_id and bool(change.item.kind) and isinstance(change.new, str)
