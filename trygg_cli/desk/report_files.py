"""Which reports are to be written, what their files are called, and the writing of each."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import files, report_names
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.desk.config import Config
    from trygg_cli.reading.document import Document
    from trygg_cli.report.wanted import WantedReport


class ReportFormat(StrEnum):
    """What a report is written as."""

    MARKDOWN = "markdown"
    HTML = "html"


_SUFFIXES = {ReportFormat.MARKDOWN: ".md", ReportFormat.HTML: ".html"}


class OneTarget(TryggError):
    """Several reports were to go into one file."""

    hint = message("name a folder, or choose one plan and one --format")

    def __init__(self, count: int, target: str) -> None:
        super().__init__(
            plural(
                "{count} report does not fit into {target}",
                "{count} reports do not fit into {target}",
                count,
                target=target,
            )
        )


class PlannedReport(NamedTuple):
    """A report that is to be written: of a plan, in a format, to a file or to standard output."""

    document: Document
    wanted: WantedReport
    format: ReportFormat
    target: str

    def text(self) -> str:
        """Return what is to be written."""
        from trygg_cli import templates

        name, home = f"report{_SUFFIXES[self.format]}.j2", Path(self.document.name).parent
        if templates.has_own(home):
            from trygg_cli.desk import own_templates

            return own_templates.write(own_templates.Job(self.document, self.wanted, name, home))
        told = self.wanted.of(self.document.plan, self.document.data)
        return templates.render(name, home, report=told)


def format_of(output: str) -> ReportFormat | None:
    """Return the format that the name of a file says."""
    return next((kind for kind, suffix in _SUFFIXES.items() if output.lower().endswith(suffix)), None)


def plan_files(
    chosen: Sequence[tuple[Document, WantedReport]],
    asked: Sequence[Document],
    formats: Sequence[ReportFormat],
    output: str | None,
    config: Config,
) -> list[PlannedReport]:
    """Return each report with the file it goes to; raises `OneTarget`."""
    names = report_names.names([document for document, _ in chosen], asked, config)
    suffixed = format_of(output) if output else None
    wanted = formats or ([suffixed] if suffixed else [*ReportFormat])
    pairs = [(document, report, format_) for document, report in chosen for format_ in wanted]
    if output == files.STDIN or suffixed:
        if len(pairs) > 1:
            raise OneTarget(len(pairs), str(output))
        return [PlannedReport(*pair, str(output)) for pair in pairs]
    folder, planned = output or str(config.folder / config.reports), []
    for document, report, format_ in pairs:
        path = Path(folder, f"{names[document.name]}-{report.file_ending}{_SUFFIXES[format_]}")
        files.make_folder(path.parent)
        planned.append(PlannedReport(document, report, format_, path.as_posix()))
    return planned
