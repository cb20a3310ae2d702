"""For programs: each report with where it says other things than its plan gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.report.verified import VerifiedReport

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(verified: Sequence[VerifiedReport]) -> str:
    """Return one object with the answer for each report."""
    return as_json(
        {
            "version": VERSION,
            "reports": [
                {
                    "file": report.name,
                    "plan": report.plan,
                    "follows": report.follows,
                    "plan_changed": report.is_changed,
                    "made_by": report.version,
                    "differences": [difference._asdict() for difference in report.differences],
                }
                for report in verified
            ],
        }
    )
