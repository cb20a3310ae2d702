"""Plans as plain data in an envelope that says what it is: nothing is lost, and reading it back gives the same.

Every value is the text that stands in the plan, as the plan format has it.  Also what is internal is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.safe import json_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.message import Message
    from trygg_cli.reading.document import Document

FORMAT = "trygg-export"
VERSION = 1
"""Of the envelope: raised when something is renamed, removed or changes its meaning, not when it is added."""


class BadEnvelope(TryggError):
    """What was to be read is no export, or one that is newer than this program."""

    def __init__(self, reason: Message) -> None:
        super().__init__(message("this is no export that can be read: {reason}", reason=reason))


class Enclosed(NamedTuple):
    """The data of a plan, and the file it came from."""

    file: str
    data: dict[str, Any]


def wrap(
    documents: Iterable[Document], commit: str | None = None, *, is_changed: bool = False
) -> Iterator[str]:
    """Yield the data of sound documents in an envelope, as JSON; of which commit, and if changed since."""
    head: dict[str, object] = {"format": FORMAT, "version": VERSION}
    if commit:
        head |= {"commit": commit} | ({"changed": True} if is_changed else {})
    enclosed = ({"file": document.name, "data": document.data} for document in documents)
    return json_pieces(head, "plans", enclosed)


def unwrap(text: str) -> tuple[Enclosed, ...]:
    """Return what is in an envelope; raises `BadEnvelope`."""
    import json

    try:
        envelope = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadEnvelope(message("it is not JSON")) from error
    if not isinstance(envelope, dict) or envelope.get("format") != FORMAT:
        raise BadEnvelope(message('it does not say "format": "{name}"', name=FORMAT))
    if envelope.get("version") != VERSION:
        raise BadEnvelope(
            message(
                "its version is {version} and not {known}", version=envelope.get("version"), known=VERSION
            )
        )
    plans = envelope.get("plans")
    if not isinstance(plans, list) or not all(map(_is_plan, plans)):
        raise BadEnvelope(message("its plans are not where they should be"))
    return tuple(Enclosed(plan["file"], plan["data"]) for plan in plans)


def _is_plan(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("file"), str) and isinstance(one.get("data"), dict)
