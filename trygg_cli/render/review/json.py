"""For programs: the review of a change, with the changes as `trygg diff` and the findings as `trygg lint` give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import Weight
from trygg_cli.language import translate
from trygg_cli.render.changes.json import entry as change
from trygg_cli.render.findings.json import entry as finding
from trygg_cli.render.review import wording as said
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from trygg_cli.review.assessment import PlanReview, Review

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(review: Review) -> str:
    """Return one object; `undecided` counts decisions that are not ticked."""
    return as_json(
        {
            "version": VERSION,
            "verdict": said.joined([*said.verdict(review), *said.counted(review)]),
            "summary": {
                **{weight.value: sum(len(plan.of(weight)) for plan in review.plans) for weight in Weight},
                "undecided": len(review.undecided),
                "faults": sum(len(plan.faults) for plan in review.plans),
                "policy": sum(len(plan.policy) for plan in review.plans),
                "introduced": sum(len(plan.introduced) for plan in review.plans),
                "mended": sum(len(plan.mended) for plan in review.plans),
            },
            "plans": [_plan(plan) for plan in review.plans],
            "ticked": [
                decision.fingerprint for decision in review.decisions if decision.fingerprint in review.ticked
            ],
            "gone": [{"fingerprint": mark, "sentence": what} for mark, what in review.gone.items()],
        }
    )


def _plan(plan: PlanReview) -> dict[str, object]:
    return {
        "title": plan.title,
        "old": {"file": plan.old.name, "there": plan.old.is_there, "valid": not plan.old.faults},
        "new": {"file": plan.new.name, "there": plan.new.is_there, "valid": not plan.new.faults},
        "remarks": [translate(remark) for remark in said.remarks(plan)],
        "changes": [change(difference) for difference in plan.differences],
        "faults": [finding(fault) for fault in plan.faults],
        "policy": [finding(diagnostic) for diagnostic in plan.policy],
        "introduced": [finding(diagnostic) for diagnostic in plan.introduced],
        "mended": [finding(diagnostic) for diagnostic in plan.mended],
    }
