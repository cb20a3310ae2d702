"""The items of two plans matched, and the changes of and in each.

Items with names of their own are matched by them all over the plan, so that a measure that moves to
another focus area is one change and not two dozen.  What moved to another plan, others have found out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.change import Change, ChangedItem, ChangeKind
from trygg_cli.data import Data, as_fields
from trygg_cli.diff.comparison import At, Inside
from trygg_cli.diff.items import NAMELESS, PLAN, Identity, PlanItem, PlanItems, holders, items
from trygg_cli.diff.pairing import Pairing
from trygg_cli.message import Message, message
from trygg_cli.model.shape import ROOT, heading, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trygg_cli.change import Elsewhere
    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route


class Parted(NamedTuple):
    """Where the other version of an item is in another plan, and what it says there."""

    elsewhere: Elsewhere
    data: Fields
    is_guessed: bool = False


class Moved(NamedTuple):
    """What moved from a plan to another, and to it from another, by what it is in the plan."""

    away: Mapping[Identity, Parted]
    here: Mapping[Identity, Parted]


NOTHING_MOVED = Moved({}, {})


def compare(
    old: Data, new: Data, moved: Moved = NOTHING_MOVED, sides: tuple[PlanItems, PlanItems] | None = None
) -> list[Change]:
    """Return the changes from one plan's plain data to another's, in the order of the new plan.

    The data need not be a valid plan. What is not there and what is empty are the same; a plan that is not
    there at all is nothing, and is one change, besides what moved from or to other plans.
    Whoever knows the items of both plans may tell them.
    """
    if old == new:
        return []
    comparison = _Comparison(*(sides or (items(old), items(new))), moved)
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
        before, after = (side if isinstance(side, dict) else None for side in (old, new))
        whole = Change(kind, (), (), old, new, ChangedItem("", "", ROOT, None, before, after), ROOT, "")
        return [whole, *comparison.moves()]
    return [*comparison.changes()]


class Stray(NamedTuple):
    """An item that only one version of a plan has; `is_matched` where another id there seems to be the same item."""

    identity: Identity
    title: str
    data: Fields
    is_matched: bool


def strays(old: Data, new: Data) -> tuple[list[Stray], list[Stray]]:
    """Return the items with ids that went and those that came."""
    return ([], []) if old == new else _Comparison(items(old), items(new), NOTHING_MOVED).strays()


class _Comparison:
    def __init__(self, old: PlanItems, new: PlanItems, moved: Moved) -> None:
        self._old, self._new = old, new
        self._moved = moved
        self._pairing = Pairing()
        self._inside = Inside(self._pairing)
        self._to_new = {name: name for name in self._old if name in self._new and name[1] != NAMELESS}
        self._to_new[PLAN] = PLAN
        self._guessed: set[Identity] = set()
        self._match_renamed()
        self._to_old = {new_name: old_name for old_name, new_name in self._to_new.items()}

    def changes(self) -> Iterator[Change]:
        """Yield the changes of each item; what is gone comes last."""
        for name, found in self._new.items():
            before = self._old[self._to_old[name]] if name in self._to_old else None
            if name in self._moved.here:
                yield from self._arrived(found, self._moved.here[name])
            elif before is None:
                yield self._whole(ChangeKind.ADDED, None, found)
            else:
                yield from self._pair(before, found)
        for name, found in self._old.items():
            if name in self._moved.away:
                yield self._left(found, self._moved.away[name])
            elif name not in self._to_new:
                yield self._whole(ChangeKind.REMOVED, found, None)

    def moves(self) -> Iterator[Change]:
        """Yield only what moved from and to other plans."""
        for name, parted in self._moved.here.items():
            yield from self._arrived(self._new[name], parted)
        for name, parted in self._moved.away.items():
            yield self._left(self._old[name], parted)

    def strays(self) -> tuple[list[Stray], list[Stray]]:
        """Return the items with ids that are on one side only."""
        sides = (self._old, self._new, self._to_new), (self._new, self._old, self._to_old)
        gone, come = (
            [
                Stray(name, _heading(found.part, found.data), _own(found), name in matched)
                for name, found in here.items()
                if name not in there and name[1] != NAMELESS and not name[2]
            ]
            for here, there, matched in sides
        )
        return gone, come

    def _match_renamed(self) -> None:
        """Match items whose ids are not on the other side by what they hold."""
        lost = _by_kind(
            found
            for name, found in self._old.items()
            if name not in self._to_new and name not in self._moved.away
        )
        taken = {*self._to_new.values(), *self._moved.here}
        come = _by_kind(found for name, found in self._new.items() if name not in taken)
        for kind, old in lost.items():
            new = come.get(kind, [])
            part = old[0].part

            def titles(data: Data, part: str = part) -> str | None:
                return _heading(part, as_fields(data)) or None

            for pair in self._pairing.items(
                titles, [_own(item) for item in old], [_own(item) for item in new]
            ):
                if pair.old is not None and pair.new is not None:
                    self._to_new[old[pair.old].identity] = new[pair.new].identity
                    self._guessed.add(new[pair.new].identity)

    def _whole(self, kind: ChangeKind, old: PlanItem | None, new: PlanItem | None) -> Change:
        """Return the change that a whole item is; items inside it have changes of their own."""
        found = new or old
        assert found is not None
        at = At(_item(old, new), found.part, (), ())
        return at.change(
            kind,
            "",
            _own(old) if old else None,
            _own(new) if new else None,
            old_route=old.route if old else self._opposite(found, self._to_old, self._old),
            new_route=new.route if new else self._opposite(found, self._to_new, self._new),
            path=(),
        )

    def _arrived(self, found: PlanItem, parted: Parted) -> Iterator[Change]:
        """Yield that an item moved here from another plan, and what changed in it."""
        kind, name, _ = found.identity
        item = ChangedItem(
            kind, name, found.part, _label(found), parted.data, found.data, came_from=parted.elsewhere
        )
        place = self._opposite(found, self._to_old, self._old)
        at = At(item, found.part, place, found.route, (), parted.is_guessed, parted.data, _own(found))
        yield at.change(
            ChangeKind.MOVED, "", parted.elsewhere.plan, None, old_route=place, new_route=found.route, path=()
        )
        yield from self._inside.changes(at)

    def _left(self, found: PlanItem, parted: Parted) -> Change:
        """Return that an item moved from here to another plan."""
        kind, name, _ = found.identity
        item = ChangedItem(
            kind, name, found.part, _label(found), found.data, parted.data, went_to=parted.elsewhere
        )
        place = self._opposite(found, self._to_new, self._new)
        at = At(item, found.part, found.route, place, (), parted.is_guessed)
        return at.change(
            ChangeKind.MOVED, "", None, parted.elsewhere.plan, old_route=found.route, new_route=place, path=()
        )

    def _opposite(
        self, found: PlanItem, over: dict[Identity, Identity], side: dict[Identity, PlanItem]
    ) -> Route:
        """Return where on the other side an item would have stood: the list of the item around it."""
        home = over.get(found.home)
        if home is None:
            return ()
        here = (self._old if side is self._new else self._new)[found.home].route
        return (*side[home].route, *found.route[len(here) : -1])

    def _pair(self, old: PlanItem, new: PlanItem) -> Iterator[Change]:
        guessed = new.identity in self._guessed
        has_moved = self._to_new.get(old.home) != new.home
        if not has_moved and not guessed and old.data == new.data:
            return
        item = _item(old, new)
        at = At(item, new.part, old.route, new.route, (), guessed, old.data, new.data)
        ids = [side.identity[1] for side in (old, new)]
        if guessed and ids[0] != ids[1] and NAMELESS not in ids:
            yield at.change(ChangeKind.CHANGED, "id", *(_id(side) for side in (old, new)))
        if has_moved:
            homes = [_title(self._old[old.home]), _title(self._new[new.home])]
            yield at.change(ChangeKind.MOVED, "", *homes, old_route=old.route, new_route=new.route)
        yield from self._inside.changes(at)


def _by_kind(found: Iterator[PlanItem]) -> dict[str, list[PlanItem]]:
    kinds: dict[str, list[PlanItem]] = {}
    for item in found:
        kinds.setdefault(item.identity[0], []).append(item)
    return kinds


def _own(found: PlanItem) -> Fields:
    """Return an item without the items inside it, which have changes of their own."""
    apart = {field.key for field in holders(found.part)}
    return {key: value for key, value in found.data.items() if key not in apart}


def _item(old: PlanItem | None, new: PlanItem | None) -> ChangedItem:
    """Return the item of a change; it keeps the id it had, so that its fingerprints do."""
    found = old or new
    assert found is not None
    shown = new or old
    kind, name, _ = found.identity
    return ChangedItem(
        kind, name.replace(NAMELESS, ""), found.part, _label(shown), old and old.data, new and new.data
    )


def _label(found: PlanItem | None) -> Message | None:
    if found is None or not found.identity[0]:
        return None
    shape = shapes()[found.part]
    return message(
        shape.label or message("actor {id} {title}").text, id=_id(found)[:80], title=heading(_title(found))
    )


def _id(found: PlanItem) -> str:
    return found.identity[1].replace(NAMELESS, "?")


def _title(found: PlanItem) -> str:
    if not found.identity[0]:
        return ""
    named = (found.data.get(key) for key in (shapes()[found.part].title or "", "text"))
    return next((title for title in named if isinstance(title, str)), _id(found))


def _heading(part: str, data: Fields) -> str:
    """Return the title of an item as it is compared, if it has one."""
    title = data.get(shapes()[part].title or "")
    return title.casefold().strip() if isinstance(title, str) else ""
