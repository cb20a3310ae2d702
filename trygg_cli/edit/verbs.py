"""Changes of a plan by routes, made in its text: set, put, add, remove, move.

They are made one after the other, so that each route leads through what the earlier ones have left.  What comes
out is read again, and is the plan as it was with the changes made in its data, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.edit.changed_data import ChangedData, NoSuchPlace, nested
from trygg_cli.edit.key_order import in_order, place_of
from trygg_cli.edit.layout import SPACED
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.reading.reread import reread
from trygg_cli.text import source
from trygg_cli.text.editor import Editor, index
from trygg_cli.text.tree import BlockCollection, New, NotEditable, Repeated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.data import Data
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document
    from trygg_cli.text.emitter import NewValue


@dataclass(frozen=True)
class Set:
    """Another value for what is at a route; of a mapping or list only what differs is written."""

    route: Route
    value: NewValue


@dataclass(frozen=True)
class Put:
    """A value for a key in the mapping at a route, whether or not they are there: what is missing is made."""

    route: Route
    key: str
    value: NewValue


@dataclass(frozen=True)
class Add:
    """A new item in the list at a route, which is made if it is missing: last, or at an index."""

    route: Route
    value: NewValue
    at: int | None = None


@dataclass(frozen=True)
class Remove:
    """What is at a route is taken away, with its comments."""

    route: Route


@dataclass(frozen=True)
class Move:
    """An item of a list goes elsewhere, with its comments: to the route that it is to have afterwards."""

    route: Route
    to: Route


Edit = Set | Put | Add | Remove | Move


class EditRefused(TryggError):
    """A change cannot be made in a text."""


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """Return a document with changes made; raises `EditRefused`, and `NotAsMeant` where the fault is ours."""
    if document.is_torn or not isinstance(document.data, dict):
        raise _unreadable(document)
    changes = _Changes(document)
    for edit in edits:
        try:
            changes.make(edit)
        except NoSuchPlace as error:
            raise _no_such_place(document, error.route) from error
        except NotEditable as error:
            raise _not_editable(document, edit, error) from error
    return changes.result()


class _Changes:
    """A document, its data and its text under change."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._editor = Editor(document.text, document.spans)
        # a text of several lines at the very end has its last line end when something follows
        is_whole = self._editor.text == document.text
        self._data = ChangedData(document.data if is_whole else source.parse(self._editor.text).data)
        self._new: dict[int, tuple[New, ChangedData, Route]] = {}
        self._is_changed = False

    def result(self) -> Document:
        """Return the document anew, if anything was changed; raises `NotAsMeant`."""
        if not self._is_changed:
            return self._document
        for new, changed, route in self._new.values():
            new.data = in_order(changed.data, route)
        text = self._editor.written()
        made = reread(self._document.name, text, self._data.data)
        short = self._editor.cut(text)
        return made if short == text else reread(self._document.name, short, source.parse(short).data)

    def make(self, edit: Edit) -> None:
        """Make one change."""
        match edit:
            case Set(route, value):
                self._set(route, self._data.value(route), in_order(value, route))
            case Put(route, key, value):
                self._put(route, key, in_order(value, (*route, key)))
            case Add(route, value, at):
                self._add(route, in_order(value, (*route, 0)), at)
            case Remove(route):
                self._remove(route)
            case Move(route, to) if route != to:
                self._move(route, to)
        self._is_changed = True

    def _set(self, route: Route, old: object, new: NewValue) -> None:
        """Give what is at a route another value, by as few changes as may be."""
        if old == new:
            return
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            for key in [key for key in old if key not in new]:
                self._remove((*route, key))
            for key, value in new.items():
                self._put(route, key, value)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            self._set_list(route, old, new)
        else:
            inside, rest = self._editor.opened(route[:-1])
            if isinstance(inside, New):
                self._changed(inside, route[:-1], rest).set((*rest, route[-1]), new)
            else:
                entry = inside.entries[index(inside, route[-1])]
                self._editor.check_marks(entry)
                self._editor.assign(entry, new)
            self._data.set(route, new)

    def _set_list(self, route: Route, old: list[Data], new: list[Data]) -> None:
        """Change a list where it differs: between the items that are alike at its beginning and at its end."""
        shorter = min(len(old), len(new))
        begin = next((at for at in range(shorter) if old[at] != new[at]), shorter)
        end = next((at for at in range(shorter - begin) if old[-1 - at] != new[-1 - at]), shorter - begin)
        both = shorter - begin - end
        for at in range(begin, begin + both):
            self._set((*route, at), old[at], new[at])
        for at in reversed(range(begin + both, len(old) - end)):
            self._remove((*route, at))
        for at in range(begin + both, len(new) - end):
            self._add(route, new[at], at)

    def _put(self, route: Route, key: str, value: NewValue) -> None:
        if self._data.has((*route, key)):
            self._set((*route, key), self._data.value((*route, key)), value)
            return
        depth = next((at for at in range(len(route)) if not self._data.has(route[: at + 1])), len(route))
        if depth < len(route):
            value = nested((*route[depth + 1 :], key), value)
            key, route = str(route[depth]), route[:depth]
        value = in_order(value, (*route, key))
        self._data.put(route, key, value)
        inside, rest = self._editor.opened(route)
        if isinstance(inside, New):
            self._changed(inside, route, rest).put(rest, key, value)
            return
        known = next((entry for entry in inside.entries if entry.key == key), None)
        if known:
            self._editor.assign(known, value)
        elif inside.entries or not route:
            entry = self._editor.new(inside, key, value)
            at = place_of(key, [str(entry.key) for entry in inside.entries], route)
            is_apart = any(other.margin() for other in inside.entries[at : at + 1])
            is_spaced = is_apart and not route and not isinstance(value, str)
            inside.insert(at, entry, self._editor.line_end, is_spaced=is_spaced)
        else:
            self._fill(route, {key: value})

    def _add(self, route: Route, value: NewValue, at: int | None) -> None:
        if not self._data.has(route) and route:
            self._put(route[:-1], str(route[-1]), [value])
            return
        self._data.add(route, value, at)
        inside, rest = self._editor.opened(route)
        if isinstance(inside, New):
            self._changed(inside, route, rest).add(rest, value, at)
        elif inside.entries:
            entry = self._editor.new(inside, None, value)
            is_spaced = route[-1] in SPACED and isinstance(value, dict)
            place = len(inside.entries) if at is None else at
            inside.insert(place, entry, self._editor.line_end, is_spaced=is_spaced)
        else:
            self._fill(route, [value])

    def _fill(self, route: Route, value: NewValue) -> None:
        """Put something into the empty brackets at a route."""
        inside, _ = self._editor.opened(route[:-1])
        assert not isinstance(inside, New)
        self._editor.assign(inside.entries[index(inside, route[-1])], value)

    def _remove(self, route: Route) -> None:
        inside, rest = self._editor.opened(route[:-1])
        if isinstance(inside, New):
            self._changed(inside, route[:-1], rest).remove((*rest, route[-1]))
            self._data.remove(route)
            return
        try:
            at = index(inside, route[-1])
        except (KeyError, IndexError):
            raise NoSuchPlace(route) from None
        self._editor.check_marks(inside.entries[at])
        inside.remove(at)
        if self._data.has(route):  # a key with nothing after it is in the text only
            self._data.remove(route)

    def _changed(self, new: New, route: Route, rest: Route) -> ChangedData:
        """Return the data of a value that is new itself; of a route to what is in it, the rest is the way inside."""
        whole = route[: len(route) - len(rest)]
        return self._new.setdefault(id(new), (new, ChangedData(new.data), whole))[1]

    def _move(self, route: Route, to: Route) -> None:
        self._data.add(to[:-1], self._data.remove(route), int(to[-1]))
        inside, _ = self._editor.opened(route[:-1])
        if isinstance(inside, New) or inside.is_mapping:
            raise NotEditable
        at = index(inside, route[-1])
        entry = inside.entries[at]
        self._editor.check_marks(entry)
        inside.remove(at)
        other, _ = self._editor.opened(to[:-1])
        if type(other) is not type(inside) or isinstance(other, New):
            raise NotEditable
        if isinstance(other, BlockCollection) and isinstance(inside, BlockCollection):
            entry = self._editor.moved(entry, other.column - inside.column)
        is_spaced = to[-2] in SPACED
        other.insert(int(to[-1]), entry, self._editor.line_end, is_spaced=is_spaced)


def _unreadable(document: Document) -> EditRefused:
    refused = EditRefused(message("{path} cannot be read, so nothing is changed in it", path=document.name))
    refused.hint = message("trygg validate shows what is wrong")
    return refused


def _no_such_place(document: Document, route: Route) -> EditRefused:
    return EditRefused(
        message("{path}: there is no {key} there", path=document.name, key=".".join(map(str, route)) or "/")
    )


def _not_editable(document: Document, edit: Edit, error: NotEditable) -> EditRefused:
    line = document.lines.position(document.spans.key(edit.route).start).line
    place = {"path": document.name, "line": line}
    if isinstance(error, Repeated):
        refused = EditRefused(
            message(
                "{path}, line {line}: what stands here is repeated in several places, by & and *", **place
            )
        )
        refused.hint = message("write it out in each place, without & and *, and try again")
        return refused
    refused = EditRefused(
        message("{path}, line {line}: this is written so that it cannot be changed safely", **place)
    )
    refused.hint = message("write it as trygg format does, without ? before keys, or change it by hand")
    return refused
