"""For GitHub Actions: workflow commands that become annotations on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.render.findings import wording as words
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.diagnostic import Diagnostic

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:  # noqa: ARG001
    """Return a command for each finding."""
    return "".join(_command(diagnostic) + "\n" for diagnostic in diagnostics)


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
