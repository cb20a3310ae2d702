"""K06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import says_something
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import Status

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "K06",
    "genomförd-utan-resultat",
    "done-without-result",
    source="Strängnäs kommun, uppföljning av medborgarlöften 2017; Eskilstunas uppföljningsregler 2016",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Trygghetsvandring i Årby
            uppföljning:
              - {avser: 2022-T2, datum: 2022-09-02, status: genomförd}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Trygghetsvandring i Årby
            uppföljning:
              - {avser: 2022-T2, datum: 2022-09-02, status: genomförd, kommentar: Trettio boende deltog.}
    """,
)
def done_without_result(case: Case) -> Iterator[Finding]:
    """A measure that is done says what was done or what came of it.

    Done is the answer to whether, and readers ask what: what was done, who took part, and what came of it. A comment
    does, and so does an outcome of an indicator that the measure is tied to.
    """
    measured = {indicator.id for indicator in case.plan.indicators if indicator.outcomes}
    for route, measure, index, last in case.stated:
        if (
            last.status is Status.DONE
            and not any(
                says_something(entry) for entry in case.standing.seen(measure) if entry.status is Status.DONE
            )
            and measured.isdisjoint(measure.indicators)
        ):
            yield Finding(
                (*route, "uppföljning", index, "status"),
                message("the measure is reported as done, but not what was done or what came of it"),
                message("write it under the key kommentar, or give the measure's indicator an outcome"),
            )
