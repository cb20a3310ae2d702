"""C17."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.rules.impossible_time import impossible_time

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "C17",
    "osannolikt-årtal",
    "improbable-year",
    source="Planens egna årtal",
    bad="""
        id: p
        titel: Medborgarlöften 2025
        typ: medborgarlöften
        löften:
          - id: L1
            löfte: Minst fyra trygghetsvandringar
            gäller: {från: 2025-01-01, till: 2052-12-31}
    """,
    good="""
        id: p
        titel: Medborgarlöften 2025
        typ: medborgarlöften
        löften:
          - id: L1
            löfte: Minst fyra trygghetsvandringar
            gäller: {från: 2025-01-01, till: 2025-12-31}
    """,
)
def improbable_year(case: Case) -> Iterator[Finding]:
    """No year is far from those of the plan.

    Where digits have been transposed, 2052 for 2025 or 2205 for 2025, a measure is never late and a follow-up in no
    report. The rule finds years more than ten years from the time that the plan holds; where it gives none, from
    the year in its title, or from most of its other years. What was measured may be old. What is found against the
    time of the plan (C14) is not told twice.
    """
    found = case.far_years
    told = {finding.route for finding in impossible_time.check(case)} if found else set()
    for route, year in found.items():
        if not any(route[:length] in told for length in range(len(route) + 1)):
            yield Finding(
                route,
                message("the year {year} is far from the others of the plan", year=year),
                message("correct the year, if it is a typing mistake"),
            )
