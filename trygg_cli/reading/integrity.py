"""Whether a plan fits the model and holds together, found in one walk over plain data.

What does not hold together: ids given twice, references to nothing, and ends before beginnings.
These are found also in plans that do not fit.  What does not fit is only noted here, as a yes or no;
`schema` explains it.  Keys with nothing after them are not in the data: those that the format does not know,
and names in maps, would be lost in silence, so they are looked for here.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize

from trygg_cli.data import as_fields
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import Message, message
from trygg_cli.model.shape import HOMES, ROOT, item_at, shape_at, shapes
from trygg_cli.model.value_types import SORTS
from trygg_cli.reading.mentions import Mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field, PartShape
    from trygg_cli.position import Blank, Route, SourceMap
    from trygg_cli.reading.known_ids import KnownIds
    from trygg_cli.reading.mentions import Reference
    from trygg_cli.reading.references import Named, PlanNames

MAX_UNKNOWN = 1_000
"""Most keys to say something of; what each may have meant takes time to find out."""


class Walk:
    """What one walk over a plan's data, and the keys in it with nothing after them, has found."""

    def __init__(self, data: Data, blanks: Iterable[Blank] = (), part: str = ROOT, route: Route = ()) -> None:
        self.fits = True
        self._data = data
        self._shapes = shapes()
        self._ids: dict[str, dict[str, Route]] = {}
        self.mentions = Mentions()
        self._twice: list[tuple[str, Route, Route]] = []
        self._reversed: list[tuple[Route, str, str, bool]] = []
        self._neither: list[tuple[Route, tuple[str, ...]]] = []
        self._unknown: list[Route] = []
        self._empty: list[Route] = []
        self._blanks: dict[int, list[str]] = {}
        for blank in blanks:
            self._blanks.setdefault(id(blank.inside), []).append(blank.key)
        self._part(data, part, route)

    def problems(self, spans: SourceMap) -> Iterator[PlacedProblem]:
        """Yield what does not hold together, and what says nothing though something is written."""
        yield from self._silent(spans)
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
        for name, other, route in self._alike():
            place = spans.value(route) if route[-1] == "id" else spans.key(route)
            remedy = message("give this one an id of its own; ids are never used again")
            yield PlacedProblem("S08", place, _told_alike(name, other), remedy, item_at(self._data, route))
        actors = as_fields(self._data).get("aktörer")
        for kinds, name, route in self.mentions.lost(self._ids, fit=self.fits):
            if "actor" in kinds and isinstance(actors, (str, list)):
                continue  # how they are written is told already, and then who is missing
            yield self._problem("S09", route, spans, *self._nowhere(kinds, name, route))
        for route, low, high, is_day in self._reversed:
            sentence = (
                message('"{high}" lies before "{low}"', low=low, high=high)
                if is_day
                else message('"{high}" is less than "{low}"', low=low, high=high)
            )
            remedy = message("change places, or correct one of them")
            yield self._problem("S10", (*route, high), spans, sentence, remedy)
        for route, keys in self._neither:
            sentence = message("one of the keys {keys} is missing", keys=[*keys])
            yield self._problem("S05", route, spans, sentence, message("one of them is enough"))

    @property
    def ids(self) -> Mapping[str, Collection[str]]:
        """The ids that it has found, by kind."""
        return self._ids

    def holds_with(self, ids: Mapping[str, Collection[str]]) -> bool:
        """Tell whether there are no problems, in a plan that has these ids; only where there are, they are told."""
        wrong = self._twice or self._reversed or self._neither or self._unknown or self._empty
        return not wrong and not any(
            True for found in (self.mentions.lost(ids, fit=self.fits), self._alike()) for _ in found
        )

    def homes(self, reference: Reference) -> list[Route]:
        """Return where what a reference names stands; it is nowhere, or in one place for each kind that it may be."""
        kinds, name, _ = reference
        return [self._ids[kind][name] for kind in kinds if name in self._ids.get(kind, ())]

    def _alike(self) -> Iterator[tuple[str, str, Route]]:
        """Yield ids that nobody tells from one before, that one, and where they stand."""
        for named in self._ids.values():
            first: dict[str, str] = {}
            for name, route in named.items():
                other = first.setdefault(normalize("NFC", name).casefold(), name)
                if other != name:
                    yield name, other, route

    def _silent(self, spans: SourceMap) -> Iterator[PlacedProblem]:
        """Yield unknown keys, and names in maps, with nothing after them; known keys may stand so."""
        if self._unknown:
            from trygg_cli.reading.unknown_keys import unknown_key
            from trygg_cli.text import refusals

            for route in self._unknown[:MAX_UNKNOWN]:
                yield unknown_key(route, self._data, spans, item_at(self._data, route))
            for route in self._unknown[MAX_UNKNOWN : MAX_UNKNOWN + 1]:
                yield refusals.TOO_MANY.at(spans.key(route), limit=MAX_UNKNOWN)
        for route in self._empty:
            sentence = message('the key "{key}" has no value', key=str(route[-1]))
            remedy = message("write a value after it, or delete the line")
            yield PlacedProblem("S05", spans.key(route), sentence, remedy, item_at(self._data, route))

    def _problem(
        self, code: str, route: Route, spans: SourceMap, sentence: Message, remedy: Message
    ) -> PlacedProblem:
        return PlacedProblem(code, spans.value(route), sentence, remedy, item_at(self._data, route))

    def _nowhere(self, kinds: tuple[str, ...], name: str, route: Route) -> tuple[Message, Message]:
        from trygg_cli.reading.wrong_value import with_sign
        from trygg_cli.words.lookalikes import plain  # only references to nothing need them

        home = _homes(kinds)
        known = self._known.of(kinds)
        sentence = message('there is no "{id}" under "{home}"', id=name, home=home)
        other = self._names.other(name, kinds)
        if other:
            sentence = message(
                'there is no "{id}" under "{home}": that is the id of {other}',
                id=name,
                home=home,
                other=self._called(other),
            )
            return sentence, self._elsewhere(other.kind, known, route, home)
        called = self._names.called(name, kinds)
        if called:
            ids = [named.id for named in called]
            is_right = len(called) == 1 and plain(name) == ids[0]
            return sentence, with_sign(name, self._short_names(called), is_right=is_right)
        several = self._names.several(name, kinds)
        if several:
            return sentence, with_sign(
                name, message("write them one by one: {known}", known=several), is_right=False
            )
        remedy = self._known.closest(plain(name), kinds)
        if remedy is None and known:
            remedy = message('add it under "{home}", or write one of {known}', home=home, known=known)
        remedy = remedy or self._known.to_add(name, home)
        return sentence, with_sign(name, remedy, is_right=False)

    @cached_property
    def _known(self) -> KnownIds:
        from trygg_cli.reading.known_ids import KnownIds

        return KnownIds(self._ids)

    @cached_property
    def _names(self) -> PlanNames:
        from trygg_cli.reading.references import PlanNames

        return PlanNames(self._data)

    def _called(self, other: Named) -> Message:
        item = item_at(self._data, (*other.route, "id"))
        if item is None or other.kind == "actor":
            return message("actor {id} {title}", id=other.id, title=other.title or "")
        return item

    def _short_names(self, called: list[Named]) -> Message:
        if len(called) > 1:
            ids = [named.id for named in called]
            return message("several are called that: write one of {known}", known=ids)
        return message("write {id} ({title})", id=called[0].id, title=called[0].title or called[0].id)

    def _elsewhere(self, kind: str, known: list[str], route: Route, home: str | Message) -> Message:
        """Return what to do with an id that is another sort of thing than its key takes."""
        place = route[:-1] if isinstance(route[-1], int) else route
        shape = shape_at(place[:-1])
        fields = shape.fields.values() if shape else ()
        keys = [field.key for field in fields if kind in field.refers_to and field.key != place[-1]]
        if keys and known:
            return message("write it under {keys}, or one of {known} here", keys=keys[:3], known=known)
        if known:
            return message("write one of {known}", known=known)
        return message('write one that stands under "{home}"', home=home)

    def _part(self, data: object, part: str, route: Route) -> None:
        if type(data) is not dict:
            self.fits = False
            return
        shape = self._shapes[part]
        asked = _asked(part)
        self.fits &= shape.required <= data.keys()
        if self._blanks and (id(data) in self._blanks or shape.maps):
            self._look_for_blanks(data, shape, route)
        for key, value in data.items():
            if key not in asked:
                self.fits = False
                continue
            field, inside, fits, refers_to = asked[key]
            if inside:
                self._inside(value, field, inside, (*route, key))
            else:
                if not fits(value):
                    self.fits = False
                if refers_to:
                    self.mentions.append((field, value, (*route, key)))
        if shape.kind and type(data.get("id")) is str:
            self._name(shape.kind, data["id"], (*route, "id"))
        if shape.ranges or shape.either:
            self._compare(data, shape, route)

    def _look_for_blanks(self, data: Fields, shape: PartShape, route: Route) -> None:
        blanks = self._blanks
        self._unknown += [(*route, key) for key in blanks.get(id(data), ()) if key not in shape.fields]
        for key in shape.maps:
            self._empty += [(*route, key, name) for name in blanks.get(id(data.get(key)), ())]

    def _inside(self, value: Data, field: Field, part: str, route: Route) -> None:
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

    def _compare(self, data: Fields, shape: PartShape, route: Route) -> None:
        for low, high in shape.ranges:
            if low in data and high in data:
                sort = _falling(data[low], data[high])
                if sort:
                    self._reversed.append((route, low, high, sort == "day"))
        if shape.either and data.keys().isdisjoint(shape.either):
            self._neither.append((route, shape.either))


@cache
def _asked(part: str) -> dict[str, tuple[Field, str | None, Callable[[object], bool], tuple[str, ...]]]:
    """Return what is asked of each key of a part: taken apart once, since every value of every plan is asked."""
    return {
        key: (field, field.part, field.fits, field.refers_to) for key, field in shapes()[part].fields.items()
    }


def _told_alike(name: str, other: str) -> Message:
    """Return in what an id is not like one before: in capital letters, or in how å is stored."""
    if normalize("NFC", other) == normalize("NFC", name):
        return message('the id "{id}" is here twice, its letters stored in two ways', id=name)
    return message('the id "{id}" differs only in capital letters from "{other}"', id=name, other=other)


def _falling(low: Data, high: Data) -> str | None:
    """Return what two days, or two numbers, are that stand in falling order."""
    for name in ("day", "number"):
        sort = SORTS[name]
        if type(low) is str and type(high) is str and sort.fits(low) and sort.fits(high):
            return name if sort.value(high) < sort.value(low) else None
    return None


def _homes(kinds: tuple[str, ...]) -> str | Message:
    """Return the keys under which something of one of the kinds stands, to go between quotation marks."""
    *others, last = (HOMES[kind] for kind in kinds)
    return message('{others}" or "{last}', others='", "'.join(others), last=last) if others else last
