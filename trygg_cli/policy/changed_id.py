"""V04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind
from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import Finding, rule
from trygg_cli.message import message
from trygg_cli.policy.new_words import normal
from trygg_cli.policy.plain_data import existing, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.policy.revision import PlanRevision, Touched

_ENOUGH = 5
"""How many texts besides the title tell something from what is like it."""


@rule(
    "V04",
    *CHANGE_RULES["V04"],
    source="Planformatet: ett id ändras aldrig",
    before="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
    """,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: belysning-1
            åtgärd: Tätare belysning i Stadsparken
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare och varmare belysning i Stadsparken
    """,
)
def changed_id(revision: PlanRevision) -> Iterator[Finding]:
    """What has an id keeps it for as long as it is in the plan.

    The id is how a measure is found from year to year: in reports, in approvals, in exceptions, in other plans. With a
    new id its history is cut off, and it looks like one measure removed and another one added. Titles may change,
    and so may the place in the plan. Something is taken for the same under another id when it has the same
    title as before, or another title and all the rest the same. A new plan is not written over an old one: it has an id
    and a file of its own.
    """
    if revision.is_another_plan:
        yield Finding(
            existing(revision.new, ("id",)),
            message(
                "the plan {old} is no longer in this file, but another plan", old=text_of(revision.old, "id")
            ),
            message("let each plan have a file of its own, so that the old one can still be followed up"),
        )
        return
    for touched in revision.touched:
        if not _is_the_same(touched):
            continue
        for difference in touched.differences:
            change = difference.change
            if change.key == "id" and change.kind is ChangeKind.CHANGED and change.path == ("id",):
                yield Finding(
                    revision.place(difference),
                    message("the id was {old} and is now {new}", old=change.old, new=change.new),
                    message('let it be "{old}" again; titles may change, ids may not', old=change.old),
                )


def _is_the_same(touched: Touched) -> bool:
    old, new = map(normal, touched.titles)
    before, after = touched.contents
    return (bool(old) and old == new) or (before == after and len(before) >= _ENOUGH)
