"""Their changes put into our text, entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.merge import correspondence, flow
from trygg_cli.merge.sides import Side, Unsure, comments_in
from trygg_cli.merge.value import (
    Value,
    above,
    all_comments,
    behind,
    children,
    is_block,
    keyed,
    moved,
    own_comments,
    says_the_same,
)
from trygg_cli.text.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Hashable

    from trygg_cli.data import Data
    from trygg_cli.position import Route

OURS, BETWEEN, THEIRS = "<<<<<<< OURS\n", "=======\n", ">>>>>>> THEIRS\n"


class Sides(NamedTuple):
    """What three texts have in one place, nothing where they have none."""

    base: Value | None
    ours: Value
    theirs: Value | None


class Three(NamedTuple):
    """The entries of a mapping or list in three texts, by what they are known by."""

    base: dict[Hashable, Value]
    ours: dict[Hashable, Value]
    theirs: dict[Hashable, Value]


class _Insert(NamedTuple):
    """A text to be put somewhere; of several in one place the lower rank comes first."""

    at: int
    text: str
    rank: int = 0
    is_marked: bool = False


class Weaver:
    """Collects splices for our text: clean ones, and those that put markers in."""

    def __init__(self, base: Side, ours: Side, theirs: Side) -> None:
        self._sides = (base, ours, theirs)
        self._their_comments = {*comments_in(theirs.text)}
        self._splices: list[Splice] = []
        self._marked: list[Splice] = []
        self._inserts: list[_Insert] = []
        self.conflicts: list[Route] = []

    def plan(self) -> Data:
        """Return the merged data, as ours where there are conflicts; raises `Unsure`."""
        base, ours, theirs = (keyed(side, side.root, side.top(), side.data) for side in self._sides)
        both = self._collection(correspondence.PLAN, (), Three(base, ours, theirs), is_list=False)
        return {str(name): value for name, value in both}

    def splices(self, *, with_conflicts: bool) -> list[Splice]:
        """Return the splices; what is put into one place is put there in one."""
        inserts: dict[int, str] = {}
        for insert in sorted(self._inserts, key=lambda value: value.rank):
            if with_conflicts or not insert.is_marked:
                inserts[insert.at] = inserts.get(insert.at, "") + insert.text
        found = [Splice(at, at, text) for at, text in inserts.items()]
        return [*found, *self._splices, *(self._marked if with_conflicts else ())]

    def _collection(
        self, sort: correspondence.ValueRole, route: Route, three: Three, *, is_list: bool
    ) -> list[tuple[Hashable, Data]]:
        """Merge what stands in a mapping or list, and return the merged data in the order of the text."""
        base, ours, theirs = three
        first = next(iter(ours.values()), None)
        if first is None or (is_list and not first.side.is_first_on_line(first.entry)):
            raise Unsure
        if is_list:
            correspondence.doubt(sort, *map(_data, three))
        rows: list[list[tuple[Hashable, Data]]] = [[] for _ in range(len(ours) + 1)]
        for number, (name, value) in enumerate(ours.items()):
            inner = (*route, number if is_list else str(name))
            sides = Sides(base.get(name), value, theirs.get(name))
            merged = self._one(sort.of(name), inner, sides, is_member=is_list or bool(sort.container))
            rows[number + 1].append((name, merged))
        self._added(sort, route, three, rows, is_list=is_list)
        return [(name, value) for row in rows for name, value in row if value is not None]

    def _added(
        self,
        sort: correspondence.ValueRole,
        route: Route,
        three: Three,
        rows: list[list[tuple[Hashable, Data]]],
        *,
        is_list: bool,
    ) -> None:
        """Put in what only theirs has; within markers where we took it away."""
        base, ours, theirs = three
        slots = correspondence.Slots(sort, *map(_data, three))
        places = [*ours.values()]
        for name in slots.in_order([name for name in theirs if name not in ours]):
            value, before = theirs[name], base.get(name)
            # the first key of an item has the dash
            row = slots.of(name) if is_list else max(1, slots.of(name))
            at = places[row - 1].entry.end if row else places[0].entry.lead
            if not before:
                rows[row].append((name, value.data))
                self._inserts.append(_Insert(at, moved(value, places[0])))
            elif _is_changed(sort.of(name), before, value):
                self.conflicts.append((*route, len(ours) if is_list else str(name)))
                text = OURS + BETWEEN + moved(value, places[0]) + THEIRS
                self._inserts.append(_Insert(at, text, is_marked=True))

    def _one(
        self, sort: correspondence.ValueRole, route: Route, sides: Sides, *, is_member: bool = False
    ) -> Data:
        """Merge what ours has in one place, and return the merged data; nothing for what is taken away."""
        base, ours, theirs = sides
        if not theirs:
            return self._without_theirs(sort, route, base, ours)
        if any(value and says_the_same(value, theirs) for value in (base, ours)):
            return ours.data
        if is_member and not base and correspondence.may_be_two(sort, ours.data, theirs.data):
            self._conflict(route, ours, theirs)
            return ours.data
        before = self._mark()
        try:
            self._trivia(base, ours, theirs)
            return self._merged(sort, route, base, ours, theirs)
        except Unsure:
            self._back(before)
        try:
            if sort.means_the_same(ours.data, base.data if base else None):
                self._whole(base, ours, theirs)
                return theirs.data
        except Unsure:
            self._back(before)
        self._conflict(route, ours, theirs)
        return ours.data

    def _without_theirs(
        self, sort: correspondence.ValueRole, route: Route, base: Value | None, ours: Value
    ) -> Data:
        if not base:
            return ours.data
        if _is_changed(sort, base, ours):
            self._conflict(route, ours, None)
            return ours.data
        side, entry = ours.side, ours.entry
        if not side.is_first_on_line(entry):
            self._splices.append(Splice(entry.start, side.key_below(entry), ""))
            return None
        self._splices.append(Splice(side.line(entry.start), entry.end, ""))
        at = entry.lead
        for line in side.text[at : side.line(entry.start)].splitlines(keepends=True):
            if line.strip() not in self._their_comments:
                self._splices.append(Splice(at, at + len(line), ""))
            at += len(line)
        return None

    def _merged(
        self, sort: correspondence.ValueRole, route: Route, base: Value | None, ours: Value, theirs: Value
    ) -> Data:
        blocks = [is_block(value) for value in (ours, theirs)]
        if all(blocks) and type(ours.data) is type(theirs.data):
            return self._inner(sort, route, base, ours, theirs)
        old = base.data if base else None
        before, mine, others = map(sort.meaning, (old, ours.data, theirs.data))
        if others in (mine, before):
            return ours.data
        if not any(blocks) and isinstance(ours.data, (dict, list)) and isinstance(theirs.data, (dict, list)):
            both = correspondence.combine(sort, old, ours.data, theirs.data)
            if both != ours.data:
                text = flow.written(both, (ours.side, ours.entry), (theirs.side, theirs.entry))
                start, end = ours.entry.node[:2]
                self._splices.append(Splice(start, end, text))
            return both
        if mine != before or not all(value.side.is_one_line(value.entry.node) for value in (ours, theirs)):
            raise Unsure
        text = theirs.side.text[slice(*theirs.entry.node[:2])]
        start, end = ours.entry.node[:2]
        self._splices.append(Splice(start, end, text))
        return theirs.data

    def _inner(
        self, sort: correspondence.ValueRole, route: Route, base: Value | None, ours: Value, theirs: Value
    ) -> Data:
        """Merge two blocks; what is missing in the base counts as empty."""
        is_list = isinstance(ours.data, list)
        if base and base.data and not (is_block(base) and type(base.data) is type(ours.data)):
            raise Unsure
        three = Three(
            *(children(sort, side) if side and is_block(side) else {} for side in (base, ours, theirs))
        )
        both = self._collection(sort, route, three, is_list=is_list)
        if not both:
            raise Unsure
        return [value for _, value in both] if is_list else {str(name): value for name, value in both}

    def _trivia(self, base: Value | None, ours: Value, theirs: Value) -> None:
        """Take over what theirs did to the comments above an entry and behind its value."""
        self._trivia_above(base, ours, theirs)
        old_end, mine_end, new_end = (behind(value) if value else "" for value in (base, ours, theirs))
        if new_end in (old_end, mine_end):
            return
        if old_end != mine_end:
            raise Unsure
        start, end = ours.side.behind(ours.entry)
        self._splices.append(Splice(start, end, new_end))

    def _trivia_above(self, base: Value | None, ours: Value, theirs: Value) -> None:
        old, mine, new = (above(value) if value else [] for value in (base, ours, theirs))
        side, entry = ours.side, ours.entry
        begin = side.line(entry.start)
        for comment in new:
            if comment not in old and comment not in mine:
                text = " " * side.column(entry.start) + comment + "\n"
                self._inserts.append(_Insert(begin, text, rank=1))
        at = entry.lead
        for line in side.text[entry.lead : begin].splitlines(keepends=True) if entry.lead < begin else ():
            if line.strip() in old and line.strip() not in new and line.strip():
                self._splices.append(Splice(at, at + len(line), ""))
            at += len(line)

    def _whole(self, base: Value | None, ours: Value, theirs: Value) -> None:
        """Let theirs take the place of ours, which has not been changed, save for its comments."""
        known = [*(own_comments(base) if base else ()), *own_comments(theirs)]
        if any(comment not in known for comment in own_comments(ours)):
            raise Unsure
        self._trivia_above(base, ours, theirs)
        text = moved(theirs, ours, with_lead=False)
        self._splices.append(Splice(ours.entry.start, ours.entry.end, text.lstrip(" ")))

    def _conflict(self, route: Route, ours: Value, theirs: Value | None) -> None:
        """Put markers around an entry of ours and what theirs has in its place."""
        side, entry = ours.side, ours.entry
        start = side.line(entry.start)
        if not theirs and side.is_first_on_line(entry):
            start = self._own_lead(ours)
            text = ""
        elif theirs:
            text = moved(theirs, ours, with_lead=False)
            prefix = side.text[start : entry.start]
            text = prefix + text[len(prefix) :]
            extra = [word for word in above(theirs) if word not in above(ours)]
            text = "".join(" " * len(prefix) + word + "\n" for word in extra) + text
        else:
            raise Unsure
        self.conflicts.append(route)
        self._inserts.append(_Insert(start, OURS, rank=2, is_marked=True))
        self._marked.append(Splice(entry.end - 1, entry.end, "\n" + BETWEEN + text + THEIRS))

    def _own_lead(self, ours: Value) -> int:
        """Return where the comments above an entry begin that theirs has not, which go where the entry goes."""
        side, at = ours.side, ours.entry.lead
        begin = side.line(ours.entry.start)
        for line in side.text[at:begin].splitlines(keepends=True):
            if line.strip() and line.strip() not in self._their_comments:
                return at
            at += len(line)
        return begin

    def _mark(self) -> tuple[int, int, int, int]:
        return len(self._splices), len(self._marked), len(self._inserts), len(self.conflicts)

    def _back(self, mark: tuple[int, int, int, int]) -> None:
        lists: tuple[list[Splice] | list[_Insert] | list[Route], ...] = (
            self._splices,
            self._marked,
            self._inserts,
            self.conflicts,
        )
        for items, length in zip(lists, mark, strict=True):
            del items[length:]


def _is_changed(sort: correspondence.ValueRole, base: Value, now: Value) -> bool:
    """Tell whether an entry says something else than it did, or has a comment that it had not."""
    return not (sort.means_the_same(base.data, now.data) and {*all_comments(now)} <= {*all_comments(base)})


def _data(values: dict[Hashable, Value]) -> dict[Hashable, Data]:
    return {name: value.data for name, value in values.items()}
