"""New items of a plan: which list they belong in, which id they get and where among others they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.edit.verbs import Add, Edit, Move, Put
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.model.shape import HOMES, KIND_WORDS, kind_of, shapes
from trygg_cli.reading.references import Named, PlanNames
from trygg_cli.suggestion import did_you_mean
from trygg_cli.words.slug import Slugs, taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.data import Data
    from trygg_cli.position import Route

_NUMBERED = re.compile(r"(.*\D|)(\d+)")
_IN_OTHERS = {
    "measure": ("area", "åtgärder"),
    "cause": ("problem", "orsaker"),
    "area": ("area", "delområden"),
}
"""The kinds that can stand inside others: of which kind, and under which key."""
_PARTS = {
    "measure": "Measure",
    "goal": "Goal",
    "indicator": "Indicator",
    "promise": "Promise",
    "area": "FocusArea",
    "actor": "Actor",
    "problem": "Problem",
    "cause": "Cause",
    "place": "Place",
    "body": "Body",
    "source": "EvidenceSource",
    "ongoing": "Ongoing",
    "agreement": "Agreement",
}


class UnknownKind(TryggError):
    """Nothing of this sort can be added."""

    def __init__(self, word: str) -> None:
        known = [KIND_WORDS[kind] for kind in _PARTS]
        super().__init__(message('there is no sort of item called "{word}"', word=word))
        self.hint = did_you_mean(word, known) or message("write one of {known}", known=known)


class WhichList(TryggError):
    """There are several lists that a new item can stand in, or it must stand in another item."""

    def __init__(self, word: str, known: list[str]) -> None:
        super().__init__(message("it is not clear where the new {word} is to stand", word=word))
        self.hint = message("say in which with --in: {known}", known=known)


class NotBeside(TryggError):
    """Two items are not in lists of the same sort."""

    def __init__(self, one: Named, other: Named) -> None:
        super().__init__(
            message('"{id}" and "{other}" do not stand in lists of the same sort', id=one.id, other=other.id)
        )


class BesideItself(TryggError):
    """An item was to be moved before or after itself."""

    def __init__(self, item: Named) -> None:
        super().__init__(message('"{id}" cannot be moved beside itself', id=item.id))


class TwoTitles(TryggError):
    """A new item was to be called two things."""

    hint = message("write it once")

    def __init__(self, title: str, field: str) -> None:
        super().__init__(
            message('the new item is called both "{title}" and {field}', title=title, field=field)
        )


class IdTaken(TryggError):
    """Something has the id that a new item was to have."""

    def __init__(self, name: str) -> None:
        super().__init__(message('the id "{id}" is taken', id=name))


def kind_named(word: str) -> str:
    """Return the kind that a word stands for; raises `UnknownKind`."""
    kind = kind_of(word)
    if kind not in _PARTS:
        raise UnknownKind(word)
    return kind


def home(data: Data, kind: str, within: Named | None) -> Route:
    """Return the list or map that a new item belongs in; raises `WhichList`."""
    outer, key = _IN_OTHERS.get(kind, ("", ""))
    if within:
        if within.kind != outer:
            raise WhichList(
                KIND_WORDS[kind], [named.id for named in PlanNames(data).all if named.kind == outer]
            )
        return (*within.route, key)
    lists = dict.fromkeys(named.route[:-1] for named in PlanNames(data).all if named.kind == kind)
    if kind == "area" or (HOMES[kind],) in lists:
        return (HOMES[kind],)
    around = [named for named in PlanNames(data).all if named.kind == outer]
    if (len(lists) > 1 or not lists) and around:
        if len(around) == 1:
            return (*around[0].route, key)
        raise WhichList(KIND_WORDS[kind], [named.id for named in around])
    return next(iter(lists), (HOMES[kind],))


def names(kind: str, name: str | None, title: str, fields: Sequence[str]) -> tuple[str | None, str]:
    """Return the id and the title of a new item, where a field may give the title; raises `TwoTitles`.

    Of an actor that is named in a field, what stands first is the short name, as in the plan: TK: {namn: …}.
    """
    key = _title_key(kind)
    given = next((field for field in fields if field.partition("=")[0].strip() == key), None)
    if given is None:
        return name, title
    if kind != "actor" or name:
        raise TwoTitles(title, given)
    return title, given.partition("=")[2].strip()


def _title_key(kind: str) -> str:
    return shapes()[_PARTS[kind]].title or ("namn" if kind == "actor" else "titel")


def added(
    data: Data, kind: str, title: str, name: str | None, where: tuple[Route, int | None]
) -> tuple[str, Edit]:
    """Return the id of a new item, and the change that puts it into a list, or map, at a place; raises `IdTaken`."""
    known = taken(data)
    if name in known:
        raise IdTaken(name)
    route, at = where
    made = name or _next_id(data, kind, title, (route, at))
    if kind == "actor":
        return made, Put(route, made, {_title_key(kind): title})
    return made, Add(route, {"id": made, _title_key(kind): title}, at)


def _next_id(data: Data, kind: str, title: str, where: tuple[Route, int | None]) -> str:
    """Return the id that follows on the one before it, or on those of its kind, if they are numbered.

    Without any it is one that says what the item is.
    """
    names, (route, at) = taken(data), where
    numbered = {} if kind == "actor" else dict(_numbered(data, kind))
    if not numbered:
        return Slugs(names).make(title) or title
    before = [found for place, found in numbered.items() if place[:-1] == route and _is_before(place, at)]
    begins, number = (before or [*numbered.values()])[-1].groups()
    following = max(int(found[2]) for found in numbered.values() if found[1] == begins) + 1
    while (made := f"{begins}{following:0{len(number)}}") in names:
        following += 1
    return made


def _numbered(data: Data, kind: str) -> Iterator[tuple[Route, re.Match[str]]]:
    """Yield where items of a kind stand whose ids end in a number."""
    for named in PlanNames(data).all:
        if named.kind == kind and (found := _NUMBERED.fullmatch(named.id)):
            yield named.route, found


def _is_before(place: Route, at: int | None) -> bool:
    return at is None or int(place[-1]) < at


def moved(one: Named, other: Named, *, is_after: bool) -> Edit:
    """Return the change that moves an item to stand before or behind another; raises `NotBeside` or `BesideItself`."""
    if one == other:
        raise BesideItself(one)
    is_inside = other.route[: len(one.route)] == one.route
    if one.kind != other.kind or one.kind == "actor" or not one.route or is_inside:
        raise NotBeside(one, other)
    to = [*other.route[:-1], int(other.route[-1]) + is_after]
    depth = len(one.route) - 1  # what stands behind it in its list moves up when it is gone
    if other.route[:depth] == one.route[:-1] and int(to[depth]) > int(one.route[-1]):
        to[depth] = int(to[depth]) - 1
    return Move(one.route, tuple(to))
