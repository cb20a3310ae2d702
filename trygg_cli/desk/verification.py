"""Whether a report still follows from its plan: it is made again by the mark in it, and the two are compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import __version__, language
from trygg_cli.desk import files
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.desk.report_files import OpenReport, PlannedReport, format_of
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.message import message
from trygg_cli.reading.packed_document import DocumentPacker
from trygg_cli.report.mark import ReportMark, parse
from trygg_cli.report.verified import VerifiedReport, differences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.desk.config import Config
    from trygg_cli.desk.report_files import ReportFormat
    from trygg_cli.reading.document import Document


class NoReport(TryggError):
    """A file is no report that can be made again."""

    hint = message("a report by trygg ends in .md, .html, .docx or .pdf and tells what it was made of")

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} does not say which plan and period it is about", name=name))


class NoSuchPlan(TryggError):
    """None of the plans is the one that a report is about, or several are."""

    hint = message("name the plan's file after that of the report")

    def __init__(self, name: str, plan: str, count: int) -> None:
        sentence = message("{name} is about the plan {plan}, which is not here", name=name, plan=plan)
        several = message(
            "{name} is about the plan {plan}, and {count} files have it", name=name, plan=plan, count=count
        )
        super().__init__(several if count else sentence)


class TemplateNotNamed(TryggError):
    """A report was made in a template of the municipality's own."""

    def __init__(self, name: str, template: str) -> None:
        super().__init__(message("{name} was made in the template {template}", name=name, template=template))
        self.hint = message("name it after --template")


class FoundReport(NamedTuple):
    """A report as it lies on the disk, with what it says of itself."""

    name: str
    content: bytes
    format: ReportFormat
    mark: ReportMark


def read(name: str) -> FoundReport:
    """Return a report; raises `FileUnreadable` or `NoReport`."""
    from trygg_cli.render.documents import said

    format_ = format_of(name)
    if format_ is None:
        raise NoReport(name)
    content = files.read(name)
    try:
        mark = parse(said.READERS[Path(name).suffix.lower()](content).mark)
    except said.ReportUnreadable as error:
        raise FileUnreadable(name, message("it is no file of the sort that its name says")) from error
    if mark is None:
        raise NoReport(name)
    return FoundReport(name, content, format_, mark)


def verify(
    found: FoundReport, documents: Sequence[Document], config: Config, template: str | None
) -> VerifiedReport:
    """Return a report compared with what its plan gives now; raises `NoSuchPlan` or `TemplateNotNamed`."""
    from trygg_cli.desk import report_look
    from trygg_cli.render.documents import said
    from trygg_cli.report.report_kinds import ReportKind
    from trygg_cli.report.since import since
    from trygg_cli.report.wanted import WantedReport

    mark = found.mark
    if mark.template and not template:
        raise TemplateNotNamed(found.name, mark.template)
    about = [document for document in documents if document.plan.id == mark.plan]
    if len(about) != 1:
        raise NoSuchPlan(found.name, mark.plan, len(about))
    plan = PublishedPlan(about[0])
    settings = report_look.settings_of(config)
    when = since(mark.since, about[0].plan, None) if mark.since else None
    wanted = WantedReport(mark.period, mark.as_of, ReportKind(mark.kind), settings, mark.actor, when)
    spoken = language.current()
    language.use(mark.language)  # what it says was said in that
    try:
        planned = PlannedReport(DocumentPacker().pack(about[0]), wanted, found.format, files.STDIN, template)
        again = OpenReport(plan, planned, mark).made()
        now = plan.mark(wanted, mark.template)
    finally:
        language.use(spoken)
    content = again if isinstance(again, bytes) else again.encode("utf-8", "replace")
    reader = said.READERS[Path(found.name).suffix.lower()]
    told = differences(reader(found.content).pieces, reader(content).pieces)
    other = mark.version if mark.version != __version__ else None
    return VerifiedReport(found.name, about[0].name, tuple(told), now.fingerprint != mark.fingerprint, other)
