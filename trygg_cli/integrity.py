"""Whether a plan fits the model and holds together, found in one walk over plain data.

What does not hold together: ids given twice, references to nothing, and ends before beginnings.
These are found also in plans that do not fit.  What does not fit is only noted here, as a yes or no;
`schema` explains it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trygg_cli.diagnostic import Problem
from trygg_cli.message import Message, message
from trygg_cli.shape import HOMES, ROOT, item_at, shapes
from trygg_cli.sorts import SORTS
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route, SourceMap
    from trygg_cli.shape import Field, Shape


class Walk:
    """What one walk over a plan's data has found."""

    def __init__(self, data: Any) -> None:  # noqa: ANN401
        self.fits = True
        self._data = data
        self._shapes = shapes()
        self._ids: dict[str, dict[str, Route]] = {}
        self._references: list[tuple[tuple[str, ...], str, Route]] = []
        self._twice: list[tuple[str, Route, Route]] = []
        self._reversed: list[tuple[Route, str, str]] = []
        self._neither: list[tuple[Route, tuple[str, ...]]] = []
        self._part(data, ROOT, ())

    def problems(self, spans: SourceMap) -> Iterator[Problem]:
        """Yield what does not hold together."""
        for name, route, first in self._twice:
            yield self._problem(
                "S08",
                route,
                spans,
                message(
                    'the id "{id}" is already taken by {other}', id=name, other=item_at(self._data, first)
                ),
                message("give this one an id of its own; ids are never used again"),
            )
        for kinds, name, route in self._references:
            if not any(name in self._ids.get(kind, ()) for kind in kinds):
                yield self._problem("S09", route, spans, *self._nowhere(kinds, name))
        for route, low, high in self._reversed:
            sentence = message('"{high}" lies before "{low}"', low=low, high=high)
            remedy = message("change places, or correct one of them")
            yield self._problem("S10", (*route, high), spans, sentence, remedy)
        for route, keys in self._neither:
            sentence = message("one of the keys {keys} is missing", keys=[*keys])
            yield self._problem("S05", route, spans, sentence, message("one of them is enough"))

    def _problem(
        self, code: str, route: Route, spans: SourceMap, sentence: Message, remedy: Message
    ) -> Problem:
        return Problem(code, spans.value(route), sentence, remedy, item_at(self._data, route))

    def _nowhere(self, kinds: tuple[str, ...], name: str) -> tuple[Message, Message]:
        home = HOMES[kinds[0]]
        known = [other for kind in kinds for other in self._ids.get(kind, ())]
        sentence = message('there is no "{id}" under "{home}"', id=name, home=home)
        remedy = did_you_mean(name, known)
        if remedy is None and known:
            remedy = message('add it under "{home}", or write one of {known}', home=home, known=known)
        return sentence, remedy or message('add it under "{home}"', home=home)

    def _part(self, data: Any, part: str, route: Route) -> None:  # noqa: ANN401
        if type(data) is not dict:
            self.fits = False
            return
        shape = self._shapes[part]
        fields = shape.fields
        if not shape.required <= data.keys():
            self.fits = False
        for key, value in data.items():
            field = fields.get(key)
            if field is None:
                self.fits = False
            elif field.part:
                self._inside(value, field, field.part, (*route, key))
            else:
                if not field.fits(value):
                    self.fits = False
                if field.refers_to:
                    self._refer(value, field, (*route, key))
        if shape.kind and type(data.get("id")) is str:
            self._name(shape.kind, data["id"], (*route, "id"))
        if shape.ranges or shape.either:
            self._compare(data, shape, route)

    def _inside(self, value: Any, field: Field, part: str, route: Route) -> None:  # noqa: ANN401
        if field.container is None:
            self._part(value, part, route)
        elif field.container == "list" and type(value) is list:
            for index, item in enumerate(value):
                self._part(item, part, (*route, index))
        elif field.container == "map" and type(value) is dict:
            for name, item in value.items():
                if not field.name_fits(name):
                    self.fits = False
                self._ids.setdefault("actor", {})[name] = (*route, name)
                self._part(item, part, (*route, name))
        else:
            self.fits = False

    def _name(self, kind: str, name: str, route: Route) -> None:
        taken = self._ids.setdefault(kind, {})
        if name in taken:
            self._twice.append((name, route, taken[name]))
        else:
            taken[name] = route

    def _refer(self, value: Any, field: Field, route: Route) -> None:  # noqa: ANN401
        if type(value) is str and (field.alone or field.container is None):
            if value not in field.old_words:
                self._references.append((field.refers_to, value, route))
        elif type(value) is list and field.container:
            old = field.old_words
            named = ((name, at) for at, name in enumerate(value) if type(name) is str and name not in old)
            self._references += [(field.refers_to, name, (*route, index)) for name, index in named]

    def _compare(self, data: dict[str, Any], shape: Shape, route: Route) -> None:
        for low, high in shape.ranges:
            if low in data and high in data and _is_reversed(data[low], data[high]):
                self._reversed.append((route, low, high))
        if shape.either and data.keys().isdisjoint(shape.either):
            self._neither.append((route, shape.either))


def _is_reversed(low: Any, high: Any) -> bool:  # noqa: ANN401
    """Tell whether two days, or two numbers, stand in falling order."""
    for sort in (SORTS["day"], SORTS["number"]):
        if type(low) is str and type(high) is str and sort.fits(low) and sort.fits(high):
            return bool(sort.value(high) < sort.value(low))
    return False
