"""For GitHub Actions: workflow commands that become annotations on the lines of the new file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.change import Weight
from trygg_cli.language import translate
from trygg_cli.render.changes import wording as words
from trygg_cli.render.findings.github import MOST, data, property_value
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.change import Difference

_LEVELS = {Weight.DECISION: "warning", Weight.FOLLOW_UP: "notice", Weight.WORDING: "notice"}


def render(differences: Sequence[Difference], files: Sequence[str]) -> str:
    """Return a command for each difference as long as GitHub shows it, and plain lines for the others."""
    told = Counter[str]()
    lines: tuple[list[str], list[str]] = ([], [])
    for difference in differences:
        level = _LEVELS[difference.weight]
        is_over = told[level] >= MOST
        told[level] += 1
        lines[is_over].append(_line(difference) if is_over else _command(difference))
    return "".join(f"{line}\n" for some in lines for line in some)


def _line(difference: Difference) -> str:
    said = f"{words.item(difference)}: {words.sentence(difference)}"
    return f"{terminal(difference.file)}:{difference.start.line}: {said}"


def _command(difference: Difference) -> str:
    start, end = difference.start, difference.end
    properties = {"file": terminal(difference.file), "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:  # GitHub wants no columns for more than one line
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = translate(words.HEADINGS[difference.weight])
    settings = ",".join(f"{name}={property_value(value)}" for name, value in properties.items())
    said = f"{words.item(difference)}: {words.sentence(difference)}"
    return f"::{_LEVELS[difference.weight]} {settings}::{data(said)}"
