"""What a change of plans asks of the one who reviews it: what to decide, and what it broke or mended.

Engines find differences and remarks; here they are only matched and counted.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import ChangeKind, Weight
from trygg_cli.message import unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trygg_cli.change import ChangedItem, Difference
    from trygg_cli.diagnostic import Diagnostic


class Remark(NamedTuple):
    """A finding and the item it is about, `measure:N1`; nothing for the plan itself."""

    diagnostic: Diagnostic
    item: str


@dataclass(frozen=True, slots=True)
class VersionReview:
    """What there is to say of one version of a plan.

    `faults` keep it from being a plan; only one without any has `remarks`, which are those of the rules.
    `items` are those that it has, named as in remarks.
    """

    name: str
    title: str = ""
    faults: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    items: frozenset[str] = frozenset()
    is_there: bool = True
    is_comparable: bool = True


@dataclass(frozen=True, slots=True)
class PlanReview:
    """The review of one plan.

    `faults` are all that keep the new version from being a plan; `introduced` and `mended` are remarks, and
    faults that are gone; `old_lines` are where changes stood before, by fingerprint.
    """

    old: VersionReview
    new: VersionReview
    differences: tuple[Difference, ...] = ()
    policy: tuple[Diagnostic, ...] = ()
    introduced: tuple[Diagnostic, ...] = ()
    mended: tuple[Diagnostic, ...] = ()
    old_lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the plan calls itself."""
        return self.new.title or self.old.title

    @property
    def faults(self) -> list[Diagnostic]:
        """What keeps the new version from being a plan."""
        return [fault.diagnostic for fault in self.new.faults]

    @property
    def findings(self) -> list[Diagnostic]:
        """All that the change is to be blamed for, in the order of the file."""
        found = [*self.faults, *self.policy, *self.introduced]
        return sorted(found, key=lambda value: (value.start, value.code))

    def of(self, weight: Weight) -> list[Difference]:
        """Return the differences of a weight, weakened commitments first of all."""
        return [difference for difference in self.differences if difference.weight is weight]


@dataclass(frozen=True, slots=True)
class Review:
    """The review of a change: one of each plan that it touches, those with something to decide first.

    `ticked` are the fingerprints of decisions ticked in the comment before, each with what it said; `unread` is how
    many plans could not be compared.
    """

    plans: tuple[PlanReview, ...]
    ticked: Mapping[str, str] = field(default_factory=dict)
    unread: int = 0

    @property
    def differences(self) -> list[Difference]:
        """All differences."""
        return [difference for plan in self.plans for difference in plan.differences]

    @property
    def findings(self) -> list[Diagnostic]:
        """All that the change is to be blamed for."""
        return [finding for plan in self.plans for finding in plan.findings]

    @property
    def decisions(self) -> list[Difference]:
        """What needs a decision."""
        return [difference for difference in self.differences if difference.weight is Weight.DECISION]

    @property
    def undecided(self) -> list[Difference]:
        """What needs a decision and is not ticked."""
        return [decision for decision in self.decisions if decision.fingerprint not in self.ticked]

    @property
    def gone(self) -> dict[str, str]:
        """What was ticked and is no longer a part of the change, by fingerprint."""
        there = {decision.fingerprint for decision in self.decisions}
        return {mark: said for mark, said in self.ticked.items() if mark not in there}


def review(plans: Iterable[PlanReview], ticked: Mapping[str, str] | None = None, unread: int = 0) -> Review:
    """Return the review of a change, without the plans in which nothing happened."""
    told = [
        plan_review
        for plan_review in _with_what_came([*plans])
        if plan_review.differences or plan_review.findings or plan_review.mended
    ]
    return Review(tuple(sorted(told, key=_urgency)), dict(ticked or {}), unread)


def _with_what_came(plans: Sequence[PlanReview]) -> Iterator[PlanReview]:
    """Yield the reviews, so that what was remarked on an item in the plan that it moved from is nothing new."""
    carried: dict[tuple[str, str], list[Remark]] = {}
    for plan in plans:
        for item in _parted(plan):
            if item.went_to:
                before, after = f"{item.kind}:{item.id}", f"{item.kind}:{item.went_to.id}"
                found = [remark._replace(item=after) for remark in plan.old.remarks if remark.item == before]
                carried.setdefault((before, after), []).extend(found)
    for plan in plans:
        came = [
            remark
            for item in _parted(plan)
            if item.came_from
            for remark in carried.get((f"{item.kind}:{item.came_from.id}", f"{item.kind}:{item.id}"), ())
        ]
        old = replace(plan.old, remarks=(*plan.old.remarks, *came))
        yield review_plan(old, plan.new, plan.differences, plan.policy, plan.old_lines) if came else plan


def _parted(plan: PlanReview) -> list[ChangedItem]:
    """Return the items that moved from or to another plan."""
    moved = [
        difference.change.item
        for difference in plan.differences
        if difference.change.kind is ChangeKind.MOVED
    ]
    return [item for item in moved if item.went_to or item.came_from]


def _urgency(plan: PlanReview) -> int:
    return 0 if plan.faults else 1 if plan.of(Weight.DECISION) else 2


def review_plan(
    old: VersionReview,
    new: VersionReview,
    differences: Sequence[Difference],
    policy: Sequence[Diagnostic] = (),
    old_lines: Mapping[str, int] | None = None,
) -> PlanReview:
    """Return the review of one plan."""
    introduced = _beyond(new.remarks, old.remarks)
    mended = [*_mended(old, new, introduced)] if new.is_there else []
    return PlanReview(
        old,
        new,
        tuple(differences),
        tuple(policy),
        tuple(remark.diagnostic for remark in introduced),
        tuple(mended),
        old_lines or {},
    )


def _mended(old: VersionReview, new: VersionReview, introduced: Sequence[Remark]) -> Iterator[Diagnostic]:
    """Yield what is mended: not what went with its item, what now is said in other words, or what nobody can tell."""
    yield from (remark.diagnostic for remark in _beyond(old.faults, new.faults))
    if new.faults:
        return
    still = {(remark.item, remark.diagnostic.code) for remark in introduced}
    for remark in _beyond(old.remarks, new.remarks):
        is_there = not remark.item or remark.item in new.items
        if is_there and (remark.item, remark.diagnostic.code) not in still:
            yield remark.diagnostic


def _beyond(these: Sequence[Remark], those: Sequence[Remark]) -> list[Remark]:
    """Return the remarks of one version that the other has not.

    They are matched by item, rule and what they say, and counted: never by line, so that an item may move.
    """
    left = Counter(map(_key, those))
    found = []
    for remark in these:
        key = _key(remark)
        if not left[key]:
            found.append(remark)
        left[key] -= left[key] > 0
    return found


def _key(remark: Remark) -> str:
    said = remark.diagnostic.message
    return json.dumps([remark.item, remark.diagnostic.code, unplaced(said)], sort_keys=True, default=str)
