"""Whom and what a plan names by an id, found in plain data by what somebody wrote in its place."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.model.shape import ROOT, PartShape, shapes
from trygg_cli.suggestion import fold
from trygg_cli.words.lookalikes import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route


BETWEEN = re.compile(r"(?:(?<!\s)\s+)?(?:[,;/&+]|\boch\b|\bsamt\b|\band\b)(?<!- och)\s*")
"""What stands between things that somebody named together."""


_WITH_BOTH = re.compile(r"([^()]+) \(([^()]+)\)")


class Named(NamedTuple):
    """Something that has an id: its kind, id, title and place."""

    kind: str
    id: str
    title: str | None
    route: Route


class PlanNames:
    """All that a plan names, by kind, by id and by title."""

    def __init__(self, data: Data) -> None:
        self._data = data

    @cached_property
    def all(self) -> list[Named]:
        """All of it, in the order of the data."""
        return [*_named(self._data, ROOT, ())] if type(self._data) is dict else []

    @cached_property
    def _by_words(self) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for named in self.all:
            for words in {_folded(text) for text in (named.id, named.title) if text}:
                found.setdefault(words, []).append(named)
        return found

    def called(self, written: str, kinds: Iterable[str]) -> list[Named]:
        """Return what of these kinds has an id or a title that says the same, letter case and odd signs aside."""
        wanted, said = [*kinds], _folded(written)
        found = [named for named in self._by_words.get(said, ()) if said and named.kind in wanted]
        both = _WITH_BOTH.fullmatch(written) if not found else None
        if both:  # Kommunstyrelsen (KS)
            return [named for named in self.called(both[1], wanted) if named in self.called(both[2], wanted)]
        exact = [named for named in found if named.id == written]
        return exact or [*{named.id: named for named in found}.values()]

    def several(self, written: str, kinds: Iterable[str]) -> list[str]:
        """Return the ids of what somebody named together, as KS och TK, where each is known; else none."""
        parts = [part for part in BETWEEN.split(plain(written)) if part]
        called = [self.called(part, kinds) for part in parts]
        return (
            [items[0].id for items in called]
            if len(parts) > 1 and all(len(items) == 1 for items in called)
            else []
        )

    def other(self, written: str, kinds: Iterable[str]) -> Named | None:
        """Return what has just this id and is of none of these kinds."""
        wanted = [*kinds]
        same = (named for named in self._by_words.get(_folded(written), ()) if named.id == written)
        return next((named for named in same if named.kind not in wanted), None)


def _folded(text: str) -> str:
    return " ".join(fold(plain(text)).replace("-", " ").split())


def _named(data: Fields, part: str, route: Route) -> Iterator[Named]:
    shape = shapes()[part]
    own = data.get("id")
    if shape.kind and type(own) is str:
        yield Named(shape.kind, own, _title(data, shape), route)
    for key, value in data.items():
        field = shape.fields.get(key)
        if field is None or field.part is None:
            continue
        if field.container == "map" and type(value) is dict:
            inside = shapes()[field.part]
            for name, item in value.items():
                title = _title(item, inside) if type(item) is dict else None
                yield Named("actor", name, title, (*route, key, name))
        elif field.container == "list" and type(value) is list:
            for index, item in enumerate(value):
                if type(item) is dict:
                    yield from _named(item, field.part, (*route, key, index))
        elif field.container is None and type(value) is dict:
            yield from _named(value, field.part, (*route, key))


def _title(data: Fields, shape: PartShape) -> str | None:
    said = data.get(shape.title) if shape.title else None
    return said if type(said) is str else None
