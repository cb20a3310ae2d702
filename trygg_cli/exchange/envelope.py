"""Plans as plain data in an envelope that says what it is: nothing is lost, and reading it back gives the same.

Every value is the text that stands in the plan, as the plan format has it.  Also what is internal is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.safe import json_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.reading.document import Document

FORMAT = "trygg-export"
VERSION = 1
"""Of the envelope: raised when something is renamed, removed or changes its meaning, not when it is added."""


def wrap(
    documents: Iterable[Document], commit: str | None = None, *, is_changed: bool = False
) -> Iterator[str]:
    """Yield the data of sound documents in an envelope, as JSON; of which commit, and if changed since."""
    head: dict[str, object] = {"format": FORMAT, "version": VERSION}
    if commit:
        head |= {"commit": commit} | ({"changed": True} if is_changed else {})
    enclosed = ({"file": document.name, "data": document.data} for document in documents)
    return json_pieces(head, "plans", enclosed)
