"""For code scanning: SARIF 2.1.0 (OASIS standard, errata 01)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import trygg_cli
from trygg_cli import language
from trygg_cli.diagnostic import Severity
from trygg_cli.language import translate
from trygg_cli.render.findings import wording as words
from trygg_cli.render.findings.fingerprint import fingerprints
from trygg_cli.render.findings.json import arguments
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.diagnostic import Code, Diagnostic

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"sv": "sv-SE", "en": "en-US"}


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:
    """Return a log of one run, with the rules that found something."""
    about = {diagnostic.code: diagnostic.about for diagnostic in diagnostics}
    rules = _number(sorted(about))
    artifacts = _number([*files, *(diagnostic.file for diagnostic in diagnostics)])
    spoken = _LANGUAGES[language.current()]
    driver = {
        "name": "trygg",
        "version": trygg_cli.__version__,
        "language": spoken,
        "rules": [_rule(code, about[code]) for code in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": spoken,
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file)}, "roles": ["analysisTarget"]} for file in artifacts],
        "results": [
            _result(diagnostic, rules[diagnostic.code], artifacts[diagnostic.file], mark)
            for diagnostic, mark in zip(diagnostics, fingerprints(diagnostics), strict=True)
        ],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _number(names: Iterable[str]) -> dict[str, int]:
    return {name: index for index, name in enumerate(dict.fromkeys(names))}


def _rule(code: str, known: Code | None) -> dict[str, object]:
    if known is None:
        return {"id": code}
    explanation = {"text": _text(translate(known.explanation))}
    return {
        "id": code,
        "name": known.name,
        "shortDescription": {"text": _text(translate(known.title))},
        "fullDescription": explanation,
        "help": explanation,
    }


def _result(diagnostic: Diagnostic, rule: int, artifact: int, fingerprint: str) -> dict[str, object]:
    said = [words.sentence(diagnostic), words.remedy(diagnostic)]
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(diagnostic.file), "index": artifact},
            "region": {
                "startLine": diagnostic.start.line,
                "startColumn": diagnostic.start.column,
                "endLine": diagnostic.end.line,
                "endColumn": diagnostic.end.column,
            },
        }
    }
    if diagnostic.item:
        location["logicalLocations"] = [{"name": words.item(diagnostic)}]
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _text("\n".join(part for part in said if part))},
        "locations": [location],
        "partialFingerprints": {"trygg/v1": fingerprint},
        "properties": {"arguments": arguments(diagnostic.message)},
    }


def _text(text: str) -> str:
    """Return a message string that is neither a template (section 3.11.5) nor holds links (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _uri(file: str) -> str:
    """Return a relative reference."""
    return quote(re.sub("^/{2,}", "/", file), errors="replace")
