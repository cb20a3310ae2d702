"""`trygg diff`: what changed, in sentences, ranked by what needs a decision."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from trygg_cli.cli.option_groups import grouped
from trygg_cli.cli.options import (
    ACTOR,
    AREA,
    ColourWhen,
    Only,
    OnlyThese,
    Output,
    StdinName,
    argument,
    option,
)
from trygg_cli.desk import comparing
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.reading import compared
from trygg_cli.settings import output_format
from trygg_cli.system import files, terminal, windows
from trygg_cli.system.terminal import Colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.diff import Moved
    from trygg_cli.reading.document import Document


class ChangesFormat(StrEnum):
    """How changes are shown."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"


_SUFFIXES = {".json": ChangesFormat.JSON, ".md": ChangesFormat.MARKDOWN, ".html": ChangesFormat.HTML}
_ON_LINES = (ChangesFormat.GITHUB, ChangesFormat.GITLAB, ChangesFormat.AZURE)
_TELLING = (ChangesFormat.TEXT, ChangesFormat.MARKDOWN)
"""What says in words that nothing differs."""

_GIT_ARGUMENTS = (7, 9)
"""How many arguments git gives an external diff program; nine when the file was renamed."""


Sides = Annotated[
    list[str] | None,
    argument(
        metavar="[OLD] [NEW]",
        help="Files, folders, revisions such as HEAD~1, files in them such as main:plans/plan.yaml, or - for "
        "standard input. One alone is compared with the working tree; none at all compares HEAD with it.",
    ),
]
Actors = Annotated[
    list[str] | None,
    option(*ACTOR, metavar="ACTOR", help="Show only changes that touch this actor."),
]
Areas = Annotated[
    list[str] | None,
    option(*AREA, metavar="AREA", help="Show only changes in this focus area, by its id."),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if something differs.")]
FormatOption = Annotated[
    ChangesFormat | None,
    option("--format", "-f", help="How changes are shown; text, or what the CI host reads."),
]
TextConv = Annotated[
    str | None,
    option(
        "--textconv",
        metavar="FILE",
        help="Print a plan as lines for git log -p and git blame to compare, and stop.",
    ),
]


class TouchOptions(NamedTuple):
    """Which changes are shown: of what weight, and what they touch."""

    only: OnlyThese = None
    actor: Actors = None
    area: Areas = None


class ChangesOptions(NamedTuple):
    """How and where changes are shown."""

    format_: FormatOption = None
    output: Output = None
    color: ColourWhen = Colour.AUTO

    @property
    def form(self) -> ChangesFormat:
        """The format that was asked for, or that the file or the CI host asks for."""
        named = self.format_ or output_format.by_name(self.output, _SUFFIXES)
        return named or ChangesFormat(output_format.by_host("text"))


@grouped
def diff(
    context: typer.Context,
    *,
    sides: Sides = None,
    wanted: TouchOptions,
    exit_code: ExitCode = False,
    textconv: TextConv = None,
    stdin_filename: StdinName = "<stdin>",
    where: ChangesOptions,
) -> None:
    """Show what changed between two versions of plans, and what of it needs a decision.

    Git can be told to use it: see trygg help jämföra.
    """
    named = sides or []
    if textconv is not None:
        _show_lines(textconv)
        return
    if len(named) in _GIT_ARGUMENTS:
        _answer_git(named)
        return
    if len(named) > 2:
        raise comparing.TooManySides(len(named))
    comparison = comparing.Comparison(
        context.obj, stdin_filename, compared.read_loosely, on_lines=where.form in _ON_LINES
    )
    with closing(comparison) as reading:
        changes = _Differences(reading)
        found = _filtered(changes.find(named), wanted)
        _check_names(reading, {"aktör": wanted.actor, "område": wanted.area}, found)
    _show(found, changes, where)
    if not changes.is_whole:
        raise typer.Exit(2)
    if exit_code and found:
        raise typer.Exit(1)


class NobodyHas(TryggError):
    """Changes that touch something were asked for, and no plan on either side has heard of it."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(message('there is no {field} "{value}" in the plans', field=field, value=value))


def _check_names(
    reading: comparing.Comparison, asked: Mapping[str, Sequence[str] | None], found: Sequence[Difference]
) -> None:
    """Complain of a name that stands nowhere in the plans, where nothing is found; raises `NobodyHas`."""
    if not found:
        for field, names in asked.items():
            for name in names or ():
                if not reading.mentions(name):
                    raise NobodyHas(field, name)


class _Differences:
    """Compares pairs of plans; those that are not plans at all are complained of and counted."""

    def __init__(self, comparison: comparing.Comparison) -> None:
        self._comparison = comparison
        self._broken: set[str] = set()

    @property
    def names(self) -> list[str]:
        """The plans that were compared."""
        return [name for name in self._comparison.names if name not in self._broken]

    @property
    def is_whole(self) -> bool:
        """Tell whether everything could be compared."""
        return not self._broken and not self._comparison.unreadable

    def find(self, named: Sequence[str]) -> list[Difference]:
        """Return the differences of all plans, the heaviest first; raises `TryggError`."""
        from trygg_cli.diff import rank

        found = self._comparison.each(self._comparison.matches(named), self._of)
        return sorted(chain.from_iterable(found), key=rank)

    def _of(self, pair: comparing.DocumentPair, moved: Moved) -> list[Difference]:
        from trygg_cli.diff import differences

        fit = [self._is_fit(document) for document in (pair.old, pair.new)]
        return differences(pair.old, pair.new, moved=moved) if all(fit) else []

    def _is_fit(self, document: Document) -> bool:
        if compared.is_comparable(document):
            if document.problems:
                terminal.say(
                    message(
                        "{name} has faults, so changes may be missing here; trygg validate shows them",
                        name=document.name,
                    )
                )
            elif not document.data and not compared.is_nothing(document):
                terminal.say(
                    message(
                        "{name} holds no plan, so everything is shown as added or removed",
                        name=document.name,
                    )
                )
            return True
        from trygg_cli import render

        terminal.say_raw(render.DIAGNOSTICS["concise"](document.diagnostics, [document.name]))
        terminal.say(message("{name} cannot be compared until this is mended", name=document.name))
        self._broken.add(document.name)
        return False


def _filtered(found: Iterable[Difference], wanted: TouchOptions) -> list[Difference]:
    """Return the differences that a person asked for; a name nobody has stands for nothing."""
    from trygg_cli.suggestion import fold

    weights = {choice.value for choice in wanted.only or Only}
    actors, areas = ({fold(name) for name in names or ()} for names in (wanted.actor, wanted.area))
    return [
        difference
        for difference in found
        if difference.weight.value in weights
        and (not actors or actors & {fold(name) for name in difference.actors})
        and (not areas or areas & {fold(name) for name in difference.areas})
    ]


def _show(found: Sequence[Difference], changes: _Differences, where: ChangesOptions) -> None:
    if where.form in _TELLING and not found and not changes.is_whole:
        return  # of what could not be read nobody knows
    from trygg_cli import render

    colours = terminal.colours(where.form, where.output, where.color)
    files.write(where.output or files.STDIN, render.CHANGES[where.form](found, changes.names, **colours))


def _answer_git(given: Sequence[str]) -> None:
    """Show one file as git asks an external diff program to: path, old file, hash, mode, new file, hash, mode.

    Git stops at any exit code but 0, so a file that cannot be read is shown line by line.
    """
    from trygg_cli import render
    from trygg_cli.diff import differences
    from trygg_cli.safe import terminal as safe

    path, old, new = given[0], given[1], given[4]
    shown = given[7] if len(given) > 7 else path
    texts = [b"" if windows.is_nothing(side) else files.read(side) for side in (old, new)]
    documents = [
        compared.nothing(name) if windows.is_nothing(side) else compared.read_loosely(name, text)
        for side, text, name in zip((old, new), texts, (path, shown), strict=True)
    ]
    files.write(
        files.STDIN, f"trygg diff {safe(path)}" + (f" → {safe(shown)}" if shown != path else "") + "\n\n"
    )
    if all(map(compared.is_comparable, documents)):
        found = differences(documents[0], documents[1])
        files.write(
            files.STDIN,
            render.CHANGES["text"](found, [shown], colour=terminal.has_colour(Colour.AUTO)) + "\n",
        )
        return
    from trygg_cli.text.line_differences import unified

    lines = [[safe(line) for line in document.text.splitlines()] for document in documents]
    files.write(
        files.STDIN,
        "\n".join(unified(lines[0], lines[1], safe(path), safe(shown))) + "\n\n",
    )


def _show_lines(name: str) -> None:
    """Print a plan as lines; what cannot be read as it stands, line by line."""
    from trygg_cli.render.changes import flat
    from trygg_cli.safe import terminal as safe

    document = compared.read_loosely(name, files.read(name))
    if isinstance(document.data, dict):
        files.write(files.STDIN, flat.render(document.data))
    else:
        files.write(files.STDIN, "".join(f"{safe(line)}\n" for line in document.text.splitlines()))
