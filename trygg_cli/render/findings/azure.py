"""For Azure Pipelines: logging commands that become issues of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.render.findings import wording as words
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.diagnostic import Diagnostic

# nothing is lower than a warning there
_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "warning"}


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:
    """Return a command for each finding."""
    return "".join(_command(diagnostic) + "\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = {
        "type": _TYPES[diagnostic.severity],
        "sourcepath": terminal(diagnostic.file),
        "linenumber": str(diagnostic.start.line),
        "columnnumber": str(diagnostic.start.column),
        "code": terminal(diagnostic.code),
    }
    settings = "".join(f"{name}={property_value(value)};" for name, value in properties.items())
    said = [words.sentence(diagnostic), words.item(diagnostic), words.remedy(diagnostic)]
    return f"##vso[task.logissue {settings}]{data(' – '.join(part for part in said if part))}"


def data(text: str) -> str:
    """Return a text as it stands behind a command."""
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def property_value(text: str) -> str:
    """Return a text as it stands inside a command."""
    return data(text).replace(";", "%3B").replace("]", "%5D")
