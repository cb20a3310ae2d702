"""Data with changes made in them, by routes; what is not on the way to a change is shared with the old data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trygg_cli.position import Route
    from trygg_cli.text.emitter import NewValue


class NoSuchPlace(Exception):
    """A route leads to nothing that is there."""

    def __init__(self, route: Route) -> None:
        super().__init__(route)
        self.route = route


class ChangedData:
    """Plain data, and changes of them: each mapping and list is copied once at most."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self._copies: dict[int, object] = {}

    def has(self, route: Route) -> bool:
        """Tell whether a route leads to a value."""
        try:
            self.value(route)
        except NoSuchPlace:
            return False
        return True

    def value(self, route: Route) -> object:
        """Return the value at a route; raises `NoSuchPlace`."""
        value = self.data
        for step in route:
            value = value[_checked(value, step, route)]
        return value

    def set(self, route: Route, value: NewValue) -> None:
        """Let what is at a route be another value."""
        if not route:
            self.data = value
            return
        inside = self._own(route[:-1])
        inside[_checked(inside, route[-1], route)] = value

    def put(self, route: Route, key: str, value: NewValue) -> None:
        """Give a mapping a key."""
        inside = self._own(route)
        if not isinstance(inside, dict):
            raise NoSuchPlace((*route, key))
        inside[key] = value

    def add(self, route: Route, value: NewValue, at: int | None = None) -> None:
        """Put an item into a list, last or at an index."""
        inside = self._own(route)
        if not isinstance(inside, list) or not 0 <= (len(inside) if at is None else at) <= len(inside):
            raise NoSuchPlace(route)
        inside.insert(len(inside) if at is None else at, value)

    def remove(self, route: Route) -> Any:
        """Take away what is at a route, and return it."""
        inside = self._own(route[:-1])
        return inside.pop(_checked(inside, route[-1], route))

    def _own(self, route: Route) -> Any:
        """Return the mapping or list at a route, which may be changed."""
        self.data = value = self._copy(self.data)
        for step in route:
            inside = value
            value = inside[step] = self._copy(inside[_checked(inside, step, route)])
        return value

    def _copy(self, value: Any) -> Any:
        if not isinstance(value, (dict, list)) or id(value) in self._copies:
            return value
        copy = value.copy()
        self._copies[id(copy)] = copy
        return copy


def _checked(inside: object, step: str | int, route: Route) -> object:
    is_there = (isinstance(inside, dict) and step in inside) or (
        isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside)
    )
    if not is_there:
        raise NoSuchPlace(route)
    return step


def nested(route: Route, value: NewValue) -> NewValue:
    """Return a value inside the mappings that a route leads through."""
    for step in reversed(route):
        if not isinstance(step, str):
            raise NoSuchPlace(route)
        value = {step: value}
    return value
