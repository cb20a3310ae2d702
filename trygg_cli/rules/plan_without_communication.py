"""P07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import PartialList, PlanKind
from trygg_cli.prose.vocabulary import has_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import Communication
    from trygg_cli.model.plan import Plan


@rule(
    "P07",
    "ingen-kommunikation-planerad",
    "plan-without-communication",
    source=(
        "Lag (2023:196) 12 § 3; Brå, Samverkan i lokalt brottsförebyggande arbete: medborgarlöften",
        "2023:196 12 §",
    ),
    stages=WRITING,
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
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
        kommunikation:
          kanaler: [kommunens webbplats]
          text: Uppföljningen berättas två gånger om året.
    """,
)
def plan_without_communication(case: Case) -> Iterator[Finding]:
    """The plan says how inhabitants get to know what is done and what came of it.

    That information is spread is a duty of the coordinating function. Under kommunikation, write through which
    channels, how often and to whom; a measure's own communication counts too, and so does a follow-up that citizens
    get. A plan without measures and promises is left alone, and so is one that shows only a part of its measures
    (urval).
    """
    plan = case.plan
    holds_something = (
        any(True for _ in plan.walk_measures()) or plan.promises or plan.kind is PlanKind.PROMISES
    )
    if holds_something and PartialList.MEASURES not in plan.partial and not _is_planned(plan):
        yield Finding(
            (),
            message("the plan does not say how citizens get to know what is done"),
            message("write under kommunikation what is decided of channels and how often"),
        )


def _is_planned(plan: Plan) -> bool:
    if _says_how(plan.communication) or any(
        _says_how(measure.communication) for _, measure in plan.walk_measures()
    ):
        return True
    if plan.coordination and has_word(plan.coordination.task or "", "citizens"):
        return True
    told = [text for follow_up_rule in plan.follow_up_rules for text in follow_up_rule.audience]
    told += [
        plan_follow_up.communication for plan_follow_up in plan.follow_ups if plan_follow_up.communication
    ]
    return any(has_word(text, "citizens") for text in told)


def _says_how(communication: Communication | None) -> bool:
    return communication is not None and bool(communication.channels or communication.text)
