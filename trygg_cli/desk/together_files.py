"""Several plans in one report: which files are to be written, and the writing of each."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import report_files, report_names, report_pages
from trygg_cli.desk.documents import letting_go
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.desk.report_files import sealed
from trygg_cli.desk.report_pages import ReportFormat
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.report.mark import JoinedMarks
from trygg_cli.system import files, seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trygg_cli.desk.earlier_plans import EarlierPlan
    from trygg_cli.desk.found_reports import FoundReport
    from trygg_cli.desk.report_files import WantedFiles
    from trygg_cli.reading.packed_document import PackedDocument
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.report.mark import ReportMark
    from trygg_cli.report.parts import Report
    from trygg_cli.report.wanted import WantedReport
    from trygg_cli.settings.config import Config

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


class OpenTogether:
    """What a report on several plans tells of each; of the plan itself only the text that a PDF encloses is kept."""

    def __init__(self, *formats: ReportFormat) -> None:
        self._encloses = ReportFormat.PDF in formats
        self._reports: list[Report] = []
        self._marks: list[ReportMark] = []
        self._enclosed: dict[str, str] = {}

    def add(
        self, plan: PublishedPlan, wanted: WantedReport, name: str, mark: ReportMark | None = None
    ) -> None:
        """Add what is told of a plan of that name; a `mark` takes the place of its own when it is made again."""
        self._reports.append(plan.told(wanted))
        self._marks.append(mark or plan.mark(wanted, None))
        if self._encloses:
            self._enclosed |= plan.enclosed(name)

    def made(self, format_: ReportFormat) -> bytes | Iterator[str]:
        """Return the report in a format, in pieces where it is text, without a seal."""
        from trygg_cli import templates
        from trygg_cli.report.together import together

        name = f"together{'.md' if format_ is ReportFormat.MARKDOWN else '.html'}.j2"
        told, marks = together(self._reports), self._marks
        parts = letting_go(templates.sections(name, told, marks))
        pieces = templates.render_together(name, told, parts, JoinedMarks(tuple(marks)))
        if format_ in (ReportFormat.MARKDOWN, ReportFormat.HTML):
            return pieces
        made = report_pages.set_page("".join(pieces), format_, lambda: self._enclosed)
        assert isinstance(made, bytes)
        return made


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
    one_file = output == files.STDIN or report_pages.format_of(output)
    if one_file and len(formats) > 1:
        raise report_files.OneTarget(len(formats), str(output))
    found = [(packed, *report_files.found_then(packed.name, report)) for packed, report in chosen]
    folder = output or files.relative(config.folder / config.reports)
    called = _called([*names.values()], dict.fromkeys(report.file_ending for _, report, _ in found))
    if not one_file:
        files.make_folder(Path(folder))
    return [
        PlannedTogether(
            found,
            names,
            format_,
            str(output) if one_file else Path(folder, called + report_pages.SUFFIXES[format_]).as_posix(),
        )
        for format_ in formats
    ]


def _called(names: Sequence[str], endings: Iterable[str]) -> str:
    """Return what the file is called: after its plans, and what is told of them where that is the same of all."""
    joined = "+".join(name.replace("/", "+") for name in names)
    plans = joined if len(joined) <= _LONGEST else f"{names[0].replace('/', '+')}+{len(names) - 1}"
    only = [*endings]
    return f"{plans}-{only[0]}" if len(only) == 1 else f"{plans}-tillsammans"


def contents(planned: Sequence[PlannedTogether]) -> Iterator[tuple[str, str | bytes | Iterator[str]]]:
    """Yield where reports go and what they hold; a file has a seal that tells later whether anybody has changed it."""
    known: dict[str, FoundReport] = {}
    opened, names = OpenTogether(*(report.format for report in planned)), planned[0].names
    for (packed, earlier), found in groupby(planned[0].found, itemgetter(0, 2)):
        plan = PublishedPlan(packed.document, earlier)
        for _, wanted, _ in found:
            whole = wanted._replace(restated=report_files.restated(plan, wanted, known))
            opened.add(plan, whole, names[packed.name])
    for report in planned:
        yield report.target, _sealed(report.target, opened.made(report.format))


def _sealed(target: str, made: bytes | Iterator[str]) -> str | bytes | Iterator[str]:
    if isinstance(made, bytes):
        return sealed(target, made)
    return "".join(made) if target == files.STDIN else seal.sealed_pieces(made)
