"""For GitHub Actions: workflow commands that become annotations on the lines of the new file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Weight
from trygg_cli.language import translate
from trygg_cli.render.changes import wording as words
from trygg_cli.render.findings.github import data, property_value
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.change import Difference

_LEVELS = {Weight.DECISION: "warning", Weight.FOLLOW_UP: "notice", Weight.WORDING: "notice"}


def render(differences: Sequence[Difference], files: Sequence[str]) -> str:  # noqa: ARG001
    """Return a command for each difference."""
    return "".join(_command(one) + "\n" for one in differences)


def _command(difference: Difference) -> str:
    start, end = difference.start, difference.end
    properties = {"file": terminal(difference.file), "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:  # GitHub wants no columns for more than one line
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = translate(words.HEADINGS[difference.weight])
    settings = ",".join(f"{name}={property_value(value)}" for name, value in properties.items())
    said = f"{words.item(difference)}: {words.sentence(difference)}"
    return f"::{_LEVELS[difference.weight]} {settings}::{data(said)}"
