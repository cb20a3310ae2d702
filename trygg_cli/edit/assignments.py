"""Fields as they are named on a command line, and values as people write them, as changes of a plan.

A field is named by the keys that lead to it, with dots: `tid.till`, `uppföljning.2022-T2.kommentar`, where items of a
list are named by their ids or by what tells them apart, or by their numbers, and may have dots of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_text, step_into, value_at
from trygg_cli.edit.values import spelt
from trygg_cli.edit.verbs import Add, Edit, Put, Remove
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.model.shape import NAMES, ROOT, Field, PartShape, shapes, takes
from trygg_cli.reading.references import PlanNames
from trygg_cli.suggestion import did_you_mean
from trygg_cli.words import everyday

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.data import Data
    from trygg_cli.position import Route
    from trygg_cli.text.emitter import NewValue
    from trygg_cli.words.everyday import Meant

_BETWEEN = re.compile(r"(?:(?<!\s)\s+)?[,;]\s*")
_DAY_AND_MONTH = re.compile(r"(?:den )?\d{1,2}(?:/\d{1,2}|\.? [^\W\d]+)")


class NotAssignment(TryggError):
    """What was written is no field with a value."""

    hint = message(
        'write it as tid.till=2027-03-31, and a text of several words in quotation marks: titel="Nya bänkar"'
    )

    def __init__(self, text: str) -> None:
        super().__init__(message('"{text}" is no field with a value', text=text))


class NoSuchField(TryggError):
    """A path of keys leads to no field."""


class UnclearWord(TryggError):
    """A word can mean several things, or says more than one of them."""

    def __init__(self, written: str, key: str, meant: Meant) -> None:
        if everyday.keeps_word(meant):
            super().__init__(message('"{value}" says more than a word for "{key}"', value=written, key=key))
            self.hint = message(
                'write "{word}" if that is true, and the rest in the comment', word=meant.words[0]
            )
            return
        super().__init__(
            message('it is not clear what "{value}" means under "{key}"', value=written, key=key)
        )
        self.hint = everyday.remedy(meant)


class FieldPlace(NamedTuple):
    """Where a field is: the way to the part that it is in, and what it may hold; the name of one in a map."""

    route: Route
    field: Field
    name: str | None = None


def edits(data: Data, item: Route, written: Iterable[str], year: int | None) -> list[Edit]:
    """Return the changes that assignments to fields of an item are; raises `TryggError`.

    `+=` adds to a list, and nothing behind the sign takes the field away.  Several `=` for one list make it of all.
    """
    names = PlanNames(data)
    found: list[Edit] = []
    for text in written:
        path, sign, value = text.partition("=")
        name = path.removesuffix("+").strip()
        if not (sign and name):
            raise NotAssignment(text)
        place = located(data, item, name)
        found += _changes(place, value.strip(), Meaning(names, year), adds=path.endswith("+"))
    return found


class Meaning:
    """What values mean in one plan; `year` is that of days that are written without one."""

    def __init__(self, names: PlanNames, year: int | None) -> None:
        self._names, self._year = names, year

    def of(self, field: Field, written: str) -> NewValue:
        """Return the value that is meant; what is not understood stays, and is judged with the plan."""
        if field.container != "list" or (field.alone and not _BETWEEN.search(written)):
            return self.one(field, written)
        several = self._names.several(written, field.refers_to) if field.refers_to else []
        if several:
            return several
        return [self.one(field, part) for part in ([written] if field.is_text else _BETWEEN.split(written))]

    def one(self, field: Field, written: str) -> str:
        """Return one value; raises `UnclearWord`."""
        if field.refers_to:
            called = self._names.called(written, field.refers_to)
            return called[0].id if len(called) == 1 else written
        if takes(field, written) and written not in field.old_words:
            return written
        if self._year and _DAY_AND_MONTH.fullmatch(written):
            value = spelt(field, f"{written} {self._year}")
            if value:
                return value
        value = spelt(field, written)
        if value is None and field.words:
            meant = everyday.meant(field.choice, written)
            if meant:
                raise UnclearWord(written, field.key, meant)
        return value or written


def _changes(place: FieldPlace, written: str, meaning: Meaning, *, adds: bool) -> list[Edit]:
    route, field, name = place
    inside, key = (route, field.key) if name is None else ((*route, field.key), name)
    if not written:
        return [Remove((*inside, key))]
    value = meaning.one(field, written) if name else meaning.of(field, written)
    if adds and isinstance(value, list):
        return [Add((*inside, key), part) for part in value]
    return [Put(inside, key, value)]


def located(data: Data, item: Route, path: str) -> FieldPlace:
    """Return where the field is that a path of keys leads to from an item; raises `NoSuchField`."""
    route, part, rest = item, _part_at(item), path
    while True:
        shape = shapes()[part]
        key, rest = _key(shape, rest)
        field = shape.fields[key]
        if not field.part:
            if rest and field.container == "map":
                return FieldPlace(route, field, rest)
            if rest:
                raise NoSuchField(message('"{key}" holds no keys', key=key), None)
            return FieldPlace(route, field)
        part, route = field.part, (*route, key)
        if field.container:
            step, rest = _step(value_at(data, route), part, rest, key)
            route = (*route, step)
        if not rest:
            raise NoSuchField(
                message('"{path}" holds several keys, and one of them must be named', path=path),
                message("such as {example}", example=f"{path}.{next(iter(shapes()[part].fields))}"),
            )


def _part_at(route: Route) -> str:
    """Return the sort of part that is at a route."""
    part = ROOT
    steps = iter(route)
    for step in steps:
        field = shapes()[part].fields[str(step)]
        part = field.part or part
        if field.container:
            next(steps, None)
    return part


def _key(shape: PartShape, path: str) -> tuple[str, str]:
    """Return the key that a path begins with, and the rest of it."""
    key, _, rest = path.partition(".")
    if key in shape.fields:
        return key, rest
    raise NoSuchField(
        message('there is no key "{key}" here', key=key),
        did_you_mean(key, shape.fields) or message("trygg key lists the keys that there are"),
    )


def _step(inside: Data, part: str, path: str, key: str) -> tuple[str | int, str]:
    """Return which item of a list or map a path begins with, by the longest of the names that fit, and the rest."""
    known: dict[str, str | int] = {}
    if isinstance(inside, dict):
        known = {name: name for name in inside}
    elif isinstance(inside, list):
        known = {str(number + 1): number for number in range(len(inside))}
        known |= {name: number for number, item in enumerate(inside) for name in _names(item, part)}
    fits = [name for name in known if path == name or path.startswith(f"{name}.")]
    if not fits:
        raise _no_such_item(key, path.partition(".")[0], known)
    name = max(fits, key=len)
    return known[name], path[len(name) + 1 :]


def _no_such_item(key: str, word: str, known: Iterable[str]) -> NoSuchField:
    """Return what is wrong with the name of an item in a list; a new one takes more than a value."""
    names = [*known]
    if not word:
        what = message('each item under "{key}" holds several keys', key=key)
    else:
        what = message('there is no "{name}" under "{key}"', name=word, key=key)
    hint = did_you_mean(word, names) if word else None
    if hint is None and 0 < len(names) < _FEW:
        hint = message("there are {known}", known=names)
    new = message("a new one is written in the editor: trygg key {key} shows how", key=key)
    return NoSuchField(what, hint or new)


_FEW = 12


def _names(item: Data, part: str) -> Sequence[str]:
    """Return what an item may be called: its id, or what tells it from others."""
    keys = ["id", *(keys[0] for keys in NAMES.get(part, ()) if len(keys) == 1)]
    return [*filter(None, (as_text(step_into(item, key)) for key in keys))]
