"""Several plans in one report: which files are to be written, and the writing of each."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import files, report_files, report_names
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.desk.report_files import ReportFormat, sealed
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.report.mark import JoinedMarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trygg_cli.desk.config import Config
    from trygg_cli.desk.earlier_plans import EarlierPlan
    from trygg_cli.desk.report_files import WantedFiles
    from trygg_cli.reading.packed_document import PackedDocument
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.report.mark import ReportMark
    from trygg_cli.report.wanted import WantedReport

    _Chosen = Sequence[tuple[PackedDocument, WantedReport]]
    _Found = Sequence[tuple[PackedDocument, WantedReport, EarlierPlan | None]]

_LONGEST = 100
"""Characters in the name of a file, beyond which the plans are only counted in it."""


class OneAlone(TryggError):
    """Plans were to be told of together, and there is only one, or none."""

    hint = message("name several plans, or leave out --together")

    def __init__(self) -> None:
        super().__init__(message("--together takes more than one plan"))


class NoTemplateTogether(TryggError):
    """A municipality's own template for Word was named for a report on several plans."""

    def __init__(self) -> None:
        super().__init__(message("--template goes with a report on one plan, and not with --together"))


class PlannedTogether(NamedTuple):
    """A report on several plans that is to be written in a format; `names` are those of the plans by file."""

    found: _Found
    names: Mapping[str, str]
    format: ReportFormat
    target: str


class OpenTogether(NamedTuple):
    """A report on several plans, with the plans open; `marks` take the place of their own when it is made again."""

    plans: Sequence[tuple[PublishedPlan, WantedReport]]
    names: Mapping[str, str]
    marks: Sequence[ReportMark] | None = None

    def made(self, format_: ReportFormat) -> str | bytes:
        """Return the report in a format, without a seal."""
        from trygg_cli import templates
        from trygg_cli.report.together import together

        reports = [plan.told(wanted) for plan, wanted in self.plans]
        marks = self.marks or [plan.mark(wanted, None) for plan, wanted in self.plans]
        name = f"together{'.md' if format_ is ReportFormat.MARKDOWN else '.html'}.j2"
        page = templates.render_together(name, together(reports), marks, JoinedMarks(tuple(marks)))
        return report_files.set_page(page, format_, self._enclosed)

    def _enclosed(self) -> dict[str, str]:
        from trygg_cli import publication

        return {
            f"{self.names[plan.document.name]}.yaml": publication.text(plan.public.document)
            for plan, _ in self.plans
        }


def plan_together(
    chosen: _Chosen, asked: Mapping[str, Sighting | None], wanted: WantedFiles, config: Config
) -> list[PlannedTogether]:
    """Return the report on all plans in each format, with the file it goes to; raises `OneAlone` or `OneTarget`."""
    names = report_names.names((packed.name for packed, _ in chosen), asked, config)
    if len(names) < 2:
        raise OneAlone
    if wanted.template:
        raise NoTemplateTogether
    output, formats = wanted.output, wanted.formats
    one_file = output == files.STDIN or report_files.format_of(output)
    if one_file and len(formats) > 1:
        raise report_files.OneTarget(len(formats), str(output))
    found = [(packed, *report_files.found_then(packed.name, report)) for packed, report in chosen]
    folder = output or str(config.folder / config.reports)
    called = _called([*names.values()], dict.fromkeys(report.file_ending for _, report, _ in found))
    if not one_file:
        files.make_folder(Path(folder))
    return [
        PlannedTogether(
            found,
            names,
            format_,
            str(output) if one_file else Path(folder, called + report_files.SUFFIXES[format_]).as_posix(),
        )
        for format_ in formats
    ]


def _called(names: Sequence[str], endings: Iterable[str]) -> str:
    """Return what the file is called: after its plans, and what is told of them where that is the same of all."""
    joined = "+".join(name.replace("/", "+") for name in names)
    plans = joined if len(joined) <= _LONGEST else f"{names[0].replace('/', '+')}+{len(names) - 1}"
    only = [*endings]
    return f"{plans}-{only[0]}" if len(only) == 1 else f"{plans}-tillsammans"


def contents(planned: Iterable[PlannedTogether]) -> Iterator[tuple[str, str | bytes]]:
    """Yield where reports go and what they hold; a file has a seal that tells later whether anybody has changed it."""
    opened: OpenTogether | None = None
    for report in planned:
        opened = opened or _opened(report)
        yield report.target, sealed(report.target, opened.made(report.format))


def _opened(report: PlannedTogether) -> OpenTogether:
    plans = []
    for (packed, earlier), wanted in groupby(report.found, itemgetter(0, 2)):
        plan = PublishedPlan(packed.document, earlier)
        plans += [(plan, asked) for _, asked, _ in wanted]
    return OpenTogether(plans, report.names)
