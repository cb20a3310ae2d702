"""What things are known by through all versions: their kinds and ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trygg_cli.change import Change


class KindAndId(NamedTuple):
    """A kind and an id."""

    kind: str
    id: str


def is_renaming(change: Change) -> bool:
    """Tell whether something got another id; the change's item has the one it had, `new` is the other."""
    is_id = change.guessed and change.key == "id" and change.part == change.item.part
    return is_id and bool(change.item.kind) and isinstance(change.new, str)
