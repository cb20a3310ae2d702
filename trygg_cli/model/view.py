"""A plan's data as typed parts, without pydantic: for whoever reads a plan that is known to fit.

The parts have the names, values and defaults that the model's own would have; they are made by the tables
of `shape`, and that both come to the same is tested.  Waking the model takes longer than all else that a
command does with one plan.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, cast

from trygg_cli.model import kinds
from trygg_cli.model.shape import ROOT, shapes
from trygg_cli.model.value_types import SORTS
from trygg_cli.model.walks import MeasureReports, Walks

if TYPE_CHECKING:
    from collections.abc import Callable

    from trygg_cli.data import Fields
    from trygg_cli.model.plan import Plan
    from trygg_cli.model.shape import Field

_WAYS: dict[str, tuple[type, ...]] = {"Plan": (Walks,), "Measure": (MeasureReports,)}
_EMPTY: dict[str | None, object] = {"list": (), "map": {}, None: None}
_AS_IT_STANDS = ("text", "title", "reference", "id")


class PlainPart:
    """A part of a plan. What the file does not say is the default that stands in the class."""

    fields: ClassVar[frozenset[str]] = frozenset()

    def __eq__(self, other: object) -> bool:
        """Tell whether two parts say the same."""
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.fields
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return what the file says."""
        return (
            f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"
        )


def plan(data: dict[str, Any]) -> Plan:
    """Return the plan that data hold; they must fit the model.

    It is a stand-in and no instance of `Plan`: to those who read it, not to pydantic, it is one.
    """
    return cast("Plan", _maker(ROOT)(data))  # the type checker knows the names of a plan only from the model


def is_empty(part: object) -> bool:
    """Tell whether the file says nothing in a part."""
    return not vars(part)


@cache
def _maker(name: str) -> Callable[[Fields], PlainPart]:
    fields = shapes()[name].fields
    defaults = {field.name: _default(field) for field in fields.values()}
    kind = type(name, (*_WAYS.get(name, ()), PlainPart), {**defaults, "fields": frozenset(defaults)})
    ways = {key: (field.name, _way(field)) for key, field in fields.items()}

    def make(data: Fields) -> PlainPart:
        part: PlainPart = kind()
        values = part.__dict__
        for key, value in data.items():
            attribute, way = ways[key]
            values[attribute] = way(value) if way else value
        return part

    return make


def _default(field: Field) -> object:
    return _EMPTY[field.container] if field.default is None else field.default


def _way(field: Field) -> Callable[[Any], Any] | None:
    """Return what makes a field's value of its data; nothing where they are the same."""
    one = _way_of_one(field)
    if field.container == "map":
        return (lambda value: {name: one(inner) for name, inner in value.items()}) if one else dict
    if field.alone:
        return lambda value: (value,) if type(value) is str else tuple(value)
    if field.container == "list":
        return (lambda value: tuple([one(inner) for inner in value])) if one else tuple
    return one


def _way_of_one(field: Field) -> Callable[[Any], Any] | None:
    if field.part:
        return _maker(field.part)
    if field.choice:
        choice = getattr(kinds, field.choice)
        return {word: choice(word) for word in (*field.words, *field.old_words)}.__getitem__
    return None if field.sort in _AS_IT_STANDS else SORTS[field.sort].convert
