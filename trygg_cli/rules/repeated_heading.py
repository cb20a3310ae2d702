"""B08."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import is_same, says_what
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.areas import areas_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Measure
    from trygg_cli.position import Route


@rule(
    "B08",
    "upprepad-rubrik",
    "repeated-heading",
    source="Brå, Exempel på åtgärdsplan: kolumnen Åtgärd",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        fokusområden:
          - id: ungdomar
            namn: Ungdomar i utemiljön
            åtgärder:
              - id: N1
                åtgärd: Ungdomar i utemiljön
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        fokusområden:
          - id: ungdomar
            namn: Ungdomar i utemiljön
            åtgärder:
              - id: N1
                åtgärd: Fältassistenter på torget
                aktiviteter:
                  - Gå runt på torget fredag och lördag kväll
    """,
)
def repeated_heading(case: Case) -> Iterator[Finding]:
    """A measure says something more than its heading.

    When the same words stand as focus area, measure and activity, the row looks filled in but holds nothing
    that can be done. Let the area name the field, the measure the work and the activity the step.
    """
    plan = case.plan
    for route, measure in plan.walk_measures():
        headings = [area.name for area in areas_around(plan, route)]
        if not says_what(measure) and any(is_same(measure.title, heading) for heading in headings):
            yield Finding(
                (*route, "åtgärd"),
                message("the measure only repeats the name of its focus area"),
                message("name the work that is to be done there"),
            )
        for inner, text in _steps(route, measure):
            if any(is_same(text, heading) for heading in (measure.title, *headings)):
                yield Finding(
                    inner,
                    message("this only repeats the heading"),
                    message("write what is done, step by step"),
                )


def _steps(route: Route, measure: Measure) -> Iterator[tuple[Route, str]]:
    if measure.description:
        yield (*route, "beskrivning"), measure.description
    for index, text in enumerate(measure.activities):
        yield (*route, "aktiviteter", index), text
    for index, part in enumerate(measure.commitments):
        if part.text:
            yield (*route, "åtaganden", index, "text"), part.text
