"""What a plan names by ids, and which of that there is not."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from trygg_cli.model.shape import field_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from trygg_cli.data import Data
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route

Reference = tuple[tuple[str, ...], str, "Route"]
"""Of what kinds something is that is named, its id, and where it is named; plain, to spare the garbage collector."""


class Mentions(list[tuple["Field", "Data", "Route"]]):
    """What stands in fields that refer to something, and where; it is only taken apart where something is wrong."""

    @property
    def references(self) -> list[Reference]:
        """What is named, in the order of the data."""
        return [
            (field.refers_to, name, route if index is None else (*route, index))
            for field, names, route in self
            for index, name in _listed(names, field)
            if type(name) is str
        ]

    def lost(self, ids: Mapping[str, Collection[str]], *, fit: bool) -> Iterator[Reference]:
        """Yield the references to what has none of these ids, by kind; where they fit that is quickly told."""
        several = {field.refers_to for field, _, _ in self}
        known = {
            kinds: frozenset(chain.from_iterable(ids.get(kind, ()) for kind in kinds)) for kinds in several
        }
        if fit and all(known[field.refers_to].issuperset(_all(names)) for field, names, _ in self):
            return
        for reference in self.references:
            kinds, name, route = reference
            if name not in known[kinds] and not _is_old(name, route):
                yield reference


def _all(names: Any) -> Iterable[str]:
    """Return the one name, or those in a list, that a field which fits has."""
    return (names,) if type(names) is str else names


def _listed(names: Data, field: Field) -> Iterable[tuple[int | None, Data]]:
    """Return what a field names, right or not, and where in its list."""
    if type(names) is list and field.container:
        return enumerate(names)
    return [(None, names)] if field.alone or field.container is None else ()


def _is_old(name: str, route: Route) -> bool:
    """Tell whether a reference is an old word, which is understood without anything of that name."""
    field = field_at(route)
    return field is not None and name in field.old_words
