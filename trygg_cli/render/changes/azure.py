"""For Azure Pipelines: logging commands that become issues of the run, on the lines of the new file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.render.changes import wording as words
from trygg_cli.render.findings.azure import data, property_value
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.change import Difference


def render(differences: Sequence[Difference], files: Sequence[str]) -> str:
    """Return a command for each difference; nothing is lower than a warning there, and none is an error."""
    return "".join(_command(difference) + "\n" for difference in differences)


def _command(difference: Difference) -> str:
    properties = {
        "type": "warning",
        "sourcepath": terminal(difference.file),
        "linenumber": str(difference.start.line),
        "columnnumber": str(difference.start.column),
        "code": difference.weight.value,
    }
    settings = "".join(f"{name}={property_value(value)};" for name, value in properties.items())
    heading = translate(words.HEADINGS[difference.weight])
    said = f"{heading}: {words.item(difference)}: {words.sentence(difference)}"
    return f"##vso[task.logissue {settings}]{data(said)}"
