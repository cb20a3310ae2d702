"""K09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind, CommitmentTurn, Difference
from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import FOLLOWING, Finding, rule
from trygg_cli.message import message
from trygg_cli.policy.revision import PlanRevision, told

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "K09",
    *CHANGE_RULES["K09"],
    source="Järfälla, Munkedal och Gnosjö: mål som ändrats från ett år till nästa",
    stages=FOLLOWING,
    before="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Antal nattvandringsgrupper
            baslinje: {värde: 2, år: 2023}
            mål: {minst: 8}
    """,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Antal nattvandringsgrupper
            baslinje: {värde: 2, år: 2023}
            mål: {minst: 4}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Antal nattvandringsgrupper
            baslinje: {värde: 2, år: 2023}
            mål: {minst: 4}
            utfall:
              - period: 2024-T2
                värde: 3
                kommentar: Föreningarna hinner inte fler, så målet sänks till fyra grupper.
    """,
)
def weakened_target_without_comment(revision: PlanRevision) -> Iterator[Finding]:
    """A target that is lowered or removed has a comment that says why.

    A target that follows the outcome downwards is always reached. There may be good reasons to lower it, and then
    they are worth telling. Any comment that is new in the same change will do: on an outcome of the indicator, on a
    measure or goal that uses it, or on the plan as a whole if it names the indicator. So will a new decision that
    answers for it. Which way a target in words alone has turned cannot be told, and its time has a rule of its own.
    """
    for touched in revision.kept:
        weakened = [difference for difference in touched.differences if _weakens_target(difference)]
        if weakened and not revision.is_explained(touched):
            place = touched.route if touched.is_gone else revision.place(weakened[0])
            yield Finding(
                place,
                message(
                    "the target was weakened, and no new comment says why: {changes}", changes=told(weakened)
                ),
                message(
                    "write why in a kommentar under utfall, or under uppföljning of a measure that uses the "
                    "indicator; otherwise restore the target"
                ),
            )


def _weakens_target(difference: Difference) -> bool:
    change = difference.change
    if change.item.kind != "indicator":
        return False
    if change.kind is ChangeKind.REMOVED and not change.key:
        return bool(isinstance(change.old, dict) and change.old.get("mål"))
    is_time = change.part == "Target" and change.key == "senast"
    return change.path[:1] == ("mål",) and difference.turn is CommitmentTurn.WEAKER and not is_time
