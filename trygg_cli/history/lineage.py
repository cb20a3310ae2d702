"""Measures that were carried over from one plan to the next: which from which, as far as the plans say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import ChangeKind
from trygg_cli.history.identifiers import KindAndId, new_id
from trygg_cli.history.life import earlier, latest, names
from trygg_cli.message import Message, message
from trygg_cli.model.carried_over import KEY, CarriedFrom, carried_from
from trygg_cli.reading.identity import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Change
    from trygg_cli.data import Data
    from trygg_cli.history.edition import EditionStep
    from trygg_cli.history.record import Record

_KIND = "measure"


Others = Callable[["CarriedFrom"], "Sequence[PlanRecord] | Message"]
"""Finds plans that are not known yet by what was carried over from one; or says why that cannot be read."""


class PlanRecord(NamedTuple):
    """A plan's file, its municipality, what is known of its versions, and what its measures were carried over from.

    `ids` are those that the plan has had, folded.
    """

    file: str
    home: str
    record: Record
    origins: dict[str, CarriedFrom]
    ids: frozenset[str]

    @classmethod
    def of(cls, file: str, home: str, record: Record) -> PlanRecord:
        """Return what is to be known of a plan by its versions."""
        ids = frozenset(fold(step.plan) for step in record.steps if step.plan)
        return cls(file, home, record, origins(record.steps), ids)

    def may_follow(self, plan: PlanRecord) -> bool:
        """Tell whether it may be of the same municipality as another; one that names none may be anybody's."""
        return self.home == plan.home or "" in (self.home, plan.home)

    def is_called(self, plan: str) -> bool:
        """Tell whether the plan has or has had an id."""
        return fold(plan) in self.ids


class ItemLife(NamedTuple):
    """Something in a plan, by its latest name."""

    plan: PlanRecord
    name: KindAndId

    @property
    def origin(self) -> CarriedFrom | None:
        """What it was carried over from."""
        return self.plan.origins.get(self.name.id) if self.name.kind == _KIND else None

    @property
    def key(self) -> tuple[str, KindAndId]:
        """What tells it from others."""
        return self.plan.file, self.name

    def is_of(self, origin: CarriedFrom) -> bool:
        """Tell whether it is what something was carried over from."""
        then = KindAndId(_KIND, origin.measure)
        return self.plan.is_called(origin.plan) and then in earlier(self.plan.record.steps, self.name)

    def is_before(self, life: ItemLife) -> bool:
        """Tell whether something was carried over from it."""
        return bool(life.origin and life.plan.may_follow(self.plan) and self.is_of(life.origin))


class Lineage(NamedTuple):
    """Something with all that it was carried over from, oldest first, and why there is no more of that."""

    lives: tuple[ItemLife, ...]
    gap: Message | None = None


def origins(steps: Sequence[EditionStep]) -> dict[str, CarriedFrom]:
    """Return what the measures of a plan were carried over from, as they said last, by their latest ids."""
    found: dict[str, CarriedFrom] = {}
    for step in steps:
        changes = [change.change for change in step.changes if change.change.item.kind == _KIND]
        for change in changes:
            for said in _said(change):
                found.pop(change.item.id, None)
                if origin := carried_from(said):
                    found[change.item.id] = origin
        for change in changes:
            if (id_ := new_id(change)) and change.item.id in found:
                found[id_] = found.pop(change.item.id)
    return found


def _said(change: Change) -> Iterator[Data]:
    """Yield what a measure says of its source, where a change brought that."""
    item = change.item
    whole = change.new if change.kind is ChangeKind.ADDED else item.new if item.came_from else None
    if not change.key and isinstance(whole, dict):
        yield whole.get(KEY)
    elif change.part == item.part and change.key == KEY:
        yield change.new


def lineages(
    asked: Sequence[ItemLife],
    known: Sequence[PlanRecord],
    others: Others,
) -> list[Lineage]:
    """Return the lineages that hold what is asked for: forwards in the known plans, backwards in the others too."""
    told = [_back(life, known, others) for life in _forwards(asked, known)]
    inner = {life.key for lineage in told for life in lineage.lives[:-1]}
    last = [lineage for lineage in told if lineage.lives[-1].key not in inner]
    return last or told[:1]  # in a circle each is before another


def _forwards(asked: Sequence[ItemLife], known: Sequence[PlanRecord]) -> list[ItemLife]:
    """Return what is asked for, and after it what was carried over from that, again and again."""
    found = {life.key: life for life in asked}
    waiting = [*asked]
    while waiting:
        before = waiting.pop(0)
        for plan in known:
            for id_ in plan.origins:
                life = ItemLife(plan, KindAndId(_KIND, id_))
                if life.key not in found and before.is_before(life):
                    found[life.key] = life
                    waiting.append(life)
    return [*found.values()]


def _back(last: ItemLife, known: Sequence[PlanRecord], others: Others) -> Lineage:
    lives = [last]
    while origin := lives[0].origin:
        plan = _plan(origin, lives[0].plan, known, others)
        before = _before(origin, plan) if isinstance(plan, PlanRecord) else plan
        if isinstance(before, ItemLife) and before.key in {life.key for life in lives}:
            before = message("the plans say that it was carried over in a circle")
        if isinstance(before, Message):
            return Lineage(tuple(lives), before)
        lives.insert(0, before)
    return Lineage(tuple(lives))


def _plan(
    origin: CarriedFrom, after: PlanRecord, known: Sequence[PlanRecord], others: Others
) -> PlanRecord | Message:
    """Return the plan that something was carried over from, or why it cannot be told."""
    found = [plan for plan in known if plan.is_called(origin.plan) and after.may_follow(plan)]
    if not found:
        more = others(origin)
        if isinstance(more, Message):
            return more
        found = [plan for plan in more if plan.is_called(origin.plan) and after.may_follow(plan)]
    if not found:
        return message("no plan here has the id {plan}", plan=origin.plan)
    if len(found) > 1:
        files = [plan.file for plan in found]
        return message("several plans have the id {plan}: {files}", plan=origin.plan, files=files)
    return found[0]


def _before(origin: CarriedFrom, plan: PlanRecord) -> ItemLife | Message:
    """Return what was carried over from a plan, or that there is no such thing."""
    then, steps = KindAndId(_KIND, origin.measure), plan.record.steps
    if then in names(steps):
        return ItemLife(plan, latest(steps, then))
    return message(
        "the plan {plan} ({file}) has never had a measure {id}",
        plan=origin.plan,
        file=plan.file,
        id=origin.measure,
    )
