"""`trygg report`: what has been done, what has not, and what comes next."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, periods
from trygg_cli.cli.options import AsOf, Plans
from trygg_cli.desk import files, report_names
from trygg_cli.desk.config import Config
from trygg_cli.desk.documents import Reading, is_sound
from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from trygg_cli.model.plan import Plan
    from trygg_cli.period import Period
    from trygg_cli.reading.document import Document


class ReportFormat(StrEnum):
    """What a report is written as."""

    MARKDOWN = "markdown"
    HTML = "html"


_SUFFIXES = {ReportFormat.MARKDOWN: ".md", ReportFormat.HTML: ".html"}

Tertial = Annotated[
    int | None,
    typer.Option(
        "--tertial",
        "-t",
        metavar="NUMBER",
        min=1,
        max=3,
        help="The tertial to report on: 1, 2 or 3.",
        show_default=False,
    ),
]
Year = Annotated[
    int | None,
    typer.Option(
        "--year", metavar="YEAR", min=1900, max=2099, help="The year to report on.", show_default=False
    ),
]
PeriodText = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="Any period, such as 2022-Q3, 2022-09 or 2022-12/2023-02.",
        show_default=False,
    ),
]
Formats = Annotated[
    list[ReportFormat] | None,
    typer.Option("--format", "-f", help="What to write; both when nothing is said.", show_default=False),
]
Target = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="The folder or file to write, or - for standard output.",
        show_default=False,
    ),
]


class OneTarget(TryggError):
    """Several reports were to go into one file."""

    hint = message("name a folder, or choose one plan and one --format")

    def __init__(self, count: int, target: str) -> None:
        super().__init__(message("{count} reports do not fit into {target}", count=count, target=target))


def report(
    context: typer.Context,
    plans: Plans = None,
    tertial: Tertial = None,
    year: Year = None,
    period: PeriodText = None,
    datum: AsOf = None,
    format_: Formats = None,
    output: Target = None,
) -> None:
    """Write the follow-up report of a period as Markdown and HTML, and print where it is.

    Without a plan: of the plans that hold in the period, in the latest year that has one.
    """
    from trygg_cli.report import selection

    config: Config = context.obj
    as_of, asked = dates.parse(datum), periods.parse(period, year, tertial)
    documents = [*_documents(reading := Reading(plans or (), config, files.STDIN))]
    sound = [document for document in documents if not document.problems]
    chosen = (
        selection.choose(
            [document.plan for document in sound],
            year=year,
            tertial=tertial,
            period=asked,
            named=bool(plans),
            as_of=as_of,
        )
        if sound
        else []
    )
    suffixed = _by_suffix(output) if output else None
    wanted = format_ or ([suffixed] if suffixed else [*ReportFormat])
    source = {id(document.plan): document for document in sound}  # two plans may have one id
    names = report_names.names([source[id(plan)] for plan, _ in chosen], documents, config)
    named = [(names[source[id(plan)].name], plan, span) for plan, span in chosen]
    targets = _targets(named, wanted, output or str(config.folder / config.reports))
    for (_, plan, span), kind, target in targets:
        files.write(target, _render(source[id(plan)], span, as_of, kind))
        if target != files.STDIN:
            typer.echo(target)
    if reading.unreadable or len(sound) < len(documents):
        raise typer.Exit(2 if reading.unreadable else 1)


def _documents(reading: Reading) -> Iterator[Document]:
    """Yield the documents; say of those with problems that there is no report of them."""
    for read in reading:
        is_sound(read, message("{name} has no report until this is mended", name=read.name))
        yield read


def _by_suffix(output: str) -> ReportFormat | None:
    return next((kind for kind, suffix in _SUFFIXES.items() if output.lower().endswith(suffix)), None)


def _targets(
    chosen: Sequence[tuple[str, Plan, Period]], wanted: Sequence[ReportFormat], output: str
) -> list[tuple[tuple[str, Plan, Period], ReportFormat, str]]:
    """Return each report with the file it goes to; raises `OneTarget`."""
    pairs = [(row, kind) for row in chosen for kind in wanted]
    if output == files.STDIN or _by_suffix(output):
        if len(pairs) > 1:
            raise OneTarget(len(pairs), output)
        return [(pair, kind, output) for pair, kind in pairs]
    found = []
    for pair, kind in pairs:
        name, _, period = pair
        path = Path(output, f"{name}-{period.text.replace('/', '--')}{_SUFFIXES[kind]}")
        files.make_folder(path.parent)
        found.append((pair, kind, path.as_posix()))
    return found


def _render(document: Document, period: Period, as_of: date | None, kind: ReportFormat) -> str:
    from trygg_cli import report as engine
    from trygg_cli import templates

    name, home = f"report{_SUFFIXES[kind]}.j2", Path(document.name).parent
    if templates.has_own(home):
        from trygg_cli.desk import own_templates

        return own_templates.write(own_templates.Job(document, period, as_of, name, home))
    told = engine.build(document.plan, period, as_of, document.data)
    return templates.render(name, home, report=told)
