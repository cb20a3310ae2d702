"""V05."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import Finding, rule
from trygg_cli.message import message
from trygg_cli.policy.new_words import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.policy.revision import PlanRevision, Touched

_FEWEST = 4
_SHARED = 0.25
"""How many words a content must have to be told from another, and what share they may have in common then."""
_STEM = 5


@rule(
    "V05",
    *CHANGE_RULES["V05"],
    source="Planformatet: ett id ändras aldrig",
    before="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Marknadsföring av aktiviteter
            uppföljning:
              - {avser: 2025-T1, status: genomförd, kommentar: Affischerna sitter uppe.}
          - id: N2
            åtgärd: Tätare belysning i Stadsparken
    """,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N2
            åtgärd: Tätare belysning i Stadsparken
    """,
)
def reused_id(revision: PlanRevision) -> Iterator[Finding]:
    """An id names one thing for ever, also when that thing is gone.

    When the measures are renumbered, everything that was said of N2 is read as said of another measure: reports,
    decisions, approvals, comments. Leave gaps in the numbers, and give what is new a number that has never been used.
    An id is found when it has taken over the title of something that had another id, or when both title and content
    are clearly other than they were.
    """
    for touched in revision.touched:
        old, new = touched.titles
        if touched.is_gone or not touched.item.kind or not old or normal(old) == normal(new):
            continue
        other = revision.former_id(touched)
        if other:
            text = message(
                "{id} was “{old}” and is now “{new}”, which was {other}",
                id=touched.item.id, old=old, new=new, other=other,
            )  # fmt: skip
        elif _is_something_else(touched):
            text = message("{id} was “{old}” and is now “{new}”", id=touched.item.id, old=old, new=new)
        else:
            continue
        yield Finding(
            touched.route,
            text,
            message(
                "give what is new an id that has not been used, and leave {id} to what had it",
                id=touched.item.id,
            ),
        )


def _is_something_else(touched: Touched) -> bool:
    """Tell whether neither title nor content have much in common with what they were."""
    if set.intersection(*map(_stems, touched.titles)):
        return False
    before, after = (_stems(" ".join(side)) for side in touched.contents)
    fewest = min(len(before), len(after))
    return fewest >= _FEWEST and len(before & after) <= _SHARED * fewest


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words in a text, short words left out."""
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.casefold())}
