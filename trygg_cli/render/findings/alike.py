"""Findings that are alike told as one, for people: once what is wrong and how to mend it, and every place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.render.findings import wording as words
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from trygg_cli.diagnostic import Diagnostic

_MANY = 3
_STRUCTURE = "S"
"""The family of what keeps a file from being a plan: each is mended by itself, and has to be seen in its place."""


def gathered(diagnostics: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, ...]]:
    """Yield the findings in their order, but many that are alike together, where the first of them stands."""
    groups: dict[Hashable, list[Diagnostic]] = {}
    kinds = [_kind(diagnostic) for diagnostic in diagnostics]
    for kind, diagnostic in zip(kinds, diagnostics, strict=True):
        groups.setdefault(kind, []).append(diagnostic)
    for kind, diagnostic in zip(kinds, diagnostics, strict=True):
        group = groups[kind]
        if len(group) < _MANY or diagnostic.code.startswith(_STRUCTURE):
            yield (diagnostic,)
        elif diagnostic is group[0]:
            yield tuple(group)


def _kind(diagnostic: Diagnostic) -> Hashable:
    """Return what alike findings have in common: all that is said of them but for the words of the plan."""
    remedy = (diagnostic.help.text, str(diagnostic.help.args)) if diagnostic.help else None
    return diagnostic.file, diagnostic.code, diagnostic.severity, diagnostic.message.text, remedy


def sentence(group: Sequence[Diagnostic]) -> str:
    """Return what is wrong, and in how many places."""
    if say_the_same(group):
        found = plural(
            "{finding} ({count} place)", "{finding} ({count} places)", len(group), finding=group[0].message
        )
    else:
        found = plural(
            "{count} finding of one kind ({name})",
            "{count} findings of one kind ({name})",
            len(group),
            name=group[0].name,
        )
    return terminal(translate(found))


def say_the_same(group: Sequence[Diagnostic]) -> bool:
    """Tell whether all are told in the same words."""
    return all(diagnostic.message == group[0].message for diagnostic in group)


def line(diagnostic: Diagnostic) -> str:
    """Return the line that a finding stands on."""
    return translate(message("line {line}", line=diagnostic.start.line))


def abouts(group: Sequence[Diagnostic]) -> list[str]:
    """Return what each finding of a group is about, and what it says where each says its own."""
    items = [words.item(diagnostic) for diagnostic in group]
    if say_the_same(group):
        return items
    sentences = map(words.sentence, group)
    return [f"{item}: {said}" if item else said for item, said in zip(items, sentences, strict=True)]
