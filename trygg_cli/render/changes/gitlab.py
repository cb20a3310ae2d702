"""For GitLab: a code quality report, shown in merge requests on the lines of the new file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Weight
from trygg_cli.language import translate
from trygg_cli.render.changes import wording as words
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.change import Difference

_SEVERITIES = {Weight.DECISION: "major", Weight.FOLLOW_UP: "minor", Weight.WORDING: "info"}


def render(differences: Sequence[Difference], files: Sequence[str]) -> str:
    """Return an array with an object for each difference."""
    return as_json([_issue(difference) for difference in differences])


def _issue(difference: Difference) -> dict[str, object]:
    heading = translate(words.HEADINGS[difference.weight])
    return {
        "description": f"{heading}: {words.item(difference)}: {words.sentence(difference)}",
        "check_name": f"trygg-diff-{difference.weight.value}",
        "fingerprint": difference.fingerprint,
        "severity": _SEVERITIES[difference.weight],
        "location": {
            "path": difference.file,
            "lines": {"begin": difference.start.line, "end": difference.end.line},
        },
    }
