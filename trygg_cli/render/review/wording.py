"""The words of a review in the current language, for every format: the verdict, and what stood before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind, Weight
from trygg_cli.diff.narration import brief, word
from trygg_cli.language import translate
from trygg_cli.message import Message, message, plural
from trygg_cli.model.shape import ROOT, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Change, Difference
    from trygg_cli.data import Data
    from trygg_cli.review.assessment import PlanReview, Review

_FIELDS = 4
"""How many fields of an item that came or went are told."""


def verdict(review: Review) -> list[Message]:
    """Return what the reviewer has to do: what must be mended, and what to decide."""
    faults = sum(len(plan.faults) for plan in review.plans)
    first = plural("{count} error must be mended first", "{count} errors must be mended first", faults)
    unread = plural(
        "{count} plan could not be compared", "{count} plans could not be compared", review.unread
    )
    rest = [_to_decide(review)] if review.plans or not review.unread else []
    return [*([unread] if review.unread else []), *([first] if faults else []), *rest]


def _to_decide(review: Review) -> Message:
    undecided, decisions = len(review.undecided), len(review.decisions)
    if undecided:
        asked = plural("{count} change needs your decision", "{count} changes need your decision", undecided)
        ticked = decisions - undecided
        if not ticked:
            return asked
        done = plural("{count} more is ticked", "{count} more are ticked", ticked)
        return message("{asked}, {done}", asked=asked, done=done)
    if decisions:
        return plural(
            "The {count} change that needs your decision is ticked",
            "All {count} changes that need your decision are ticked",
            decisions,
        )
    if review.plans:
        return message("Nothing needs your decision")
    return message("Nothing in the plans has changed")


def counted(review: Review) -> list[Message]:
    """Return how much there is of everything else, in the order in which it is shown."""
    return (
        [sentence for sentence in map(_total, *map(_counts, review.plans)) if sentence.number]
        if review.plans
        else []
    )


def _counts(plan: PlanReview) -> list[Message]:
    return [
        plural(
            "{count} breach of the rules for changes",
            "{count} breaches of the rules for changes",
            len(plan.policy),
        ),
        plural("{count} new finding", "{count} new findings", len(plan.introduced)),
        plural("{count} follow-up", "{count} follow-ups", len(plan.of(Weight.FOLLOW_UP))),
        plural("{count} change of wording", "{count} changes of wording", len(plan.of(Weight.WORDING))),
        plural("{count} fixed finding", "{count} fixed findings", len(plan.mended)),
    ]


def _total(*counts: Message) -> Message:
    first = counts[0]
    return plural(first.text, first.plural or first.text, sum(count.number for count in counts))


def in_plan(plan: PlanReview) -> list[Message]:
    """Return how much there is of everything in one plan."""
    counts = [
        plural("{count} error", "{count} errors", len(plan.faults)),
        plural("{count} needs your decision", "{count} need your decision", len(plan.of(Weight.DECISION))),
        *_counts(plan),
    ]
    return [count for count in counts if count.number]


def remarks(plan: PlanReview) -> Iterator[Message]:
    """Yield what cannot be said of a plan, and why."""
    if not plan.new.is_comparable:
        yield message("What has changed cannot be told until the errors are mended.")
    elif plan.new.faults:
        yield message(
            "Changes may be missing here, and the rules cannot be asked, until the errors are mended."
        )
    elif not plan.old.is_comparable:
        yield message("The version before could not be read, so what has changed cannot be told.")
    if plan.old.faults and not plan.new.faults and plan.introduced:
        yield message("The version before had errors, so all findings count as new.")


def beside(difference: Difference) -> str:
    """Return what stood before and stands now where the sentence does not say it: of a list, and of a whole item."""
    change = difference.change
    field = shapes()[change.part].fields.get(change.key)
    is_swap = (
        change.kind is ChangeKind.CHANGED and field is not None and field.container and bool(field.refers_to)
    )
    if difference.pieces or not (is_swap or change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED)):
        return ""
    if not change.key:
        return "" if change.part == ROOT else _whole(change.new or change.old, change)
    old, new = (_list(part, change.key) for part in (change.old_part, change.new_part))
    return f"{_called(change.key)}: {old} → {new}" if old and new else ""


def _list(part: object, key: str) -> str:
    """Return a list of names or texts that stands under a key, on one line."""
    value = part.get(key) if isinstance(part, dict) else None
    is_plain = isinstance(value, list) and value and all(isinstance(item, str) for item in value)
    return _shown(value) if is_plain else ""


def _whole(data: Data, change: Change) -> str:
    if not isinstance(data, dict):
        return ""
    unsaid = {"id", shapes()[change.part].title}
    told = [
        (key, value) for key, value in data.items() if key not in unsaid and value not in (None, "", [], {})
    ]
    return " · ".join(f"{_called(key)}: {_shown(value)}" for key, value in told[:_FIELDS]) + (
        " · …" if len(told) > _FIELDS else ""
    )


def _called(key: Data) -> str:
    return str(key).replace("_", " ")


def _shown(value: Data) -> str:
    if isinstance(value, str):
        said = word(value)
        return translate(said) if isinstance(said, Message) else said
    if isinstance(value, dict) and not isinstance(value.get("text"), str):
        return ", ".join(
            f"{_called(key)} {brief(part)}" for key, part in value.items() if part not in (None, "", [], {})
        )
    return brief(value)


def joined(sentences: Sequence[Message]) -> str:
    """Return several sentences on one line."""
    return " · ".join(map(translate, sentences))
