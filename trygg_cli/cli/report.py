"""`trygg report`: what has been done, what has not, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from trygg_cli.cli import dates, periods
from trygg_cli.cli.option_groups import grouped
from trygg_cli.cli.options import ACTOR, AsOf, Plans, option, word_of
from trygg_cli.desk import report_files
from trygg_cli.desk.documents import Reading, is_sound
from trygg_cli.desk.report_pages import ReportFormat
from trygg_cli.message import message
from trygg_cli.reading import same_id
from trygg_cli.reading.packed_document import DocumentPacker
from trygg_cli.system import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.desk.report_files import PlannedReport
    from trygg_cli.desk.together_files import PlannedTogether
    from trygg_cli.reading.packed_document import PackedDocument
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.settings.config import Config


def _kind(text: str) -> str:
    from trygg_cli.report.report_kinds import ReportKind

    return word_of(text, [kind.value for kind in ReportKind])


Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="KIND",
        parser=_kind,
        help="What kind of report: uppföljning, sammanfattning, aktör, plan, tjänsteskrivelse, löften, år, lag or "
        "ändringar.",
    ),
]
ActorName = Annotated[
    str | None,
    option(
        *ACTOR,
        metavar="NAME",
        help="For --kind aktör: the actor, by its id or name; one report for each actor if none is given.",
    ),
]
Since = Annotated[
    str | None,
    option(
        "--since",
        metavar="WHEN",
        help=(
            "For --kind ändringar: beslut, a day, a period such as 2024-T1, tertial for the one before, or a"
            " revision. By default, the latest decision."
        ),
    ),
]
Tertial = Annotated[
    int | None,
    option("--tertial", "-t", metavar="NUMBER", min=1, max=3, help="The tertial to report on: 1, 2 or 3."),
]
Year = Annotated[
    int | None,
    option("--year", metavar="YEAR", min=1900, max=2099, help="The year to report on."),
]
PeriodText = Annotated[
    str | None,
    option("--period", metavar="PERIOD", help="Any period, such as 2022-Q3, 2022-09 or 2022-12/2023-02."),
]
Formats = Annotated[
    list[ReportFormat] | None,
    option("--format", "-f", help="What to write; by default Markdown and HTML."),
]
Template = Annotated[
    str | None,
    option(
        "--template", metavar="FILE.docx", help="The municipality's own template for Word, to be filled in."
    ),
]
Target = Annotated[
    str | None,
    option("--output", "-o", metavar="PATH", help="The folder or file to write, or - for standard output."),
]


Force = Annotated[
    bool, typer.Option("--force", help="Overwrite a report even if somebody has changed it since.")
]


Previous = Annotated[
    str | None,
    option(
        "--previous",
        metavar="FILE",
        help="The report on an earlier period: what it said differently is shown, and why.",
    ),
]
Together = Annotated[
    bool,
    typer.Option(
        "--together", help="Write one report about several plans: first what they have in common, then each."
    ),
]


class KindOptions(NamedTuple):
    """What kind of report is asked for."""

    kind: Kind = "uppföljning"
    actor: ActorName = None
    since: Since = None
    together: Together = False
    previous: Previous = None


class PeriodOptions(NamedTuple):
    """Which period is asked about, and as of which day."""

    tertial: Tertial = None
    year: Year = None
    period: PeriodText = None
    datum: AsOf = None


class FileOptions(NamedTuple):
    """In which formats reports are to be written, and where."""

    format_: Formats = None
    output: Target = None
    template: Template = None
    force: Force = False


@grouped
def report(
    context: typer.Context,
    what: KindOptions,
    when: PeriodOptions,
    where: FileOptions,
    plans: Plans = None,
) -> None:
    """Write the report of a period as Markdown, HTML, Word or PDF, and print where it is.

    Without a plan: for the plans that hold in the period, in the latest year that has one.
    """
    from trygg_cli.report.report_kinds import ReportKind
    from trygg_cli.report.selection import AskedPeriod
    from trygg_cli.report.wanted import AskedKind, ReportablePlan, wanted_reports
    from trygg_cli.settings import report_look

    config: Config = context.obj
    tertial, year, period, datum = when
    asked = AskedPeriod(
        periods.parse(period, year, tertial), year, tertial, dates.parse(datum), named=bool(plans)
    )
    reading = Reading(plans or (), config, files.STDIN)
    seen: dict[str, Sighting | None] = {}
    sound = [ReportablePlan.of(packed, asked.as_of, what.actor) for packed in _sound(reading, seen)]
    settings = report_look.settings_of(config)
    kind = AskedKind(ReportKind(what.kind), what.actor, what.since, what.previous)
    chosen = wanted_reports(sound, asked, kind, settings)
    wanted = report_files.WantedFiles(where.format_ or (), where.output, where.template)
    if what.together:
        from trygg_cli.desk import together_files

        several = together_files.plan_together(chosen, seen, wanted, config)
        _write(several, together_files.contents(several), force=where.force)
    else:
        reports = report_files.plan_files(chosen, seen, wanted, config)
        _write(reports, report_files.contents(reports), force=where.force)
    if reading.unreadable or len(sound) < len(seen):
        raise typer.Exit(2 if reading.unreadable else 1)


def _write(
    reports: Sequence[PlannedReport] | Sequence[PlannedTogether],
    contents: Iterator[tuple[str, str | bytes | Iterable[str]]],
    *,
    force: bool,
) -> None:
    for planned in reports:
        files.check_target(planned.target, force=force)
    for target, content in contents:
        files.write(target, content, force=force)
        if target != files.STDIN:
            typer.echo(target)


def _sound(reading: Reading, seen: dict[str, Sighting | None]) -> Iterator[PackedDocument]:
    """Yield documents that a report may be of, say of the others that there is none, and note which plans they are."""
    packer = DocumentPacker()
    for document in reading:
        seen[document.name] = same_id.seen(document)
        if is_sound(document, message("{name} has no report until this is mended", name=document.name)):
            yield packer.pack(document)
