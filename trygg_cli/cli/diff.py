"""`trygg diff`: what changed, in sentences, ranked by what needs a decision."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trygg_cli.cli import files, terminal
from trygg_cli.cli.config import Config
from trygg_cli.cli.options import Colour, ColourWhen, Language, Output, StdinName
from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.cli.sides import Side, Source
    from trygg_cli.document import Document


class ChangesFormat(StrEnum):
    """How changes are shown."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"


class Only(StrEnum):
    """What changes ask of the reader, typed with or without å, ä and ö."""

    DECISION = "ställningstagande"
    FOLLOW_UP = "uppföljning"
    WORDING = "redaktionellt"


_SUFFIXES = {".json": ChangesFormat.JSON, ".md": ChangesFormat.MARKDOWN, ".html": ChangesFormat.HTML}
_ON_LINES = (ChangesFormat.GITHUB, ChangesFormat.GITLAB, ChangesFormat.AZURE)
_GIT_ARGUMENTS = (7, 9)
"""How many arguments git gives an external diff program; nine when the file was renamed."""


def _only(text: str) -> Only:
    from trygg_cli.suggestion import fold

    known = {fold(one.value): one for one in Only}
    if fold(text) not in known:
        raise typer.BadParameter(", ".join(Only))
    return known[fold(text)]


Sides = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[OLD] [NEW]",
        help="Files, folders, revisions such as HEAD~1, files in them such as main:plans/plan.yaml, or - for "
        "standard input. One alone is compared with the working tree; none at all compares HEAD with it.",
        show_default=False,
    ),
]
OnlyThese = Annotated[
    list[Only] | None,
    typer.Option(
        "--only",
        metavar="WEIGHT",
        parser=_only,
        help="Show only changes that weigh so: ställningstagande, uppföljning or redaktionellt.",
        show_default=False,
    ),
]
Actors = Annotated[
    list[str] | None,
    typer.Option(
        "--actor", metavar="ACTOR", help="Show only changes that touch this actor.", show_default=False
    ),
]
Areas = Annotated[
    list[str] | None,
    typer.Option(
        "--area", metavar="AREA", help="Show only changes in this focus area, by its id.", show_default=False
    ),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Let the exit code be 1 when something differs.")]
FormatOption = Annotated[
    ChangesFormat | None,
    typer.Option(
        "--format", "-f", help="How changes are shown; text, or what the CI host reads.", show_default=False
    ),
]
TextConv = Annotated[
    str | None,
    typer.Option(
        "--textconv",
        metavar="FILE",
        help="Print a plan as lines for git log -p and git blame to compare, and stop.",
        show_default=False,
    ),
]


class TooManySides(TryggError):
    """More than two things were to be compared."""

    hint = message("name an old and a new side")

    def __init__(self, count: int) -> None:
        super().__init__(message("{count} things cannot be compared, only two", count=count))


class NotThere(TryggError):
    """One side lacks the plan that the other side names."""

    def __init__(self, name: str, side: str) -> None:
        super().__init__(message("{side} has no plan to compare {name} with", name=name, side=side))


def diff(
    context: typer.Context,
    sides: Sides = None,
    only: OnlyThese = None,
    actor: Actors = None,
    area: Areas = None,
    exit_code: ExitCode = False,  # noqa: FBT002
    textconv: TextConv = None,
    stdin_filename: StdinName = "<stdin>",
    format_: FormatOption = None,
    output: Output = None,
    color: ColourWhen = Colour.AUTO,
    lang: Language = None,  # noqa: ARG001 read before the commands are made, see app
) -> None:
    """Show what changed between two versions of plans, and what of it needs a decision.

    Git can be told to use it: see docs/jämföra.md.
    """
    named = sides or []
    if textconv is not None:
        _show_lines(textconv)
        return
    if len(named) in _GIT_ARGUMENTS:
        _answer_git(named)
        return
    if len(named) > 2:  # noqa: PLR2004
        raise TooManySides(len(named))
    chosen = format_ or _by_suffix(output) or _by_host()
    comparison = _Comparison(context.obj, stdin_filename, on_lines=chosen in _ON_LINES)
    found = _filtered(comparison.run([*named, None, None][:2]), only, actor, area)
    _show(found, comparison.names, chosen, output, color)
    if comparison.unreadable:
        raise typer.Exit(2)
    if exit_code and found:
        raise typer.Exit(1)


class _Comparison:
    """Reads both sides and compares them, plan by plan."""

    def __init__(self, config: Config, stdin_name: str, *, on_lines: bool) -> None:
        self._config, self._stdin_name, self._on_lines = config, stdin_name, on_lines
        self.names: list[str] = []
        self.unreadable = 0

    def run(self, named: Sequence[str | None]) -> list[Difference]:
        """Return the differences of all plans, the heaviest first; raises `TryggError`."""
        from trygg_cli.cli.sides import Chooser
        from trygg_cli.diff import differences, rank

        chooser = Chooser(self._config, self._stdin_name)
        try:
            old, new = chooser.sides(*named)
            if not old.plans and not new.plans:
                raise files.NoPlans([name for name in (old.name, new.name) if name] or self._config.plans)
            found = [one for pair in self._pairs(old, new) for one in differences(*pair)]
        finally:
            chooser.close()
        return sorted(found, key=rank)

    def _pairs(self, old: Side, new: Side) -> Iterator[tuple[Document, Document]]:
        """Yield the documents that belong together: by path, else by the plan's id, else alone."""
        from trygg_cli.cli.sides import pairs

        alone: tuple[list[Document], list[Document]] = ([], [])
        for before, after in pairs(old, new):
            contents = [self._content(source) for source in (before, after)]
            if contents[0] == contents[1]:
                self._name(after)
                continue
            read = [
                None if source is None or content is None else self._document(source, content)
                for source, content in zip((before, after), contents, strict=True)
            ]
            if any(made is None and source for made, source in zip(read, (before, after), strict=True)):
                continue
            was, now = read
            if was and now:
                self._name(after)
                yield was, now
            elif was or now:
                alone[0 if was else 1].append(was or now)  # type: ignore[arg-type]
        yield from self._alone(old, new, *alone)

    def _alone(
        self, old: Side, new: Side, before: list[Document], after: list[Document]
    ) -> Iterator[tuple[Document, Document]]:
        """Yield what is left: plans that only moved to another file, and plans that came or went."""
        was = {_plan_id(document): document for document in before}
        is_single = old.one or new.one
        for document in after:
            other = was.pop(_plan_id(document), None)
            if other is None and is_single and old.plans:
                if new.one:
                    raise NotThere(document.name, old.name)
                continue
            self.names.append(document.name)
            yield other or _nothing(document.name), document
        for document in was.values():
            if is_single and new.plans:
                if old.one:
                    raise NotThere(document.name, new.name)
                continue
            yield document, _nothing(_without_revision(document.name))

    def _name(self, source: Source | None) -> None:
        if source:
            self.names.append(self._shown(source))

    def _shown(self, source: Source) -> str:
        """Return what to call a plan; annotations go on lines of a file, not of a revision."""
        return source.path or source.name if self._on_lines and ":" in source.name else source.name

    def _content(self, source: Source | None) -> bytes | None:
        if source is None:
            return None
        try:
            return source.read()
        except TryggError as error:
            terminal.complain(error)
            self.unreadable += 1
            return None

    def _document(self, source: Source, content: bytes) -> Document | None:
        """Return a plan's text and data; one that cannot be read at all is complained of and counted."""
        document = _read(self._shown(source), content)
        if isinstance(document.data, dict):
            if document.problems:
                terminal.say(
                    message(
                        "{name} has faults, so changes may be missing here; trygg validate shows them",
                        name=document.name,
                    )
                )
            return document
        from trygg_cli import render

        terminal.say_raw(render.DIAGNOSTICS["concise"](document.diagnostics, [document.name]))
        terminal.say(message("{name} cannot be compared until this is mended", name=document.name))
        self.unreadable += 1
        return None


def _read(name: str, content: bytes) -> Document:
    """Return a document as far as its YAML goes: whether it fits the model does not matter here."""
    from trygg_cli import source
    from trygg_cli.document import Document

    text, fault = source.decode(content)
    parsed = source.parse(text)
    problems = ((fault,) if fault else ()) + parsed.problems
    data = parsed.data if parsed.data is not None or problems else {}
    return Document(name, text, data, parsed.spans, problems)


def _nothing(name: str) -> Document:
    from trygg_cli.document import Document
    from trygg_cli.position import SourceMap

    return Document(name, "", None, SourceMap(), ())


def _without_revision(name: str) -> str:
    """Return the path in `REV:path`, where a plan that is gone was."""
    return name.partition(":")[2] or name


def _plan_id(document: Document) -> Any:  # noqa: ANN401
    name = document.data.get("id")
    return name if isinstance(name, str) else document.name


def _filtered(
    found: Iterable[Difference],
    only: Sequence[Only] | None,
    actors: Sequence[str] | None,
    areas: Sequence[str] | None,
) -> list[Difference]:
    """Return the differences that a person asked for; a name nobody has stands for nothing."""
    from trygg_cli.suggestion import fold

    weights = {one.value for one in only or Only}
    wanted_actors, wanted_areas = ({fold(name) for name in names or ()} for names in (actors, areas))
    return [
        one
        for one in found
        if one.weight.value in weights
        and (not wanted_actors or wanted_actors & {fold(name) for name in one.actors})
        and (not wanted_areas or wanted_areas & {fold(name) for name in one.areas})
    ]


def _show(
    found: Sequence[Difference],
    names: Sequence[str],
    chosen: ChangesFormat,
    output: str | None,
    color: Colour,
) -> None:
    from trygg_cli import render

    to_file = output is not None and output != files.STDIN
    is_coloured = chosen is ChangesFormat.TEXT and not to_file and terminal.has_colour(color)
    options = {"colour": True} if is_coloured else {}
    files.write(output or files.STDIN, render.CHANGES[chosen.value](found, names, **options))


def _by_suffix(output: str | None) -> ChangesFormat | None:
    return _SUFFIXES.get(os.path.splitext(output)[1].lower()) if output else None  # noqa: PTH122


def _by_host() -> ChangesFormat:
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return ChangesFormat.GITHUB
    return ChangesFormat.AZURE if os.environ.get("TF_BUILD") == "True" else ChangesFormat.TEXT


def _answer_git(given: Sequence[str]) -> None:
    """Show one file as git asks an external diff program to: path, old file, hash, mode, new file, hash, mode.

    Git stops at any exit code but 0, so a file that cannot be read is shown line by line.
    """
    from trygg_cli import render
    from trygg_cli.diff import differences
    from trygg_cli.render.safe import terminal as safe

    path, old, new = given[0], given[1], given[4]
    shown = given[7] if len(given) > 7 else path  # noqa: PLR2004 the name it was given
    texts = [b"" if side == os.devnull else files.read(side) for side in (old, new)]
    documents = [
        _nothing(name) if side == os.devnull else _read(name, text)
        for side, text, name in zip((old, new), texts, (path, shown), strict=True)
    ]
    files.write(
        files.STDIN, f"trygg diff {safe(path)}" + (f" → {safe(shown)}" if shown != path else "") + "\n\n"
    )
    is_readable = all(isinstance(one.data, dict) or not one.text for one in documents)
    if is_readable:
        found = differences(documents[0], documents[1])
        files.write(
            files.STDIN,
            render.CHANGES["text"](found, [shown], colour=terminal.has_colour(Colour.AUTO)) + "\n",
        )
        return
    from difflib import unified_diff

    lines = [[safe(line) for line in one.text.splitlines()] for one in documents]
    files.write(
        files.STDIN,
        "\n".join(unified_diff(lines[0], lines[1], safe(path), safe(shown), lineterm="")) + "\n\n",
    )


def _show_lines(name: str) -> None:
    """Print a plan as lines; what cannot be read as it stands, line by line."""
    from trygg_cli.render import flat
    from trygg_cli.render.safe import terminal as safe

    document = _read(name, files.read(name))
    if isinstance(document.data, dict):
        files.write(files.STDIN, flat.render(document.data))
    else:
        files.write(files.STDIN, "".join(f"{safe(line)}\n" for line in document.text.splitlines()))
