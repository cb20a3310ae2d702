"""Mending plans for `trygg lint`: in their files, or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message, plural
from trygg_cli.system import files, replacements, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.diagnostic import PlacedProblem
    from trygg_cli.edit.fix import Fixed
    from trygg_cli.lint.engine import Settings
    from trygg_cli.lint.rule import Fix
    from trygg_cli.reading.document import Document


class InputNotText(TryggError):
    """What came in could not be read as text, so that it cannot go out again either."""

    def __init__(self, name: str, problem: PlacedProblem) -> None:
        super().__init__(message("{name} is not mended: {reason}", name=name, reason=problem.message))
        self.hint = problem.help


class Mender:
    """Mends one document after the other, and counts."""

    def __init__(
        self, settings: Settings, plans: Sequence[str], stdin_filename: str, *, include_unsafe: bool
    ) -> None:
        self._settings = settings
        self._from_stdin = stdin_filename if files.STDIN in plans else None
        self._include_unsafe = include_unsafe
        self.made = 0
        self.unsafe_left = 0

    def mend(self, document: Document) -> Document:
        """Mend a document where it stands, say what was mended, and return it; what came in goes to standard output.

        Raises `InputNotText` rather than to put something else in the place of what came in.
        """
        fixed = self._fix(document)
        if document.name == self._from_stdin:
            for problem in document.problems:
                if problem.code == "S02" or (problem.code == "S12" and not document.text):
                    raise InputNotText(document.name, problem)
            replacements.write_out(fixed.text)
        elif fixed.made:
            replacements.write(document, fixed.text)
        for title in fixed.made:
            terminal.say(message("{path}: {fix}", path=document.name, fix=title))
        return fixed.document

    def show(self, document: Document) -> None:
        """Show what would be mended in a document."""
        replacements.show_difference(document, self._fix(document).text)

    def sum_up(self, *, is_done: bool) -> None:
        """Say how much was mended, or would be."""
        if is_done:
            terminal.say(plural("{count} thing mended", "{count} things mended", self.made))
        else:
            terminal.say(plural("{count} thing would be mended", "{count} things would be mended", self.made))
        if self.unsafe_left:
            terminal.say(
                plural(
                    "{count} more can be mended with --unsafe-fixes; read the result",
                    "{count} more can be mended with --unsafe-fixes; read the result",
                    self.unsafe_left,
                )
            )

    def _fix(self, document: Document) -> Fixed:
        from trygg_cli.edit.fix import fix

        fixed = fix(document, self._found, include_unsafe=self._include_unsafe)
        self.made += len(fixed.made)
        self.unsafe_left += fixed.unsafe_left
        return fixed

    def _found(self, document: Document) -> Iterator[Fix]:
        from trygg_cli.lint.engine import lint
        from trygg_cli.rules import rules

        return (finding.fix for finding in lint(document, rules(), self._settings) if finding.fix)
