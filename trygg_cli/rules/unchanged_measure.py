"""K08."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message, plural
from trygg_cli.standing.status import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import FollowUp, Measure


@rule(
    "K08",
    "oförändrad-åtgärd",
    "unchanged-measure",
    source="Brå, Samverkan i lokalt brottsförebyggande arbete: åtgärder som följer med från år till år",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - {avser: 2022-T1, datum: 2022-05-02, status: pågår, kommentar: Arbetet pågår.}
              - {avser: 2022-T2, datum: 2022-09-02, status: pågår, kommentar: Arbetet pågår.}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            uppföljning:
              - {avser: 2022-T1, datum: 2022-05-02, status: pågår, kommentar: Platserna är valda.}
              - {avser: 2022-T2, datum: 2022-09-02, status: pågår, kommentar: Stolparna är beställda.}
    """,
)
def unchanged_measure(case: Case) -> Iterator[Finding]:
    """What is reported about a measure changes from one period to the next.

    A measure that stands still while the reports repeat themselves is no longer steered by anybody. Say what has
    happened, what stands in the way, or that the measure rests. Only measures that are still to be done are looked at,
    and only when status and words are the same for two periods or more.
    """
    for route, measure in case.plan.walk_measures():
        unchanged = _unchanged(case, measure) if len(measure.follow_ups) > 1 else []
        if len(unchanged) > 1:
            yield Finding(
                (*route, "uppföljning", unchanged[-1][0], "status"),
                plural(
                    "the same has been reported for {count} period: first for {first}, last for {last}",
                    "the same has been reported for {count} periods: first for {first}, last for {last}",
                    len(unchanged),
                    first=unchanged[0][1].period.text,
                    last=unchanged[-1][1].period.text,
                ),
                message(
                    "write what has happened or what stands in the way, or report the measure as resting"
                ),
            )


def _unchanged(case: Case, measure: Measure) -> list[tuple[int, FollowUp]]:
    """Return the last follow-ups that say the same, one for each period, oldest first."""
    found: list[tuple[int, FollowUp]] = []
    places = {id(entry): index for index, entry in enumerate(measure.follow_ups)}
    for entry in reversed(case.standing.seen(measure)):
        if entry.status not in OPEN or (found and _said(entry) != _said(found[-1][1])):
            break
        if not found or entry.period != found[-1][1].period:
            found.append((places[id(entry)], entry))
    return found[::-1]


def _said(entry: FollowUp) -> tuple[object, ...]:
    texts = (entry.word, entry.comment, entry.deviation, entry.remedy, entry.next_step)
    return entry.status, *(" ".join((text or "").casefold().split()) for text in texts)
