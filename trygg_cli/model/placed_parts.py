"""The one walk over the parts of a plan as plain data, by what the format says of them; the data need not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from trygg_cli.model.shape import ROOT, shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route


class PlacedPart(NamedTuple):
    """A part of a plan: its sort (a shape's name), where it stands, its data and where the part it stands in does."""

    part: str
    route: Route
    data: Fields
    home: Route

    @property
    def kind(self) -> str | None:
        """The kind of item that it is, as `measure`; none where it is no item."""
        return kind_of_part(self.part)

    @property
    def name(self) -> str | None:
        """Its id, or its key in a map, as composed text; None where it has none that is a text."""
        step = self.route[-1] if self.route else None
        name = step if isinstance(step, str) and self.part == "Actor" else self.data.get("id")
        if not isinstance(name, str):
            return None
        return name if name.isascii() else normalize("NFC", name)


def kind_of_part(part: str) -> str | None:
    """Return the kind of the items of a sort of part; actors are items too, named by their key."""
    return "actor" if part == "Actor" else shapes()[part].kind


def all_fields(part: str) -> Iterable[Field]:
    """Return the fields of a part that hold parts."""
    return [field for field in shapes()[part].fields.values() if field.part]


def placed_parts(
    data: Data, fields: Callable[[str], Iterable[Field]] = all_fields, part: str = ROOT
) -> Iterator[PlacedPart]:
    """Yield a part and those inside it, each before what is in it, in the order of the format and of the file.

    `fields` says which fields of a sort of part are walked into. What is no mapping where a part should be is
    passed over.
    """
    waiting = [PlacedPart(part, (), data, ())] if isinstance(data, dict) else []
    while waiting:
        found = waiting.pop()
        yield found
        inside = [
            PlacedPart(field.part or "", (*found.route, field.key, *step), child, found.route)
            for field in fields(found.part)
            if (value := found.data.get(field.key))
            for step, child in _children(value, field)
        ]
        waiting += reversed(inside)


def _children(value: Data, field: Field) -> Iterable[tuple[Route, Fields]]:
    if field.container == "list":
        return (
            [((index,), child) for index, child in enumerate(value) if isinstance(child, dict)]
            if isinstance(value, list)
            else ()
        )
    if not isinstance(value, dict):
        return ()
    if field.container == "map":
        return [((name,), child) for name, child in value.items() if isinstance(child, dict)]
    return [((), value)]
