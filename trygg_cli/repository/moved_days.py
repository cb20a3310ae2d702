"""How often the days of plans were moved, as git knows it: what calendars tell a newer version from an older one by."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.exchange.events import DayChange, Event, edition, events, revised
from trygg_cli.message import message
from trygg_cli.reading import document as documents_
from trygg_cli.repository.plan_commits import PlanCommits
from trygg_cli.system import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.exchange.events import DatedPlan, Key, Revised
    from trygg_cli.reading.document import Document
    from trygg_cli.repository.git import TreeFile
    from trygg_cli.repository.plan_commits import CommitsOfPlan
    from trygg_cli.standing.moment import Moment


def of(documents: Iterable[Document], moment: Moment) -> Iterator[tuple[Event, ...]]:
    """Yield the events of each plan, revised as git tells, or else as the plan's own version does.

    What is not committed yet is one version more, of no known day. Where neither tells, the number is 0, and that
    is said.
    """
    with closing(PlanCommits()) as commits:
        unknown = []
        for document in documents:
            found = _revised(document, commits.of(document))
            if found is None and document.plan.version is None:
                unknown.append(document.name)
            yield events(document.plan, found, moment)
        if unknown:
            terminal.say(
                message(
                    "neither git nor version in {files} tells whether a day was moved, so a calendar that has the plan "
                    "may keep the old days: commit the plan, or give it a version",
                    files=unknown,
                )
            )
        if commits.is_cut:
            terminal.say(
                message(
                    "the clone is shallow, so moves of days may be missing in the calendar: "
                    "get the rest with git fetch --unshallow"
                )
            )


def _revised(document: Document, own: CommitsOfPlan | None) -> dict[Key, Revised] | None:
    """Return how the events of a plan were revised; nothing where git has no version of it that can be read."""
    try:
        steps = [*_steps(document, own)] if own else []
    except TryggError:
        return None
    return revised(steps) if len(steps) > 1 else None


def _steps(document: Document, own: CommitsOfPlan) -> Iterator[DayChange]:
    """Yield what each commit made of the days of a plan, and what is not committed."""
    here = edition(document.plan)
    known: dict[str, DatedPlan | None] = {}

    def read(*entries: TreeFile) -> tuple[DatedPlan, ...]:
        for entry in entries:
            if entry.hash not in known:
                known[entry.hash] = _edition(document, own.repository.read(entry), here)
        return tuple(found for entry in entries if (found := known[entry.hash]))

    for written in own.steps:
        for after in read(written.after):
            yield DayChange(written.day, read(*written.before), after)
    yield DayChange(None, read(*own.now), here)


def _edition(document: Document, content: bytes, here: DatedPlan) -> DatedPlan | None:
    """Return the days of a plan as a file held it; nothing where it did not fit the format of today."""
    if content.decode("utf-8", "replace").removeprefix("\ufeff") == document.text:
        return here
    found = documents_.read(document.name, content)
    return None if found.problems else edition(found.plan)
