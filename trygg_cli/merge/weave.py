"""Their changes put into our text, entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.merge import flow, matching
from trygg_cli.merge.tree import Entry, Side, Unsure, comments_in
from trygg_cli.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Hashable

    from trygg_cli.position import Route

OURS, BETWEEN, THEIRS = "<<<<<<< OURS\n", "=======\n", ">>>>>>> THEIRS\n"


class Value(NamedTuple):
    """An entry of one of the sides, and its data."""

    side: Side
    entry: Entry
    data: Any


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
        self._splices: list[Splice] = []
        self._marked: list[Splice] = []
        self._inserts: list[_Insert] = []
        self.conflicts: list[Route] = []

    def plan(self) -> dict[Hashable, Any]:
        """Return the merged data, as ours where there are conflicts; raises `Unsure`."""
        base, ours, theirs = (keyed(one, one.root, one.top(), one.document.data) for one in self._sides)
        return dict(self._collection(matching.PLAN, (), Three(base, ours, theirs), is_list=False))

    def splices(self, *, with_conflicts: bool) -> list[Splice]:
        """Return the splices; what is put into one place is put there in one."""
        inserts: dict[int, str] = {}
        for one in sorted(self._inserts, key=lambda one: one.rank):
            if with_conflicts or not one.is_marked:
                inserts[one.at] = inserts.get(one.at, "") + one.text
        found = [Splice(at, at, text) for at, text in inserts.items()]
        return [*found, *self._splices, *(self._marked if with_conflicts else ())]

    def _collection(
        self, sort: matching.Sort, route: Route, three: Three, *, is_list: bool
    ) -> list[tuple[Hashable, Any]]:
        """Merge what stands in a mapping or list, and return the merged data in the order of the text."""
        base, ours, theirs = three
        first = next(iter(ours.values()), None)
        if first is None or (is_list and not first.side.is_first_on_line(first.entry)):
            raise Unsure
        if is_list:
            matching.doubt(sort, *map(_data, three))
        rows: list[list[tuple[Hashable, Any]]] = [[] for _ in range(len(ours) + 1)]
        for number, (name, value) in enumerate(ours.items()):
            inner = (*route, number if is_list else str(name))
            sides = Sides(base.get(name), value, theirs.get(name))
            rows[number + 1].append((name, self._one(sort.of(name), inner, sides)))
        added = [name for name in theirs if name not in ours]
        if is_list:
            added = matching.by_date(sort, added, _data(theirs))
        for name in added:
            before = base.get(name)
            row = matching.slot(sort, name, *map(_data, three)) if is_list else _place(name, ours, theirs)
            if (
                before
                and before.data == theirs[name].data
                and {*_comments(theirs[name])} <= {*_comments(before)}
            ):
                self._add_comments(theirs[name], [*ours.values()], row, before)
                continue
            if not before:
                rows[row].append((name, theirs[name].data))
            self._add(
                (*route, len(ours) if is_list else str(name)), theirs[name], [*ours.values()], row, before
            )
        return [(name, value) for row in rows for name, value in row if value is not None]

    def _add(self, route: Route, value: Value, ours: list[Value], row: int, before: Value | None) -> None:
        """Put an entry of theirs after so many of ours; within markers where we took it away."""
        at = ours[row - 1].entry.end if row else ours[0].entry.lead
        text = _moved(value, ours[0])
        if before:
            self.conflicts.append(route)
            text = OURS + BETWEEN + text + THEIRS
        self._inserts.append(_Insert(at, text, is_marked=bool(before)))

    def _add_comments(self, value: Value, ours: list[Value], row: int, before: Value) -> None:
        """Keep the comments that theirs has put above an entry which we took away."""
        at = ours[row - 1].entry.end if row else ours[0].entry.lead
        margin = " " * ours[0].side.column(ours[0].entry.start)
        for comment in _above(value):
            if comment not in _above(before):
                self._inserts.append(_Insert(at, f"{margin}{comment}\n"))

    def _one(self, sort: matching.Sort, route: Route, sides: Sides) -> Any:  # noqa: ANN401
        """Merge what ours has in one place, and return the merged data; nothing for what is taken away."""
        base, ours, theirs = sides
        if not theirs:
            return self._without_theirs(route, base, ours)
        if any(one and _says_the_same(one, theirs) for one in (base, ours)):
            return ours.data
        before = self._mark()
        try:
            self._trivia(base, ours, theirs)
            return self._merged(sort, route, base, ours, theirs)
        except Unsure:
            self._back(before)
        try:
            if ours.data == (base.data if base else None):
                self._whole(base, ours, theirs)
                return theirs.data
        except Unsure:
            self._back(before)
        self._conflict(route, ours, theirs)
        return ours.data

    def _without_theirs(self, route: Route, base: Value | None, ours: Value) -> Any:  # noqa: ANN401
        if not base:
            return ours.data
        known = _comments(base)
        if base.data != ours.data or any(one not in known for one in _comments(ours)):
            self._conflict(route, ours, None)
            return ours.data
        side, entry = ours.side, ours.entry
        if not side.is_first_on_line(entry):
            raise Unsure
        above = comments_in(side.text[entry.lead : side.line(entry.start)])
        theirs = self._sides[2].text
        is_alone = any(one in theirs or one not in known for one in above)
        start = side.line(entry.start) if is_alone else entry.lead
        self._splices.append(Splice(start, entry.end, ""))
        return None

    def _merged(
        self, sort: matching.Sort, route: Route, base: Value | None, ours: Value, theirs: Value
    ) -> Any:  # noqa: ANN401
        blocks = [one.side.is_block(one.entry.node) for one in (ours, theirs)]
        if all(blocks) and type(ours.data) is type(theirs.data):
            return self._inner(sort, route, base, ours, theirs)
        old = base.data if base else None
        if theirs.data in (ours.data, old):
            return ours.data
        if not any(blocks) and isinstance(ours.data, (dict, list)) and isinstance(theirs.data, (dict, list)):
            both = matching.combine(sort, old, ours.data, theirs.data)
            if both != ours.data:
                text = flow.written(both, (ours.side, ours.entry), (theirs.side, theirs.entry))
                start, end = ours.entry.node[:2]
                self._splices.append(Splice(start, end, text))
            return both
        if ours.data != old or not all(one.side.is_one_line(one.entry.node) for one in (ours, theirs)):
            raise Unsure
        text = theirs.side.text[slice(*theirs.entry.node[:2])]
        start, end = ours.entry.node[:2]
        self._splices.append(Splice(start, end, text))
        return theirs.data

    def _inner(
        self, sort: matching.Sort, route: Route, base: Value | None, ours: Value, theirs: Value
    ) -> Any:  # noqa: ANN401
        """Merge two blocks; what is missing in the base counts as empty."""
        is_list = isinstance(ours.data, list)
        if base and base.data is not None and not (is_block(base) and type(base.data) is type(ours.data)):
            raise Unsure
        three = Three(*(children(sort, one) if one and is_block(one) else {} for one in (base, ours, theirs)))
        both = self._collection(sort, route, three, is_list=is_list)
        if not both:
            raise Unsure
        return [value for _, value in both] if is_list else dict(both)

    def _trivia(self, base: Value | None, ours: Value, theirs: Value) -> None:
        """Take over what theirs did to the comments above an entry and behind its value."""
        old, mine, new = (_above(one) if one else [] for one in (base, ours, theirs))
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
        old_end, mine_end, new_end = (_behind(one) if one else "" for one in (base, ours, theirs))
        if new_end in (old_end, mine_end):
            return
        if old_end != mine_end:
            raise Unsure
        start, end = side.behind(entry)
        self._splices.append(Splice(start, end, new_end))

    def _whole(self, base: Value | None, ours: Value, theirs: Value) -> None:
        """Let theirs take the place of ours, which has not been changed, save for its comments."""
        known = [*(_comments(base) if base else ()), *_comments(theirs)]
        if any(one not in known for one in _comments(ours)):
            raise Unsure
        if _above(theirs) not in (_above(base) if base else [], _above(ours)):
            raise Unsure
        text = _moved(theirs, ours, with_lead=False)
        self._splices.append(Splice(ours.entry.start, ours.entry.end, text.lstrip(" ")))

    def _conflict(self, route: Route, ours: Value, theirs: Value | None) -> None:
        """Put markers around an entry of ours and what theirs has in its place."""
        side, entry = ours.side, ours.entry
        start = side.line(entry.start)
        if theirs:
            text = _moved(theirs, ours, with_lead=False)
            prefix = side.text[start : entry.start]
            text = prefix + text[len(prefix) :]
            above = [one for one in _above(theirs) if one not in _above(ours)]
            text = "".join(" " * len(prefix) + one + "\n" for one in above) + text
        elif side.is_first_on_line(entry):
            text = ""
        else:
            raise Unsure
        self.conflicts.append(route)
        self._inserts.append(_Insert(start, OURS, rank=2, is_marked=True))
        self._marked.append(Splice(entry.end - 1, entry.end, "\n" + BETWEEN + text + THEIRS))

    def _mark(self) -> tuple[int, int, int, int]:
        return len(self._splices), len(self._marked), len(self._inserts), len(self.conflicts)

    def _back(self, mark: tuple[int, int, int, int]) -> None:
        lists: tuple[list[Any], ...] = (self._splices, self._marked, self._inserts, self.conflicts)
        for one, length in zip(lists, mark, strict=True):
            del one[length:]


def keyed(side: Side, node: Any, entries: list[Entry], data: dict[str, Any]) -> dict[Hashable, Value]:  # noqa: ANN401
    """Return the entries of a mapping by key."""
    return {key: Value(side, entry, data.get(key)) for key, entry in zip(node[2], entries, strict=True)}


def children(sort: matching.Sort, value: Value) -> dict[Hashable, Value]:
    """Return the entries of a block, by key or by what they are known by."""
    side, entry, data = value
    entries = side.inside(entry)
    if isinstance(data, dict):
        return keyed(side, entry.node, entries, data)
    keys = matching.names(sort, data)
    return {key: Value(side, *pair) for key, *pair in zip(keys, entries, data, strict=True)}


def _data(values: dict[Hashable, Value]) -> dict[Hashable, Any]:
    return {name: value.data for name, value in values.items()}


def is_block(value: Value) -> bool:
    """Tell whether a value is a mapping or list without brackets."""
    return value.side.is_block(value.entry.node)


def _says_the_same(one: Value, theirs: Value) -> bool:
    return one.data == theirs.data and _above(one) == _above(theirs) and _comments(one) == _comments(theirs)


def _place(name: Hashable, ours: dict[Hashable, Value], theirs: dict[Hashable, Value]) -> int:
    """Return after which of our keys, counted from 1, one of theirs goes: never above the first."""
    order, places = [*theirs], [*ours]
    before = next((one for one in reversed(order[: order.index(name)]) if one in ours), places[0])
    return places.index(before) + 1


def _above(value: Value) -> list[str]:
    side, entry = value.side, value.entry
    return comments_in(side.text[entry.lead : max(entry.lead, side.line(entry.start))])


def _behind(value: Value) -> str:
    start, end = value.side.behind(value.entry)
    return value.side.text[start:end].rstrip() if start <= end else ""


def _comments(value: Value) -> list[str]:
    """Return the comments in an entry, and what looks like one in its texts."""
    start = value.side.line(value.entry.start)
    return comments_in(value.side.text[start : value.entry.end])


def _moved(theirs: Value, ours: Value, *, with_lead: bool = True) -> str:
    """Return the lines of an entry of theirs, indented as an entry of ours, and whole from their beginning."""
    side, entry = theirs.side, theirs.entry
    lead = (
        side.text[entry.lead : side.line(entry.start)] if with_lead and side.is_first_on_line(entry) else ""
    )
    text = lead + " " * side.column(entry.start) + side.text[entry.start : entry.end]
    shift = ours.side.column(ours.entry.start) - side.column(entry.start)
    return "".join(_shifted(line, shift) for line in text.splitlines(keepends=True))


def _shifted(line: str, shift: int) -> str:
    stripped = line.lstrip(" ")
    if not stripped.strip():
        return line
    return " " * max(0, len(line) - len(stripped) + shift) + stripped
