"""Examples of every key, cut out of whole plans that are known to be right.

A cut is a plan by itself: what it needs to be one, and what it refers to, comes along.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import package
from trygg_cli.data import as_fields, as_parts, value_at
from trygg_cli.model.placed_parts import placed_parts
from trygg_cli.model.shape import ROOT, field_at, shape_at, shapes
from trygg_cli.reading import approval_validity
from trygg_cli.reading.document import Document, read
from trygg_cli.reading.integrity import Walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.position import Route

ORDER = ("whole-plan", "counted-targets", "promises", "two-parties", "agreement", "commitments")
CLAIM = re.compile(r" *# (?P<period>\d{4}-T\d): (?P<words>.+)")
"""What a plan says that its report says of an item; a cut, which holds less of the plan, does not say it."""
_FEW, _SEVERAL = 3, 12
"""Lines that are shown whole: of a part among other keys, and of what a key stands in or holds."""


class Instance(NamedTuple):
    """A part of one of the plans, and where it stands."""

    document: Document
    route: Route
    data: Fields


class KeyWithoutExample(LookupError):
    """None of the plans has a key: it is to be filled in in one of them."""

    def __init__(self, part: str, keys: Iterable[str]) -> None:
        super().__init__(f"no plan in keys/plans has {', '.join(sorted(keys))} of {part}")


@cache
def plans() -> tuple[Document, ...]:
    """Return the plans that examples are cut from."""
    return tuple(read(f"{name}.yaml", package.text("keys", "plans", f"{name}.yaml")) for name in ORDER)


def of_key(part: str, key: str) -> str:
    """Return a small plan that shows one key."""
    found = next((instance for instance in _instances(part) if key in instance.data), None)
    if found is None:
        raise KeyWithoutExample(part, [key])
    document, route, data = found
    around = [(*route, key)[:length] for length in range(1, len(route) + 1)]
    whole = next((above for above in around if len(_lines(document, above)) <= _SEVERAL), None)
    return cut(document, [whole] if whole else _shown(document, (*route, key), data[key], _SEVERAL))


def of_part(part: str) -> list[str]:
    """Return small plans that together show every key of a sort of part; raises `KeyWithoutExample`."""
    missing = set(shapes()[part].fields)
    if lacking := missing.difference(*(instance.data for instance in _instances(part))):
        raise KeyWithoutExample(part, lacking)
    chosen: dict[str, list[Route]] = {document.name: [] for document in plans()}
    while missing:
        document, route, data = max(_instances(part), key=lambda value: len(missing.intersection(value.data)))
        for key in missing.intersection(data):
            chosen[document.name] += _shown(document, (*route, key), data[key], _FEW)
        missing -= set(data)
    return [cut(document, chosen[document.name]) for document in plans() if chosen[document.name]]


@cache
def _instances(part: str) -> tuple[Instance, ...]:
    return tuple(
        Instance(document, found.route, found.data)
        for document in plans()
        for found in sorted(placed_parts(document.data), key=lambda inner: len(inner.route))
        if found.part == part
    )


def _first(value: Data, container: str | None) -> tuple[Route, Fields]:
    """Return the first part of what stands in a field, and the step to it."""
    if container == "list":
        return (0,), as_parts(value)[0]
    parts = as_fields(value)
    name = next(iter(parts))
    return ((name,), as_fields(parts[name])) if container == "map" else ((), parts)


def _shown(document: Document, route: Route, value: Data, most: int) -> Iterator[Route]:
    """Yield what to keep to show a key: all of it or, of the parts that it holds, so much of the first."""
    field = field_at(route)
    if field is None or not field.part:
        yield route
        return
    step, first = _first(value, field.container)
    inside, shape = (*route, *step), shapes()[field.part]
    if len(_lines(document, inside)) <= most:
        yield inside
        return
    simple = [key for key in first if not shape.fields[key].part]
    yield from ((*inside, key) for key in first if key in shape.required or key in simple[:most])


def cut(document: Document, routes: Iterable[Route]) -> str:
    """Return the lines of a plan that hold these values, with all that they need to be a plan."""
    whole, root = Walk(document.data), shapes()[ROOT]
    wanted = [*((key,) for key in root.fields if key in root.required), *routes]
    kept: set[int] = set()
    while wanted:
        kept.update(line for route in wanted for line in _needed(document, route))
        text = "".join(f"{CLAIM.sub('', document.lines.line(number))}\n" for number in sorted(kept))
        walk = Walk(read(document.name, text).data)
        missing = [reference for reference in walk.mentions.references if not walk.homes(reference)]
        homes = [home for row in missing for home in whole.homes(row)]
        wanted = [route for home in homes for route in _least(document, home)]
    return _sealed(text)


def _least(document: Document, home: Route) -> Iterator[Route]:
    """Yield what to keep of something that is referred to; the home of an actor is its name, of others their id."""
    home = home if home[-1] != "id" else home[:-1]
    shape, data = shape_at(home), value_at(document.data, home)
    yield from ((*home, key) for key in as_fields(data) if shape and key in shape.required)


def _needed(document: Document, route: Route) -> Iterator[int]:
    """Yield the lines of a value, of the keys that lead to it, and of what the parts around it cannot lack."""
    for length in range(1, len(route)):
        above = route[:length]
        yield document.lines.position(document.spans.key(above).start).line
        shape, data = shape_at(above), value_at(document.data, above)
        if shape and isinstance(data, dict):
            yield document.lines.position(document.spans.first_key(above).start).line
            for key in data:
                if key in shape.required or key in shape.either[:1]:
                    yield from _lines(document, (*above, key))
    yield from _lines(document, route)


def _lines(document: Document, route: Route) -> range:
    """Return the lines of a key and its value."""
    first = document.lines.position(document.spans.key(route).start).line
    last = document.lines.position(max(document.spans.value(route).end - 1, 0)).line
    return range(first, last + 1)


def _sealed(text: str) -> str:
    """Return a plan with its approvals renewed: what was cut away was approved too."""
    document = read("", text)
    spans = [
        (document.spans.value((*item.route, approval_validity.KEY, index, "avtryck")), item.fingerprint())
        for item in approval_validity.items(document.data)
        for index in range(len(item.stamps))
    ]
    for span, fingerprint in sorted(spans, reverse=True):
        text = text[: span.start] + fingerprint + text[span.end :]
    return text
