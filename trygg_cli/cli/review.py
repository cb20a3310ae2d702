"""`trygg review`: a change of plans as one comment for those who decide on it."""

from __future__ import annotations

import os
import shlex
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates, findings_output
from trygg_cli.cli.options import AsOf, ColourWhen, FailFrom, FailOn, Format, Language, Output, StdinName
from trygg_cli.desk import comparing, files
from trygg_cli.desk.lint_settings import settings_of
from trygg_cli.desk.terminal import Colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.desk.counterparts import Match
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.diff import Moved
    from trygg_cli.lint.engine import Settings
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.same_id import Sighting
    from trygg_cli.review.assessment import PlanReview, Review, VersionReview

    Twins = tuple[Mapping[str, Sighting], Mapping[str, Sighting]]

_LEAST = 1000

Sides = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[OLD..NEW]",
        help="Two revisions: main..HEAD, or main...HEAD for what has happened since they parted, as in a pull "
        "request. One revision alone is compared with the working tree; two files or folders also work.",
        show_default=False,
    ),
]
PreviousFile = Annotated[
    str | None,
    typer.Option(
        "--previous",
        metavar="FILE",
        help="The comment as it stands now: what is ticked in it stays ticked.",
        show_default=False,
    ),
]
MaxLength = Annotated[
    int | None,
    typer.Option(
        "--max-length",
        metavar="CHARACTERS",
        min=_LEAST,
        help="How long the comment may be; as long as all hosts allow, 65536, unless you say otherwise.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="The comment (markdown), all of it for programs (json), or only the findings in the other formats.",
        show_default=False,
    ),
]
_SUFFIXES = {".json": Format.JSON, ".sarif": Format.SARIF, ".xml": Format.JUNIT}


def review(
    context: typer.Context,
    sides: Sides = None,
    previous: PreviousFile = None,
    max_length: MaxLength = None,
    datum: AsOf = None,
    stdin_filename: StdinName = "<stdin>",
    format_: FormatOption = None,
    output: Output = None,
    fail_on: FailFrom = FailOn.WARNING,
    color: ColourWhen = Colour.AUTO,
    lang: Language = None,
) -> None:
    """Review a change: what needs a decision, what was followed up, and which findings it brought or mended.

    The answer is a comment for a pull or merge request; trygg init --ci sets up the rest.
    """
    from trygg_cli.review.assessment import review as gathered

    named = sides or []
    if len(named) > 2:
        raise comparing.TooManySides(len(named))
    settings = settings_of(context.obj, dates.parse(datum))
    with comparing.Comparison(context.obj, stdin_filename, _read, on_lines=True) as reading:
        matches = reading.matches(named)
        same_id = _twins(reading, matches)
        plans = reading.each(matches, partial(_plan, settings=settings, twins=same_id))
    made = gathered(plans, _ticked(previous))
    chosen = format_ or _by_suffix(output)
    if chosen in (Format.MARKDOWN, Format.JSON):
        files.write(output or files.STDIN, _shown(made, chosen, reading.commits, named, max_length))
    else:
        shown = findings_output.Showing(chosen, output, color)
        shown.add(made.findings)
        shown.close(reading.names)
    findings_output.leave([one.severity for one in made.findings], reading.unreadable, fail_on)


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
        for one in sorted(seen, key=lambda one: one.file in changed):
            other = known.meet(one)
            if other:
                found[number][one.file] = other
    return found


def _plan(pair: comparing.DocumentPair, moved: Moved, settings: Settings, twins: Twins) -> PlanReview:
    """Return the review of one plan: the engines are asked about both versions, and what differs."""
    from trygg_cli.diff import differences
    from trygg_cli.policy import examine
    from trygg_cli.review.assessment import review_plan

    old, new, replaced = pair
    found = differences(old, new, moved=moved) if all(map(comparing.is_comparable, (old, new))) else []
    is_policed = comparing.is_comparable(old) and not new.problems and not comparing.is_nothing(new)
    earlier = replaced if comparing.is_nothing(old) else old
    policy = examine(earlier, new, [] if replaced else found, settings) if is_policed else []
    lines = dict(_old_lines(old, found))
    days = (_on_the_same_day(new, settings), settings)
    sides = zip((old, new), days, twins, strict=True)
    before, after = (_version(one, asked, others) for one, asked, others in sides)
    return review_plan(before, after, found, policy, lines)


def _on_the_same_day(new: Document, settings: Settings) -> Settings:
    """Return settings with which the old version is judged on the day of the new one.

    Else a follow-up of one measure would bring findings about all that became late since the last.
    """
    if new.problems or comparing.is_nothing(new):
        return settings
    from trygg_cli.standing.moment import Moment, judge

    return settings._replace(as_of=judge(new.plan, Moment(as_of=settings.as_of)).day)


def _version(document: Document, settings: Settings, twins: Mapping[str, Sighting]) -> VersionReview:
    """Return what there is to say of one version of a plan."""
    from trygg_cli.diff.items import items
    from trygg_cli.lint.engine import lint
    from trygg_cli.reading.same_id import diagnose, seen
    from trygg_cli.review.assessment import Remark, VersionReview
    from trygg_cli.rules import about, rules

    if comparing.is_nothing(document):
        return VersionReview(document.name, is_there=False)
    title = document.data.get("titel") if isinstance(document.data, dict) else None
    shown = title if isinstance(title, str) else ""
    other = twins.get(document.name) if seen(document) else None
    said = [*document.diagnostics, *([diagnose(document, other)] if other else [])]
    remarks = [Remark(one, _item(one)) for one in said]
    if document.problems:
        return VersionReview(
            document.name, shown, tuple(remarks), is_comparable=comparing.is_comparable(document)
        )
    remarks += (
        Remark(document.diagnose(one.problem, about().get(one.problem.code)), one.item)
        for one in lint(document, rules(), settings)
    )
    there = frozenset(f"{kind}:{name}" for kind, name, _ in items(document.data))
    return VersionReview(document.name, shown, (), tuple(remarks), there)


def _item(fault: Diagnostic) -> str:
    """Return which item a fault is in, by its kind and id but not its title."""
    return f"{fault.item.text} {fault.item.args.get('id')}" if fault.item else ""


def _old_lines(old: Document, found: Sequence[Difference]) -> Iterator[tuple[str, int]]:
    """Yield the line that each difference stood on before, by its fingerprint; an item that came stood on none."""
    from trygg_cli.change import ChangeKind

    for one in found:
        if not one.change.item.came_from and (one.change.key or one.change.kind is not ChangeKind.ADDED):
            yield one.fingerprint, old.lines.position(old.spans.key(one.change.old_route).start).line


def _ticked(previous: str | None) -> dict[str, str]:
    """Return what is ticked in the comment as it stands now."""
    from trygg_cli.render.review import ticks as review_ticks

    return review_ticks.read(files.read(previous).decode("utf-8", "replace")) if previous else {}


def _shown(
    made: Review, chosen: Format, commits: tuple[str, str], named: Sequence[str], max_length: int | None
) -> str:
    from trygg_cli.render.review import json as review_json
    from trygg_cli.render.review import markdown as review_markdown
    from trygg_cli.review.host_links import links

    if chosen is Format.JSON:
        return review_json.render(made)
    place = review_markdown.VersionLinks(links(os.environ), commits, shlex.join(named))
    return review_markdown.render(made, place, max_length or review_markdown.LIMIT)


def _by_suffix(output: str | None) -> Format:
    suffix = os.path.splitext(output or "")[1].lower()  # noqa: PTH122
    return _SUFFIXES.get(suffix, Format.MARKDOWN)
