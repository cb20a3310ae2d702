"""Whether a report still follows from its plan: it is made again by the mark in it, and the two are compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import __version__, language
from trygg_cli.desk import files
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.desk.report_files import OpenReport, format_of, found_then
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.message import message
from trygg_cli.report.mark import ReportMark, parse_joined
from trygg_cli.report.verified import VerifiedReport, differences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.desk.config import Config
    from trygg_cli.desk.report_files import ReportFormat
    from trygg_cli.reading.document import Document
    from trygg_cli.report.verified import SaidDifference


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
    marks: tuple[ReportMark, ...]

    def other(self, again: str | bytes) -> list[SaidDifference]:
        """Return where it says otherwise than one that was made again."""
        from trygg_cli.render.documents import said

        content = again if isinstance(again, bytes) else again.encode("utf-8", "replace")
        reader = said.READERS[Path(self.name).suffix.lower()]
        return differences(reader(self.content).pieces, reader(content).pieces)


def read(name: str) -> FoundReport:
    """Return a report; raises `FileUnreadable` or `NoReport`."""
    from trygg_cli.render.documents import said

    format_ = format_of(name)
    content = files.read(name)
    if format_ is None:
        raise NoReport(name)
    try:
        marks = parse_joined(said.READERS[Path(name).suffix.lower()](content).mark)
    except said.ReportUnreadable as error:
        raise FileUnreadable(name, message("it is no file of the sort that its name says")) from error
    if not marks:
        raise NoReport(name)
    return FoundReport(name, content, format_, marks)


def verify(
    found: FoundReport, documents: Sequence[Document], config: Config, template: str | None
) -> VerifiedReport:
    """Return a report compared with what its plan gives now; raises `NoSuchPlan` or `TemplateNotNamed`."""
    mark = found.marks[0]
    if mark.template and not template:
        raise TemplateNotNamed(found.name, mark.template)
    about = [_plan_of(found.name, mark, documents) for mark in found.marks]
    with language.spoken(mark.language):  # what it says was said in that
        again, is_changed = _made_again(found, about, config, template)
    names = ", ".join(document.name for document in about)
    other = mark.version if mark.version != __version__ else None
    return VerifiedReport(found.name, names, tuple(found.other(again)), is_changed, other)


def _plan_of(name: str, mark: ReportMark, documents: Sequence[Document]) -> Document:
    about = [document for document in documents if document.plan.id == mark.plan]
    if len(about) != 1:
        raise NoSuchPlan(name, mark.plan, len(about))
    return about[0]


def _made_again(
    found: FoundReport, about: Sequence[Document], config: Config, template: str | None
) -> tuple[str | bytes, bool]:
    """Return a report made again of the plans as they are now, and whether any of them is another than it was.

    One on several plans has a mark for each.
    """
    from trygg_cli.desk import report_look
    from trygg_cli.report.report_kinds import ReportKind
    from trygg_cli.report.since import since
    from trygg_cli.report.wanted import WantedReport

    settings, plans = report_look.settings_of(config), []
    for mark, document in zip(found.marks, about, strict=True):
        when = since(mark.since, document.plan, None) if mark.since else None
        kind = ReportKind(mark.kind)
        previous = str(Path(found.name).parent / mark.previous) if mark.previous else ""
        wanted = WantedReport(mark.period, mark.as_of, kind, settings, mark.actor, when, previous=previous)
        wanted, earlier = found_then(document.name, wanted)
        plans.append((PublishedPlan(document, earlier), wanted))
    content: str | bytes
    if len(plans) > 1:
        from trygg_cli.desk.together_files import OpenTogether

        opened = OpenTogether(found.format)
        for (plan, wanted), mark in zip(plans, found.marks, strict=True):
            opened.add(plan, wanted, plan.document.plan.id, mark)
        made = opened.made(found.format)
        content = made if isinstance(made, bytes) else "".join(made)
    else:
        plan, wanted = plans[0]
        content = OpenReport(plan, wanted, found.format, template, found.marks[0]).made()
    pairs = zip(plans, found.marks, strict=True)
    is_changed = any(
        plan.mark(wanted, mark.template).fingerprint != mark.fingerprint for (plan, wanted), mark in pairs
    )
    return content, is_changed
