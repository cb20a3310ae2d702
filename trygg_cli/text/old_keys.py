"""Older names of keys, read as the names of today, so that whatever is asked of a plan knows only those.

The text keeps what stands there, and the places of the keys lead to it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import message
from trygg_cli.model.older_names import OLDER_NAMES
from trygg_cli.model.shape import ROOT, shapes
from trygg_cli.position import Lines, Node, OldKey, SourceMap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trygg_cli.data import Data, Fields

OLDER = frozenset(old for names in OLDER_NAMES.values() for old in names)
"""All older names; a text without any of them as a key needs nothing of this."""


def placed(
    text: str, data: Data, spans: SourceMap, problems: Sequence[PlacedProblem]
) -> tuple[SourceMap, tuple[PlacedProblem, ...]]:
    """Give the keys in data and places their names of today; return all places, and the problems with some more.

    A part with both names says one thing twice: the older is taken out of the data.
    """
    found: list[OldKey] = []
    twice: list[PlacedProblem] = []
    renamed: dict[int, Mapping[str, str]] = {}
    for part, own, places in _parts(ROOT, data, spans.root):
        names = OLDER_NAMES[part]
        for old, new in names.items():
            if old in places and new in places:
                twice.append(_twice(text, old, new, places))
            elif old in places:
                found.append(OldKey(Span(*places[old][:2]), old, new))
        _rename(own, names)
        _rename(places, names)
        renamed[id(own)] = names
    now = [
        blank._replace(key=renamed.get(id(blank.inside), {}).get(blank.key, blank.key))
        for blank in spans.blanks
    ]
    return SourceMap(spans.root, now, found), (*problems, *twice)


def _rename(mapping: Fields, names: Mapping[str, str]) -> None:
    """Give keys their names of today where they stand; what has both keeps what stands under the newer."""
    pairs = [(names.get(key, key), value) for key, value in mapping.items() if names.get(key) not in mapping]
    mapping.clear()
    mapping.update(pairs)


def _twice(text: str, old: str, new: str, places: Mapping[str, Any]) -> PlacedProblem:
    lines = Lines(text)
    return PlacedProblem(
        "S07",
        Span(*places[old][:2]),
        message(
            'the key "{old}" on line {old_line} means the same as "{new}" on line {new_line}',
            old=old,
            old_line=lines.position(places[old][0]).line,
            new=new,
            new_line=lines.position(places[new][0]).line,
        ),
        message('keep what is right under "{new}", and delete "{old}"', new=new, old=old),
    )


def _parts(part: str, data: Any, node: Node) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield the parts that older names may stand in, each with its data and the places of its keys."""
    if type(data) is not dict or len(node) < 3 or type(node[2]) is not dict:
        return
    if part in OLDER_NAMES:
        yield part, data, node[2]
    for key, inner, container in _ways(part):
        if key not in data or key not in node[2]:
            continue
        value, place = data[key], node[2][key][2]
        if not container:
            yield from _parts(inner, value, place)
        elif type(value) is list and len(place) > 2:
            for own, inside in zip(value, place[2], strict=True):
                yield from _parts(inner, own, inside)


@cache
def _ways(part: str) -> tuple[tuple[str, str, str | None], ...]:
    """Return the keys of a part that lead to older names, with the parts in them and how those stand there."""
    return tuple(
        (field.key, field.part, field.container)
        for field in shapes()[part].fields.values()
        if field.part and field.container != "map" and (field.part in OLDER_NAMES or _ways(field.part))
    )
