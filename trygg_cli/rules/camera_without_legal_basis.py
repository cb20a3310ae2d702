"""L11."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.omissions import write_under
from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import MeasureKind, Status
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Measure

_CAMERAS = Pattern(
    r"\bkamer(?:or|orna)\b|\bkamera(?:bevak|övervak)|(?:bevaknings|övervaknings|trygghets)kamer[ao]"
    r"|\b(?:fast|mobil|(?:montera|installera)\w{0,2}|(?:sätta|sätter|sätts) upp)(?: en| ny)? kamera\b"
    r"|^kamera (?:vid|på|i|mot)\b|\bmontering av (?:en )?kamera\b|\bviltkamer[ao]",
    re.IGNORECASE,
)
# to ask whether cameras are needed is not to use them; those that people wear or measure speed are others
_OTHER = Pattern(
    r"utred|undersök|pröva|kartlägg|behov(?:et|en)? (?:av|för)|behovs|dialog om|polisens|kroppsb|fartkam|hastighet",
    re.IGNORECASE,
)


@rule(
    "L11",
    "kamera-utan-lagstöd",
    "camera-without-legal-basis",
    severity=Severity.INFO,
    source=("Lag (2023:196) 14 §, införd genom lag (2025:223)", "2023:196 14 §"),
    stages=DECIDING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2026-01-01, till: 2027-12-31}
        åtgärder:
          - id: N1
            åtgärd: Kamerabevakning på torget
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2026-01-01, till: 2027-12-31}
        platser:
          - {id: torget, namn: Stora torget}
        åtgärder:
          - id: N1
            åtgärd: Kamerabevakning på torget
            platser: [torget]
            lagstöd:
              - författning: Lag (2023:196) om kommuners ansvar
                paragraf: 14 §
    """,
)
def camera_without_legal_basis(case: Case) -> Iterator[Finding]:
    """A measure with cameras names the place and the law it rests on.

    Since 1 April 2025 no permit is needed: the municipality itself weighs the interest of surveillance against that
    of those who are seen, for each place, and should be able to show how it did so. Name the place and the
    provision, and where the weighing can be read. Inquiries into whether cameras are needed are left alone, and so
    are the cameras of the police.
    """
    plan = case.plan
    if not law.applies(case):
        return
    areas = dict(plan.walk_areas())
    for route, measure in plan.walk_measures():
        if not _uses_cameras(measure) or law.is_own(plan, measure) is False or _is_cancelled(case, measure):
            continue
        if not measure.legal_basis:
            yield Finding(
                route,
                message("the measure uses cameras, and the plan does not say what law it rests on"),
                message(
                    "write it under lagstöd, and in its text where the weighing of interests can be read"
                ),
            )
        area = areas.get(route[:-2])
        if not (
            measure.places
            or any(commitment.places for commitment in measure.commitments)
            or (area and area.places)
        ):
            yield Finding(
                route,
                message("the measure uses cameras, and no place is given for them"),
                write_under("platser"),
            )


def _is_cancelled(case: Case, measure: Measure) -> bool:
    return case.standing.measure(measure).status is Status.CANCELLED


def _uses_cameras(measure: Measure) -> bool:
    if measure.kind is MeasureKind.INQUIRY:
        return False
    texts = [
        measure.title,
        *measure.activities,
        *(commitment.text or "" for commitment in measure.commitments),
    ]
    return any(
        "kamer" in text.casefold() and _CAMERAS.search(text) and not _OTHER.search(text) for text in texts
    )
