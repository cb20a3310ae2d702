"""For GitLab: a code quality report, shown in merge requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.render.findings import wording as words
from trygg_cli.render.findings.fingerprint import fingerprints
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.diagnostic import Diagnostic

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:
    """Return an array with an object for each finding."""
    marks = fingerprints(diagnostics)
    return as_json([_issue(diagnostic, mark) for diagnostic, mark in zip(diagnostics, marks, strict=True)])


def _issue(diagnostic: Diagnostic, fingerprint: str) -> dict[str, object]:
    said = [words.sentence(diagnostic), words.item(diagnostic), words.remedy(diagnostic)]
    return {
        "description": f"{diagnostic.code}: {' – '.join(part for part in said if part)}",
        "check_name": diagnostic.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": diagnostic.file,
            "lines": {"begin": diagnostic.start.line, "end": diagnostic.end.line},
        },
    }
