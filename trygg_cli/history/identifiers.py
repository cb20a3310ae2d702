"""What things are known by through all versions: their kinds and ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trygg_cli.change import Change


class KindAndId(NamedTuple):
    """A kind and an id."""

    kind: str
    id: str


def new_id(change: Change) -> str | None:
    """Return the id that something got in place of its change's; nothing where it kept that."""
    is_id = change.guessed and change.key == "id" and change.part == change.item.part
    return change.new if is_id and change.item.kind and isinstance(change.new, str) else None
