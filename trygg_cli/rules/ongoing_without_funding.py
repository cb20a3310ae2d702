"""K01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import FundingStatus, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Funding


@rule(
    "K01",
    "pågår-utan-finansiering",
    "ongoing-without-funding",
    source="Trygghet i utemiljön 2022: hjärtstartare, ”oklart vem som betalar”",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Hjärtstartare i centrum
            finansiering: {status: oklar}
            uppföljning:
              - avser: 2022-T2
                status: pågår
                kommentar: Underlaget för inköp är klart.
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Hjärtstartare i centrum
            finansiering: {status: klar, källa: Tekniska nämndens driftbudget}
            uppföljning:
              - avser: 2022-T2
                status: pågår
                kommentar: Underlaget för inköp är klart.
    """,
)
def ongoing_without_funding(case: Case) -> Iterator[Finding]:
    """Ongoing measures are funded.

    A measure that has begun without money stops when the first invoice comes, and by then others count on it.
    Write who pays and put the funding's status to klar; or report the measure as resting until that is decided.
    A measure that says nothing at all about funding is left alone, since much is done within ordinary budgets.
    """
    for route, measure, _, last in case.stated:
        if measure.funding is None or last.status is not Status.ONGOING:
            continue
        remedy = message("write who pays, or report the measure as resting until that is decided")
        if measure.funding.status is FundingStatus.UNCLEAR:
            unclear = message("the measure is ongoing, but its funding is unclear")
            yield Finding((*route, "finansiering", "status"), unclear, remedy)
        elif _says_nothing(measure.funding):
            unsaid = message("the measure is ongoing, and nothing says who pays")
            yield Finding((*route, "finansiering"), unsaid, remedy, on_key=True)


def _says_nothing(funding: Funding) -> bool:
    return funding.status is None and funding.amount is None and not (funding.source or funding.text)
