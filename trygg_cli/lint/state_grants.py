"""Which money is a state grant for crime prevention, and under which ordinance (2023:442)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import FundingStatus
from trygg_cli.prose.law_facts import in_force
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import has_word

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.measure import Funding
    from trygg_cli.model.plan import Plan

_IN_FORCE = in_force("2023:442 12 §")
OTHER_GRANTS = "Boverket|Folkhälsomyndigheten|Kulturrådet|MUCF|Skolverket|Socialstyrelsen|länsstyrelsen"
"""Those who give other grants, which have other rules."""

# where there is no grant, nothing is to be told
_OTHER = Pattern(rf"{OTHER_GRANTS}|\b(?:ej|inga|inget|inte|utan) (?:\w+ )?stat")


def is_grant(funding: Funding) -> bool:
    """Tell whether money is a grant for crime prevention."""
    if funding.grant_year is not None:
        return True
    source = funding.source or ""
    # a text may speak of a grant that is only applied for
    text = f"{source}\n{funding.text or ''}" if funding.status is FundingStatus.SETTLED else source
    return has_word(text, "state_grants") and not _OTHER.search(text)


def is_under_the_ordinance(plan: Plan, funding: Funding) -> bool:
    """Tell whether a grant is for a time when the ordinance was in force."""
    if funding.grant_year:
        return funding.grant_year >= _IN_FORCE.year
    ends: list[date | None] = [
        funding.period.end if funding.period else None,
        plan.valid.end if plan.valid else None,
    ]
    return all(end >= _IN_FORCE for end in ends if end)
