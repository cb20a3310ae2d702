"""A report in a format: the page of a plan, and what a page is written as."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.late_loading import all_late
from trygg_cli.settings import output_format
from trygg_cli.system import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trygg_cli.desk.published_plan import PublishedPlan
    from trygg_cli.report.mark import ReportMark
    from trygg_cli.report.wanted import WantedReport


class ReportFormat(StrEnum):
    """What a report is written as."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


SUFFIXES = {
    ReportFormat.MARKDOWN: ".md",
    ReportFormat.HTML: ".html",
    ReportFormat.DOCX: ".docx",
    ReportFormat.PDF: ".pdf",
}
_FORMATS = {suffix: format_ for format_, suffix in SUFFIXES.items()}


class OpenReport(NamedTuple):
    """A report with the plan that it is of; a `mark` takes the place of its own when it is made again."""

    plan: PublishedPlan
    wanted: WantedReport
    format: ReportFormat
    template: str | None = None
    mark: ReportMark | None = None

    def made(self) -> str | bytes:
        """Return the report without a seal; raises `ProgramMissing` where it takes more than is installed."""
        with all_late():
            from trygg_cli import templates

        plan, wanted, template = self.plan, self.wanted, self.template
        is_markdown = self.format is ReportFormat.MARKDOWN
        mark = self.mark or plan.mark(wanted, template and Path(template).name)
        page, home = f"report{'.md' if is_markdown else '.html'}.j2", Path(plan.document.name).parent
        written: str | bytes
        if template or templates.has_own(home):
            from trygg_cli.desk import own_templates

            _point_out_unused(home)
            word = own_templates.WordFile.read(template) if template else None
            job = own_templates.Job(plan.document, plan.filled(wanted), page, home, mark, word)
            written = own_templates.write(job)
        else:
            written = templates.render(page, home, report=plan.told(wanted), origin=mark)
        return written if isinstance(written, bytes) else set_page(written, self.format, plan.enclosed)


@cache
def _point_out_unused(home: Path) -> None:
    """Say once of the plans in a folder which files no report is made by, as where their names are misspelt."""
    from trygg_cli import templates

    if templates.has_own(home):
        for unused in templates.unused(home):
            terminal.complain(unused)


def set_page(page: str, format_: ReportFormat, plans: Callable[[], Mapping[str, str]]) -> str | bytes:
    """Return a page in a format; a PDF encloses the texts of the public plans, by their names, and is all that asks."""
    if format_ not in (ReportFormat.DOCX, ReportFormat.PDF):
        return page
    from trygg_cli.render.documents import from_html

    leaflet = from_html.leaflet(page)
    if format_ is ReportFormat.DOCX:
        from trygg_cli.render.documents import word

        return word.render(leaflet)
    from trygg_cli.render.documents import pdf

    return pdf.render(leaflet, plans())


def format_of(output: str | None) -> ReportFormat | None:
    """Return the format that the name of a file says."""
    return output_format.by_name(output, _FORMATS)
