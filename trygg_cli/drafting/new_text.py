"""A plan's data as a new file, with comments that say what to look at: the only thing that ruamel.yaml writes.

A plan that exists is only ever spliced (see `text.splice`); what is written here has never been a file.
"""

from __future__ import annotations

import textwrap
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString
from ruamel.yaml.tokens import CommentToken

from trygg_cli.model.shape import ROOT, shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.data import Data, Fields
    from trygg_cli.model.shape import Field
    from trygg_cli.position import Route

_WIDTH = 100
_NULLS = ("", "~", "null", "Null", "NULL")


class Draft(NamedTuple):
    """A plan that is to be written: its data, the comments above what stands at a route, and those below a key.

    A key without a value (`None`) is an empty cell; what stands below it is an example of what it may hold.
    """

    data: Fields
    above: Mapping[Route, Sequence[str]]
    below: Mapping[str, str] = {}
    head: Sequence[str] = ()


class _AsItStands(str):
    """A text that is written without quotes where YAML lets it: what it is follows from its key."""

    __slots__ = ()


class _Representer(RoundTripRepresenter):
    """Writes texts as they stand."""

    def as_it_stands(self, text: str) -> ScalarNode:
        resolver = self.dumper.resolver if hasattr(self.dumper, "resolver") else self.dumper
        tag = resolver.resolve(ScalarNode, str(text), (True, False))
        return self.represent_scalar(tag, str(text))


_Representer.add_representer(_AsItStands, _Representer.as_it_stands)


def written(draft: Draft) -> str:
    """Return the text of a new plan."""
    root = _part(draft.data, ROOT, (), draft.above)
    for key, example in draft.below.items():
        _put_below(root, key, example)
    head = "".join(f"# {line}\n" for line in wrapped(draft.head))
    return head + _dumped(root)


def example_of(key: str, value: Data) -> str:
    """Return what stands under a key of a plan, as it is written there: on its line, or on the lines below."""
    text = _dumped(_part({key: value}, ROOT, (), {}))
    return text.removeprefix(f"{key}:").removesuffix("\n")


def _dumped(root: CommentedMap) -> str:
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1_000_000  # a text that is divided could be read otherwise
    yaml.allow_unicode = True
    stream = StringIO()
    yaml.dump(root, stream)
    return stream.getvalue()


def _put_below(root: CommentedMap, key: str, example: str) -> None:
    """Put an example as a comment behind a key without a value, or on the lines below it."""
    first, *lines = example.split("\n")
    said = f" #{first}\n" if first else "\n"
    said += "".join(f"  #{line.removeprefix(' ')}\n" if line else "\n" for line in lines)
    place = root.ca.items.setdefault(key, [None, None, None, None])
    place[2] = CommentToken(said, CommentMark(0), None)


def _part(data: Fields, part: str, route: Route, above: Mapping[Route, Sequence[str]]) -> CommentedMap:
    fields = shapes()[part].fields
    made = CommentedMap()
    for key, value in data.items():
        made[key] = _value(value, fields.get(key), (*route, key), above)
        _comment(made, key, (*route, key), above)
    return made


def _value(value: object, field: Field | None, route: Route, above: Mapping[Route, Sequence[str]]) -> object:
    part = field.part if field else None
    if isinstance(value, list):
        items = [(index, inner, (*route, index)) for index, inner in enumerate(value)]
        made: Any = CommentedSeq([_entry(inner, part, way, above) for _, inner, way in items])
        for index, _, way in items:
            _comment(made, index, way, above)
        if field and (field.is_picked or field.sort == "period"):
            made.fa.set_flow_style()
        return made
    if isinstance(value, dict) and field and field.container == "map":
        made = CommentedMap()
        for name, inner in value.items():
            made[name] = _entry(inner, part, (*route, name), above)
            _comment(made, name, (*route, name), above)
        return made
    return _entry(value, part, route, above)


def _entry(value: object, part: str | None, route: Route, above: Mapping[Route, Sequence[str]]) -> object:
    return _part(value, part, route, above) if part and isinstance(value, dict) else _scalar(value)


def wrapped(lines: Sequence[str], width: int = _WIDTH) -> list[str]:
    """Return lines that are no longer than a comment may be."""
    return [part for line in lines for part in textwrap.wrap(line, width, break_long_words=False) or [""]]


def _comment(inside: Any, key: Any, route: Route, above: Mapping[Route, Sequence[str]]) -> None:
    if route in above:
        depth = 2 * (len(route) - 1)
        inside.yaml_set_comment_before_after_key(
            key, before="\n".join(wrapped(above[route], _WIDTH - depth)), indent=depth
        )


def _scalar(value: object) -> object:
    """Return a text as it is to be written: lines as a block, a long one folded, else as it stands."""
    if not isinstance(value, str):
        return value
    if value in _NULLS:
        return value
    if "\n" in value and not value.startswith((" ", "\n")):
        return LiteralScalarString(value)
    if len(value) > _WIDTH and "  " not in value and value == value.strip():
        return _folded(value)
    return _AsItStands(value)


def _folded(text: str) -> object:
    made = FoldedScalarString(text)
    positions, begin, at = [], 0, -1
    for place, char in enumerate(text):
        if char == " ":
            if place - begin > _WIDTH and at > begin:
                positions.append(at)
                begin = at
            at = place
    made.fold_pos = positions
    return made
