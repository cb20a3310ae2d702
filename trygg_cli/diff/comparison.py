"""What changed inside an item of a plan, as plain data, field by field.

Only what is not equal is walked into; the items inside an item are matched by `matching`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

from trygg_cli.change import Change, ChangeKind
from trygg_cli.data import as_fields, as_parts, as_rows, as_text
from trygg_cli.diff.items import holders
from trygg_cli.diff.pairing import canonical, is_seen
from trygg_cli.model.meaning import meant
from trygg_cli.model.shape import NAMES, shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.change import ChangedItem
    from trygg_cli.data import Data, Fields
    from trygg_cli.diff.pairing import MatchedPlaces, Pairing
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route

    class _Given(TypedDict, total=False):
        old_route: Route
        new_route: Route
        path: tuple[str, ...]
        guessed: bool


GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "Approval": (("roll", "datum", "beslut", "kommentar", "avtryck"),),
    "Duration": (("antal", "enhet"),),
    "Frequency": (("antal", "minst", "högst", "per"),),
    "Schedule": (("när", "från", "till"),),
    "Target": (("minst", "högst", "exakt"),),
    "Validity": (("från", "till"),),
}
"""Keys that together say one thing, and so are one change: its value is a mapping of those that are there."""

_EMPTY: tuple[Data, ...] = (None, "", [], {})


class At(NamedTuple):
    """Where on both sides the comparison is: in which item, in what sort of part, by which path."""

    item: ChangedItem
    part: str
    old: Route
    new: Route
    path: tuple[str, ...] = ()
    guessed: bool = False
    old_data: Fields | None = None
    new_data: Fields | None = None

    @property
    def sides(self) -> tuple[Fields, Fields]:
        """The data on both sides, with nothing in what is not there."""
        return as_fields(self.old_data), as_fields(self.new_data)

    def below(self, part: str, key: str, old: Fields, new: Fields) -> At:
        """Return the part at a key here."""
        places = (*self.old, key), (*self.new, key), (*self.path, key)
        return At(self.item, part, *places, self.guessed, old, new)

    def change(self, kind: ChangeKind, key: str, old: Data, new: Data, **given: Unpack[_Given]) -> Change:
        """Return a change of a key here, or of what is given."""
        return Change(
            kind, given.get("old_route", (*self.old, key)), given.get("new_route", (*self.new, key)), old, new,
            self.item, self.part, key, given.get("path", (*self.path, key)), given.get("guessed", self.guessed),
            self.old_data, self.new_data,
        )  # fmt: skip


class Inside:
    """What changed inside an item; of all items of two plans, with one patience."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing

    def changes(self, at: At) -> Iterator[Change]:
        """Yield the changes of an item's fields, then those of the order of what stands in it."""
        if at.old_data != at.new_data:
            yield from filter(is_seen, self._inside(at))
            yield from self._orders(at)

    def _orders(self, at: At) -> Iterator[Change]:
        """Yield a change for each list of items that stand here in another order."""
        for field in holders(at.part):
            lists = [side.get(field.key) for side in at.sides]
            if field.container != "list" or not field.part or lists[0] is lists[1]:
                continue
            before, after = map(_ids, lists)
            common = {*before} & {*after}
            old, new = ([name for name in names if name in common] for names in (before, after))
            if old != new and sorted(old) == sorted(new):
                yield at.change(ChangeKind.REORDERED, field.key, [*old], [*new])

    def _inside(self, at: At) -> Iterator[Change]:
        """Yield the changes of the fields of a part on which the two sides differ."""
        old, new = at.sides
        fields = shapes()[at.part].fields
        apart = {field.key for field in holders(at.part) if field.container}
        grouped = {key for group in GROUPS.get(at.part, ()) for key in group}
        for group in GROUPS.get(at.part, ()):
            yield from _group(at, group)
        for key in [*new, *(key for key in old if key not in new)]:
            if key in apart:
                yield from self._field(at, None, key, *(_no_items(data.get(key)) for data in (old, new)))
            elif key not in grouped and not _is_name(at, key):
                yield from self._field(at, fields.get(key), key, old.get(key), new.get(key))

    def _field(self, at: At, field: Field | None, key: str, old: Data, new: Data) -> Iterator[Change]:
        if _means_the_same(field, old, new):
            return
        if field and field.alone:
            old = [old] if isinstance(old, str) else old
            new = [new] if isinstance(new, str) else new
        kinds = {type(side) for side in (old, new) if side not in _EMPTY}
        if field and field.part and not field.container and kinds == {dict} and old and new:
            yield from self._inside(at.below(field.part, key, as_fields(old), as_fields(new)))
        elif field and field.container == "list" and kinds == {list}:
            yield from self._list(at, field, as_rows(old), as_rows(new))
        elif field and field.container == "map" and kinds == {dict}:
            yield from _map(at, field, as_fields(old), as_fields(new))
        else:
            yield at.change(_kind(is_new=old in _EMPTY, is_gone=new in _EMPTY), key, old, new)

    def _list(self, at: At, field: Field, old: list[Data], new: list[Data]) -> Iterator[Change]:
        if field.part:
            yield from self._rows(at, field, old, new)
        elif field.is_picked or not _is_text(field):
            yield from _set(at, field.key, old, new)
        else:
            yield from self._texts(at, field.key, old, new)

    def _rows(self, at: At, field: Field, old: list[Data], new: list[Data]) -> Iterator[Change]:
        """Yield the changes of a list of parts without ids."""
        part = field.part or ""
        pairs = self._pairing.parts(part, old, new)
        yield from _order(
            at, field.key, pairs, lambda side: [_row_name(part, row) for row in side], (old, new)
        )
        for apart in _apart(at, field.key, pairs, old, new):
            row = apart.old if apart.new is None else apart.new
            before, after = apart.old, apart.new
            if isinstance(before, dict) and isinstance(after, dict):
                path, guessed = (*at.path, field.key, _row_name(part, before)), at.guessed or apart.guessed
                yield from self._inside(
                    At(at.item, part, apart.old_route, apart.new_route, path, guessed, before, after)
                )
            else:
                path = (*at.path, field.key, _row_name(part, row))
                yield at.change(
                    apart.kind, field.key, before, after, path=path,
                    old_route=apart.old_route, new_route=apart.new_route,
                )  # fmt: skip

    def _texts(self, at: At, key: str, old: list[Data], new: list[Data]) -> Iterator[Change]:
        pairs = self._pairing.texts(old, new)
        for apart in _apart(at, key, pairs, old, new):
            yield at.change(
                apart.kind, key, apart.old, apart.new, guessed=at.guessed or apart.guessed,
                old_route=apart.old_route, new_route=apart.new_route,
            )  # fmt: skip
        yield from _order(at, key, pairs, lambda side: [*map(str, side)], (old, new))


def _kind(*, is_new: bool, is_gone: bool) -> ChangeKind:
    return ChangeKind.ADDED if is_new else ChangeKind.REMOVED if is_gone else ChangeKind.CHANGED


class _Apart(NamedTuple):
    """What two lists have differently in matched places, and the routes to these."""

    kind: ChangeKind
    old: Data
    new: Data
    old_route: Route
    new_route: Route
    guessed: bool


def _apart(
    at: At, key: str, pairs: list[MatchedPlaces], old: list[Data], new: list[Data]
) -> Iterator[_Apart]:
    for pair in pairs:
        before = None if pair.old is None else old[pair.old]
        after = None if pair.new is None else new[pair.new]
        if before != after:
            yield _Apart(
                _kind(is_new=pair.old is None, is_gone=pair.new is None),
                before,
                after,
                (*at.old, key, *(() if pair.old is None else (pair.old,))),
                (*at.new, key, *(() if pair.new is None else (pair.new,))),
                pair.guessed,
            )


def _order(
    at: At,
    key: str,
    pairs: list[MatchedPlaces],
    names: Callable[[list[Data]], list[str]],
    sides: tuple[list[Data], list[Data]],
) -> Iterator[Change]:
    """Yield a change where what is on both sides stands in another order."""
    both = [(pair.old, pair.new) for pair in pairs if pair.old is not None and pair.new is not None]
    if both != sorted(both):
        old_names, new_names = map(names, sides)
        old: list[Data] = [old_names[place] for place, _ in sorted(both)]
        yield at.change(ChangeKind.REORDERED, key, old, [new_names[place] for _, place in both])


def _group(at: At, keys: tuple[str, ...]) -> Iterator[Change]:
    """Yield the change of keys that together say one thing."""
    old, new = ({key: data[key] for key in keys if data.get(key) not in _EMPTY} for data in at.sides)
    fields = shapes()[at.part].fields
    key = next((key for key in keys if not _means_the_same(fields[key], old.get(key), new.get(key))), None)
    if key:
        kind = _kind(is_new=not old, is_gone=not new)
        yield at.change(kind, key, old or None, new or None)


def _set(at: At, key: str, old: list[Data], new: list[Data]) -> Iterator[Change]:
    """Yield what was put into and taken out of a list whose order means nothing; one for another is one change."""
    known, kept = {canonical(value) for value in old}, {canonical(value) for value in new}
    came = {place: value for place, value in enumerate(new) if canonical(value) not in known}
    gone = {place: value for place, value in enumerate(old) if canonical(value) not in kept}
    if came and gone:
        yield at.change(
            ChangeKind.CHANGED, key, _one_or_all(gone), _one_or_all(came),
            old_route=(*at.old, key, next(iter(gone))), new_route=(*at.new, key, next(iter(came))),
        )  # fmt: skip
        return
    for place, value in came.items():
        yield at.change(ChangeKind.ADDED, key, None, value, new_route=(*at.new, key, place))
    for place, value in gone.items():
        yield at.change(ChangeKind.REMOVED, key, value, None, old_route=(*at.old, key, place))


def _one_or_all(values: dict[int, Data]) -> Data:
    found = [*values.values()]
    return found[0] if len(found) == 1 else found


def _map(at: At, field: Field, old: Fields, new: Fields) -> Iterator[Change]:
    key = field.key
    for name in [*new, *(name for name in old if name not in new)]:
        before, after = old.get(name), new.get(name)
        if meant(field, before) != meant(field, after):
            kind = _kind(is_new=name not in old, is_gone=name not in new)
            yield at.change(
                kind, key, before, after, path=(*at.path, key, name),
                old_route=(*at.old, key, name), new_route=(*at.new, key, name),
            )  # fmt: skip


def _means_the_same(field: Field | None, old: Data, new: Data) -> bool:
    if old == new or (old in _EMPTY and new in _EMPTY):
        return True
    one, other = meant(field, old), meant(field, new)
    return one == other or (one in _EMPTY and other in _EMPTY)


def _no_items(value: Data) -> Data:
    """Return what stands among items and is none, so that nothing is passed over."""
    match value:
        case dict():
            return {key: part for key, part in value.items() if not isinstance(part, dict)}
        case list():
            return [part for part in value if not isinstance(part, dict)]
    return value


def _is_name(at: At, key: str) -> bool:
    """Tell whether a key holds what the item here is matched by, on both sides."""
    is_item = key == "id" and at.part == at.item.part and bool(shapes()[at.part].kind)
    return is_item and all(isinstance(data.get(key), str) for data in at.sides)


def _is_text(field: Field) -> bool:
    return field.fits(["any text, whatever it says"])


def _ids(value: Data) -> list[str]:
    return [*filter(None, (as_text(row.get("id")) for row in as_parts(value)))]


def _row_name(part: str, row: Data) -> str:
    """Return what a part without id is called in paths."""
    if not isinstance(row, dict):
        return ""
    return " ".join(str(row[key]) for key in next(iter(NAMES.get(part, ((),)))) if row.get(key))
