"""For programs: everything there is to know, the sentences translated and their arguments beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.language import translate
from trygg_cli.message import Message
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.diagnostic import Diagnostic

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:
    """Return one object; lines and columns count from 1, columns in characters, and `end` is not included."""
    count = [diagnostic.severity for diagnostic in diagnostics].count
    return as_json(
        {
            "version": VERSION,
            "files": list(files),
            "summary": {severity.value: count(severity) for severity in Severity},
            "diagnostics": [entry(diagnostic) for diagnostic in diagnostics],
        }
    )


def entry(diagnostic: Diagnostic) -> dict[str, object]:
    """Return a finding as plain data."""
    return {
        "file": diagnostic.file,
        "start": diagnostic.start._asdict(),
        "end": diagnostic.end._asdict(),
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": translate(diagnostic.message),
        "arguments": arguments(diagnostic.message),
        "help": translate(diagnostic.help) if diagnostic.help else None,
        "item": translate(diagnostic.item) if diagnostic.item else None,
    }


def arguments(sentence: Message) -> dict[str, object]:
    """Return the arguments of a sentence as plain data; sentences among them are translated."""
    return {name: _plain(value) for name, value in sentence.args.items()}


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return translate(value)
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)
