"""V01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind, CommitmentTurn, Difference, Weight
from trygg_cli.diagnostic import Severity
from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import FOLLOWING, Finding, rule
from trygg_cli.message import message
from trygg_cli.policy.decisions import is_decided, latest
from trygg_cli.policy.endings import has_ended
from trygg_cli.policy.new_words import is_stamped
from trygg_cli.policy.revision import PlanRevision, told

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "V01",
    *CHANGE_RULES["V01"],
    severity=Severity.ERROR,
    source=("Lag (2023:196) 5 §", "2023:196 5 §"),
    stages=FOLLOWING,
    before="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
          TK: {namn: Tekniska kontoret, typ: förvaltning}
          BUN: {namn: Barn- och utbildningsnämnden, typ: nämnd}
        beslut:
          - {typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}
        åtgärder:
          - id: N1
            åtgärd: Vuxna på skolgården
            ansvarig: [BUN, TK]
    """,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
          TK: {namn: Tekniska kontoret, typ: förvaltning}
          BUN: {namn: Barn- och utbildningsnämnden, typ: nämnd}
        beslut:
          - {typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}
        åtgärder:
          - id: N1
            åtgärd: Vuxna på skolgården
            ansvarig: [TK]
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
          TK: {namn: Tekniska kontoret, typ: förvaltning}
          BUN: {namn: Barn- och utbildningsnämnden, typ: nämnd}
        beslut:
          - {typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}
        åtgärder:
          - id: N1
            åtgärd: Vuxna på skolgården
            ansvarig: [TK]
            uppföljning:
              - avser: 2025-T1
                kommentar: Barn- och utbildningsnämnden lämnade uppdraget enligt KF § 31.
    """,
)
def changed_commitment_without_decision(revision: PlanRevision) -> Iterator[Finding]:
    """Commitments in a decided plan change only by a decision, and the plan says which.

    When a plan comes to promise less, or something else, that is decided too, and whoever relied on it must be able
    to find out who decided and when. Write the new decision under beslut, with its day, section or record number.
    If it names what it is about, under avser or by id in its text, it covers that and nothing else; otherwise
    it is about the plan as a whole. Or refer to it where the measure, goal or promise stands, as in enligt KS § 31
    or KS 2025/123: in a follow-up, in a comment after # or in an approval (trygg approve --decision). Other words
    are another promise, unless it is proven that only the spelling has changed. What becomes weaker is an error; where
    that cannot be told, as when a text has other words or figures, it is a warning. What was ended with a reason
    may be removed without a new decision, and a plan that is not decided is left alone.
    """
    old, new = revision.old, revision.new
    if not is_decided(old) or is_stamped(old, new, latest(old)):
        return
    for touched in revision.kept:
        changed = [difference for difference in touched.differences if _is_weaker(difference)]
        is_over = touched.is_gone and has_ended(touched.item.old)
        if changed and not is_over and not revision.is_decided(touched):
            yield Finding(
                touched.route,
                message(
                    "the plan is decided, but no decision is given for this: {changes}", changes=told(changed)
                ),
                message(
                    "write the new decision under beslut, or refer to it in a comment, as in: enligt KS § 31; "
                    "otherwise restore what was decided"
                ),
                severity=None
                if any(difference.turn is CommitmentTurn.WEAKER for difference in changed)
                else Severity.WARNING,
            )


def _is_weaker(difference: Difference) -> bool:
    change = difference.change
    is_record = change.part == "Decision" or (change.part, change.key) == ("Plan", "beslut")
    is_name = change.item.kind == "actor" and change.kind is ChangeKind.REMOVED
    if is_record or is_name:
        return False  # neither binds anybody: what an actor was to do is told where it was to be done
    return difference.weight is Weight.DECISION and difference.turn in (
        CommitmentTurn.WEAKER,
        CommitmentTurn.UNCLEAR,
    )
