"""For people who read pull requests: a comment with a list for each file."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from trygg_cli import safe
from trygg_cli.diagnostic import Severity
from trygg_cli.language import translate
from trygg_cli.message import Message, message, plural
from trygg_cli.render.findings import alike, excerpt
from trygg_cli.render.findings import wording as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.diagnostic import Diagnostic


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:
    """Return a heading that counts, and the findings under the names of their files."""
    parts = [f"### {safe.markdown(translate(_summary(diagnostics, files)))}"]
    for file, inside in groupby(diagnostics, lambda diagnostic: diagnostic.file):
        parts.append(f"#### {safe.markdown(file)}")
        parts += [
            _entry(*group) if alike.is_structural(group[0]) or len(group) == 1 else _entry_of_many(group)
            for group in alike.gathered([*inside])
        ]
    return "\n\n".join(parts) + "\n"


def _summary(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> Message:
    read = plural("{count} plan", "{count} plans", len(files))
    if not diagnostics:
        return message("No findings in {plans}", plans=read)
    count = [diagnostic.severity for diagnostic in diagnostics].count
    errors, warnings, infos = (count(severity) for severity in Severity)
    counts = [
        plural("{count} error", "{count} errors", errors),
        plural("{count} warning", "{count} warnings", warnings),
        plural("{count} remark", "{count} remarks", infos),
    ]
    return message("{counts} in {plans}", counts=[part for part in counts if part.number], plans=read)


def _entry(diagnostic: Diagnostic, *others: Diagnostic) -> str:
    """Return a list item, with where else the same stands.

    No line of it begins with words of a plan, which could be a command to a host.
    """
    kind = safe.markdown(f"{words.severity(diagnostic)} {diagnostic.code}")
    head = f"- **{kind}** {_where(diagnostic)}: {safe.markdown(words.sentence(diagnostic))}"
    lines = [f"{number} | {text}".rstrip() for number, text in excerpt.rows(diagnostic)]
    code = "\n  ".join(["```", *lines, "```"]) if lines else ""  # a line number before each: none can end it
    said = [safe.markdown(words.item(diagnostic)), code, safe.markdown(words.remedy(diagnostic))]
    if others:
        said += [safe.markdown(alike.further([diagnostic, *others])), _places(others)]
    return "\n\n  ".join([head, *(part for part in said if part)])


def _entry_of_many(group: Sequence[Diagnostic]) -> str:
    """Return a list item for alike findings, with a list of the places below it."""
    first = group[0]
    kind = safe.markdown(f"{words.severity(first)} {first.code}")
    head = f"- **{kind}** {safe.markdown(alike.sentence(group))}:"
    return "\n\n  ".join([head, _places(group), *filter(None, [safe.markdown(words.remedy(first))])])


def _places(group: Sequence[Diagnostic]) -> str:
    """Return a list inside a list item, of where findings stand and what each is about."""
    abouts = zip(group, alike.abouts(group), strict=True)
    return "\n  ".join(
        f"- {_where(diagnostic)} {safe.markdown(about)}".rstrip() for diagnostic, about in abouts
    )


def _where(diagnostic: Diagnostic) -> str:
    start = diagnostic.start
    return safe.markdown(
        translate(message("line {line}, column {column}", line=start.line, column=start.column))
    )
