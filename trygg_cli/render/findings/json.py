"""For programs: everything there is to know, the sentences translated and their arguments beside them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.language import translate
from trygg_cli.message import Message
from trygg_cli.safe import as_json, json_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.diagnostic import Diagnostic

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:
    """Return one object; lines and columns count from 1, columns in characters, and `end` is not included."""
    severities = Counter(diagnostic.severity for diagnostic in diagnostics)
    return "".join(around(map(written, diagnostics), files, severities))


def around(findings: Iterable[str], files: Sequence[str], severities: Counter[Severity]) -> Iterator[str]:
    """Yield the object piece by piece, from findings that are written already and counted."""
    summary = {severity.value: severities[severity] for severity in Severity}
    head = {"version": VERSION, "files": list(files), "summary": summary}
    return json_around(head, "diagnostics", findings)


def written(diagnostic: Diagnostic) -> str:
    """Return a finding as JSON by itself."""
    return as_json(entry(diagnostic))


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
