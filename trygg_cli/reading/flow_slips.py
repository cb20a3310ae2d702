"""The slips in the braces of a plan, found by what the format says of its keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import step_into
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import Message, clipped, message
from trygg_cli.model.shape import ROOT, shapes
from trygg_cli.position import Blank, Node, Span, is_scalar, items_in, keys_in
from trygg_cli.reading.schema import IN_BRACKETS
from trygg_cli.reading.wrong_value import MONEY, figure, remedy_for
from trygg_cli.suggestion import did_you_mean
from trygg_cli.text.event_reader import has_colon
from trygg_cli.text.syntax_repairs import SPACE_AFTER_COLON
from trygg_cli.words import lookalikes, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route, SourceMap

_KEY = re.compile(r"[^\W\d][\w-]*")
_APART = re.compile(r",\s")
_COMMENT = re.compile(r"\s#.*")
_LONGEST = 60


class Cut(NamedTuple):
    """A value that a comma ends too soon: `place` is all that was meant, `pieces` what was cut off, one by one.

    `field` is what the value belongs to, nothing where the key is unknown; `keys` are the pieces that could be keys
    of the format, so that the value perhaps ends where it does.
    """

    route: Route
    field: Field | None
    comma: int
    place: Span
    pieces: tuple[str, ...]
    keys: tuple[str, ...]

    def problem(self, text: str, item: Message | None) -> PlacedProblem:
        """Return what to say of it."""
        rest = _short(self.pieces[0])
        sentence, remedy = self._words(rest, text[slice(*self.place)])
        return PlacedProblem("S14", Span(self.comma, self.comma + 1), sentence, remedy, item)

    def _words(self, rest: str, meant: str) -> tuple[Message, Message]:
        field = self.field
        if field and field.container == "list":
            return message('a comma inside {{ }} ends the value: "{rest}" is cut off', rest=rest), IN_BRACKETS
        if field and field.sort in ("number", "whole"):
            remedy = _remedy_for_figure(meant, field)
            return message('a comma inside {{ }} divides the figure: "{rest}" is cut off', rest=rest), remedy
        if field and not field.is_text:
            remedy = message('give "{rest}" a key of its own, or delete it', rest=rest)
            return message('a comma inside {{ }} ends the value: "{rest}" is cut off', rest=rest), remedy
        remedy = message("put the whole text in quotes")
        if self.keys:
            remedy = message(
                'put the whole text in quotes, or write a colon after "{key}" if it is a key',
                key=self.keys[0],
            )
        return message('a comma inside {{ }} divides the text: "{rest}" is cut off', rest=rest), remedy


def _remedy_for_figure(meant: str, field: Field) -> Message:
    """Return how a divided figure is written; a question where a space may part two figures, or a comma thousands."""
    is_number = field.sort == "number"
    point, thousands = (figure(meant), spelling.grouped(meant)) if is_number else (None, None)
    if thousands and field.key in MONEY:  # no sum has thousandths
        return message("write {value}", value=thousands)
    if point is None:
        return remedy_for(field.sort)
    if thousands:
        return message(
            "it can mean {words}: write the one that is true",
            words=[f'"{word}"' for word in (point, thousands)],
        )
    if _APART.search(meant):
        return message('did you mean "{suggestion}"?', suggestion=point)
    return message("write {value}", value=point)


class Stuck(NamedTuple):
    """A key with no space after its colon, so that the value belongs to it; `place` is both, and pieces behind."""

    route: Route
    colon: int
    place: Span

    def problem(self, text: str, item: Message | None) -> PlacedProblem:
        """Return what to say of it."""
        sign = lookalikes.name(text[self.colon + 1 : self.colon + 2])
        if sign:
            return PlacedProblem(
                "S04",
                Span(self.colon + 1, self.colon + 2),
                sign,
                message("replace it by an ordinary space"),
                item,
            )
        said = SPACE_AFTER_COLON
        return PlacedProblem("S04", Span(self.colon, self.colon + 1), said.sentence, said.remedy, item)


class Doubt(NamedTuple):
    """An unknown key that may be the end of the text before it, which a comma cut off."""

    place: Span


def slips(text: str, data: Data, spans: SourceMap) -> Iterator[Cut | Stuck | Doubt]:
    """Yield the slips in the braces of a plan, in the order of the file."""
    blanks: dict[int, list[Blank]] = {}
    for blank in spans.blanks:
        blanks.setdefault(id(blank.inside), []).append(blank)
    root = spans.root
    for mapping in _mappings(data, root, ROOT, ()):
        first = next(iter(keys_in(mapping.node).values()), None)
        if first and text.find("{", mapping.node[0], first[0]) >= 0:
            yield from mapping.slips(text, blanks.get(id(mapping.data), ()))


def _mappings(data: Data, node: Node, part: str, route: Route) -> Iterator[_Mapping]:
    """Yield the mappings that the format knows; what an alias repeats is left out, since it stands elsewhere."""
    if type(data) is not dict or is_scalar(node):
        return
    fields = shapes()[part].fields
    yield _Mapping(data, node, route, fields, None)
    for key, value in data.items():
        field, inner = fields.get(key), keys_in(node)[key][2]
        if field is None or is_scalar(inner):
            continue
        inside = (*route, key)
        if field.container == "map" and type(value) is dict:
            yield _Mapping(value, inner, inside, {}, field)
        if field.part and field.container == "map":
            for name, (_, _, place) in keys_in(inner).items():
                yield from _mappings(step_into(value, name), place, field.part, (*inside, name))
        elif field.part and field.container == "list":
            for index, place in enumerate(items_in(inner)):
                yield from _mappings(step_into(value, index), place, field.part, (*inside, index))
        elif field.part and field.container is None:
            yield from _mappings(value, inner, field.part, inside)


class _Entry(NamedTuple):
    """A key, the text that is its value if it has one, and where the value or the key ends."""

    key: str
    place: Span
    value: Span | None
    is_scalar: bool
    has_colon: bool
    is_twice: bool
    end: int


class _Mapping(NamedTuple):
    """Something in braces: a part with `fields`, or a map, whose names all belong to one field."""

    data: Fields
    node: Node
    route: Route
    fields: Mapping[str, Field]
    names: Field | None

    def slips(self, text: str, blanks: Iterable[Blank]) -> Iterator[Cut | Stuck | Doubt]:
        """Yield the slips in it."""
        head: _Entry | None = None
        pieces: list[_Entry] = []
        for entry in self._entries(text, blanks):
            before = pieces[-1] if pieces else head
            if head and before and _has_dropped_key(text[before.end : entry.place.start]):
                yield from self._slip(text, head, pieces)
                if self._is_piece(entry, head):
                    yield Doubt(entry.place)
                head, pieces = None, []
            if head and self._is_piece(entry, head):
                pieces.append(entry)
                continue
            if head:
                yield from self._slip(text, head, pieces)
            if head and self._is_doubtful(entry, head):
                yield Doubt(entry.place)
            head, pieces = (entry if entry.value or self._is_stuck(entry) else None), []
        if head:
            yield from self._slip(text, head, pieces)

    def _entries(self, text: str, blanks: Iterable[Blank]) -> list[_Entry]:
        inside = keys_in(self.node)
        entries = [self._entry(text, key, Span(*node[:2]), node[2]) for key, node in inside.items()]
        entries += [
            self._entry(text, blank.key, blank.place, None)
            for blank in blanks
            if blank.place.start != inside[blank.key][0]
        ]
        return sorted(entries, key=lambda value: value.place)

    def _entry(self, text: str, key: str, place: Span, node: Node | None) -> _Entry:
        colon = has_colon(text, place.end)
        is_alone = node is None or is_scalar(node)
        value = Span(*node[:2]) if node and is_alone and type(self.data.get(key)) is str else None
        end = value.end if value else text.index(":", place.end) + 1 if colon else place.end
        return _Entry(key, place, value, is_alone, colon, node is None, end)

    def _field(self, entry: _Entry) -> Field | None:
        return self.names or self.fields.get(entry.key)

    def _is_stuck(self, entry: _Entry) -> bool:
        """Tell whether key and value have become one word."""
        name, colon, value = entry.key.partition(":")
        is_name = bool(_KEY.fullmatch(name)) if self.names else name in self.fields
        return bool(colon and value) and is_name and not entry.has_colon

    def _is_piece(self, entry: _Entry, head: _Entry) -> bool:
        """Tell whether what looks like an entry belongs to the text before it."""
        if self._is_stuck(entry):
            return False
        if entry.has_colon:
            is_key = (
                self.names or entry.key in self.fields or _KEY.fullmatch(entry.key) or self._is_stuck(head)
            )
            return entry.is_scalar and not is_key and did_you_mean(entry.key, self.fields) is None
        field = self._field(head)
        is_text = field is None or field.is_text
        return self.names is not None or entry.key not in self.fields or entry.is_twice or is_text

    def _is_doubtful(self, entry: _Entry, head: _Entry) -> bool:
        """Tell whether an unknown key may belong to the text before it."""
        field = self._field(head)
        is_text = field is None or field.is_text
        return (
            is_text
            and entry.has_colon
            and entry.is_scalar
            and not self.names
            and entry.key not in self.fields
        )

    def _slip(self, text: str, head: _Entry, pieces: list[_Entry]) -> Iterator[Cut | Stuck]:
        end = pieces[-1].end if pieces else head.end
        if head.value is None:
            name = head.key.partition(":")[0]
            colon = text.index(":", head.place.start)
            yield Stuck((*self.route, name), colon, Span(head.place.start, end))
        elif pieces:
            comma = text.find(",", head.value.end, pieces[0].place.start)
            known = [piece.key for piece in pieces if piece.key in self.fields]
            yield Cut(
                (*self.route, head.key),
                self._field(head),
                comma,
                Span(head.value.start, end),
                tuple(text[piece.place.start : piece.end] for piece in pieces),
                tuple(known),
            )


def _has_dropped_key(between: str) -> bool:
    """Tell whether a key and value that are there for the second time, and were not read, stand between entries."""
    return ":" in between and ":" in _COMMENT.sub("", between)


def _short(piece: str) -> str:
    return clipped(" ".join(piece.split()), _LONGEST)
