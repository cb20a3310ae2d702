"""How often the days of plans were moved, as git knows it: what calendars tell a newer version from an older one by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.cli import terminal
from trygg_cli.cli.past import Past
from trygg_cli.errors import TryggError
from trygg_cli.exchange.events import Event, events, revised
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from trygg_cli.document import Document
    from trygg_cli.exchange.events import Key, Revised
    from trygg_cli.model.plan import Plan


def of(documents: Iterable[Document]) -> Iterator[tuple[Event, ...]]:
    """Yield the events of each plan, revised as git tells, or else as the plan's own version does.

    What is not committed yet is one version more, of no known day.
    """
    with Past() as past:
        for document in documents:
            yield events(document.plan, _revised(past, document))
        if past.is_cut:
            terminal.say(
                message(
                    "the clone is shallow, so moves of days may be missing in the calendar: "
                    "get the rest with git fetch --unshallow"
                )
            )


def _revised(past: Past, document: Document) -> dict[Key, Revised] | None:
    """Return how the events of a plan were revised; nothing where git has no version of it that can be read."""
    found: list[tuple[date | None, Plan]] = []
    try:
        found += ((one.version.date, one.document.plan) for one in past.editions(document.name, document))
    except TryggError:
        return None
    return revised([*found, (None, document.plan)]) if found else None
