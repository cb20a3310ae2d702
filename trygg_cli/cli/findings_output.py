"""Showing findings: the format, the place and the exit code, the same for every command that has findings."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import typer

from trygg_cli.cli.options import FailOn, Format
from trygg_cli.diagnostic import Severity
from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.settings import output_format
from trygg_cli.system import files, terminal
from trygg_cli.system.terminal import Colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.message import Message

_SUFFIXES = {".json": Format.JSON, ".sarif": Format.SARIF, ".xml": Format.JUNIT, ".md": Format.MARKDOWN}
_ONE_BY_ONE = (Format.TEXT, Format.CONCISE, Format.GITHUB, Format.AZURE)
_THRESHOLDS = {
    FailOn.ERROR: (Severity.ERROR,),
    FailOn.WARNING: (Severity.ERROR, Severity.WARNING),
    FailOn.INFO: tuple(Severity),
    FailOn.NEVER: (),
}


class OutputIsInput(TryggError):
    """A file that was read is to be overwritten with what was found in it."""

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} is one of the plans and is not overwritten", name=name))


def named_format(output: str | None) -> Format | None:
    """Return the format that the name of the file to write says, if it says one."""
    return output_format.by_name(output, _SUFFIXES)


def check_output(output: str | None, names: Iterable[str]) -> None:
    """Complain of an output that is one of the files that are read; raises `OutputIsInput`."""
    if output and output != files.STDIN and any(files.is_same(name, output) for name in names):
        raise OutputIsInput(output)


class Showing:
    """Findings on their way out, counted by severity; a quiet one only counts.

    Where each is shown by itself they go out file by file, so that any number of them takes no more memory; not
    beside a progress bar, though.  As JSON they wait as they are to be written, which takes a tenth of the memory.
    """

    def __init__(
        self, format_: Format | None, output: str | None, color: Colour, *, is_quiet: bool = False
    ) -> None:
        self.format = format_ or named_format(output) or Format(output_format.by_host("text"))
        self.severities: Counter[Severity] = Counter()
        self.output = output or files.STDIN
        self._colours = terminal.colours(self.format, output, color)
        self._at_once = self.output == files.STDIN and self.format in _ONE_BY_ONE and not sys.stdout.isatty()
        self._is_quiet = is_quiet
        self._waiting: list[Diagnostic] = []
        self._written: list[str] = []

    @property
    def _is_text(self) -> bool:
        return self.format is Format.TEXT

    def add(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Take the findings of a file."""
        before = self.severities.copy()
        self.severities.update([diagnostic.severity for diagnostic in diagnostics])
        if self._is_quiet:
            return
        if self.format is Format.JSON:
            from trygg_cli.render.findings import json

            self._written += map(json.written, diagnostics)
        elif not self._at_once:
            self._waiting += diagnostics
        elif diagnostics:
            gap = "\n" if self._is_text and before else ""
            files.write(files.STDIN, gap + self._shown(diagnostics, (), before))

    def close(self, names: Sequence[str]) -> None:
        """Write what waits; `names` are those of all files that were read.  Raises `OutputIsInput`."""
        check_output(self.output, names)
        if self._is_quiet:
            return
        if self.format is Format.JSON:
            from trygg_cli.render.findings import json

            files.write(self.output, json.around(self._written, names, self.severities))
        elif not self._at_once:
            files.write(self.output, self._shown(self._waiting, names))

    def _shown(
        self, diagnostics: Sequence[Diagnostic], names: Sequence[str], before: Counter[Severity] | None = None
    ) -> str:
        from trygg_cli import render

        if self.format is Format.GITHUB:
            from trygg_cli.render.findings import github

            return github.render(diagnostics, names, before)
        return render.DIAGNOSTICS[self.format.value](diagnostics, names, **self._colours)

    def counted(self, nothing: Message) -> Message:
        """Return how many findings there are, and where they are to be read if that is not here."""
        total = self.severities.total()
        found = plural("{count} finding", "{count} findings", total) if total else nothing
        if total and self.output != files.STDIN and not self._is_quiet:
            return message("{findings}, which stand in {path}", findings=found, path=self.output)
        return found

    @property
    def is_for_people(self) -> bool:
        """Whether a person reads along, be it in the log of a CI host or beside a file."""
        return self.format in _ONE_BY_ONE or self.output != files.STDIN


def say_unreadable(count: int) -> None:
    """Say how many files could not be read; why stands above."""
    if count:
        terminal.say(plural("{count} file could not be read", "{count} files could not be read", count))


def leave(severities: Iterable[Severity], unreadable: int, fail_on: FailOn) -> None:
    """End the command with the exit code that findings of these severities call for."""
    if unreadable:
        raise typer.Exit(2)
    if not set(severities).isdisjoint(_THRESHOLDS[fail_on]):
        raise typer.Exit(1)
