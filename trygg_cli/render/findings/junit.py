"""For whatever shows test results: a suite for each file and a case for each finding.

Errors and warnings are failures.  What is only worth knowing does not fail, and a file without
findings is a case that passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from trygg_cli.diagnostic import Severity
from trygg_cli.render.findings import text
from trygg_cli.render.findings import wording as words
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.diagnostic import Diagnostic


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:
    """Return the XML that Jenkins, GitLab and Azure read."""
    found: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.file, []).append(diagnostic)
    root = ET.Element("testsuites", {"name": "trygg"} | _counts(found.values()))
    for file, inside in found.items():
        suite = ET.SubElement(root, "testsuite", {"name": terminal(file)} | _counts([inside]))
        if not inside:
            ET.SubElement(suite, "testcase", classname="trygg", name=terminal(file))
        for diagnostic in inside:
            _add_case(suite, diagnostic)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _counts(suites: Iterable[Sequence[Diagnostic]]) -> dict[str, str]:
    tests = failures = 0
    for inside in suites:
        tests += len(inside) or 1
        failures += sum(diagnostic.severity is not Severity.INFO for diagnostic in inside)
    return {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _add_case(suite: ET.Element, diagnostic: Diagnostic) -> None:
    name = terminal(f"{diagnostic.label} {diagnostic.start.line}:{diagnostic.start.column}")
    case = ET.SubElement(suite, "testcase", classname=terminal(diagnostic.file), name=name)
    if diagnostic.severity is Severity.INFO:
        body = ET.SubElement(case, "system-out")
    else:
        body = ET.SubElement(
            case, "failure", type=terminal(diagnostic.code), message=words.sentence(diagnostic)
        )
    body.text = text.show(diagnostic)
