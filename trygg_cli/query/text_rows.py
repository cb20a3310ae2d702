"""Every text of a plan, an item a row, to be searched.

A text stands with the nearest item that has an id, else with the plan; what was reported is on its own.  An item is
found by the names of those who have a part in it and of its places too, and a measure by its focus area.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.model.shape import KIND_WORDS, shapes
from trygg_cli.query import search
from trygg_cli.query.plan_tables import PLAN_ID
from trygg_cli.query.search_words import shown
from trygg_cli.table import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.query.snapshot import Snapshot
    from trygg_cli.query.stored_cells import Stored

COLUMNS = (PLAN_ID.column, *map(Column, search.COLUMNS[1:]))

_REPORTS = frozenset({"FollowUp", "GoalFollowUp", "PromiseFollowUp", "PlanFollowUp"})
_NAMED = frozenset({"actor", "body", "place"})


class _Kind(Enum):
    """What a key holds that may be searched."""

    TEXT = auto()
    REFERENCE = auto()
    PART = auto()


class _Sort(NamedTuple):
    """A sort of part: its word if it is an item, what its title is called, and what its other keys hold."""

    word: str | None
    title: str
    keys: dict[str, _Kind]
    is_report: bool
    is_outcome: bool


class _Item(NamedTuple):
    """A part that texts are searched as, with what is told of it."""

    part: object
    sort: str
    id: str
    title: str


@cache
def _sort(name: str) -> _Sort:
    shape = shapes()[name]
    word = KIND_WORDS[shape.kind] if shape.kind else "aktör" if name == "Actor" else None
    heading = (shape.title or "namn") if word else None
    keys = {}
    for key, field in shape.fields.items():
        if field.part:
            keys[field.name] = _Kind.PART
        elif _NAMED.intersection(field.refers_to):
            keys[field.name] = _Kind.REFERENCE
        elif field.is_text and key != heading:
            keys[field.name] = _Kind.TEXT
    title = shape.fields[heading].name if heading in shape.fields else ""
    return _Sort(word, title, keys, name in _REPORTS, name == "Outcome")


class _TextCollector:
    """Goes through a plan at a moment."""

    def __init__(self, case: Snapshot) -> None:
        plan = case.plan
        self._case = case
        self._names = {name: actor.name for name, actor in plan.actors.items()}
        self._names |= {body.id: body.name for body in plan.bodies}
        self._names |= {place.id: place.name for place in plan.places}

    def rows(self) -> Iterator[list[Stored]]:
        """Yield the row of each item, after it those of the items in it."""
        plan = self._case.plan
        waiting: list[tuple[_Item, tuple[str, ...]]] = [(_Item(plan, "plan", plan.id, plan.title), ())]
        while waiting:
            item, within = waiting.pop()
            texts, items = [*within], list[_Item]()
            self._collect(item.part, item, texts, items)
            yield [plan.id, item.sort, item.id, shown(item.title), shown(" ".join(texts))]
            inside = (*within, item.title) if item.sort == "fokusområde" else ()
            waiting += ((value, inside) for value in reversed(items))

    def _collect(self, part: object, item: _Item, texts: list[str], items: list[_Item]) -> None:
        keys = _sort(type(part).__name__).keys
        for name, value in vars(part).items():
            kind = keys.get(name)
            if kind is None or value is None:
                continue
            several = (value,) if type(value) is str else value
            if kind is _Kind.TEXT:
                texts += several
                texts += value.values() if type(value) is dict else ()
            elif kind is _Kind.REFERENCE:
                texts += [self._names.get(ref, ref) for ref in several]
            elif type(value) is dict:
                for key, element in value.items():
                    self._part(key, element, item, texts, items)
            else:
                for element in value if type(value) is tuple else (value,):
                    self._part(None, element, item, texts, items)

    def _part(
        self,
        key: str | None,
        part: Any,
        item: _Item,
        texts: list[str],
        items: list[_Item],
    ) -> None:
        sort = _sort(type(part).__name__)
        if sort.is_report:
            if self._case.knows(part) or self._case.standing.judged.concerns(part):
                items.append(_Item(part, "uppföljning", item.id, item.title))
        elif sort.word:
            items.append(_Item(part, sort.word, key or part.id, getattr(part, sort.title, None) or ""))
        elif not sort.is_outcome or self._case.knows(part):
            self._collect(part, item, texts, items)


def texts(case: Snapshot) -> Iterator[list[Stored]]:
    """Return a row for every item."""
    return _TextCollector(case).rows()
