"""For GitHub Actions: workflow commands that become annotations on the lines of a pull request."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.render.findings import concise
from trygg_cli.render.findings import wording as words
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.diagnostic import Diagnostic

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


MOST = 10
"""How many annotations of each level GitHub shows of a step; it lets the others go without a word."""


def render(
    diagnostics: Sequence[Diagnostic],
    files: Sequence[str],
    before: Mapping[Severity, int] | None = None,
) -> str:
    """Return a command for each finding as long as GitHub shows it, and plain lines for the others.

    `before` tells how many of each severity other files have had.
    """
    told = Counter(before)
    shown: list[Diagnostic] = []
    others: list[Diagnostic] = []
    for diagnostic in diagnostics:
        (shown if told[diagnostic.severity] < MOST else others).append(diagnostic)
        told[diagnostic.severity] += 1
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in shown) + (
        concise.render(others, files) if others else ""
    )


def _command(diagnostic: Diagnostic) -> str:
    start, end = diagnostic.start, diagnostic.end
    properties = {"file": terminal(diagnostic.file), "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:  # GitHub wants no columns for more than one line
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = terminal(diagnostic.label)
    settings = ",".join(f"{name}={property_value(value)}" for name, value in properties.items())
    said = [words.sentence(diagnostic), words.item(diagnostic), words.remedy(diagnostic)]
    text = data("\n".join(part for part in said if part))
    return f"::{_LEVELS[diagnostic.severity]} {settings}::{text}"


def data(text: str) -> str:
    """Return a text as it stands behind a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_value(text: str) -> str:
    """Return a text as it stands inside a command."""
    return data(text).replace(":", "%3A").replace(",", "%2C")
