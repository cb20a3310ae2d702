"""Showing findings: the format, the place and the exit code, the same for every command that has findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from trygg_cli.cli import files, terminal
from trygg_cli.cli.options import Colour, FailOn, Format
from trygg_cli.diagnostic import Severity
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.cli.config import Config
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.document import Document

_SUFFIXES = {".json": Format.JSON, ".sarif": Format.SARIF, ".xml": Format.JUNIT, ".md": Format.MARKDOWN}
_THRESHOLDS = {
    FailOn.ERROR: (Severity.ERROR,),
    FailOn.WARNING: (Severity.ERROR, Severity.WARNING),
    FailOn.INFO: tuple(Severity),
    FailOn.NEVER: (),
}


class Reading:
    """The documents that names stand for, read one by one; files that cannot be read are complained of and counted."""

    def __init__(self, names: Sequence[str], config: Config, stdin_filename: str) -> None:
        self._found = [*files.find(names, config)]
        self._stdin_filename = stdin_filename
        self.names: list[str] = []
        self.unreadable = 0

    def __iter__(self) -> Iterator[Document]:
        """Yield each document once; nothing of it is kept."""
        from trygg_cli import document

        for name in terminal.track(self._found):
            try:
                if isinstance(name, FileUnreadable):
                    raise name
                content = files.read(name)
            except FileUnreadable as error:
                terminal.complain(error)
                self.unreadable += 1
                continue
            shown = self._stdin_filename if name == files.STDIN else name
            self.names.append(shown)
            yield document.read(shown, content)


class OutputIsInput(TryggError):
    """A file that was read is to be overwritten with what was found in it."""

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} is one of the plans and is not overwritten", name=name))


def check_output(output: str | None, names: Iterable[str]) -> None:
    """Complain of an output that is one of the files that are read; raises `OutputIsInput`."""
    if output and output != files.STDIN:
        path = os.path.realpath(output)
        if any(os.path.realpath(name) == path for name in names):
            raise OutputIsInput(output)


def is_sound(document: Document) -> bool:
    """Tell whether a document has a plan; say what is wrong where it has none."""
    if not document.problems:
        return True
    from trygg_cli import render

    terminal.say_raw(str(render.DIAGNOSTICS["concise"](document.diagnostics, [document.name])))
    terminal.say(message("{name} is left out until this is mended", name=document.name))
    return False


def show(
    diagnostics: Sequence[Diagnostic],
    names: Sequence[str],
    format_: Format | None,
    output: str | None,
    color: Colour,
) -> Format:
    """Write findings where they are wanted, and return the format they were written in."""
    from trygg_cli import render

    chosen = format_ or _by_suffix(output) or _by_host()
    check_output(output, names)
    to_file = output is not None and output != files.STDIN
    options = {"colour": True} if chosen is Format.TEXT and not to_file and terminal.has_colour(color) else {}
    files.write(output or files.STDIN, render.DIAGNOSTICS[chosen.value](diagnostics, names, **options))
    return chosen


def leave(diagnostics: Sequence[Diagnostic], unreadable: int, fail_on: FailOn) -> None:
    """End the command with the exit code that the findings call for."""
    if unreadable:
        raise typer.Exit(2)
    if any(found.severity in _THRESHOLDS[fail_on] for found in diagnostics):
        raise typer.Exit(1)


def _by_suffix(output: str | None) -> Format | None:
    return _SUFFIXES.get(os.path.splitext(output)[1].lower()) if output else None  # noqa: PTH122


def _by_host() -> Format:
    """Return the format that the CI host turns into annotations; GitLab reads a file, so none of its own."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return Format.GITHUB
    if os.environ.get("TF_BUILD") == "True":
        return Format.AZURE
    return Format.TEXT
