"""A plan on its way into reports: as it may be published, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli import __version__, language
from trygg_cli.late_loading import all_late
from trygg_cli.message import plural
from trygg_cli.repository import provenance
from trygg_cli.system import terminal

if TYPE_CHECKING:
    from trygg_cli.desk.earlier_plans import EarlierPlan
    from trygg_cli.publication import PublicPlan
    from trygg_cli.reading.document import Document
    from trygg_cli.report.mark import ReportMark
    from trygg_cli.report.parts import Report
    from trygg_cli.report.plan_changes import PlanChanges
    from trygg_cli.report.wanted import WantedReport


@dataclass
class PublishedPlan:
    """A document, what it was where changes are told since then, and what is worked out once for all its reports."""

    document: Document
    earlier: EarlierPlan | None = None
    _told: tuple[WantedReport, Report] | None = None

    @cached_property
    def public(self) -> PublicPlan:
        """The plan without what is not public; says what was blotted out. Raises `Unpublishable`."""
        with all_late():
            from trygg_cli import publication

        found = publication.public(self.document)
        if found.blotted:
            terminal.say(
                plural(
                    "{name}: {count} piece of personal data is masked in reports; trygg lint tells where",
                    "{name}: {count} pieces of personal data are masked in reports; trygg lint tells where",
                    found.blotted,
                    name=self.document.name,
                )
            )
        return found

    def enclosed(self, name: str = "") -> dict[str, str]:
        """Return the text of the public plan by the name of the file that it is enclosed as: its id, or another."""
        from trygg_cli import publication

        return {f"{name or self.document.plan.id}.yaml": publication.text(self.public.document)}

    @cached_property
    def _origin(self) -> provenance.Provenance:
        return provenance.of([self.document.name])

    @cached_property
    def _fingerprint(self) -> str:
        document = self.public.document  # which loads what is asked here
        from trygg_cli import publication

        return publication.fingerprint(document)

    @cached_property
    def _changes(self) -> PlanChanges | None:
        """What has changed since; raises `Unpublishable` or `MisfitThen`."""
        if self.earlier is None:
            return None
        from trygg_cli.publication.changes_since import changes_since

        earlier = self.earlier
        return changes_since(earlier.since, earlier.commit, earlier.versions(), self.public.document)

    def filled(self, wanted: WantedReport) -> WantedReport:
        """Return what is wanted with what is told of earlier versions; raises `Unpublishable` or `MisfitThen`."""
        return wanted._replace(changes=self._changes)

    def told(self, wanted: WantedReport) -> Report:
        """Return the report that is wanted; that on all actors is worked out once for the reports on each."""
        whole = self.filled(wanted.of_all)
        if self._told is None or self._told[0] != whole:
            self._told = whole, whole.of(self.public.document.plan, self.document.fields)
        return wanted.cut(self._told[1])

    def mark(self, wanted: WantedReport, template: str | None) -> ReportMark:
        """Return what a report of it says of where it comes from."""
        from trygg_cli.report.mark import ReportMark

        return ReportMark(
            wanted.kind.value,
            self.document.plan.id,
            wanted.period,
            wanted.as_of,
            language.current(),
            self._fingerprint,
            __version__,
            self._origin.commit,
            self._origin.is_changed,
            template,
            wanted.actor,
            wanted.since.token if wanted.since else "",
            Path(wanted.previous).name if wanted.previous else "",
        )
