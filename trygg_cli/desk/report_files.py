"""Which reports are to be written, what their files are called, and the writing of each."""

from __future__ import annotations

import os
import re
from collections import Counter
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import report_names
from trygg_cli.desk.documents import letting_go
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.desk.report_pages import SUFFIXES, OpenReport, ReportFormat, format_of
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.reading import identity
from trygg_cli.system import files, seal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trygg_cli.desk.earlier_plans import EarlierPlan
    from trygg_cli.desk.found_reports import FoundReport
    from trygg_cli.reading.packed_document import PackedDocument
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.report.period_answers import ChangedAnswers
    from trygg_cli.report.wanted import WantedReport
    from trygg_cli.settings.config import Config


_ONE_THREAD = ("RAYON_NUM_THREADS", "1")
"""What Typst is told where it sets one report after the other: each of its threads would keep memory of its own."""

_USUAL = (ReportFormat.MARKDOWN, ReportFormat.HTML)
"""What is written when nothing is said."""


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


class OtherSuffix(TryggError):
    """Reports were to go into a file of a sort that they are not written as."""

    hint = message("end the name in .md, .html, .docx or .pdf, or name a folder, with / behind it")

    def __init__(self, target: str, suffix: str) -> None:
        super().__init__(
            message("{target}: reports are not written as {suffix}", target=target, suffix=suffix)
        )


class WantedFiles(NamedTuple):
    """In which formats reports are wanted, where they are to go, and the municipality's own template for Word."""

    named: Sequence[ReportFormat]
    output: str | None
    template: str | None = None

    @property
    def formats(self) -> Sequence[ReportFormat]:
        """The formats: those named, that of the file's name, that of the template, or the usual ones."""
        suffixed = format_of(self.output)
        if self.output and not suffixed and _is_file_name(self.output):
            raise OtherSuffix(self.output, Path(self.output).suffix)
        if self.named:
            return self.named
        return [suffixed] if suffixed else [ReportFormat.DOCX] if self.template else _USUAL


class PlannedReport(NamedTuple):
    """A report that is to be written: of a plan, in a format, to a file or to standard output.

    `earlier` is what the plan was where changes are told since then, `template` the municipality's own for Word.
    """

    packed: PackedDocument
    wanted: WantedReport
    earlier: EarlierPlan | None
    format: ReportFormat
    target: str
    template: str | None = None


def sealed(target: str, made: str | bytes) -> str | bytes:
    """Return a report as it goes to a target: a file has a seal that tells whether anybody has changed it."""
    if target == files.STDIN:
        return made
    return seal.sealed_archive(made) if isinstance(made, bytes) else seal.sealed_text(made)


def _is_file_name(output: str) -> bool:
    """Tell whether a name ends as those of files do, and is not that of a folder."""
    is_folder = output.endswith(("/", os.sep)) or Path(output).is_dir()
    return not is_folder and re.fullmatch(r"\.[A-Za-z]{2,4}", Path(output).suffix) is not None


def found_then(name: str, wanted: WantedReport) -> tuple[WantedReport, EarlierPlan | None]:
    """Return what is wanted of a plan, with what it was where changes are to be told since then."""
    if wanted.since is None:
        return wanted, None
    from trygg_cli.desk import earlier_plans

    earlier = earlier_plans.find(name, wanted.since)
    return wanted._replace(since=earlier.since), earlier


def restated(
    plan: PublishedPlan, wanted: WantedReport, known: dict[str, FoundReport]
) -> ChangedAnswers | None:
    """Return what the earlier report that is named, if any, said otherwise: the same in all reports on the period.

    It may be on many plans: `known` has the reports that were read for those before, and gets what is read.
    """
    if not wanted.previous:
        return None
    from trygg_cli.desk import earlier_reports

    return earlier_reports.changed_answers(wanted.previous, plan, wanted, known)


def plan_files(
    chosen: Sequence[tuple[PackedDocument, WantedReport]],
    asked: Mapping[str, Sighting | None],
    wanted: WantedFiles,
    config: Config,
) -> list[PlannedReport]:
    """Return each report with the file it goes to, of the plans asked about by file; raises `OneTarget`."""
    names = report_names.names((packed.name for packed, _ in chosen), asked, config)
    output, formats = wanted.output, wanted.formats
    one_file = output == files.STDIN or format_of(output)
    if one_file and len(chosen) * len(formats) > 1:
        raise OneTarget(len(chosen) * len(formats), str(output))
    folder, planned = output or files.relative(config.folder / config.reports), []
    for packed, asked_for in chosen:
        report, earlier = found_then(packed.name, asked_for)
        for format_ in formats:
            target = str(output)
            if not one_file:
                path = Path(folder, f"{names[packed.name]}-{report.file_ending}{SUFFIXES[format_]}")
                files.make_folder(path.parent)
                target = path.as_posix()
            template = wanted.template if format_ is ReportFormat.DOCX else None
            planned.append(PlannedReport(packed, report, earlier, format_, target, template))
    for target, count in Counter(identity.fold(made.target) for made in planned).items():
        if count > 1:  # an id that ends as another begins its period
            raise OneTarget(count, target)
    return planned


def contents(planned: Sequence[PlannedReport]) -> Iterator[tuple[str, str | bytes]]:
    """Yield where reports go and what they hold, with one plan at a time open."""
    if len({id(report.packed) for report in planned}) > 1:
        os.environ.setdefault(*_ONE_THREAD)
    by_plan = groupby(planned, attrgetter("packed", "earlier"))
    known: dict[str, FoundReport] = {}
    for number, ((packed, earlier), of_plan) in enumerate(letting_go(by_plan)):
        if number:
            _forget_pages()
        plan, reports = PublishedPlan(packed.document, earlier), [*of_plan]
        answers = restated(plan, reports[0].wanted, known)
        for report in reports:
            wanted = report.wanted._replace(restated=answers)
            opened = OpenReport(plan, wanted, report.format, report.template)
            yield report.target, sealed(report.target, opened.made())
            del opened
        del plan


def _forget_pages() -> None:
    from trygg_cli.render.documents import typesetting

    typesetting.forget()
