"""`trygg review`: a change of plans as one comment for those who decide on it."""

from __future__ import annotations

import shlex
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, findings_output
from trygg_cli.cli.option_groups import FindingsOptions, grouped
from trygg_cli.cli.options import (
    AsOf,
    Format,
    StdinName,
    argument,
    option,
)
from trygg_cli.desk import comparing
from trygg_cli.message import message, plural
from trygg_cli.settings import output_format
from trygg_cli.settings.lint_settings import settings_of
from trygg_cli.system import files, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.desk.counterparts import Match
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.review.assessment import Review
    from trygg_cli.review.versions import Twins

_LEAST = 1000

Sides = Annotated[
    list[str] | None,
    argument(
        metavar="[OLD..NEW]",
        help="Two revisions: main..HEAD, or main...HEAD for what has happened since they parted, as in a pull "
        "request. One revision alone is compared with the working tree; two files or folders also work.",
    ),
]
PreviousFile = Annotated[
    str | None,
    option(
        "--previous", metavar="FILE", help="The comment as it stands now: what is ticked in it stays ticked."
    ),
]
MaxLength = Annotated[
    int | None,
    option(
        "--max-length",
        metavar="CHARACTERS",
        min=_LEAST,
        help="How long the comment may be; as long as all hosts allow, 65536, unless you say otherwise.",
    ),
]
FormatOption = Annotated[
    Format | None,
    option(
        "--format",
        "-f",
        help="The comment (markdown), all of it for programs (json), or only the findings in the other formats.",
    ),
]
_SUFFIXES = {".json": Format.JSON, ".sarif": Format.SARIF, ".xml": Format.JUNIT}


@grouped
def review(
    context: typer.Context,
    *,
    sides: Sides = None,
    previous: PreviousFile = None,
    max_length: MaxLength = None,
    datum: AsOf = None,
    stdin_filename: StdinName = "<stdin>",
    format_: FormatOption = None,
    where: FindingsOptions,
) -> None:
    """Review a change: what needs a decision, what was followed up, and which findings it brought or mended.

    The answer is a comment for a pull or merge request; trygg init --ci sets up the rest.
    """
    from trygg_cli.review.assessment import review as gathered
    from trygg_cli.review.versions import review_versions

    named = sides or []
    if len(named) > 2:
        raise comparing.TooManySides(len(named))
    settings = settings_of(context.obj, dates.parse(datum))
    with closing(comparing.Comparison(context.obj, stdin_filename, _read, on_lines=True)) as reading:
        matches = reading.matches(named)
        twins = _twins(reading, matches)
        plans = reading.each(matches, partial(review_versions, settings=settings, twins=twins))
    made = gathered(plans, _ticked(previous), reading.unreadable)
    output = where.output
    chosen = format_ or output_format.by_name(output, _SUFFIXES) or Format.MARKDOWN
    shown = None
    if chosen in (Format.MARKDOWN, Format.JSON):
        files.write(output or files.STDIN, _shown(made, chosen, reading.commits, named, max_length))
    else:
        shown = findings_output.Showing(chosen, output, where.color)
        shown.add(made.findings)
        shown.close(reading.names)
    if output not in (None, files.STDIN) or (shown and shown.is_for_people):
        _sum_up(len(made.findings), output)
    findings_output.leave([finding.severity for finding in made.findings], reading.unreadable, where.fail_on)


def _sum_up(count: int, output: str | None) -> None:
    """Say what makes the review end as it does, also where what it says goes to a file."""
    found = plural("the change brings {count} finding", "the change brings {count} findings", count)
    if count and output not in (None, files.STDIN):
        found = message("{findings}, which stand in {path}", findings=found, path=output)
    terminal.say(found if count else message("the change brings no findings"))


def _read(name: str, content: bytes) -> Document:
    from trygg_cli.reading import document

    return document.read(name, content)


def _twins(reading: comparing.Comparison, matches: Sequence[Match]) -> Twins:
    """Return for both sides, by file, which other file holds a plan of the same id; changed files are later ones."""
    from trygg_cli.reading import same_id

    found: tuple[dict[str, Sighting], dict[str, Sighting]] = ({}, {})
    for number, seen in enumerate(reading.seen):
        changed = {reading.shown(side) for match in matches if (side := match[number])}
        known = same_id.Twins()
        for sighting in sorted(seen, key=lambda value: value.file in changed):
            other = known.meet(sighting)
            if other:
                found[number][sighting.file] = other
    return found


def _ticked(previous: str | None) -> dict[str, str]:
    """Return what is ticked in the comment as it stands now."""
    from trygg_cli.render.review import ticks as review_ticks

    return review_ticks.read(files.read(previous).decode("utf-8", "replace")) if previous else {}


def _shown(
    made: Review, chosen: Format, commits: tuple[str, str], named: Sequence[str], max_length: int | None
) -> str:
    from trygg_cli.render.review import json as review_json
    from trygg_cli.render.review import markdown as review_markdown

    if chosen is Format.JSON:
        return review_json.render(made)
    place = review_markdown.VersionLinks(output_format.host_links(), commits, shlex.join(named))
    return review_markdown.render(made, place, max_length or review_markdown.LIMIT)
