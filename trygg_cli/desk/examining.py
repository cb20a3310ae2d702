"""What validate and lint ask of each file, on its own core where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import FileUnreadable
from trygg_cli.system import files

if TYPE_CHECKING:
    from trygg_cli.desk.baselined_findings import FileFindings
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.lint.engine import Settings
    from trygg_cli.reading.same_id import Sighting


class SightedPlan(NamedTuple):
    """A plan that is to be set against others: where it was seen, its title, and the place of its id."""

    seen: Sighting
    title: object
    id: Diagnostic


class Validated(NamedTuple):
    """What is wrong with a file by itself, and the plan in it."""

    diagnostics: list[Diagnostic]
    plan: SightedPlan | None


class Validating(NamedTuple):
    """Asks what keeps files from being plans."""

    def wake(self) -> None:
        """Load what is needed."""
        self.of("", b"")

    def read(self, name: str) -> Validated | None:
        """Return what there is to say of a file; nothing where it cannot be read."""
        content = _content(name)
        return None if content is None else self.of(name, content)

    def of(self, name: str, content: bytes) -> Validated:
        """Return what there is to say of what a file holds."""
        from trygg_cli.reading import document
        from trygg_cli.reading.same_id import at_id, seen

        found = document.read(name, content, for_data=True)
        here = seen(found)
        plan = SightedPlan(here, found.fields.get("titel"), at_id(found)) if here else None
        return Validated(found.diagnostics, plan)


class Linting(NamedTuple):
    """Asks what the rules find in files; with the items that count where they are to have scores."""

    settings: Settings
    with_items: bool = False

    def wake(self) -> None:
        """Load what is needed."""
        from trygg_cli.rules import about

        about()

    def read(self, name: str) -> FileFindings | None:
        """Return what is found in a file; nothing where it cannot be read."""
        content = _content(name)
        return None if content is None else self.of(name, content)

    def of(self, name: str, content: bytes) -> FileFindings:
        """Return what is found in what a file holds."""
        from trygg_cli.desk.baselined_findings import examine
        from trygg_cli.reading import document

        return examine(document.read(name, content), self.settings, with_items=self.with_items)


def _content(name: str) -> bytes | None:
    try:
        return files.read(name)
    except FileUnreadable:
        return None
